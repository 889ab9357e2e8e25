/** `dragoman cluster`: judged components, through a pipe, to what is merged: the same clusters and ids as in a store. */
import { z } from "zod"
import { splitLines } from "../../ingest/source.ts"
import { cluster, FACT_KINDS, type FactKind, type Judgement, mergedId } from "../../merge/index.ts"
import { defineCommand } from "../command.ts"
import { tellFailure } from "../inputs.ts"

/** A line may be so long, in bytes. */
const MOST = 1024 * 2 ** 20

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
  async (_, __, context) => {
    let failed = 0
    for await (const { number, bytes } of splitLines(context.stdin(), MOST)) {
      const component = parseComponent(bytes)
      if (component === undefined) {
        failed += 1
        await tellFailure(context, badComponent(number))
        continue
      }
      const { kind, units, judgements } = component
      const lines = cluster(units, judgements).map((members) => JSON.stringify({ id: mergedId(kind, members), kind, units: members }))
      await context.stdout.write(lines.map((line) => `${line}\n`).join(""))
    }
    return failed > 0 ? 1 : 0
  },
)

const badComponent = (line: number) => ({
  code: "bad-component",
  path: "-",
  line,
  message: "The line is not a component of units with their judgements.",
  advice: 'Give {"kind": KIND, "units": [ID…], "judgements": [JUDGEMENT…]} on each line.',
})

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

function parseComponent(bytes: Uint8Array | undefined): Component | undefined {
  try {
    const parsed = componentSchema.safeParse(JSON.parse(Buffer.from(bytes ?? []).toString("utf8")))
    return parsed.success ? (parsed.data as unknown as Component) : undefined
  } catch {
    return undefined
  }
}
