/** GraphML of the network, as networkx, igraph and yEd read it. */
import type { Source } from "../../query/index.ts"
import type { FormatNotes } from "../field/notes.ts"
import { GRAPH_KEPT, GRAPH_LOST, GRAPH_MIXED } from "./gexf.ts"
import {
  type Attribute,
  attributeOf,
  EDGE_ATTRIBUTES,
  edgeDefault,
  graphEdges,
  graphNodes,
  NODE_ATTRIBUTES,
  type Relation,
  xmlText,
} from "./graph.ts"

/** What is kept and lost. */
export const GRAPHML_NOTES: FormatNotes = {
  name: "graphml",
  title: "GraphML",
  about: `The network of the whole store. ${GRAPH_MIXED}`,
  out: true,
  in: false,
  kept: GRAPH_KEPT,
  lost: GRAPH_LOST,
  blank: [],
}

const NODES: readonly Attribute[] = [{ name: "name", type: "string" }, ...NODE_ATTRIBUTES]
const EDGES: readonly Attribute[] = [{ name: "weight", type: "double" }, ...EDGE_ATTRIBUTES]
const TYPES = { string: "string", integer: "int", double: "double" } as const

/** The graph in pieces. */
export async function* exportGraphMl(source: Source, relation?: Relation): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
  yield `${declare("node", NODES)}${declare("edge", EDGES)}<graph id="network" edgedefault="${edgeDefault(relation)}">\n`
  for await (const nodes of graphNodes(source, relation)) {
    yield nodes.map((node) => `<node id="${xmlText(node.id)}">${data("node", node, NODES)}</node>\n`).join("")
  }
  for await (const edge of graphEdges(source, relation)) {
    const ends = `source="${xmlText(edge.source)}" target="${xmlText(edge.target)}"`
    const kind = edge.directed === (relation === "speaks") ? "" : ` directed="${edge.directed}"`
    yield `<edge id="e${edge.number}" ${ends}${kind}>${data("edge", edge, EDGES)}</edge>\n`
  }
  yield "</graph>\n</graphml>\n"
}

const declare = (of: string, attributes: readonly Attribute[]): string =>
  attributes.map(({ name, type }) => `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${TYPES[type]}"/>\n`).join("")

function data(kind: string, of: object, attributes: readonly Attribute[]): string {
  return attributes
    .flatMap(({ name }) => {
      const value = attributeOf(of, name)
      return value === undefined ? [] : `<data key="${kind}-${name}">${xmlText(value)}</data>`
    })
    .join("")
}
