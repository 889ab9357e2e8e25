/** Lists: tours, statements, the agenda, dyads. */
import { stopsWords } from "../exchange/stops.ts"
import { typesOf } from "../exchange/words.ts"
import type { AgendaItem, Dyad, FoundStatement, FoundTour, Page } from "../query/index.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { renderPage } from "./layout.ts"
import {
  address,
  dataLinks,
  dyadAddress,
  joinHtml,
  nextLink,
  none,
  occurrenceLine,
  participantLink,
  partyLink,
  recordsAddress,
  said,
  stateLink,
  when,
} from "./parts.ts"
import { bounded } from "./quotes.ts"
import { type Asked, chips, filterForm } from "./search-page.ts"

interface ListFrame {
  readonly name: string
  readonly title: string
  readonly note: string
  readonly asked: Asked
  readonly next: string | undefined
  readonly fields: readonly string[]
  readonly content: Html | undefined
  readonly isWide?: boolean
}

/** The frame of a list: filters, chips, rows, the way to the next page. */
export function renderFrame({ name, title, note, asked, next, fields, content, isWide = false }: ListFrame): string {
  const { cursor: _, ...filters } = asked
  const path = `/${name}`
  const more = next === undefined ? undefined : address(path, { ...asked, cursor: next })
  const body = html`<h1>${title}</h1><p class="note">${note}</p>${filterForm(path, asked, fields)}${chips(path, filters)}${content ?? none("Nothing is found.")}${nextLink(more)}${dataLinks(name, address("", filters))}`
  return renderPage({ title, at: path, body, isWide })
}

interface ListPage<Row> {
  readonly asked: Asked
  readonly page: Page<Row>
}

const linesOf = <Row>(rows: readonly Row[], line: (row: Row) => Html): Html | undefined =>
  rows.length > 0 ? html`<ol class="lines">${rows.map(line)}</ol>` : undefined

/** Trips with their stops. */
export function renderTours({ asked, page: { rows, next } }: ListPage<FoundTour>): string {
  const content = linesOf(
    rows,
    (tour) =>
      html`<li class="line"><div class="side">${when(tour)}</div><div class="main"><p class="what">${partyLink({ ...tour.traveller, kind: "person" })} ${stateLink(tour.traveller.country)}</p><p class="who">${stopsWords(tour)}</p><p class="meta"><a class="told" href="/tours/${tour.id}">${tour.reports} ${tour.reports === 1 ? "report" : "reports"}</a></p></div></li>`,
  )
  return renderFrame({
    name: "tours",
    title: "Tours",
    note: "Trips over several stops.",
    asked,
    next,
    fields: ["person", "country", "place", "from", "to"],
    content,
  })
}

/** Who said what of whom. */
export function renderStatements({ asked, page: { rows, next } }: ListPage<FoundStatement>): string {
  const note = "Dates are of publication. A stance is there only where the words express one."
  return renderFrame({
    name: "statements",
    title: "Statements",
    note,
    asked,
    next,
    fields: ["text", "speaker", "target", "from", "to"],
    content: linesOf(rows, statementLine),
  })
}

/** A statement in a list. */
export function statementLine(one: FoundStatement): Html {
  const { id, speaker, mode, content, targets, reports } = one
  const of = joinHtml(
    targets.map(
      (target) =>
        html`${partyLink(target)}${target.stance === null ? NOTHING : html` <span class="stance">${target.stance.toLowerCase()}</span>`}`,
    ),
    ", ",
  )
  const words = mode === "direct" ? html`<q>${said(bounded(content))}</q>` : said(bounded(content))
  return html`<li class="line"><div class="side">${when(one)}</div><div class="main"><p class="what">${participantLink(speaker)}</p><p class="content">${words}</p><p class="meta">${targets.length > 0 ? html`of ${of} · ` : NOTHING}<a class="told" href="/statements/${id}">${reports} ${reports === 1 ? "report" : "reports"}</a></p></div></li>`
}

/** What is announced. */
export function renderAgenda({ asked, page: { rows, next } }: ListPage<AgendaItem>): string {
  const titles = { upcoming: "To come", undated: "Without a day", overdue: "Never reported as held" } as const
  const groups = Map.groupBy(rows, ({ due }) => due)
  const content =
    rows.length > 0
      ? html`${[...groups].map(([due, items]) => html`<h2>${titles[due]}</h2><ol class="lines">${items.map(({ occurrence }) => occurrenceLine(occurrence))}</ol>`)}`
      : undefined
  const note = `As it stood on ${asked.asOf ?? "a day"}: what later reports say does not count.`
  return renderFrame({
    name: "agenda",
    title: "Agenda",
    note,
    asked,
    next,
    fields: ["person", "country", "place", "from", "to", "type"],
    content,
  })
}

/** A table, or nothing where it has no rows. */
export const tableOf = (heads: readonly string[], rows: readonly Html[]): Html | undefined =>
  rows.length > 0
    ? html`<div class="scroll" tabindex="0" role="region" aria-label="Table"><table class="rows"><thead><tr>${heads.map((head) => (/^(?:Times|Weight)$/.test(head) ? html`<th scope="col" class="number">${head}</th>` : html`<th scope="col">${head}</th>`))}</tr></thead><tbody>${rows}</tbody></table></div>`
    : undefined

/** What stands between two parties. */
export const arrow = (directed: boolean): string => (directed ? " → " : " – ")
/** A state or body by its id and name alone. */
export const partyOf = (id: string, name: string) => ({ id, name, kind: "state", country: /^[A-Z]{3}$/.test(id) ? id : null })

/** Who dealt with whom. */
export function renderDyads({ asked, page: { rows, next } }: ListPage<Dyad>): string {
  const lines = rows.map((dyad) => {
    const { source, sourceName, target, targetName, directed, period, occurrences, weight, records } = dyad
    const behind = recordsAddress(records, address("/occurrences", { dyad: `${source},${target}` }))
    return html`<tr><td>${period === undefined ? "all" : (period ?? "unknown")}</td><th scope="row"><a href="${dyadAddress(source, target)}">${said(sourceName)}${arrow(directed)}${said(targetName)}</a></th><td class="number"><a href="${behind}">${occurrences}</a></td><td class="number">${weight.toFixed(2)}</td><td>${typesOf(dyad)}</td></tr>`
  })
  const note = "An occurrence is one, however many reports tell of it; its weight of 1 is shared among its pairs."
  const content = tableOf(["Period", "Who", "Times", "Weight", "What"], lines)
  return renderFrame({
    name: "dyads",
    title: "Dyads",
    note,
    asked,
    next,
    fields: ["person", "country", "from", "to", "type", "status"],
    content,
  })
}
