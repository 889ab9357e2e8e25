/**
 * The evidence page: each report's text beside its record, in one file that needs no network and no script. Hovering or
 * focusing either side lights the other by style alone; following a mark pins its fact. Everything is escaped, and the page
 * forbids itself all but its own style.
 */
import { sha256 } from "@noble/hashes/sha2.js"
import type { DiplomaticRecord, Report } from "../../record/index.ts"
import { type Html, html, trusted } from "../html.ts"
import { bounded } from "../quotes.ts"
import { evidenceLights, evidenceStyle } from "./evidence-style.ts"
import { FACT_KINDS, type Fact, type FactRow, listFacts } from "./facts.ts"
import { cutSegments, type LitSpan } from "./segments.ts"

/** A report and its record. */
export interface EvidencePair {
  readonly report: Report
  readonly record: DiplomaticRecord
}

/** A fact with its light, the class that its card and its words share (`f1`), and rows with lights of their own (`n1`). */
interface LitFact {
  readonly fact: Fact
  readonly light: string
  readonly rows: readonly { readonly row: FactRow; readonly light: string }[]
}

/** Renders pairs as one page. */
export function renderEvidencePage(pairs: readonly EvidencePair[]): string {
  const lit = pairs.map(({ record }) => lightFacts(listFacts(record)))
  const rowsOf = (facts: readonly LitFact[]): number => facts.reduce((sum, { rows }) => sum + rows.length, 0)
  const style = evidenceStyle(Math.max(0, ...lit.map((facts) => facts.length)), Math.max(0, ...lit.map(rowsOf)))
  const policy = `default-src 'none'; style-src 'sha256-${hashOf(style)}'; base-uri 'none'; form-action 'none'`
  const sections = pairs.map((pair, index) => renderPair(pair, lit[index] ?? [], `r${index + 1}`))
  const title = pairs.length === 1 ? headline(pairs[0]!) : `${pairs.length} reports`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title} – evidence</title>
<style>${trusted(style)}</style>
</head>
<body>
<header class="top"><p class="brand">dragoman <span>evidence page</span></p>${renderSwitches()}</header>
${pairs.length > 1 ? renderContents(pairs) : ""}
<main>${sections}</main>
</body>
</html>
`.markup
}

/** The hash by which a policy names a style. */
const hashOf = (style: string): string => btoa(String.fromCharCode(...sha256(new TextEncoder().encode(style))))

/** One report and its record as a part of another page, and the rules that light them. */
export function evidenceSection(pair: EvidencePair): { readonly section: Html; readonly style: string } {
  const facts = lightFacts(listFacts(pair.record))
  const rows = facts.reduce((sum, { rows: shown }) => sum + shown.length, 0)
  return { section: html`${renderSwitches()}${renderPair(pair, facts, "r1")}`, style: evidenceLights(facts.length, rows) }
}

/** The facts of a record alone, for a page that has no text to mark: what it quotes is bounded. */
export function recordSection(record: DiplomaticRecord): Html {
  const facts = listFacts(record).map((fact) => ({
    ...fact,
    heading: bounded(fact.heading),
    rows: fact.rows.map((row) => ({ ...row, words: bounded(row.words) })),
  }))
  return renderRecord(record, lightFacts(facts), "r1")
}

const headline = ({ report, record }: EvidencePair): string => report.title ?? record.report.id

function lightFacts(facts: readonly Fact[]): LitFact[] {
  let row = 0
  return facts.map((fact, index) => ({
    fact,
    light: `f${index + 1}`,
    rows: fact.rows.map((shown) => ({ row: shown, light: `n${++row}` })),
  }))
}

const KIND_NAMES = { event: "Events", statement: "Statements", tour: "Tours", tie: "Ties", actor: "Actors" } as const

function renderSwitches(): Html {
  const switches = FACT_KINDS.map(
    (kind) => html`<label class="${kind}"><input type="checkbox" id="show-${kind}" checked> ${KIND_NAMES[kind]}</label>`,
  )
  return html`<fieldset class="switches"><legend>Show</legend>${switches}</fieldset>`
}

function renderContents(pairs: readonly EvidencePair[]): Html {
  const items = pairs.map((pair, index) => html`<li><a href="#r${index + 1}">${headline(pair)}</a></li>`)
  return html`<nav class="contents" aria-label="Reports"><details open><summary>${pairs.length} reports</summary><ol>${items}</ol></details></nav>`
}

function renderPair(pair: EvidencePair, facts: readonly LitFact[], anchor: string): Html {
  const { report, record } = pair
  const { publisher, published, id, url } = record.report
  const details = [publisher, published, id].filter((part) => part !== undefined).join(" · ")
  const link = url && /^https?:/.test(url) ? html` · <a href="${url}" rel="noreferrer noopener">source</a>` : ""
  const spans = facts.flatMap(litSpans)
  const marked = (text: string, field: string): Html => renderText(text, spans, { field, facts, anchor })
  return html`<section class="report" id="${anchor}" aria-labelledby="${anchor}-title">
<div class="text" role="region" tabindex="0" aria-label="Text: ${headline(pair)}">
<h2 id="${anchor}-title" dir="auto">${report.title === undefined ? headline(pair) : marked(report.title, "title")}</h2>
<p class="details">${details}${link}</p>
${report.dateline === undefined ? "" : html`<p class="dateline" dir="auto">${marked(report.dateline, "dateline")}</p>`}
<div class="body" dir="auto">${marked(report.text, "text")}</div>
</div>
<div class="record" role="region" tabindex="0" aria-label="Record: ${headline(pair)}">${renderRecord(record, facts, anchor)}</div>
</section>
`
}

function litSpans({ fact, light, rows }: LitFact): (LitSpan & { field: string })[] {
  const own = fact.spans.map(({ start, end, field = "text" }) => ({ start, end, field, light }))
  const ofRows = rows.flatMap(({ row, light: rowLight }) =>
    row.spans.flatMap(({ start, end, field = "text" }) => [
      { start, end, field, light: rowLight },
      { start, end, field, light },
    ]),
  )
  return [...own, ...ofRows]
}

interface TextPlace {
  readonly field: string
  readonly facts: readonly LitFact[]
  readonly anchor: string
}

function renderText(text: string, spans: readonly (LitSpan & { field: string })[], { field, facts, anchor }: TextPlace): Html {
  const byLight = new Map(facts.flatMap((lit) => [lit.light, ...lit.rows.map(({ light }) => light)].map((light) => [light, lit] as const)))
  const inField = spans.filter((span) => span.field === field)
  const parts = cutSegments(text, inField).map((segment) => {
    const [nearest] = segment.lights
    const owner = nearest === undefined ? undefined : byLight.get(nearest)
    if (!owner) return html`${segment.text}`
    const kinds = new Set(segment.lights.map((light) => byLight.get(light)?.fact.kind))
    const classes = [...FACT_KINDS.filter((kind) => kinds.has(kind)), ...segment.lights].join(" ")
    return html`<a class="${classes}" href="#${anchor}-${owner.fact.id}" title="${owner.fact.label}: ${owner.fact.heading}">${segment.text}</a>`
  })
  return html`${parts}`
}

function renderRecord(record: DiplomaticRecord, facts: readonly LitFact[], anchor: string): Html {
  const sections = FACT_KINDS.map((kind) => {
    const ofKind = facts.filter(({ fact }) => fact.kind === kind)
    if (ofKind.length === 0) return html``
    return html`<section class="facts ${kind}"><h3>${KIND_NAMES[kind]} <span class="count">${ofKind.length}</span></h3>${ofKind.map((lit) => renderFact(lit, anchor))}</section>`
  })
  const issues = record.issues.map(({ code, message }) => html`<li><code>${code}</code> ${message}</li>`)
  const listed = issues.length > 0 ? html`<section class="issues"><h3>Issues</h3><ul>${issues}</ul></section>` : html``
  return html`${sections}${listed}${facts.length === 0 ? html`<p class="none">Nothing was read from this report.</p>` : ""}`
}

function renderFact({ fact, light, rows }: LitFact, anchor: string): Html {
  const sure = fact.confidence >= 0.8 ? "sure" : fact.confidence >= 0.5 ? "likely" : "doubtful"
  const list = rows.length > 0 ? html`<dl>${rows.map(renderRow)}</dl>` : ""
  const why = fact.why === undefined ? "" : html`<p class="why">${fact.why}</p>`
  return html`<article class="fact ${fact.kind} ${light}" id="${anchor}-${fact.id}" tabindex="0">
<h4><span class="label">${fact.label}</span> <span class="heading" dir="auto">${fact.heading}</span> <span class="meta"><span class="confidence ${sure}" title="confidence">${fact.confidence.toFixed(2)}</span> <span class="id">${fact.id}</span></span></h4>
${list}${why}</article>`
}

function renderRow({ row, light }: { row: FactRow; light: string }): Html {
  const words = row.isQuote ? html`<q dir="auto">${row.words}</q>` : html`<span dir="auto">${row.words}</span>`
  return html`<div class="row ${light}"><dt>${row.term}</dt><dd>${words}</dd></div>`
}
