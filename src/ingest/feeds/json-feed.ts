/** JSON Feed, versions 1 and 1.1. What does not fit is left out, item by item. */
import { z } from "zod"
import { asHtml, type Feed, type FeedItem } from "./feed.ts"

const text = z.string().max(500_000).optional().catch(undefined)
const itemSchema = z.object({
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  date_published: text,
  date_modified: text,
  language: text,
})
const feedSchema = z.object({
  version: z.string().regex(/^https?:\/\/jsonfeed\.org\/version\//),
  title: text,
  language: text,
  items: z.array(z.unknown()),
})

/** Parses it; undefined where it is none. */
export function parseJsonFeed(given: string): Feed | undefined {
  const parsed = feedSchema.safeParse(parseJson(given))
  if (!parsed.success) return undefined
  const { title, language, items } = parsed.data
  const found = items.flatMap((item) => toItem(itemSchema.safeParse(item).data) ?? [])
  return { format: "json", ...(title ? { title } : {}), ...(language ? { language } : {}), items: found, children: [], isBroken: false }
}

function toItem(item: z.infer<typeof itemSchema> | undefined): FeedItem | undefined {
  const address = item?.url ?? item?.external_url
  if (!item || address === undefined) return undefined
  const content = item.content_html ?? (item.content_text === undefined ? undefined : asHtml(item.content_text))
  const { title, date_published: published, date_modified: updated, language } = item
  return JSON.parse(JSON.stringify({ address, title, published, updated, language, content })) as FeedItem // without what is undefined
}

function parseJson(given: string): unknown {
  try {
    return JSON.parse(given)
  } catch {
    return undefined
  }
}
