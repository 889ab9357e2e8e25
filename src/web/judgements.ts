/** Why facts are one, and what is near and kept apart. */
import type { MergedExplanation, ShownJudgement } from "../query/index.ts"
import { type Html, html, NOTHING } from "./html.ts"

/** The surest say most; the others are a step away. */
const MOST_SHOWN = 4

/** The judgements behind something merged. */
export function renderJudgements({ joined, apart, members }: MergedExplanation): Html {
  if (members.length < 2) return html`<p>One fact of one report; nothing was joined.</p>${renderApart(apart)}`
  const rows = joined.map((judgement) => html`<li>${renderJudgement(judgement)}</li>`)
  const [first, more] = [rows.slice(0, MOST_SHOWN), rows.slice(MOST_SHOWN)]
  const rest =
    more.length > 0
      ? html`<details><summary>${more.length} more judgements</summary><ol class="judgements">${more}</ol></details>`
      : NOTHING
  const list =
    rows.length > 0 ? html`<ol class="judgements">${first}</ol>${rest}` : html`<p>The same names and offices: one without a judgement.</p>`
  return html`${list}${renderApart(apart)}`
}

function renderApart(apart: readonly ShownJudgement[]): Html {
  if (apart.length === 0) return NOTHING
  const rows = apart.map((judgement) => html`<li>${renderJudgement(judgement)}</li>`)
  return html`<details><summary>The nearest that are kept apart (${apart.length})</summary><ol class="judgements">${rows}</ol></details>`
}

function renderJudgement({ a, b, verdict, probability, reasons, author, other }: ShownJudgement): Html {
  const why = reasons.map(
    ({ words, weight }) =>
      html`<li>${words} <span class="weight ${weight < 0 ? "against" : "for"}">${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(1)}</span></li>`,
  )
  const to = other === undefined ? NOTHING : html` of ${mergedLink(other)}`
  return html`<p><b class="verdict ${verdict}">${verdict}</b> ${probability.toFixed(2)} <span class="soft">${factLink(a)} and ${factLink(b)}${to}, judged by ${author}</span></p><ul class="reasons">${why}</ul>`
}

/** A fact of a report, at its place in the report's page. */
export function factLink(fact: string): Html {
  const [report = "", local = ""] = fact.split("/")
  return html`<a href="/reports/${report}#r1-${local}"><code>${report.slice(0, 8)}…/${local}</code></a>`
}

const PLACES: Readonly<Record<string, string>> = { o: "occurrences", p: "people", b: "bodies", q: "statements", t: "tours" }

/** Something merged, by its id. */
export function mergedLink(id: string): Html {
  const place = PLACES[id[0] ?? ""]
  return place === undefined ? html`<code>${id}</code>` : html`<a href="/${place}/${id}"><code>${id}</code></a>`
}
