/**
 * A report that a feed names: its page fetched and read, or what the feed itself carries where the page cannot be had. What a page says of
 * itself is believed of its own site alone, so that no page passes for another's report.
 */
import { readArticle, readCarried, WHOLE_REPORT } from "../../ingest/article.ts"
import { readDate } from "../../ingest/date.ts"
import type { FeedItem } from "../../ingest/feeds/feed.ts"
import type { Input } from "../../ingest/index.ts"
import { checkReport } from "../../ingest/report.ts"
import type { Report } from "../../record/index.ts"
import { linkItem } from "../../store/watching/items.ts"
import { endTask, leaveHost, type Task } from "../../store/watching/tasks.ts"
import { WatchFault } from "../faults.ts"
import { checkStatus } from "../net/answers.ts"
import type { ArticlePayload } from "./poll.ts"
import { politely, type Work, type WorkTools } from "./tools.ts"

/** A page is not larger. */
const MOST_BYTES = 4_000_000
/** A report has so many characters at most, as over HTTP. */
const MOST_LENGTH = 100_000

/** Fetches the report of a task. */
export async function fetchArticle(tools: WorkTools, task: Task): Promise<Work> {
  const payload = task.payload as ArticlePayload
  const report = checkLength(await findReport(tools, payload), payload.item.address)
  const input: Input = { kind: "report", origin: { path: payload.item.address }, report, issues: [] }
  return {
    inputs: [input],
    async finish([kept]) {
      if (kept?.kind === "failure") throw new WatchFault("report-unreadable", kept.issue.message)
      if (kept) await linkItem(tools.db, payload.item.address, kept.added.key)
      await endTask(tools.db, task)
      tools.tell({
        did: "read",
        source: payload.source,
        address: payload.item.address,
        report: kept?.added.key,
        outcome: kept?.added.outcome,
      })
    },
  }
}

async function findReport(tools: WorkTools, payload: ArticlePayload): Promise<Report> {
  const { item } = payload
  const { content = "" } = item
  try {
    return await fetchReport(tools, payload)
  } catch (error) {
    if (!(error instanceof WatchFault && error.lasting && content.length >= WHOLE_REPORT)) throw error
    const { report } = await readCarried(content)
    if (!report) throw error
    return makeReport({ text: report.text }, payload, item.address)
  }
}

async function fetchReport(tools: WorkTools, payload: ArticlePayload): Promise<Report> {
  const { web, robots, db, now } = tools
  const { address } = payload.item
  const headers = { accept: "text/html, application/xhtml+xml, text/plain;q=0.8" }
  const answer = checkStatus(await web.ask(address, { headers, most: MOST_BYTES, ...politely(tools) }), now())
  const delay = robots.delayOf(answer.url)
  if (delay > 0) await leaveHost(db, answer.url.host, now() + delay)
  const type = answer.headers["content-type"]
  const isReadable = type === undefined || /^\s*(?:text\/(?:html|plain)|application\/xhtml\+xml)\b/i.test(type)
  const found = isReadable ? await readArticle(answer.body, type) : undefined
  if (!found || found.text.trim() === "") throw new WatchFault("report-unreadable", `${address.slice(0, 200)} shows no report.`)
  return makeReport(found, payload, ownAddress(found.url, answer.url))
}

/** The address that a page gives itself, where it is of its own site; else where it was found. */
function ownAddress(given: string | undefined, found: URL): string {
  const url = new URL(found.href)
  for (const name of [...url.searchParams.keys()]) if (/^(?:utm_\w+|fbclid|gclid)$/i.test(name)) url.searchParams.delete(name)
  if (given === undefined || given.length > 2000 || !URL.canParse(given)) return url.href
  const own = new URL(given)
  return siteOf(own) === siteOf(found) && /^https?:$/.test(own.protocol) ? own.href : url.href
}

const siteOf = ({ host }: URL): string => host.replace(/^(?:www|m|amp)\./, "")

/** A report of these words, with what the source, the page and the feed say of it, in this order. */
function makeReport({ text, title, published, language }: Report, { publisher, item }: ArticlePayload, url: string): Report {
  const day = published ?? dayOf(item.published)
  const changed = dayOf(item.updated)
  const given = { publisher: publisher ?? undefined, url, title: title ?? item.title, language, published: day, modified: changed, text }
  const report = checkReport(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)))
  if (typeof report === "string") throw new WatchFault("report-unreadable", report)
  return report
}

const dayOf = (written: FeedItem["published"]): string | undefined => (written === undefined ? undefined : readDate(written))

function checkLength(report: Report, address: string): Report {
  if (report.text.length <= MOST_LENGTH) return report
  throw new WatchFault("too-large", `${address.slice(0, 200)} has ${report.text.length} characters; ${MOST_LENGTH} is the limit.`)
}
