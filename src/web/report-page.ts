/** A report with its record, kept or just pasted: the text with its spans marked beside the facts; hovering either lights the other. */
import type { KeptReportPage } from "../query/index.ts"
import type { DiplomaticRecord, Report } from "../record/index.ts"
import { evidenceSection, recordSection } from "./evidence/evidence-page.ts"
import { type Html, html, NOTHING, trusted } from "./html.ts"
import { mergedLink } from "./judgements.ts"
import { renderPage } from "./layout.ts"
import { joinHtml, renderDownloads, said, webLink } from "./parts.ts"

/** A page and the style that its lights need, which the policy must name. */
export interface StyledPage {
  readonly page: string
  readonly style: string
}

/** Renders a kept report, with links to the formats that it can be saved in. */
export function renderReport(page: KeptReportPage, formats: readonly string[] = []): StyledPage {
  const { key, report, record } = page
  return renderEvidence({ report, record }, { title: report.title ?? key, head: crumb(key), foot: aboutReport(page, formats) })
}

/** Renders a kept report without its text: its facts, each with the words that it rests on, bounded. For those who may quote and not copy. */
export function renderQuotedReport(page: KeptReportPage): string {
  const { key, report, record } = page
  const { publisher, published, url } = report
  const details = joinHtml(
    [publisher, published].filter((part) => part !== undefined).map((part) => said(part)),
    " · ",
  )
  const link = url === undefined ? NOTHING : html` · ${webLink(url, "at its publisher")}`
  const body = html`${crumb(key)}<h1>${said(report.title ?? key)}</h1><p class="lead">${details}${link}</p>
<p class="note">The report’s text is not here; its facts are, with the words that each rests on.</p>
<div class="evidence"><div class="record">${recordSection(record)}</div></div>${aboutReport(page, [])}`
  return renderPage({ title: report.title ?? key, body })
}

const crumb = (key: string): Html => html`<p class="crumb">Report · <code>${key}</code></p>`

function aboutReport({ key, merged, versions, copies }: KeptReportPage, formats: readonly string[]): Html {
  const parts = Object.entries(merged).map(([local, id]) => html`<span class="part"><code>${local}</code> ${mergedLink(id)}</span>`)
  const others = versions.filter((version) => version.key !== key)
  const version = (one: KeptReportPage["versions"][number]) =>
    html`<a href="/reports/${one.key}">${one.modified ?? one.published ?? one.key}</a>${one.latest ? " (latest)" : ""}`
  const copy = (one: KeptReportPage["copies"][number]) => html`<a href="/reports/${one.key}">${said(one.publisher ?? one.key)}</a>`
  return html`${others.length > 0 ? html`<p>Other versions: ${joinHtml(others.map(version), ", ")}</p>` : NOTHING}
${copies.length > 0 ? html`<p>The same sentences: ${joinHtml(copies.map(copy), ", ")}</p>` : NOTHING}
<details><summary>What its facts are part of (${parts.length})</summary><p class="partof">${parts}</p></details>
${renderDownloads(`/reports/${key}`, formats)}`
}

/** The form to paste a report into, and what was read from the last one. */
export function renderRead({
  text,
  read,
  problem,
}: {
  readonly text?: string
  readonly read?: { report: Report; record: DiplomaticRecord }
  readonly problem?: string
} = {}): StyledPage {
  const form = html`<form class="paste" method="post" action="/read"><label for="text">A report, as text. It may begin with lines such as <code>Date: 2024-06-04</code> and <code>Publisher: Xinhua</code>, then an empty line.</label>
<textarea id="text" name="text" rows="${read ? 5 : 14}" required spellcheck="false">${text ?? ""}</textarea><p><button>Read it</button> <span class="note">It is read on this machine and forgotten.</span></p></form>`
  const head = html`<h1>Read a report</h1>${problem === undefined ? NOTHING : html`<p class="problem" role="alert">${problem}</p>`}${form}`
  if (!read) return { page: renderPage({ title: "Read", at: "/read", body: head }), style: "" }
  const json = html`<details><summary>The record as JSON</summary><pre class="json" tabindex="0">${JSON.stringify(read.record, null, 2)}</pre></details>`
  return renderEvidence(read, { title: "Read", at: "/read", head, foot: json })
}

function renderEvidence(
  pair: { report: Report; record: DiplomaticRecord },
  { title, at, head, foot }: { title: string; at?: string; head: Html; foot: Html },
): StyledPage {
  const { section, style } = evidenceSection(pair)
  const body = html`${head}<div class="evidence">${section}</div>${foot}`
  const page = renderPage({
    title,
    body,
    isWide: true,
    ...(at === undefined ? {} : { at }),
    style: html`<style>${trusted(style)}</style>\n`,
  })
  return { page, style }
}
