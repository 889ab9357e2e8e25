/**
 * A web page as saved from the web to a report: the article as Readability finds it, its paragraphs joined by blank lines,
 * and what the page says of itself. Nothing of the page is run or fetched; a page that defeats the parser is a failure.
 */
import { Readability } from "@mozilla/readability"
import { parseHTML } from "linkedom"
import type { Report } from "../record/index.ts"
import { readMetadata } from "./metadata.ts"
import { paragraphsOf } from "./paragraphs.ts"

/** A page's report, or undefined where there is no article to be found. */
export function readPage(html: string): Report | undefined {
  if (isTooDeep(html)) return undefined
  try {
    return readArticle(html)
  } catch {
    return undefined // the parser and Readability recurse; hostile markup ends here
  }
}

const MOST_ELEMENTS = 60_000
const DEEPEST = 400

function readArticle(html: string): Report | undefined {
  const { document } = parseHTML(html)
  const metadata = readMetadata(document)
  for (const inert of document.querySelectorAll("script,style,noscript,template,iframe,object,svg")) inert.remove()
  const fallback = document.body ? paragraphsOf(document.body) : []
  const article = new Readability(document, { maxElemsToParse: MOST_ELEMENTS }).parse()
  const paragraphs = article?.content ? paragraphsOf(parseHTML(`<html><body>${article.content}</body></html>`).document.body) : fallback
  const text = (paragraphs.length > 0 ? paragraphs : fallback).join("\n\n")
  if (text === "") return undefined
  const title = metadata.title ?? (article?.title || undefined)
  const publisher = metadata.publisher ?? (article?.siteName || undefined)
  return { ...(publisher ? { publisher } : {}), ...(title ? { title } : {}), ...metadata, text }
}

/** Counts open tags the quick way: a page nested deeper than any that people write would overflow the parser's stack. */
function isTooDeep(html: string): boolean {
  let depth = 0
  for (const [tag] of html.matchAll(/<(?:\/?)(?:div|span|b|i|a|p|ul|ol|li|table|tr|td|section|article|font|blockquote|em|strong)\b/gi)) {
    depth = tag.startsWith("</") ? Math.max(0, depth - 1) : depth + (/^<(?:p|li)$/i.test(tag) ? 0 : 1)
    if (depth > DEEPEST) return true
  }
  return false
}
