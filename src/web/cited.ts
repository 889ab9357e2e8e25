/** Quotes: the words of reports that bear a fact out, each with its report and a link to it. */
import { evidenceOf, type Member, type Source, type SourceRecord, sourceRecords } from "../query/index.ts"
import type { Report, Span } from "../record/index.ts"
import { wordsAround } from "./quotes.ts"

/** A report as answers name it. */
export interface NamedReport {
  readonly key?: string
  readonly publisher: string | undefined
  readonly title: string | undefined
  readonly published: string | undefined
  /** Its address at its publisher. */
  readonly link: string | undefined
  /** Its page on this server. */
  readonly page?: string | undefined
}

/** Words of a report. */
export interface Quote {
  /** The sentence, or what of it stands near. */
  readonly quote: string
  /** The words in it that the fact rests on. */
  readonly evidence: string
  readonly fact?: string
  readonly report: NamedReport
}

/** The address of a page of this server; undefined where it has none. */
export type PageOf = (path: string) => string | undefined

/** Names a report. A link is one that a browser opens as a page, or none. */
export function nameReport(report: Report, key?: string, pageOf?: PageOf): NamedReport {
  const { publisher, title, published, url } = report
  const link = url !== undefined && /^https?:\/\//i.test(url) ? url : undefined
  return { ...(key === undefined ? {} : { key, page: pageOf?.(`/reports/${key}`) }), publisher, title, published, link }
}

/** Quotes spans of a report, two at most. */
export function quoteSpans(report: Report, spans: readonly Span[], named: NamedReport, fact?: string): Quote[] {
  return spans.slice(0, 2).map((span) => {
    const { before, words, after } = wordsAround(report, span)
    return { quote: `${before}${words}${after}`, evidence: words, ...(fact === undefined ? {} : { fact }), report: named }
  })
}

/** Quotes the facts behind something merged: one of each report, the earliest first, of so many reports. */
export function quoteMembers(members: readonly Member[], records: ReadonlyMap<string, SourceRecord>, pageOf: PageOf): Quote[] {
  return members.flatMap(({ report: key, fact }) => {
    const found = records.get(key)
    if (!found) return []
    const spans = evidenceOf(found.record, fact.slice(key.length + 1)).slice(0, 1)
    return quoteSpans(found.report, spans, nameReport(found.report, key, pageOf), fact)
  })
}

/** The first fact of each of the first reports. */
export function firstMembers(members: readonly Member[], most: number): Member[] {
  const byReport = new Map<string, Member>()
  for (const member of members) if (!byReport.has(member.report)) byReport.set(member.report, member)
  return [...byReport.values()].slice(0, most)
}

/** The quotes of many things at once, by their ids: of each the words of its first reports. */
export async function quoteEach(
  source: Source,
  things: readonly { readonly id: string; readonly members: readonly Member[] }[],
  { most, pageOf }: { readonly most: number; readonly pageOf: PageOf },
): Promise<Map<string, Quote[]>> {
  const chosen = things.map(({ id, members }) => ({ id, members: firstMembers(members, most) }))
  const records = await sourceRecords(
    source,
    chosen.flatMap(({ members }) => members.map(({ report }) => report)),
  )
  return new Map(chosen.map(({ id, members }) => [id, quoteMembers(members, records, pageOf)]))
}
