/** GEXF 1.3 of the network, as Gephi reads it. */
import type { Source } from "../../query/index.ts"
import type { FormatNotes } from "../field/notes.ts"
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

/** What is kept and lost of a network, in both formats. */
export const GRAPH_KEPT = [
  ["states, bodies and persons that take part, speak or are spoken of", "nodes", "the code of a state, the id of a body or person"],
  ["name, kind, country", "label, kind, country"],
  ["dyads: who meets whom", "undirected edges, relation meets", "one for each pair and kind of pair (level: country, body, person)"],
  [
    "statements with whom they are about",
    "directed edges, relation speaks",
    "from the speaker's state, and from the person or body itself",
  ],
  ["number of occurrences or statements", "count"],
  ["sum of shares", "weight", "a gathering of many weighs as much as a meeting of two"],
  ["first and last day", "first, last"],
] as const satisfies FormatNotes["kept"]
/** What a program has to know of both. */
export const GRAPH_MIXED =
  "Meeting has no direction and speaking has one; networkx and others know no such graph, so --relation gives one of them alone."
/** What of a network no graph file has. */
export const GRAPH_LOST = [
  "which occurrences and statements an edge counts: the tables `dyads` and `targets` have them",
  "stances",
  "places, words",
]

/** What is kept and lost. */
export const GEXF_NOTES: FormatNotes = {
  name: "gexf",
  title: "GEXF",
  about: `The network of the whole store, GEXF 1.3; Gephi opens it. ${GRAPH_MIXED}`,
  out: true,
  in: false,
  kept: GRAPH_KEPT,
  lost: GRAPH_LOST,
  blank: ["positions, sizes and colours"],
}

/** The graph in pieces. */
export async function* exportGexf(source: Source, relation?: Relation): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
  yield `<graph mode="static" defaultedgetype="${edgeDefault(relation)}">\n`
  yield declare("node", NODE_ATTRIBUTES)
  yield `${declare("edge", EDGE_ATTRIBUTES)}<nodes>\n`
  for await (const nodes of graphNodes(source, relation)) {
    yield nodes
      .map((node) => `<node id="${xmlText(node.id)}" label="${xmlText(node.name)}">${values(node, NODE_ATTRIBUTES)}</node>\n`)
      .join("")
  }
  yield "</nodes>\n<edges>\n"
  for await (const edge of graphEdges(source, relation)) {
    const ends = `source="${xmlText(edge.source)}" target="${xmlText(edge.target)}"`
    const kind = edge.directed ? "directed" : "undirected"
    yield `<edge id="${edge.number}" ${ends} type="${kind}" weight="${edge.weight}">${values(edge, EDGE_ATTRIBUTES)}</edge>\n`
  }
  yield "</edges>\n</graph>\n</gexf>\n"
}

function declare(of: string, attributes: readonly Attribute[]): string {
  const lines = attributes.map(({ name, type }) => `<attribute id="${name}" title="${name}" type="${type}"/>\n`)
  return `<attributes class="${of}">\n${lines.join("")}</attributes>\n`
}

function values(of: object, attributes: readonly Attribute[]): string {
  const known = attributes.flatMap(({ name }) => {
    const value = attributeOf(of, name)
    return value === undefined ? [] : `<attvalue for="${name}" value="${xmlText(value)}"/>`
  })
  return known.length > 0 ? `<attvalues>${known.join("")}</attvalues>` : ""
}
