/** Bytes to a feed: which charset, which format, which addresses are some, and what tells that an item changed. */
import { createHash } from "node:crypto"
import { decodeBytes } from "../decode.ts"
import { declaredEncoding } from "../page-marks.ts"
import type { Feed, FeedFault, FeedItem } from "./feed.ts"
import { parseJsonFeed } from "./json-feed.ts"
import { parseXmlFeed } from "./xml-feed.ts"

/** More items than this are not taken from one feed; the first are the latest, as feeds have them. */
export const MOST_ITEMS = 1000

/** Parses a feed that came from an address, or tells why it is none. */
export function parseFeed(body: Uint8Array, { url, type }: { readonly url: URL; readonly type: string | undefined }): Feed | FeedFault {
  const decoded = decodeBytes(body, charsetOf(body, type))
  if ("notText" in decoded) return { fault: "feed-unreadable", message: `${url.href}: ${decoded.notText}` }
  const text = decoded.text.replace(/^\ufeff/, "").trimStart()
  const feed = text.startsWith("{") ? parseJsonFeed(text) : parseXmlFeed(text)
  if (!feed) return { fault: "feed-unreadable", message: `${url.href.slice(0, 200)} is no feed.` }
  if ("fault" in feed) return feed
  const items = feed.items.slice(0, MOST_ITEMS).flatMap((item) => {
    const address = item.address === undefined ? undefined : resolveAddress(item.address, url)
    return address === undefined ? [] : [{ ...item, address }]
  })
  const children = feed.children.flatMap((child) => resolveAddress(child, url) ?? [])
  return { ...feed, items: [...new Map(items.toReversed().map((item) => [item.address, item])).values()].toReversed(), children }
}

/** The charset that the server or the document names. */
function charsetOf(body: Uint8Array, type: string | undefined): string | undefined {
  return /charset\s*=\s*["']?([\w-]{2,20})/i.exec(type ?? "")?.[1] ?? declaredEncoding(body)
}

/** The address of an item: absolute, of the web, without what only counts visitors. */
export function resolveAddress(given: string, base?: URL): string | undefined {
  const trimmed = given.trim()
  if (trimmed === "" || trimmed.length > 2000 || !URL.canParse(trimmed, base?.href)) return undefined
  const url = new URL(trimmed, base?.href)
  if (!/^https?:$/.test(url.protocol)) return undefined
  url.hash = ""
  for (const name of [...url.searchParams.keys()]) if (/^(?:utm_\w+|fbclid|gclid)$/i.test(name)) url.searchParams.delete(name)
  return url.href
}

/** What tells that a feed says something else of an item than before. */
export const digestOf = ({ title, published, updated, content }: FeedItem): string =>
  createHash("sha256")
    .update(JSON.stringify([title, updated ?? published, content]))
    .digest("hex")
    .slice(0, 32)
