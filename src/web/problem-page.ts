/** Why there is no answer, for people. */
import { html, NOTHING } from "./html.ts"
import { renderPage } from "./layout.ts"

/** Renders the page. */
export function renderProblem({
  title,
  detail,
  advice,
  status,
}: {
  readonly title: string
  readonly detail: string
  readonly advice?: string
  readonly status: number
}): string {
  const body = html`<p class="crumb">${status}</p><h1>${title}</h1><p class="lead">${detail === title ? "" : detail}</p>${advice === undefined ? NOTHING : html`<p>${advice}</p>`}<p><a href="/">To the beginning</a></p>`
  return renderPage({ title, body })
}
