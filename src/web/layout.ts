/** The frame of every page: head, navigation, foot. No script but one file of our own, no style but one sheet. */
import { type Html, html, NOTHING } from "./html.ts"

/** A page to be framed. */
export interface PageParts {
  readonly title: string
  /** Address of the page's place in the navigation: `/timeline`. */
  readonly at?: string
  readonly body: Html
  /** Wide pages take all the room there is. */
  readonly isWide?: boolean
  /** A style of its own, which the policy must name by its hash. */
  readonly style?: Html
}

const NAVIGATION = [
  ["/occurrences", "Search"],
  ["/timeline", "Timeline"],
  ["/map", "Map"],
  ["/tours", "Tours"],
  ["/statements", "Statements"],
  ["/agenda", "Agenda"],
  ["/dyads", "Dyads"],
  ["/network", "Network"],
  ["/read", "Read"],
  ["/status", "Status"],
] as const

/** The whole page. */
export function renderPage({ title, at, body, isWide, style }: PageParts): string {
  const links = NAVIGATION.map(([address, name]) =>
    address === at ? html`<a href="${address}" aria-current="page">${name}</a>` : html`<a href="${address}">${name}</a>`,
  )
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – dragoman</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
${style ?? NOTHING}<script src="/script.js" defer></script>
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header class="site"><a class="brand" href="/">dragoman</a><nav aria-label="Pages">${links}</nav></header>
<main id="main" class="${isWide ? "wide" : "narrow"}">
${body}
</main>
<footer class="site"><p>Every value stands on the words of a report; open it to see them. <a href="/api">API</a> · <a href="/status">What is here</a></p></footer>
</body>
</html>
`.markup
}
