/** A statement in all its wordings, or a tour with its stops: what reports say, and why it is one. */
import type { FusedStatement, FusedTour } from "../merge/index.ts"
import type { FoundStatement, FoundTour, MergedExplanation, SourceReport } from "../query/index.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { renderJudgements } from "./judgements.ts"
import { renderPage } from "./layout.ts"
import { statementLine } from "./list-pages.ts"
import { memberLinks, partyLink, said, stateLink, when } from "./parts.ts"
import { drawMap } from "./plots/map.ts"
import { quoteAround } from "./quotes.ts"

/** Renders a statement. */
export function renderStatement({
  shown,
  explanation,
  sources,
}: {
  shown: FoundStatement
  explanation: MergedExplanation
  sources: readonly SourceReport[]
}): string {
  const view = explanation.view as FusedStatement
  const reports = new Map(sources.map(({ key, report }) => [key, report]))
  const wordings = view.wordings.map(({ report, fact, publisher, published, content }) => {
    const quotes = content.map((span) => html`<p>${quoteAround(reports.get(report), span)}</p>`)
    const from = memberLinks([
      { report, fact, ...(publisher === undefined ? {} : { publisher }), ...(published === undefined ? {} : { published }) },
    ])
    return html`<figure class="quote"><blockquote>${quotes}</blockquote><figcaption>${from}</figcaption></figure>`
  })
  const occasion =
    shown.occasion === null ? NOTHING : html`<p>Said at <a href="/occurrences/${shown.occasion}">an occurrence that is here</a>.</p>`
  const body = html`<p class="crumb"><a href="/statements">Statements</a> · <code>${shown.id}</code></p><h1>${said(shown.speaker.name)} said</h1>
<ol class="lines">${statementLine(shown)}</ol>${occasion}
<section><h2>In their words</h2>${wordings}</section><section><h2>Why these are one</h2>${renderJudgements(explanation)}</section>
<p class="data">The same as data: <a href="/api/statements/${shown.id}">JSON</a></p>`
  return renderPage({ title: `${shown.speaker.name} said`, at: "/statements", body })
}

/** Where a stop is: null where no text names more than its state. */
export type StopPlace = { readonly lat: number; readonly lon: number } | null

/** Renders a tour; `places` has a place for each of its legs. */
export function renderTour({
  shown,
  explanation,
  places = [],
}: {
  shown: FoundTour
  explanation: MergedExplanation
  places?: readonly StopPlace[]
}): string {
  const view = explanation.view as FusedTour
  const stops = shown.legs.map(({ order, place, country, occurrence, time, status }) => {
    const sources = view.legs.find((leg) => leg.order === order)?.sources ?? []
    const name = said(place ?? country ?? "somewhere")
    return html`<li class="line"><div class="side">${time ?? "no date"}</div><div class="main"><p class="what">${occurrence === null ? name : html`<a href="/occurrences/${occurrence}">${name}</a>`} ${place === null ? NOTHING : stateLink(country)} ${status === null || status === "occurred" ? NOTHING : html`<span class="status ${status}">${status}</span>`}</p><p class="meta">${memberLinks(sources)}</p></div></li>`
  })
  const body = html`<p class="crumb"><a href="/tours">Tours</a> · <code>${shown.id}</code></p><h1>Tour of ${said(shown.traveller.name)}</h1>
<p class="lead">${partyLink({ ...shown.traveller, kind: "person" })} ${stateLink(shown.traveller.country)}, ${when(shown)}, ${shown.reports} ${shown.reports === 1 ? "report" : "reports"}</p>
${drawTour(shown, places)}<ol class="lines">${stops}</ol><section><h2>Why these are one</h2>${renderJudgements(explanation)}</section>
<p class="data">The same as data: <a href="/api/tours/${shown.id}">JSON</a></p>`
  return renderPage({ title: `Tour of ${shown.traveller.name}`, at: "/tours", body })
}

/** The stops that have a place, in their order, with an arc from each to the next. */
function drawTour({ legs, traveller }: FoundTour, places: readonly StopPlace[]): Html {
  const stops = legs.flatMap((leg, at) => {
    const where = places[at]
    const isAhead = leg.status !== null && leg.status !== "occurred" && leg.status !== "ongoing"
    const to = leg.occurrence === null ? undefined : `/occurrences/${leg.occurrence}`
    return where ? [{ lat: where.lat, lon: where.lon, name: leg.place ?? leg.country ?? "", count: leg.order, to, isAhead }] : []
  })
  const arcs = stops
    .slice(1)
    .map((stop, at) => ({ from: at, to: at + 1, isAhead: stop.isAhead, isBroken: stop.count - stops[at]!.count > 1 }))
  const map = drawMap({ label: `Tour of ${traveller.name}, its stops in their order`, pins: stops, arcs, isNumbered: true })
  if (stops.length === 0) return NOTHING
  const left = legs.length - stops.length
  const note =
    left > 0
      ? html`<p class="note">${left} of ${legs.length} stops have no pin: no text names more than the state. A faint arc passes over them.</p>`
      : NOTHING
  return html`<div class="plot scroll" tabindex="0" role="region" aria-label="Map">${map}</div>${note}`
}
