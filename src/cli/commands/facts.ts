/** `dragoman facts`: reports with their records, through a pipe, to the facts that merging judges, with the blocks they are candidates in. */
import { z } from "zod"
import { splitLines } from "../../ingest/source.ts"
import { blockKeys, describeFacts } from "../../merge/index.ts"
import type { DiplomaticRecord, Report } from "../../record/index.ts"
import { keyOf } from "../../store/identity.ts"
import { defineCommand } from "../command.ts"
import { tellFailure } from "../inputs.ts"
import { openMergeTools } from "../store/merge-tools.ts"

/** A line may be so long, in bytes. */
const MOST = 256 * 2 ** 20

const schema = z.object({
  knowledge: z.string().min(1).optional().meta({ value: "DIR", description: "Your own knowledge, laid over what is shipped." }),
})

/** Describes what merging takes from records. */
export const factsCommand = defineCommand(
  {
    name: "facts",
    summary: "Take from records the facts that merging judges, by pipe (NDJSON)",
    operands: "",
    mostOperands: 0,
    description:
      'A line of standard input is {"report": …, "record": …}; standard output has a line for each fact: {"id", "unit", "kind", "blocks", ' +
      '"fact"}. Facts of one unit are one without a judgement; the one with the smallest id is judged. Units that share a block are ' +
      "candidates: give them to judge. For clusters of machines that group candidates themselves.",
    examples: [{ line: "dragoman facts < pairs.ndjson > facts.ndjson", does: "the facts of every record" }],
    schema,
  },
  async (options, _, context) => {
    const { knowledge } = openMergeTools(options.knowledge)
    let failed = 0
    for await (const { number, bytes } of splitLines(context.stdin(), MOST)) {
      const pair = parsePair(bytes)
      if (pair === undefined) {
        failed += 1
        await tellFailure(context, badPair(number))
        continue
      }
      const facts = describeFacts({ key: keyOf(pair.report), ...pair }, knowledge)
      const lines = facts.map((fact) => JSON.stringify({ id: fact.id, unit: fact.unit, kind: fact.kind, blocks: blockKeys(fact), fact }))
      await context.stdout.write(lines.map((line) => `${line}\n`).join(""))
    }
    return failed > 0 ? 1 : 0
  },
)

const badPair = (line: number) => ({
  code: "bad-pair",
  path: "-",
  line,
  message: "The line is not a report with its record.",
  advice: 'Give {"report": …, "record": …} on each line.',
})

const pairSchema = z.object({
  report: z.looseObject({ text: z.string() }),
  record: z.looseObject({ schema: z.literal("dragoman/record/1"), actors: z.array(z.unknown()), events: z.array(z.unknown()) }),
})

function parsePair(bytes: Uint8Array | undefined): { report: Report; record: DiplomaticRecord } | undefined {
  try {
    const parsed = pairSchema.safeParse(JSON.parse(Buffer.from(bytes ?? []).toString("utf8")))
    return parsed.success ? (parsed.data as unknown as { report: Report; record: DiplomaticRecord }) : undefined
  } catch {
    return undefined
  }
}
