/**
 * Walks the pages as a visitor would, from the lists through every link, each page once. A page is written before the next is made, so memory
 * holds one page and the addresses that were met.
 */
import { fileOf, isOneThing, linksOf } from "./addresses.ts"

/** Where the walk begins, with as many rows a page as a site may have. */
export const BEGINNINGS = Object.freeze([
  "/?limit=100",
  "/occurrences?limit=100",
  ...["timeline", "tours", "statements", "agenda", "dyads", "map", "network"].map(
    (name) => `/${name}?limit=${/^(?:network|map)$/.test(name) ? 300 : 100}`,
  ),
  "/status",
])

/** A page that was made. */
export interface WalkedPage {
  readonly file: string
  readonly markup: string
  /** Files of the later pages of lists, by their addresses, as far as they are known. */
  readonly numbered: ReadonlyMap<string, string>
}

/** Gives every page that can be reached. `open` answers an address with markup, as it is at the server. */
export async function* walkPages(open: (address: string) => Promise<string>): AsyncGenerator<WalkedPage> {
  const numbered = new Map<string, string>()
  const lengths = new Map<string, number>()
  const waiting: string[] = [...BEGINNINGS]
  const seen = new Set(waiting.map((address) => keyOf(address)))
  for (let at = 0; at < waiting.length; at += 1) {
    const address = waiting[at]!
    waiting[at] = "" // what was walked need not be kept
    const markup = await open(address)
    for (const link of linksOf(markup)) {
      const key = keyOf(link)
      if (seen.has(key) || !isWalked(link)) continue
      seen.add(key)
      waiting.push(link.replace(/#.*/, "")) // a place on a page is no page
      if (link.includes("cursor=")) numbered.set(key, numberOf(link, lengths))
    }
    yield { file: numbered.get(keyOf(address)) ?? fileOf(new URL(address, HERE).pathname)!, markup, numbered }
  }
}

const HERE = "http://site.invalid"

/** An address as pages are counted by: one thing by its path, a later page of a list by its question. */
function keyOf(address: string): string {
  const { pathname, searchParams } = new URL(address, HERE)
  return searchParams.has("cursor") ? `${pathname}?${searchParams}` : pathname
}

/** One thing, or a list and its later pages; other questions are no pages here. */
function isWalked(link: string): boolean {
  const { pathname, searchParams } = new URL(link, HERE)
  return (
    isOneThing(pathname) || (searchParams.has("cursor") && [...searchParams.keys()].every((name) => /^(?:cursor|limit|asOf)$/.test(name)))
  )
}

function numberOf(link: string, lengths: Map<string, number>): string {
  const name = new URL(link, HERE).pathname.slice(1)
  const number = (lengths.get(name) ?? 1) + 1
  lengths.set(name, number)
  return `${name}/page-${number}.html`
}
