/** `dragoman cluster`: judged components, through a pipe, to what is merged: the same clusters and ids as in a store. */
import { z } from "zod"
import { cluster, FACT_KINDS, type FactKind, type Judgement, mergedId } from "../../merge/index.ts"
import { defineCommand } from "../command.ts"
import { type PipeInput, pipeLines } from "../pipe.ts"

/** Derives clusters. */
export const clusterCommand = defineCommand(
  {
    name: "cluster",
    summary: "Derive from judgements what is merged, by pipe (NDJSON)",
    operands: "",
    mostOperands: 0,
    description:
      'A line of standard input is a component: {"kind": KIND, "units": [ID…], "judgements": [JUDGEMENT…]}, all units that "same" ties ' +
      'together with the judgements among them. Standard output has a line for each cluster: {"id", "kind", "units"}. What becomes of a ' +
      "component depends on it alone, so that components can be clustered anywhere.",
    examples: [
      { line: "dragoman cluster < components.ndjson > clusters.ndjson", does: "the occurrences, persons and so on, by their ids" },
    ],
    schema: z.object({}),
  },
  (_, __, context) =>
    pipeLines<Component>(context, COMPONENTS, ({ kind, units, judgements }) =>
      cluster(units, judgements).map((members) => ({ id: mergedId(kind, members), kind, units: members })),
    ),
)

const componentSchema = z.object({
  kind: z.enum(FACT_KINDS),
  units: z.array(z.string()).min(1),
  judgements: z.array(
    z.looseObject({ a: z.string(), b: z.string(), author: z.string(), verdict: z.enum(["same", "different", "unsure"]) }),
  ),
})

interface Component {
  readonly kind: FactKind
  readonly units: readonly string[]
  readonly judgements: readonly Judgement[]
}

const COMPONENTS: PipeInput = {
  schema: componentSchema,
  most: 1024 * 2 ** 20,
  fault: {
    code: "bad-component",
    message: "The line is not a component of units with their judgements.",
    advice: 'Give {"kind": KIND, "units": [ID…], "judgements": [JUDGEMENT…]} on each line.',
  },
}
