/**
 * Where a page of the server lies in the site: `/people/p-1` is the file people/p-1.html, and a link to it is relative, so that the site works
 * in any folder of any server of files. Questions that only a server answers lead to the page that answers them in the browser.
 */

/** Pages that stand alone, by their address. */
const SINGLE = new Set(["occurrences", "timeline", "tours", "statements", "agenda", "dyads", "network", "map", "records", "read", "status"])
/** Pages whose question the browser answers, by the address that asks it. */
const ANSWERED: ReadonlyMap<string, string> = new Map([
  ["occurrences", "occurrences"],
  ["timeline", "occurrences"],
  ["map", "occurrences"],
  ["statements", "statements"],
  ["records", "records"],
])
const ONE = /^(?:occurrences|statements|tours|people|bodies|states|reports)\/[A-Za-z0-9-]+$|^dyads\/[A-Za-z0-9-]+\/[A-Za-z0-9-]+$/
const DATA = /^data\/(?:occurrences|statements|tours)\.(?:csv|ndjson)$/
const ASSETS = new Set(["style.css", "page.mjs", "icon.svg"])

/** The file of an address without its question; undefined where the site has none. */
export function fileOf(path: string): string | undefined {
  const name = path.replace(/^\/|\/$/g, "")
  if (name === "") return "index.html"
  if (ASSETS.has(name) || DATA.test(name)) return name
  return SINGLE.has(name) || ONE.test(name) ? `${name}.html` : undefined
}

/** Whether a page is one thing, or one of the lists: what a question makes of a list is not a page of its own. */
export const isOneThing = (path: string): boolean => ONE.test(path.replace(/^\//, ""))

/** The place of an address of the server in the site, with its question where the browser answers it; undefined where there is none. */
export function placeOf(address: string, numbered?: ReadonlyMap<string, string>): string | undefined {
  const { pathname, searchParams, hash } = new URL(address, "http://site.invalid")
  const cursor = numbered?.get(`${pathname}?${searchParams}`)
  if (cursor !== undefined) return `${cursor}${hash}`
  searchParams.delete("limit")
  const question = String(searchParams)
  const answering = ANSWERED.get(pathname.slice(1))
  if (question !== "" && answering !== undefined) return `${answering}.html?${question}${hash}`
  const file = fileOf(pathname)
  return file === undefined ? undefined : `${file}${hash}`
}

/** The same seen from a file of the site: `../people/p-1.html`. */
export const seenFrom = (from: string, place: string): string => `${"../".repeat(from.split("/").length - 1)}${place}`

const ADDRESSES = /(<[a-z]+ [^>]*?)\b(href|src|action)="(\/[^"]*)"/g
const ENTITIES = /&#(\d+);/g

/** The addresses that markup leads to, each as it is asked. */
export const linksOf = (markup: string): string[] => [...markup.matchAll(ADDRESSES)].map(([, , , address = ""]) => plain(address))

/**
 * Markup with every address made relative; a link that has no place here is none. In our markup every address stands in double quotes, and
 * what reports say has none that are not escaped.
 */
export function localise(markup: string, from: string, numbered?: ReadonlyMap<string, string>): string {
  return markup.replace(ADDRESSES, (_, before: string, name: string, address: string) => {
    const place = placeOf(plain(address), numbered)
    return place === undefined ? before.trimEnd() : `${before}${name}="${seenFrom(from, place).replaceAll("&", "&#38;")}"`
  })
}

const plain = (address: string): string => address.replace(ENTITIES, (_, code: string) => String.fromCharCode(Number(code)))
