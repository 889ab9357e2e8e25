/** The review page: one field at a time with its words, and a key for each verdict. */
import { html, renderPage } from "../web/index.ts"

const KEYS = [
  ["a", "accept"],
  ["x", "reject"],
  ["s", "set another value"],
  ["u", "cannot be told"],
  ["j", "next"],
  ["k", "back"],
  ["z", "take back"],
] as const

/** The page as it is sent; the script fills it. */
export const REVIEW_PAGE = renderPage({
  title: "Review",
  body: html`<h1>Review</h1>
<form id="enter" class="filters"><label class="field">Token with the scope review<input id="token" type="password" autocomplete="off" spellcheck="false" required></label><button>Begin</button></form>
<section id="work" hidden tabindex="-1" aria-label="The field">
<p id="at"></p>
<h2 id="value"></h2>
<blockquote><p id="quote"></p></blockquote>
<form id="setting" class="filters" hidden><label class="field">The value that is right<input id="given" autocomplete="off" spellcheck="false"></label><button>Set</button></form>
</section>
<p id="said" role="status"></p>
<p>${KEYS.map(([key, does]) => html`<kbd>${key}</kbd> ${does} `)}</p>
<script src="/review.js" defer></script>`,
})
