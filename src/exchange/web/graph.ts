/**
 * The network of a store as a graph: states, bodies and persons; edges for who meets whom, of pairs of one kind, and for who speaks of
 * whom. GEXF and GraphML write it.
 */
import { type NamedParty, networkEdges, networkNodes, type Source, type WholeEdge } from "../../query/index.ts"

/** An attribute that nodes or edges have. */
export interface Attribute {
  readonly name: string
  readonly type: "string" | "integer" | "double"
}

/** The attributes of nodes, besides id and label. */
export const NODE_ATTRIBUTES: readonly Attribute[] = [
  { name: "kind", type: "string" },
  { name: "country", type: "string" },
]

/** The attributes of edges, besides ends and weight. */
export const EDGE_ATTRIBUTES: readonly Attribute[] = [
  { name: "relation", type: "string" },
  { name: "level", type: "string" },
  { name: "count", type: "integer" },
  { name: "first", type: "string" },
  { name: "last", type: "string" },
]

/** A node. */
export type GraphNode = NamedParty
/** An edge, with its number from 0. */
export type GraphEdge = WholeEdge & { readonly number: number }
/** What the edges are: all, or those of one relation, for programs that know no graph with both directed and undirected edges. */
export type Relation = WholeEdge["relation"] | undefined

/** What edges are where nothing is said of one. */
export const edgeDefault = (relation: Relation): "directed" | "undirected" => (relation === "speaks" ? "directed" : "undirected")

/** The value of an attribute; undefined where it is not known. */
export function attributeOf(of: object, name: string): string | number | undefined {
  const value = (of as Record<string, unknown>)[name]
  return typeof value === "string" || typeof value === "number" ? value : undefined
}

/** Gives the nodes in the order of their ids. */
export const graphNodes = (source: Source, relation: Relation): AsyncGenerator<readonly GraphNode[]> => networkNodes(source, relation)

/** Gives the edges in the order of their ends. */
export async function* graphEdges(source: Source, relation: Relation): AsyncGenerator<GraphEdge> {
  let number = 0
  for await (const edges of networkEdges(source, relation)) for (const edge of edges) yield { ...edge, number: number++ }
}

/** A text in XML: escaped, without what XML 1.0 cannot hold. */
export function xmlText(value: string | number): string {
  return String(value)
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
