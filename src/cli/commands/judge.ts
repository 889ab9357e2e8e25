/** `dragoman judge`: groups of facts that may be one, through a pipe, to judgements with their reasons. */
import { z } from "zod"
import { isNote, readInputs } from "../../ingest/index.ts"
import { blockKeys, describeFacts, type Fact, judgeBlock } from "../../merge/index.ts"
import { keyOf } from "../../store/identity.ts"
import { defineCommand } from "../command.ts"
import type { Context } from "../context.ts"
import { tellFailure } from "../inputs.ts"
import { type PipeInput, pipeLines, writeLines } from "../pipe.ts"
import { openJudgeSettings, openMergeTools } from "../store/merge-tools.ts"

/** Judges candidates. */
export const judgeCommand = defineCommand(
  {
    name: "judge",
    summary: "Judge which facts of a block are one, by pipe (NDJSON)",
    operands: "",
    mostOperands: 0,
    description:
      'A line of standard input is a block: {"block": KEY, "facts": [FACT…]}; standard output has a judgement a line: the two units, ' +
      "same, different or unsure, the probability, and the reasons. For clusters of machines that group candidates themselves. With " +
      '--facts a line of standard input is a report with its record ({"report": …, "record": …}), and standard output has its facts, ' +
      'each with the keys of its blocks: {"fact": FACT, "blocks": [KEY…]}. Facts of one unit are one: give a block one of each unit.',
    examples: [
      { line: "dragoman judge --facts < records.ndjson > facts.ndjson", does: "the facts of records, with their blocks" },
      { line: "dragoman judge < blocks.ndjson > judgements.ndjson", does: "every pair of every block" },
    ],
    schema: z.object({
      facts: z.boolean().default(false).meta({ description: "Give the facts of reports and records with their block keys." }),
      knowledge: z.string().optional().meta({ value: "DIR", description: "With --facts: your own knowledge, laid over what is shipped." }),
    }),
  },
  ({ facts: giveFacts, knowledge }, _, context) => {
    if (giveFacts) return tellFacts(context, knowledge)
    const settings = openJudgeSettings()
    return pipeLines<Block>(context, BLOCKS, ({ facts }) => judgeBlock(facts, settings))
  },
)

/** Facts of reports with their records, each with its blocks. */
async function tellFacts(context: Context, overlay: string | undefined): Promise<number> {
  const { knowledge } = openMergeTools(overlay)
  let failed = 0
  for await (const input of readInputs(["-"], { stdin: context.stdin })) {
    if (input.kind === "failure" || input.record === undefined) {
      failed += input.kind === "failure" && isNote(input.issue) ? 0 : 1
      await tellFailure(context, input.kind === "failure" ? input.issue : { ...NO_RECORD, ...input.origin })
      continue
    }
    const facts = describeFacts({ key: keyOf(input.report), report: input.report, record: input.record }, knowledge)
    await writeLines(
      context,
      facts.map((fact) => ({ fact, blocks: blockKeys(fact) })),
    )
  }
  return failed > 0 ? 1 : 0
}

const NO_RECORD = {
  code: "bad-record",
  message: "The line has no record beside its report.",
  advice: 'Give {"report": …, "record": …} on each line; `dragoman read` makes the records.',
}

const blockSchema = z.object({ facts: z.array(z.looseObject({ id: z.string(), kind: z.string(), unit: z.string() })) })

interface Block {
  readonly facts: Fact[]
}

const BLOCKS: PipeInput = {
  schema: blockSchema,
  most: 256 * 2 ** 20,
  fault: {
    code: "bad-block",
    message: "The line is not a block of facts.",
    advice: 'Give {"block": KEY, "facts": [FACT…]} on each line.',
  },
}
