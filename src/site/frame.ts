/** What makes a page of the server one of a site: its policy in itself, its script a module, no form that only a server answers. */
import { localise } from "./addresses.ts"

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
]

/** The policy of a page, with the hash of a style that stands in it where one does. */
export const sitePolicy = (styleHash?: string): string =>
  POLICY.map((rule) => (styleHash !== undefined && rule.startsWith("style-src") ? `${rule} '${styleHash}'` : rule)).join("; ")

/** What a page is made with. */
export interface Framing {
  /** The file that the page becomes. */
  readonly file: string
  /** Files of later pages of lists, by their addresses. */
  readonly numbered?: ReadonlyMap<string, string>
  readonly styleHash?: string
}

/** A page of the server as a page of the site. */
export function toSitePage(page: string, { file, numbered, styleHash }: Framing): string {
  const framed = page
    .replace(
      '<meta charset="utf-8">',
      () =>
        `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${sitePolicy(styleHash)}">\n<meta name="referrer" content="no-referrer">`,
    )
    .replace('<script src="/script.js" defer></script>', '<script src="/page.mjs" type="module"></script>')
    .replace('<a href="/api">API</a> · ', "")
  return localise(withoutServer(framed), file, numbered)
}

/** Markup without what only a server does: forms that it would answer, and the same as data by its API. */
export const withoutServer = (markup: string): string =>
  markup
    .replace(/<form class="filters"[^>]*>.*?<\/form>/gs, (form) => (/ action="\/(?:occurrences|statements)"/.test(form) ? form : ""))
    .replace(/<p class="data">.*?<\/p>/gs, (line) => {
      const [, name] = / href="\/api\/(occurrences|statements|tours)\.csv/.exec(line) ?? []
      return name === undefined
        ? ""
        : `<p class="data">All of them as data: <a href="/data/${name}.ndjson">NDJSON</a> · <a href="/data/${name}.csv">CSV</a></p>`
    })
