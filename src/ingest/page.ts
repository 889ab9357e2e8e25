/**
 * A web page as saved from the web to a report: the article as Readability finds it, its paragraphs joined by blank lines,
 * and what the page says of itself. Nothing of the page is run or fetched; a page that defeats the parser is a failure.
 */
import { Readability } from "@mozilla/readability"
import { parseHTML } from "linkedom"
import type { Report } from "../record/index.ts"
import { readArticleBody, readMetadata } from "./metadata.ts"
import { findExcess, PAGE_BOUNDS } from "./page-bounds.ts"
import { paragraphsOf } from "./paragraphs.ts"

/** A page's report, or what the page has too much of (`findExcess`); neither where there is no article in it. */
export interface PageReading {
  readonly report?: Report
  readonly excess?: string
}

/** Reads a page, in seconds however it is made. */
export function readPage(html: string): PageReading {
  const excess = findExcess(html)
  if (excess !== undefined) return { excess }
  try {
    const report = findArticle(html)
    return report === undefined ? {} : { report }
  } catch {
    return {} // the parser and Readability throw at markup that they did not foresee
  }
}

/** An attribute that is longer is a picture, or made to keep the patterns of Readability busy. */
const LONGEST_ATTRIBUTE = 2_000

/** A page shows so much less of an article than its linked data has where it shows the rest by a script, or to subscribers alone. */
const MUCH_SHORTER = 0.5

/** The text that a page shows, or the one of its linked data where that is much longer. */
function chooseText(shown: string, told: string | undefined): string {
  if (told === undefined || told.length > PAGE_BOUNDS.text || shown.length >= told.length * MUCH_SHORTER) return shown
  const paragraphs = /<\/?[a-z]/i.test(told) ? markedParagraphs(told) : told.split(/\s*\n\s*/)
  const text = paragraphs
    .map((paragraph) => paragraph.replace(/[\s\u00a0]+/gu, " ").trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n\n")
  return shown.length >= text.length * MUCH_SHORTER ? shown : text
}

/** The paragraphs of linked data that is HTML, against the rules. */
function markedParagraphs(html: string): string[] {
  if (findExcess(html) !== undefined) return []
  return paragraphsOf(parseHTML(`<html><body>${html}</body></html>`).document.body)
}

function findArticle(html: string): Report | undefined {
  const { document } = parseHTML(html)
  dropLongAttributes(document)
  const metadata = readMetadata(document)
  const told = readArticleBody(document)
  for (const inert of document.querySelectorAll("script,style,noscript,template,iframe,object,svg")) inert.remove()
  const fallback = document.body ? paragraphsOf(document.body) : []
  const article = new Readability<unknown>(document, { serializer: (node) => node }).parse() // written out, it would have to be parsed again
  const paragraphs = article?.content ? paragraphsOf(article.content) : fallback
  const text = chooseText((paragraphs.length > 0 ? paragraphs : fallback).join("\n\n"), told)
  if (text === "") return undefined
  const title = metadata.title ?? (article?.title || undefined)
  const publisher = metadata.publisher ?? (article?.siteName || undefined)
  return { ...(publisher ? { publisher } : {}), ...(title ? { title } : {}), ...metadata, text }
}

function dropLongAttributes(document: ReturnType<typeof parseHTML>["document"]): void {
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) if (value.length > LONGEST_ATTRIBUTE) element.removeAttribute(name)
  }
}
