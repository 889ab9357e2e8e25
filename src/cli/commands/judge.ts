/** `dragoman judge`: groups of facts that may be one, through a pipe, to judgements with their reasons. */
import { z } from "zod"
import { splitLines } from "../../ingest/source.ts"
import { type Fact, judgeBlock } from "../../merge/index.ts"
import { defineCommand } from "../command.ts"
import { tellFailure } from "../inputs.ts"
import { openJudgeSettings } from "../store/merge-tools.ts"

/** A line may be so long, in bytes. */
const MOST = 256 * 2 ** 20

/** Judges candidates. */
export const judgeCommand = defineCommand(
  {
    name: "judge",
    summary: "Judge which facts of a block are one, by pipe (NDJSON)",
    operands: "",
    mostOperands: 0,
    description:
      'A line of standard input is a block: {"block": KEY, "facts": [FACT…]}; standard output has a judgement a line: the two units, ' +
      "same, different or unsure, the probability, and the reasons. For clusters of machines that group candidates themselves.",
    examples: [{ line: "dragoman judge < blocks.ndjson > judgements.ndjson", does: "every pair of every block" }],
    schema: z.object({}),
  },
  async (_, __, context) => {
    const settings = openJudgeSettings()
    let failed = 0
    for await (const { number, bytes } of splitLines(context.stdin(), MOST)) {
      const facts = parseFacts(bytes)
      if (facts === undefined) {
        failed += 1
        await tellFailure(context, badBlock(number))
      } else {
        const lines = judgeBlock(facts, settings).map((judgement) => `${JSON.stringify(judgement)}\n`)
        if (lines.length > 0) await context.stdout.write(lines.join(""))
      }
    }
    return failed > 0 ? 1 : 0
  },
)

const badBlock = (line: number) => ({
  code: "bad-block",
  path: "-",
  line,
  message: "The line is not a block of facts.",
  advice: 'Give {"block": KEY, "facts": [FACT…]} on each line.',
})

const blockSchema = z.object({ facts: z.array(z.looseObject({ id: z.string(), kind: z.string(), unit: z.string() })) })

function parseFacts(bytes: Uint8Array | undefined): Fact[] | undefined {
  try {
    const parsed = blockSchema.safeParse(JSON.parse(Buffer.from(bytes ?? []).toString("utf8")))
    return parsed.success ? (parsed.data.facts as unknown as Fact[]) : undefined
  } catch {
    return undefined
  }
}
