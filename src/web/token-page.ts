/** The page on which a token is given, where a server that others reach asks for one. */
import { html, NOTHING } from "./html.ts"
import { renderPage } from "./layout.ts"

/** Renders the page. */
export function renderToken({ problem, isOpen }: { readonly problem?: string; readonly isOpen: boolean }): string {
  const lead = isOpen
    ? "This server is reached from this machine alone, and shows all to whoever is here. No token is needed to look."
    : "This server shows its reports to those who have a token. Whoever runs it can make one."
  const body = html`<h1>Token</h1><p class="lead">${lead}</p>
${problem === undefined ? NOTHING : html`<p class="problem" role="alert">${problem}</p>`}
<form class="filters" method="post" action="/token"><label class="field">Token<input type="password" name="token" autocomplete="off" spellcheck="false" required></label><button>Look around</button></form>
<p>It is kept in a cookie for a month, and lets this browser look, nothing more. Programs send it in a header; see <a href="/api">the API</a>.</p>
<form class="filters" method="post" action="/token"><button>Forget the token</button></form>`
  return renderPage({ title: "Token", body })
}
