/** The network: who meets whom and who speaks of whom, drawn and as the table of the same. */
import type { NamedEdge } from "../exchange/columns.ts"
import type { NetworkNode } from "../query/index.ts"
import { type Html, html } from "./html.ts"
import { arrow, partyOf, renderFrame, tableOf } from "./list-pages.ts"
import { address, partyAddress, partyLink, recordsAddress } from "./parts.ts"
import { drawNetwork } from "./plots/network-plot.ts"
import type { Asked } from "./search-page.ts"

/** Who meets whom and who speaks of whom. */
export function renderNetwork({
  asked,
  edges,
  nodes,
  next,
}: {
  asked: Asked
  edges: readonly NamedEdge[]
  nodes: readonly NetworkNode[]
  next?: string | undefined
}): string {
  const known = new Map(nodes.map((node) => [node.id, node]))
  const link = (id: string, name: string): Html => partyLink(known.get(id) ?? partyOf(id, name))
  const lines = edges.map(({ relation, source, sourceName, target, targetName, directed, count, last, records }) => {
    const question =
      relation === "meets" ? address("/occurrences", { dyad: `${source},${target}` }) : address("/statements", { speaker: source, target })
    const behind = recordsAddress(records, question)
    return html`<tr><td>${relation}</td><th scope="row">${link(source, sourceName)}${arrow(directed)}${link(target, targetName)}</th><td class="number"><a href="${behind}">${count}</a></td><td>${last ?? ""}</td></tr>`
  })
  const table = tableOf(["Relation", "Who", "Times", "Last"], lines)
  const content = table && html`${drawing(edges, nodes)}${table}`
  const note =
    "Meetings have no direction; speaking goes from who speaks to whom it is about. The strongest come first. Names without room show when you point at their dots."
  return renderFrame({
    name: "network",
    title: "Network",
    note,
    asked,
    next,
    fields: ["person", "country", "from", "to", "type", "status"],
    content,
    isWide: true,
  })
}

function drawing(edges: readonly NamedEdge[], nodes: readonly NetworkNode[]): Html {
  const drawn = nodes.map((node) => ({ id: node.id, name: node.name, kind: node.kind, to: partyAddress(node) }))
  const words = html`<p class="legend"><span class="meets">meets</span> <span class="speaks">speaks of</span> <span class="state">a state</span> <span class="body">a body</span> <span class="person">a person</span></p>`
  return html`<div class="plot scroll" tabindex="0" role="region" aria-label="Network">${drawNetwork(drawn, edges)}${words}</div>`
}
