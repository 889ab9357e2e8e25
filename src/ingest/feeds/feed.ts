/** A feed, whatever its format: a title and items, each with its address and what the feed says of it. */

/** What a feed says of a report. */
export interface FeedItem {
  readonly address: string
  readonly title?: string
  readonly publisher?: string
  /** As written. */
  readonly published?: string
  readonly updated?: string
  readonly language?: string
  /** The whole report as HTML, where the feed carries it. */
  readonly content?: string
  /** What it says in short, as HTML; some feeds have the whole report here. */
  readonly summary?: string
  /** Whether a text in it was longer than any is, and left out. */
  readonly isCut?: true
}

/** An item as it is written, whose address may be missing or no address. */
export type WrittenItem = Omit<FeedItem, "address"> & { readonly address?: string }

/** A feed. */
export interface Feed<Item = FeedItem> {
  readonly format: "rss" | "atom" | "json" | "news-sitemap" | "sitemap-index"
  readonly title?: string
  readonly language?: string
  readonly items: readonly Item[]
  /** Of an index: the sitemaps, the latest first. */
  readonly children: readonly string[]
  /** Whether it was damaged, so that items may be missing. */
  readonly isBroken: boolean
}

/** Why something is no feed. */
export interface FeedFault {
  readonly fault: "feed-unreadable" | "entities-refused"
  readonly message: string
}

/** Text as it stands in HTML. */
export const escapeText = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Plain text as HTML, its paragraphs kept. */
export const asHtml = (plain: string): string =>
  plain
    .split(/\n\s*\n/)
    .map((part) => `<p>${escapeText(part)}</p>`)
    .join("")
