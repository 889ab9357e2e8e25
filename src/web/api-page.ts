/** The API for people: every address with its parameters, and a form that tries it. */
import { type Html, html, NOTHING } from "./html.ts"
import { renderPage } from "./layout.ts"

/** An address of the API. */
export interface ApiAddress {
  readonly path: string
  readonly method: string
  readonly summary: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly description?: string }[]
}

/** Renders the page. */
export function renderApi(addresses: readonly ApiAddress[]): string {
  const sections = addresses.map(({ path, method, summary, parameters }) => {
    const canTry = method === "get" && !path.includes("{")
    const fields = parameters.map(
      ({ name, description }) =>
        html`<label class="field">${name}<input name="${name}" title="${description ?? ""}" autocomplete="off"></label>`,
    )
    const form = canTry ? html`<form class="filters" method="get" action="${path}">${fields}<button>Try</button></form>` : NOTHING
    return html`<details class="address"><summary><b class="method">${method.toUpperCase()}</b> <code>${path}</code> ${summary}</summary>${form}${listParameters(parameters)}</details>`
  })
  const body = html`<h1>API</h1><p class="lead">The same questions as the pages, for programs. <a href="/openapi.json">OpenAPI 3.1</a></p>${sections}`
  return renderPage({ title: "API", body })
}

function listParameters(parameters: ApiAddress["parameters"]): Html {
  if (parameters.length === 0) return NOTHING
  return html`<dl class="parameters">${parameters.map(({ name, description }) => html`<dt><code>${name}</code></dt><dd>${description ?? ""}</dd>`)}</dl>`
}
