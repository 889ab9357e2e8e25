/** `dragoman network`: who meets whom and who speaks of whom, as nodes and edges. */
import { z } from "zod"
import { EDGE_COLUMNS, type NamedEdge, NODE_COLUMNS, nameEdges } from "../../exchange/columns.ts"
import type { NetworkNode, QueryInput } from "../../query/index.ts"
import { verbSchema } from "../../query/query.ts"
import { drawingOf, withSource } from "../asking/ask.ts"
import { formatOption, type RowShape, renderRows } from "../asking/rows.ts"
import { defineCommand } from "../command.ts"
import { sourceOptions } from "../store/options.ts"

const EDGE_ROWS: RowShape<NamedEdge> = {
  csv: EDGE_COLUMNS,
  table: [
    { name: "relation", cell: ({ relation }) => relation },
    { name: "who", cell: ({ sourceName, targetName, directed }) => `${sourceName} ${directed ? "→" : "–"} ${targetName}` },
    { name: "times", cell: ({ count }) => count },
    { name: "weight", cell: ({ weight }) => weight },
    { name: "last", cell: ({ last }) => last },
  ],
  wide: "who",
}

const NODE_ROWS: RowShape<NetworkNode> = {
  csv: NODE_COLUMNS,
  table: [
    { name: "kind", cell: ({ kind }) => kind },
    { name: "name", cell: ({ name }) => name },
    { name: "country", cell: ({ country }) => country },
    { name: "records", cell: ({ records }) => records.length },
    { name: "id", cell: ({ id }) => id },
  ],
  wide: "name",
}

const schema = z.object({
  ...verbSchema("network").shape,
  nodes: z.boolean().default(false).meta({ description: "The nodes of those edges instead of the edges." }),
  ...formatOption,
  ...sourceOptions,
})

/** Draws the network. */
export const networkCommand = defineCommand(
  {
    name: "network",
    summary: "Who meets whom and who speaks of whom: edges with their records, and nodes",
    operands: "",
    mostOperands: 0,
    description:
      "Edges of meeting count occurrences and have no direction; edges of speaking count statements, from the speaker to whom they are " +
      "about. The strongest come first. Each edge and node has the ids of the occurrences and statements behind it.",
    examples: [
      { line: "dragoman network --country Qatar --format table", does: "who meets and speaks of Qatar and its people" },
      { line: "dragoman network --level people --relation speaks --format csv", does: "who speaks of whom, for Gephi or R" },
      { line: "dragoman network --level people --relation speaks --format csv --nodes", does: "and the people themselves" },
    ],
    schema,
  },
  async ({ nodes: wantsNodes, format, store, state, ...given }, _, context) => {
    const { network } = await import("../../query/index.ts")
    await withSource({ store, state }, { command: "network", context }, async (source) => {
      const { next, ...found } = await network(source, given as QueryInput)
      const { nodes } = found
      const named = nameEdges(found)
      const drawing = { format, isFirst: true, ...drawingOf(context) }
      await context.stdout.write(wantsNodes ? renderRows(nodes, NODE_ROWS, drawing) : renderRows(named, EDGE_ROWS, drawing))
      if (next !== undefined)
        await context.stderr.write(format === "table" ? `There is more: --cursor ${next}\n` : `${JSON.stringify({ next })}\n`)
    })
    return 0
  },
)
