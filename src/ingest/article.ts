/**
 * A page that was fetched to its report: the bytes as their server calls them, read as a saved page is. Whoever serves it may want to keep
 * us busy, so a page with more tags, or deeper ones, than articles have is none.
 */
import type { Report } from "../record/index.ts"
import { decodeBytes } from "./decode.ts"
import { readHeader } from "./header.ts"
import { declaredCharset, looksLikePage } from "./page-marks.ts"

/** The report in a page or a plain text; undefined where there is none. What the server says of the type and charset is a hint. */
export async function readArticle(body: Uint8Array, type: string | undefined): Promise<Report | undefined> {
  const charset = /charset\s*=\s*["']?([\w-]{2,20})/i.exec(type ?? "")?.[1]
  const decoded = decodeBytes(body, charset ?? declaredCharset(body))
  if ("notText" in decoded) return undefined
  return readArticleText(decoded.text, /\bhtml\b/i.test(type ?? "") || looksLikePage(decoded.text))
}

/** The same for text that is decoded. */
export async function readArticleText(text: string, isPage: boolean): Promise<Report | undefined> {
  if (!isPage) return readHeader(text).report
  if (isMaze(text)) return undefined
  const { readPage } = await import("./page.ts") // the page parser is loaded for pages only, as it takes a while
  return readPage(text)
}

/** The largest pages of news sites have some 10,000 tags, 60 deep. */
const MOST_TAGS = 20_000
const DEEPEST = 150
/** Signs that open a tag or an entity, whether or not one comes of it. */
const MOST_SIGNS = 60_000
/** Elements that stand alone or end by themselves, and so say nothing of depth. */
const OPEN_ENDED = new Set("area base br col dd dt hr img input li link meta option p source tbody td th tr track wbr embed".split(" "))

function isMaze(html: string): boolean {
  if (hasMore(html, "<", MOST_SIGNS) || hasMore(html, "&", MOST_SIGNS)) return true
  let [tags, depth] = [0, 0]
  for (const [, end, name = ""] of html.matchAll(/<(\/?)([a-z][^\s/>]{0,40})/gi)) {
    tags += 1
    if (!OPEN_ENDED.has(name.toLowerCase())) depth = end === "/" ? Math.max(0, depth - 1) : depth + 1
    if (tags > MOST_TAGS || depth > DEEPEST) return true
  }
  return false
}

function hasMore(text: string, sign: string, most: number): boolean {
  let count = 0
  for (let at = text.indexOf(sign); at !== -1 && count <= most; at = text.indexOf(sign, at + 1)) count += 1
  return count > most
}
