/** The page that reads in the visitor's own browser. */
import { html } from "../web/html.ts"
import { renderPage } from "../web/layout.ts"

/** Renders the form; the script of the site does the rest. */
export function renderSiteRead(): string {
  const body = html`<h1>Read a report</h1>
<form class="paste" id="read-here"><label for="text">A report, as text. It may begin with lines such as <code>Date: 2024-06-04</code> and <code>Publisher: Xinhua</code>, then an empty line.</label>
<textarea id="text" name="text" rows="14" required spellcheck="false"></textarea>
<div class="asks"><button>Read it</button> <label class="file">or give a file <input type="file" accept=".txt,.json,text/plain,application/json"></label> <p class="loading" role="status" aria-live="polite"></p></div></form>
<p class="note">It is read in this browser, by a model that is loaded once. Nothing leaves this machine.</p>
<div id="read"></div>
<noscript><p class="problem">Reading in the browser takes a script, which is turned off here. On the command line: dragoman read FILE.</p></noscript>`
  return renderPage({ title: "Read", at: "/read", body, isWide: true })
}
