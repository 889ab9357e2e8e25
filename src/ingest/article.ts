/**
 * A page that was fetched to its report: the bytes as their server calls them, read as a saved page is, within the same bounds
 * (`page-bounds.ts`).
 */
import type { Report } from "../record/index.ts"
import { decodeBytes } from "./decode.ts"
import { readHeader } from "./header.ts"
import type { PageReading } from "./page.ts"
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
  const { readPage } = await import("./page.ts") // the page parser is loaded for pages only, as it takes a while
  return readPage(text).report
}

/** What a feed carries is a whole report where it is as long, in characters of HTML. */
export const WHOLE_REPORT = 600

/** The same for the piece of HTML that a feed carries. */
export async function readCarried(content: string): Promise<PageReading> {
  const { readPage } = await import("./page.ts")
  return readPage(`<html><body><article>${content}</article></body></html>`)
}
