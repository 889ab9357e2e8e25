/** What a page says of itself: JSON-LD first, then its meta elements, then a time element. All of it is text from outside. */
import { readDate } from "./date.ts"

/** The parts of a report that a page can tell. */
export interface PageMetadata {
  readonly title?: string
  readonly publisher?: string
  readonly published?: string
  readonly modified?: string
  readonly url?: string
  readonly language?: string
}

/** What this needs of a document. */
interface PageDocument {
  querySelector(selector: string): { getAttribute(name: string): string | null } | null
  querySelectorAll(selector: string): Iterable<{ readonly textContent: string | null }>
  readonly title?: string
}

type Field = keyof PageMetadata

const PLACES: Readonly<Record<Field, readonly (readonly [selector: string, attribute: string])[]>> = Object.freeze({
  title: [
    ['meta[property="og:title"]', "content"],
    ['meta[name="twitter:title"]', "content"],
  ],
  publisher: [
    ['meta[property="og:site_name"]', "content"],
    ['meta[name="application-name"]', "content"],
  ],
  published: [
    ['meta[property="article:published_time"]', "content"],
    ['meta[name="date"]', "content"],
    ['meta[name="pubdate"]', "content"],
    ['meta[name="DC.date.issued"]', "content"],
    ['meta[itemprop="datePublished"]', "content"],
    ["time[datetime]", "datetime"],
  ],
  modified: [['meta[property="article:modified_time"]', "content"]],
  url: [
    ['link[rel="canonical"]', "href"],
    ['meta[property="og:url"]', "content"],
  ],
  language: [["html[lang]", "lang"]],
})

/** Reads what a page says of itself; a value that does not hold is left out. */
export function readMetadata(document: unknown): PageMetadata {
  const page = document as PageDocument
  const linked = readLinkedData(page)
  const found: Partial<Record<Field, string>> = {}
  for (const field of Object.keys(PLACES) as Field[]) {
    const value = clean(field, linked[field]) ?? firstOf(page, field)
    if (value !== undefined) found[field] = value
  }
  const headline = found.title ?? headlineOf(page)
  return headline === undefined ? found : { ...found, title: headline }
}

/** The page's only main heading, where the page's title begins with it: "Talks held - The Daily" has the headline "Talks held". */
function headlineOf(page: PageDocument): string | undefined {
  const headings = [...page.querySelectorAll("h1")]
    .map(({ textContent }) => clean("title", textContent))
    .filter((text) => text !== undefined)
  const title = clean("title", page.title) ?? ""
  return headings.length === 1 && title.startsWith(headings[0]!) ? headings[0] : undefined
}

function firstOf(page: PageDocument, field: Field): string | undefined {
  for (const [selector, attribute] of PLACES[field]) {
    const value = clean(field, page.querySelector(selector)?.getAttribute(attribute))
    if (value !== undefined) return value
  }
  return undefined
}

function clean(field: Field, value: unknown): string | undefined {
  if (typeof value !== "string") return undefined
  const text = value.replace(/\s+/gu, " ").trim()
  if (text === "" || text.length > 1000) return undefined
  if (field === "published" || field === "modified") return readDate(text)
  if (field === "url") return /^https?:\/\/\S+$/.test(text) ? text : undefined
  if (field === "language") return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(text) ? text : undefined
  return text
}

const ARTICLE = /(?:Article|Report|BlogPosting)$/

function readLinkedData(page: PageDocument): Partial<Record<Field, unknown>> {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const article = findArticle(parse(script.textContent ?? ""), 0)
    if (!article) continue
    const { headline, datePublished, dateModified, url, publisher } = article
    const [first] = [publisher].flat()
    const name = isObject(first) ? first.name : first
    return { title: headline, publisher: name, published: datePublished, modified: dateModified, url }
  }
  return {}
}

/** The text that a page's linked data gives as that of its article (`articleBody`); none where it has several articles. */
export function readArticleBody(document: unknown): string | undefined {
  const scripts = [...(document as PageDocument).querySelectorAll('script[type="application/ld+json"]')]
  const bodies = new Set<string>()
  for (const { textContent } of scripts) {
    const body = findArticle(parse(textContent ?? ""), 0)?.articleBody
    if (typeof body === "string" && body.trim() !== "") bodies.add(body.trim())
  }
  return bodies.size === 1 ? [...bodies][0] : undefined
}

function findArticle(value: unknown, depth: number): Record<string, unknown> | undefined {
  if (depth > 3) return undefined
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 50)) {
      const found = findArticle(item, depth + 1)
      if (found) return found
    }
    return undefined
  }
  if (!isObject(value)) return undefined
  const types: unknown[] = [value["@type"]].flat()
  if (types.some((type) => typeof type === "string" && ARTICLE.test(type))) return value
  return findArticle(value["@graph"], depth + 1)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
