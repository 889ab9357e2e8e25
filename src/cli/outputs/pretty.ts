/** A record as a page for a terminal: who met whom, in what office, where and when, with the quotes. */
import type { DiplomaticRecord, Report } from "../../record/index.ts"
import { FACT_KINDS, type Fact, type FactKind, type FactRow, listFacts, quote, tidy } from "../../web/evidence/facts.ts"
import type { Paint } from "./paint.ts"
import { wrap } from "./wrap.ts"

/** How to draw. */
export interface PrettyOptions {
  readonly paint: Paint
  /** Characters a line. */
  readonly width: number
}

const HEADINGS: Readonly<Record<FactKind, string>> = Object.freeze({
  event: "Events",
  statement: "Statements",
  tour: "Tours",
  tie: "Ties",
  actor: "Actors",
})

/** Draws one record, with a blank line after it. */
export function renderPretty(report: Report, record: DiplomaticRecord, options: PrettyOptions): string {
  const facts = listFacts(record)
  const sections = FACT_KINDS.map((kind) =>
    drawSection(
      kind,
      facts.filter((fact) => fact.kind === kind),
      options,
    ),
  )
  const parts = [drawHead(report, record, options), ...sections, drawIssues(record, options)]
  return `${parts.filter((part) => part !== "").join("\n\n")}\n\n`
}

function drawHead(report: Report, record: DiplomaticRecord, { paint, width }: PrettyOptions): string {
  const { id, publisher, published, dateline } = record.report
  const title = tidy(report.title ?? id)
  const facts = [publisher, published, dateline?.text, title === id ? undefined : id].filter((part) => part !== undefined).map(tidy)
  const lines = [paint("strong", title), facts.length > 0 ? paint("faint", facts.join(" · ")) : ""]
  return [...lines, paint("faint", "─".repeat(width))].filter((line) => line !== "").join("\n")
}

function drawSection(kind: FactKind, facts: readonly Fact[], options: PrettyOptions): string {
  if (facts.length === 0) return ""
  const heading = options.paint("strong", options.paint(kind, HEADINGS[kind]))
  const separator = kind === "actor" ? "\n" : "\n\n"
  return `${heading}\n${facts.map((fact) => drawFact(fact, options)).join(separator)}`
}

const INDENT = 4
const TERM = 13

function drawFact(fact: Fact, options: PrettyOptions): string {
  const { paint, width } = options
  const id = paint("faint", fact.id.padEnd(INDENT - 1))
  const shown = fact.kind === "event" ? fact.label : `${fact.heading}`
  const more = fact.kind === "event" ? "" : paint("faint", `  ${fact.label}`)
  const first = `${id} ${paint(fact.kind, shown)}${more} ${paint("faint", fact.confidence.toFixed(2))}`
  const rows = fact.rows.flatMap((row) => drawRow(row, options))
  const why = fact.why === undefined ? [] : wrap(tidy(fact.why), width - INDENT).map((line) => " ".repeat(INDENT) + paint("faint", line))
  const evidence = fact.kind === "event" ? drawRow({ term: "in words", words: quote(fact.spans), spans: [], isQuote: true }, options) : []
  return [first, ...rows, ...evidence, ...why].join("\n")
}

function drawRow({ term, words, isQuote }: FactRow, { paint, width }: PrettyOptions): string[] {
  const shown = isQuote ? `“${tidy(words)}”` : tidy(words)
  const lines = wrap(shown, Math.max(width - INDENT - TERM, 20))
  return lines.map((line, index) => `${" ".repeat(INDENT)}${paint("faint", (index === 0 ? term : "").padEnd(TERM))}${line}`)
}

function drawIssues({ issues }: DiplomaticRecord, { paint, width }: PrettyOptions): string {
  const lines = issues.flatMap(({ code, message }) => wrap(`${code}: ${tidy(message)}`, width - 2).map((line) => `  ${line}`))
  return lines.length > 0 ? [paint("strong", paint("issue", "Issues")), ...lines].join("\n") : ""
}
