/** What the store holds: how much, of whom, read by what, and what could not be read. */
import { spanWords } from "../exchange/day-words.ts"
import type { StoreStatus } from "../query/index.ts"
import { html, NOTHING } from "./html.ts"
import { renderPage } from "./layout.ts"
import { address, none, said } from "./parts.ts"

/** Renders the page. */
export function renderStatus(status: StoreStatus): string {
  const tally = (count: number, words: string, to?: string) =>
    html`<li>${to === undefined ? html`<b>${count}</b>` : html`<a href="${to}"><b>${count}</b></a>`} ${words}</li>`
  const publishers = status.publishers.map(({ publisher, reports, first, last }) => {
    const name = publisher === null ? html`unknown` : html`<a href="${address("/occurrences", { publisher })}">${said(publisher)}</a>`
    return html`<tr><th scope="row">${name}</th><td class="number">${reports}</td><td>${spanWords(first, last)}</td></tr>`
  })
  const issues = status.issues.map(
    ({ code, count }) => html`<tr><th scope="row"><code>${code}</code></th><td class="number">${count}</td></tr>`,
  )
  const producers = status.producers.map(
    ({ producer: { version, runtime, model, knowledge }, reports }) =>
      html`<tr><th scope="row">dragoman ${version}, ${runtime}</th><td><code>${model?.slice(0, 12) ?? "none"}</code></td><td><code>${knowledge.slice(0, 12)}</code></td><td class="number">${reports}</td></tr>`,
  )
  const body = html`<h1>What is here</h1>
<ul class="tallies big">${tally(status.reports, "reports")}${tally(status.occurrences, "occurrences", "/occurrences")}${tally(status.statements, "statements", "/statements")}${tally(status.tours, "tours", "/tours")}${tally(status.people, "people")}${tally(status.bodies, "bodies")}</ul>
<p>Published ${spanWords(status.first, status.last)}. ${status.copies} are copies of others, ${status.withdrawn} were withdrawn. Of ${status.joined} occurrences several reports tell; on ${status.conflicts} they disagree.</p>
<section><h2>Publishers</h2>${publishers.length > 0 ? html`<table class="rows"><thead><tr><th scope="col">Publisher</th><th scope="col">Reports</th><th scope="col">Published</th></tr></thead><tbody>${publishers}</tbody></table>` : none("No reports yet: dragoman add.")}</section>
<section><h2>What could not be read</h2>${issues.length > 0 ? html`<table class="rows"><thead><tr><th scope="col">Issue</th><th scope="col">Times</th></tr></thead><tbody>${issues}</tbody></table>` : none("No record tells of an issue.")}</section>
<section><h2>Read by</h2>${producers.length > 0 ? html`<div class="scroll" tabindex="0" role="region" aria-label="Read by"><table class="rows"><thead><tr><th scope="col">Program</th><th scope="col">Model</th><th scope="col">Knowledge</th><th scope="col">Reports</th></tr></thead><tbody>${producers}</tbody></table></div>` : NOTHING}
<p class="note">How well it reads is measured on the public benchmark; the README has the figures and their date.</p></section>
<p class="data">The same as data: <a href="/api/status">JSON</a></p>`
  return renderPage({ title: "Status", at: "/status", body })
}
