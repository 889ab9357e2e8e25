/** The records behind a number: the very occurrences and statements that were counted. */
import type { FoundOccurrence, FoundStatement } from "../query/index.ts"
import { html, NOTHING } from "./html.ts"
import { renderPage } from "./layout.ts"
import { statementLine } from "./list-pages.ts"
import { none, occurrenceLine } from "./parts.ts"

/** Renders the page. */
export function renderRecords({
  occurrences,
  statements,
}: {
  occurrences: readonly FoundOccurrence[]
  statements: readonly FoundStatement[]
}): string {
  const happened =
    occurrences.length > 0
      ? html`<h2>Occurrences (${occurrences.length})</h2><ol class="lines">${occurrences.map(occurrenceLine)}</ol>`
      : NOTHING
  const said =
    statements.length > 0
      ? html`<h2>Statements (${statements.length})</h2><ol class="lines">${statements.map(statementLine)}</ol>`
      : NOTHING
  const nothing = occurrences.length + statements.length === 0 ? none("Nothing is here any more under these ids.") : NOTHING
  return renderPage({ title: "What was counted", body: html`<h1>What was counted</h1>${happened}${said}${nothing}` })
}
