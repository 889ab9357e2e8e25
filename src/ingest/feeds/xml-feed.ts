/**
 * RSS 0.9 to 2.0, Atom and sitemaps, read as a stream of tags that never expands an entity: a feed that declares some is refused, one
 * that is damaged gives the items before the damage. Names are told by their namespace, as prefixes are anyone's.
 */
import { SaxesParser, type SaxesTagNS } from "saxes"
import { asHtml, escapeText, type Feed, type FeedFault, type WrittenItem } from "./feed.ts"

const SPACES: Readonly<Record<string, string>> = Object.freeze({
  "": "",
  "http://www.w3.org/2005/Atom": "",
  "http://purl.org/rss/1.0/": "",
  "http://my.netscape.com/rdf/simple/0.9/": "",
  "http://www.sitemaps.org/schemas/sitemap/0.9": "",
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
  "http://purl.org/rss/1.0/modules/content/": "content:",
  "http://purl.org/dc/elements/1.1/": "dc:",
  "http://www.google.com/schemas/sitemap-news/0.9": "news:",
})
/** Prefixes that are understood where a feed forgets to declare them. */
const USUAL = /^(?:|content|dc|news)$/

const FORMATS: Readonly<Record<string, Feed["format"]>> = Object.freeze({
  rss: "rss",
  "rdf:RDF": "rss",
  feed: "atom",
  urlset: "news-sitemap",
  sitemapindex: "sitemap-index",
})
const ITEMS: ReadonlySet<string> = new Set(["item", "entry", "url", "sitemap"])
/** What has a report's text or a part of it. */
const CONTENTS: ReadonlySet<string> = new Set(["content:encoded", "content", "description", "summary"])
const DEEPEST = 100
const MOST_TEXT = 500_000
const MOST_FAULTS = 5_000

/** The texts of an element by their names: of several the first. */
type Fields = Map<string, string>

interface State {
  format: Feed["format"] | undefined
  readonly open: string[]
  readonly feed: Fields
  item: Fields | undefined
  text: string
  /** The element with a report's text that is open: how deep it stands, and whether it has tags of its own beside escaped ones. */
  content: { readonly depth: number; hasTags: boolean } | undefined
  readonly items: Fields[]
  isBroken: boolean
}

/** Parses it; why it cannot be read, or undefined where it is no feed. */
export function parseXmlFeed(given: string): Feed<WrittenItem> | FeedFault | undefined {
  const state: State = {
    format: undefined,
    open: [],
    feed: new Map(),
    item: undefined,
    text: "",
    content: undefined,
    items: [],
    isBroken: false,
  }
  const parser = new SaxesParser({ xmlns: true, position: false })
  let faults = 0
  parser.on("error", () => {
    state.isBroken = true
    if (++faults > MOST_FAULTS) throw new Stop("feed-unreadable", "The feed is damaged all over.")
  })
  parser.on("doctype", (declared) => {
    if (/<!ENTITY/i.test(declared)) throw new Stop("entities-refused", "The XML declares entities, which are not followed.")
  })
  parser.on("opentag", (tag) => openTag(state, tag))
  parser.on("closetag", (tag) => closeTag(state, tag))
  for (const event of ["text", "cdata"] as const) {
    parser.on(event, (text) => {
      if (state.text.length < MOST_TEXT) state.text += state.content?.hasTags ? escapeText(text) : text
    })
  }
  try {
    parser.write(given).close()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    return error.fault && { fault: error.fault, message: error.message }
  }
  return state.format && toFeed(state.format, state)
}

/** Ends the parser; without a fault where the root is of no feed. */
class Stop extends Error {
  readonly fault: FeedFault["fault"] | undefined
  constructor(fault?: FeedFault["fault"], message?: string) {
    super(message)
    this.fault = fault
  }
}

/** The name of a tag with our prefix; undefined where it is of a vocabulary that is none of ours. */
function nameOf({ uri, prefix, local }: SaxesTagNS): string | undefined {
  if (uri === "" && prefix !== "") return USUAL.test(prefix) ? `${prefix}:${local}` : undefined
  const space = SPACES[uri]
  return space === undefined ? undefined : space + local
}

function openTag(state: State, tag: SaxesTagNS): void {
  const name = nameOf(tag) ?? "?"
  if (state.open.length >= DEEPEST) throw new Stop("feed-unreadable", "The feed's tags stand in one another without end.")
  if (state.open.length === 0) {
    state.format = FORMATS[name]
    if (state.format === undefined) throw new Stop()
    const language = Object.values(tag.attributes).find(({ prefix, local }) => prefix === "xml" && local === "lang")?.value
    if (language) keep(state.feed, "language", language)
  }
  state.open.push(name)
  if (state.content) {
    state.text = `${state.content.hasTags ? state.text : escapeText(state.text)}<${tag.local}>`
    state.content.hasTags = true
    return
  }
  state.text = ""
  if (ITEMS.has(name) && !state.item) state.item = new Map()
  const own = state.item ?? state.feed
  const { href, rel, isPermaLink } = Object.fromEntries(Object.values(tag.attributes).map(({ local, value }) => [local, value]))
  if (name === "link" && href !== undefined && (rel === undefined || rel === "alternate")) keep(own, "href", href)
  if (name === "guid" && isPermaLink === "false") keep(own, "guid", "")
  if (!state.item || !CONTENTS.has(name)) return
  state.content = { depth: state.open.length, hasTags: false }
  if (/^text(?:\/plain)?$/.test(tag.attributes.type?.value ?? "")) keep(own, `${name} is plain`, "yes")
}

function closeTag(state: State, tag: SaxesTagNS): void {
  const name = state.open.pop() ?? "?"
  if (state.content && state.open.length >= state.content.depth) {
    state.text += `</${tag.local}>`
    return
  }
  state.content = undefined
  const text = state.text.trim()
  state.text = ""
  if (state.item && ITEMS.has(name)) {
    state.items.push(state.item)
    state.item = undefined
  } else if (nameOf(tag) !== undefined && text !== "") {
    const isOfFeed = !state.item && /^(?:channel|feed)$/.test(state.open.at(-1) ?? "")
    if (text.length >= MOST_TEXT) keep(state.item ?? state.feed, "is cut", "yes")
    else if (state.item ?? isOfFeed) keep(state.item ?? state.feed, name, text)
  }
}

/** The first stands: what follows in nested elements is about something else. */
function keep(fields: Fields, name: string, text: string): void {
  if (!fields.has(name)) fields.set(name, text)
}

function toFeed(format: Feed["format"], { feed, items, isBroken }: State): Feed<WrittenItem> {
  const title = feed.get("title")
  const language = feed.get("language") ?? feed.get("dc:language")
  const head = { ...(title ? { title } : {}), ...(language ? { language } : {}), isBroken }
  if (format === "sitemap-index") {
    const latest = items.toSorted((a, b) => ((a.get("lastmod") ?? "") > (b.get("lastmod") ?? "") ? -1 : 1))
    return { format, ...head, items: [], children: latest.flatMap((item) => item.get("loc") ?? []) }
  }
  const news = format === "news-sitemap" ? items.filter((item) => item.has("news:title") || item.has("news:publication_date")) : items
  return { format, ...head, items: news.map(toItem), children: [] }
}

function toItem(fields: Fields): WrittenItem {
  const first = (...names: readonly string[]): string | undefined => names.map((name) => fields.get(name)).find(Boolean)
  const guid = fields.get("guid")
  const address = first("link", "href", "loc") ?? (guid !== undefined && /^https?:\/\//i.test(guid) ? guid : undefined)
  const htmlOf = (name: string): string | undefined => {
    const text = fields.get(name)
    return text !== undefined && fields.has(`${name} is plain`) ? asHtml(text) : text
  }
  const item = {
    address,
    title: first("title", "news:title", "dc:title"),
    publisher: first("news:name", "source", "dc:publisher"),
    published: first("pubDate", "published", "dc:date", "news:publication_date"),
    updated: first("updated", "lastmod"),
    language: first("dc:language", "news:language"),
    content: first("content:encoded") ?? htmlOf("content"),
    summary: first("description") ?? htmlOf("summary"),
    isCut: fields.has("is cut") ? true : undefined,
  }
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as WrittenItem
}
