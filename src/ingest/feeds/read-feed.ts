/** A feed in a file to reports: an item each, by the text that the feed carries. Nothing is fetched: an item without its text is told. */
import type { Report } from "../../record/index.ts"
import { readCarried, WHOLE_REPORT } from "../article.ts"
import { readDate } from "../date.ts"
import { finishReport, type Input, makeFailure, makeIssue, type Origin, type ReadContext } from "../input.ts"
import { asHtml, type Feed, type WrittenItem } from "./feed.ts"
import { resolveAddress } from "./parse-feed.ts"

/** Reads the items of a feed, each known by its number. */
export async function readFeed(feed: Feed<WrittenItem>, origin: Origin, context: ReadContext): Promise<Input[]> {
  const inputs: Input[] = []
  for (const [index, item] of feed.items.entries())
    inputs.push(await readItem(item, feed, { origin: { ...origin, line: index + 1 }, context }))
  if (feed.isBroken) inputs.push(makeFailure("broken-archive", origin, "The feed is damaged, so that items may be missing or cut."))
  else if (inputs.length === 0) inputs.push(makeFailure("no-text", origin, "The feed has no item with a text."))
  return inputs
}

interface Place {
  readonly origin: Origin
  readonly context: ReadContext
}

async function readItem(item: WrittenItem, feed: Feed<WrittenItem>, { origin, context }: Place): Promise<Input> {
  const url = item.address === undefined ? undefined : resolveAddress(item.address)
  const named = url === undefined ? "" : `; it is at ${url.slice(0, 200)}`
  if (item.isCut) return makeFailure("too-large", origin, `The item has a text that is longer than the texts of feeds are${named}.`)
  const html = item.content ?? item.summary
  if (html === undefined) return makeFailure("no-text", origin, `The item has no text${named}.`)
  const { report, excess } = await readCarried(/<\/?[a-z]|&#?\w+;/i.test(html) ? html : asHtml(html))
  if (excess !== undefined) return makeFailure("page-too-large", origin, `The item has ${excess}.`)
  if (report === undefined) return makeFailure("no-text", origin, `The item has no text${named}.`)
  const isShort = item.content === undefined && html.length < WHOLE_REPORT
  const short = isShort ? [makeIssue("part-not-read", origin, `The feed has only a summary of the report${named}.`)] : []
  const given = { ...headOf(item, feed), url, text: report.text }
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as unknown as Report
  return finishReport(known, origin, { ...context, issues: [...context.issues, ...short] })
}

function headOf(item: WrittenItem, feed: Feed<WrittenItem>): Partial<Record<keyof Report, string | undefined>> {
  const language = oneLine(item.language ?? feed.language)
  return {
    publisher: oneLine(item.publisher) ?? oneLine(feed.title),
    title: oneLine(item.title),
    language: language !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language) ? language : undefined,
    published: dayOf(item.published ?? item.updated),
    modified: item.published === undefined ? undefined : dayOf(item.updated),
  }
}

const dayOf = (written: string | undefined): string | undefined => (written === undefined ? undefined : readDate(written))

/** A title or a name in one line; none where it is longer than such are. */
function oneLine(words: string | undefined): string | undefined {
  const line = words?.replace(/[\s\p{Cc}]+/gu, " ").trim()
  return line === undefined || line === "" || line.length > 1000 ? undefined : line.toWellFormed()
}
