/** A look at a source: what is new in a feed goes to the queue; what is new in a folder is read at once. */
import { createHash } from "node:crypto"
import type { Feed, FeedItem } from "../../ingest/feeds/feed.ts"
import { digestOf, parseFeed } from "../../ingest/feeds/parse-feed.ts"
import { keepItems, sortItems } from "../../store/watching/items.ts"
import { findSource, type WatchSource } from "../../store/watching/sources.ts"
import { endTask, queueTasks, type Task } from "../../store/watching/tasks.ts"
import { WatchFault } from "../faults.ts"
import { checkStatus } from "../net/answers.ts"
import type { WebAnswer } from "../net/web.ts"
import { finishPoll } from "./finish-poll.ts"
import { pollFolder } from "./folder.ts"
import { politely, type Work, type WorkTools } from "./tools.ts"

/** A feed is not larger. */
const MOST_BYTES = 8_000_000
/** Sitemaps of an index that are looked at. */
const MOST_CHILDREN = 10
/** The whole text goes through the queue where it is not longer. */
const MOST_CONTENT = 100_000

/** What an article's task is told. */
export interface ArticlePayload {
  readonly source: string
  readonly publisher: string | null
  readonly item: FeedItem
}

/** Looks at the source of a task. */
export async function poll(tools: WorkTools, task: Task): Promise<Work> {
  const source = await findSource(tools.db, task.key)
  if (source?.state !== "active") return { inputs: [], finish: () => endTask(tools.db, task) }
  if (source.kind === "folder") return pollFolder(tools, task, source)
  const found = await pollFeed(tools, source)
  return { inputs: [], finish: () => finishPoll(tools, task, { source, ...found }) }
}

async function pollFeed(tools: WorkTools, source: WatchSource): Promise<{ readonly fresh: number; readonly marks: Partial<WatchSource> }> {
  const { web, now, db } = tools
  const headers = {
    accept: "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
    ...(source.etag === null ? {} : { "if-none-match": source.etag }),
    ...(source.modified === null ? {} : { "if-modified-since": source.modified }),
  }
  const answer = checkStatus(await web.ask(source.address, { headers, most: MOST_BYTES, ...politely(tools) }), now())
  if (answer.status === 304) return { fresh: 0, marks: {} }
  const digest = createHash("sha256").update(answer.body).digest("hex")
  const marks = { etag: shortHeader(answer.headers.etag), modified: shortHeader(answer.headers["last-modified"]), digest }
  if (digest === source.digest) return { fresh: 0, marks }
  const feed = await withChildren(tools, feedOf(answer))
  const items = feed.items.map((item) => ({ ...item, item: item.address, digest: digestOf(item) }))
  const fresh = await sortItems(db, source.id, items)
  await queueTasks(
    db,
    fresh.map((item) => articleTask(source, feed, item, now())),
    now(),
  )
  await keepItems(db, source.id, items, now())
  return { fresh: fresh.length, marks: feed.isBroken ? { ...marks, digest: null, etag: null, modified: null } : marks }
}

const shortHeader = (value: string | undefined): string | null => (value !== undefined && value.length <= 500 ? value : null)

/** The feed in an answer. Throws a WatchFault where there is none. */
function feedOf({ body, url, headers }: Pick<WebAnswer, "body" | "url" | "headers">): Feed {
  const feed = parseFeed(body, { url, type: headers["content-type"] })
  if ("fault" in feed) throw new WatchFault(feed.fault, feed.message)
  return feed
}

/** An index of sitemaps is what its latest sitemaps have. */
async function withChildren(tools: WorkTools, feed: Feed): Promise<Feed> {
  const items = [...feed.items]
  for (const child of feed.children.slice(0, MOST_CHILDREN)) {
    const answer = checkStatus(await tools.web.ask(child, { most: MOST_BYTES, ...politely(tools) }), tools.now())
    items.push(...feedOf(answer).items)
  }
  return { ...feed, items: [...new Map(items.map((item) => [item.address, item])).values()] }
}

function articleTask(source: WatchSource, feed: Feed, item: FeedItem & { readonly item: string; readonly digest: string }, now: number) {
  const { item: _, digest: __, content, summary: ___, ...rest } = item
  const publisher = source.publisher ?? shortName(item.publisher) ?? shortName(feed.title) ?? null
  const whole = content !== undefined && content.length <= MOST_CONTENT ? { content } : {}
  const payload: ArticlePayload = { source: source.id, publisher, item: { ...rest, ...whole } }
  return { kind: "article" as const, key: item.address, host: new URL(item.address).host, payload, due: now }
}

/** A name in one line, of a length that names have. */
function shortName(name: string | undefined): string | undefined {
  const line = name
    ?.replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 200)
    .toWellFormed()
  return line === "" ? undefined : line
}
