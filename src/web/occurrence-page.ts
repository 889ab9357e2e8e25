/** An occurrence: what is shown and why, each report's version side by side with conflicts marked, quotes, why they are one, citations. */
import { spanWords } from "../exchange/day-words.ts"
import type { FusedPlace, Occurrence, Slot, Version } from "../merge/index.ts"
import type { FoundOccurrence, MergedExplanation, SourceReport } from "../query/index.ts"
import type { Span } from "../record/index.ts"
import { cite } from "./citation.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { renderJudgements } from "./judgements.ts"
import { renderPage } from "./layout.ts"
import { joinHtml, kindWords, participantLink, renderDownloads, said, stateLink, toldBy, webLink, when } from "./parts.ts"
import { bounded, quoteAround } from "./quotes.ts"

/** What the page shows. */
export interface OccurrencePage {
  readonly shown: FoundOccurrence
  readonly explanation: MergedExplanation
  readonly sources: readonly SourceReport[]
  /** Formats in which it can be saved, by their names. */
  readonly formats?: readonly string[]
}

/** Renders the page. */
export function renderOccurrence({ shown, explanation, sources, formats = [] }: OccurrencePage): string {
  const view = explanation.view as Occurrence
  const reports = new Map(sources.map(({ key, report }) => [key, report]))
  const columns = columnsOf(view, reports)
  const title = `${shown.type}: ${shown.participants
    .map(({ name }) => name)
    .slice(0, 3)
    .join(", ")}`
  const body = html`<p class="crumb"><a href="/occurrences">Occurrences</a> · <code>${shown.id}</code></p>
<h1>${kindWords(shown)}${shown.place === null ? NOTHING : html`, ${said(shown.place)}`}</h1>
<p class="lead">${when(shown)} · ${toldBy(shown)} · confidence ${shown.confidence.toFixed(2)}</p>
${summary(shown, view)}
<section aria-labelledby="versions"><h2 id="versions">As each report has it</h2>${renderVersions(view, columns)}</section>
<section aria-labelledby="quotes"><h2 id="quotes">In their words</h2>${renderQuotes(view, columns)}</section>
<section aria-labelledby="why"><h2 id="why">Why these are one</h2>${renderJudgements(explanation)}</section>
<section aria-labelledby="cite"><h2 id="cite">Cite</h2>${renderCitations(view, columns)}</section>
${renderDownloads(`/occurrences/${shown.id}`, formats)}`
  return renderPage({ title, at: "/occurrences", body })
}

function summary(shown: FoundOccurrence, view: Occurrence): Html {
  const who = shown.participants.map((one) => html`<li>${participantLink(one)} <span class="role">${one.role}</span></li>`)
  const place = view.place.shown
  const where = place ? html`${said(place.name)} ${stateLink(place.country)}` : html`not reported`
  const rows = [
    html`<dt>Who</dt><dd><ul class="plain">${who}</ul></dd>`,
    html`<dt>When</dt><dd>${when(shown)}${reasonOf(view.time)}</dd>`,
    html`<dt>Where</dt><dd>${where}${reasonOf(view.place)}</dd>`,
    html`<dt>Status</dt><dd>${renderHistory(view)}${reasonOf(view.status)}</dd>`,
  ]
  const how = [view.channel.shown, view.format.shown].filter((part) => part !== undefined).join(", ")
  const denied =
    view.denied.length > 0
      ? html`<dt>Denied by</dt><dd>${joinHtml(
          view.denied.map(({ publisher, report }) => said(publisher ?? report)),
          ", ",
        )}</dd>`
      : NOTHING
  const tour = shown.tour === null ? NOTHING : html`<dt>Part of</dt><dd><a href="/tours/${shown.tour}">a tour</a></dd>`
  return html`<dl class="summary">${rows}${how === "" ? NOTHING : html`<dt>How</dt><dd>${how}</dd>`}${denied}${tour}</dl>`
}

const reasonOf = (slot: Slot<unknown>): Html =>
  slot.reason && slot.versions.length > 1 ? html` <span class="reason">${slot.reason.words}</span>` : NOTHING

/** Each status with the days on which it was reported, as far as no other came between. */
function renderHistory({ history, status }: Occurrence): Html {
  if (history.length === 0) return html`${status.shown ?? "not reported"}`
  const steps: { readonly status: string; readonly days: string[] }[] = []
  for (const { status: step, published } of history) {
    const last = steps.at(-1)
    if (last?.status === step) last.days.push(...(published === undefined ? [] : [published]))
    else steps.push({ status: step, days: published === undefined ? [] : [published] })
  }
  return joinHtml(
    steps.map(
      ({ status: step, days }) =>
        html`<span class="status ${step}">${step}</span> <span class="soft">${spanWords(days[0] ?? null, days.at(-1) ?? null)}</span>`,
    ),
    " → ",
  )
}

interface Column {
  readonly key: string
  readonly name: string
  readonly published: string | undefined
  readonly report: SourceReport["report"] | undefined
}

/** A report each, in the order of publication. */
function columnsOf({ members }: Occurrence, reports: ReadonlyMap<string, SourceReport["report"]>): Column[] {
  const seen = new Map(members.map((member) => [member.report, member]))
  return [...seen.values()]
    .map(({ report, publisher, published }) => ({
      key: report,
      name: publisher ?? reports.get(report)?.id ?? report,
      published,
      report: reports.get(report),
    }))
    .sort((a, b) => ((a.published ?? "~") + a.key < (b.published ?? "~") + b.key ? -1 : 1))
}

interface Row {
  readonly name: string
  readonly conflict: boolean
  readonly cells: ReadonlyMap<string, Html>
}

function renderVersions(view: Occurrence, columns: readonly Column[]): Html {
  const rows = [
    slotRow("What", view.type, (value) => html`${value}`),
    slotRow("Status", view.status, (value) => html`${value}`),
    ...view.participants.map(({ name, role }) => slotRow(name, role, (value) => html`${value}`)),
    slotRow("When", view.time, (value) => html`${value}`),
    slotRow("Where", view.place, placeWords),
    slotRow("Channel", view.channel, (value) => html`${value}`),
    slotRow("Format", view.format, (value) => html`${value}`),
  ].filter(({ cells }) => cells.size > 0)
  const heads = columns.map(
    ({ key, name, published }) =>
      html`<th scope="col"><a href="/reports/${key}">${said(name)}</a>${published === undefined ? NOTHING : html` <span class="soft">${published}</span>`}</th>`,
  )
  const lines = rows.map(({ name, conflict, cells }) => {
    const values = columns.map(({ key }) => html`<td>${cells.get(key) ?? html`<span class="soft">not reported</span>`}</td>`)
    return html`<tr${conflict ? html` class="conflict"` : NOTHING}><th scope="row">${said(name)}${conflict ? html` <span class="mark conflict">conflict</span>` : NOTHING}</th>${values}</tr>`
  })
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Versions side by side"><table class="versions"><thead><tr><td></td>${heads}</tr></thead><tbody>${lines}</tbody></table></div>`
}

const placeWords = ({ name, country }: FusedPlace): Html => html`${said(name)}${country === undefined ? NOTHING : html` ${country}`}`

function slotRow<Value>(name: string, slot: Slot<Value>, write: (value: Value) => Html): Row {
  const byReport = Map.groupBy(slot.versions, ({ report }) => report)
  const cells = [...byReport].map(([report, versions]): [string, Html] => [report, joinHtml(distinct(versions, write), "; ")])
  return { name, conflict: slot.conflict, cells: new Map(cells) }
}

/** A report may have a value in several places; each is shown once, with the words that it was read in or worked out from. */
function distinct<Value>(versions: readonly Version<Value>[], write: (value: Value) => Html): Html[] {
  const shown = new Map(versions.map((version) => [write(version.value).markup, version]))
  return [...shown.values()].map((version) => {
    const words = version.evidence.map(({ text }) => text).find((text) => text !== undefined)
    const basis = version.basis === undefined || version.basis === "stated" ? NOTHING : html` <span class="basis">${version.basis}</span>`
    return html`<span class="value">${write(version.value)}</span>${basis}${words === undefined ? NOTHING : html` <q class="words">${said(bounded(words))}</q>`}`
  })
}

/** The first words of every report, the earliest first. */
function firstSpan(view: Occurrence, report: string): Span | undefined {
  return view.type.versions.find((version) => version.report === report)?.evidence[0]
}

function renderQuotes(view: Occurrence, columns: readonly Column[]): Html {
  const quotes = columns.map(({ key, name, published, report }) => {
    const spans = view.type.versions.filter((version) => version.report === key).flatMap(({ evidence }) => evidence.slice(0, 2))
    const shown = spans.map((span) => html`<p>${quoteAround(report, span)}</p>`)
    const title = report?.title === undefined ? NOTHING : html`${said(report.title)}, `
    const source = html`<a href="/reports/${key}">${title}${said(name)}</a>`
    return html`<figure class="quote"><blockquote>${shown}</blockquote><figcaption>${source}${published === undefined ? NOTHING : html`, ${published}`}${report?.url === undefined ? NOTHING : html` · ${webLink(report.url, "at its publisher")}`}</figcaption></figure>`
  })
  return html`${quotes}`
}

const boundedQuote = (quote: string | undefined): string | undefined => (quote === undefined ? undefined : bounded(quote))

function renderCitations(view: Occurrence, columns: readonly Column[]): Html {
  const all = columns.map(({ key, name, report }) => {
    if (!report) return NOTHING
    const quote = boundedQuote(firstSpan(view, key)?.text)
    const styles = cite({ report, key, ...(quote === undefined ? {} : { quote }) }).map(
      ({ style, text }) => html`<div class="citation"><span class="style">${style}</span><pre tabindex="0"><bdi>${text}</bdi></pre></div>`,
    )
    return html`<details><summary>${report.title === undefined ? NOTHING : html`${said(report.title)}, `}${said(name)}</summary>${styles}</details>`
  })
  return html`${all}`
}
