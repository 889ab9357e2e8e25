/** Two parties: what was between them by month, drawn and as a table, what they took part in together, what either said of the other. */
import type { DyadMonth, DyadPage, NamedParty, SaidOf } from "../query/index.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { renderPage } from "./layout.ts"
import { statementLine } from "./list-pages.ts"
import { address, none, occurrenceLine, partyLink, recordsAddress, said } from "./parts.ts"
import { drawMonths, type MonthSeries } from "./plots/months.ts"

/** Renders the page. */
export function renderDyad(page: DyadPage): string {
  const { first, second, types, occurrences, held } = page
  const dyad = `${first.id},${second.id}`
  const kinds = Object.entries(types).map(
    ([type, count]) =>
      html`<li><a href="${address("/occurrences", { dyad, type, status: "occurred,ongoing" })}">${type} <b>${count}</b></a></li>`,
  )
  const body = html`<p class="crumb"><a href="/dyads">Dyads</a> · <code>${first.id}</code> · <code>${second.id}</code></p>
<h1>${said(first.name)} and ${said(second.name)}</h1>
<p class="lead">${partyLink(first)} and ${partyLink(second)}: together in ${held} occurrences that took place.</p>
${kinds.length > 0 ? html`<ul class="tallies">${kinds}</ul>` : NOTHING}${page.isCut ? html`<p class="note">There is more than is gone through here; counts are the least.</p>` : NOTHING}
<section aria-labelledby="months"><h2 id="months">By month</h2>${byMonth(page)}</section>
<section aria-labelledby="together"><h2 id="together">Together</h2>${occurrences.length > 0 ? html`<ol class="lines">${occurrences.map(occurrenceLine)}</ol><p class="all"><a href="${address("/occurrences", { dyad })}">All of them</a></p>` : none("Nothing is reported.")}</section>
${saidOf(page.said, first, second)}${saidOf(page.heard, second, first)}`
  return renderPage({ title: `${first.name} and ${second.name}`, at: "/dyads", body })
}

function byMonth(page: DyadPage): Html {
  const { months, first, second } = page
  if (months.length === 0) return none("Nothing is known to the month.")
  const series = seriesOf(page)
  const heads = html`<th scope="col">Month</th>${series.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}`
  const rows = months
    .toReversed()
    .map((month) => html`<tr><th scope="row">${month.month}</th>${series.map(({ idsOf }) => cell(idsOf(month)))}</tr>`)
  const label = `What was between ${first.name} and ${second.name}, by month`
  const table = html`<div class="scroll" tabindex="0" role="region" aria-label="Table"><table class="rows counts"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`
  return html`${drawMonths({ label, months: months.map(({ month }) => month), series: series.map(({ name, kind, idsOf }): MonthSeries => ({ name, kind, counts: months.map((month) => idsOf(month).length) })) })}<details${months.length <= 12 ? html` open` : NOTHING}><summary>The same as a table</summary>${table}</details>`
}

interface Series {
  readonly name: string
  readonly kind: MonthSeries["kind"]
  readonly idsOf: (month: DyadMonth) => readonly string[]
}

const seriesOf = ({ first, second }: DyadPage): Series[] => [
  { name: "together", kind: "together", idsOf: ({ held }) => held },
  { name: `${first.name} said of ${second.name}`, kind: "said", idsOf: ({ said: ids }) => ids },
  { name: `${second.name} said of ${first.name}`, kind: "heard", idsOf: ({ heard }) => heard },
]

const cell = (ids: readonly string[]): Html =>
  html`<td class="number">${ids.length === 0 ? NOTHING : html`<a href="${recordsAddress(ids, "/statements")}">${ids.length}</a>`}</td>`

function saidOf({ count, stances, latest }: SaidOf, speaker: NamedParty, target: NamedParty): Html {
  if (count === 0) return NOTHING
  const all = { speaker: speaker.id, target: target.id }
  const shown = Object.entries(stances).map(
    ([stance, times]) =>
      html`<li><a href="${address("/statements", { ...all, stance })}"><span class="stance">${stance.toLowerCase()}</span> <b>${times}</b></a></li>`,
  )
  return html`<section><h2>What ${said(speaker.name)} said of ${said(target.name)}</h2>${shown.length > 0 ? html`<ul class="tallies">${shown}</ul>` : NOTHING}<ol class="lines">${latest.map(statementLine)}</ol><p class="all"><a href="${address("/statements", all)}">All ${count}</a></p></section>`
}
