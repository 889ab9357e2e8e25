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
}

/** A feed. */
export interface Feed {
  readonly format: "rss" | "atom" | "json" | "news-sitemap" | "sitemap-index"
  readonly title?: string
  readonly language?: string
  readonly items: readonly FeedItem[]
  /** Of an index: the sitemaps, the latest first. */
  readonly children: readonly string[]
  /** Whether it was damaged, so that items may be missing. */
  readonly isBroken: boolean
}
