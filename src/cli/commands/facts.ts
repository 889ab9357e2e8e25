/** `dragoman facts`: reports with their records, through a pipe, to the facts that merging judges, with the blocks they are candidates in. */
import { z } from "zod"
import { blockKeys, describeFacts } from "../../merge/index.ts"
import type { DiplomaticRecord, Report } from "../../record/index.ts"
import { keyOf } from "../../store/identity.ts"
import { defineCommand } from "../command.ts"
import { type PipeInput, pipeLines } from "../pipe.ts"
import { openMergeTools } from "../store/merge-tools.ts"

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
  (options, _, context) => {
    const { knowledge } = openMergeTools(options.knowledge)
    return pipeLines<Pair>(context, PAIRS, (pair) =>
      describeFacts({ key: keyOf(pair.report), ...pair }, knowledge).map((fact) => ({
        id: fact.id,
        unit: fact.unit,
        kind: fact.kind,
        blocks: blockKeys(fact),
        fact,
      })),
    )
  },
)

const pairSchema = z.object({
  report: z.looseObject({ text: z.string() }),
  record: z.looseObject({ schema: z.literal("dragoman/record/1"), actors: z.array(z.unknown()), events: z.array(z.unknown()) }),
})

interface Pair {
  readonly report: Report
  readonly record: DiplomaticRecord
}

const PAIRS: PipeInput = {
  schema: pairSchema,
  most: 256 * 2 ** 20,
  fault: {
    code: "bad-pair",
    message: "The line is not a report with its record.",
    advice: 'Give {"report": …, "record": …} on each line.',
  },
}
