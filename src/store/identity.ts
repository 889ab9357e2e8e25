/** Which report a text is: known by publisher and URL or id, with its own hash for each version; the same on every machine. */
import { daysOf, type Report, reportId, sha256 } from "../record/index.ts"
import { boundName } from "./index-bounds.ts"

/** What makes it the same report, whatever its text: publisher and URL, or publisher and id; as its index takes it. */
export function identityOf(report: Report): string {
  return boundName(wholeIdentityOf(report))
}

const wholeIdentityOf = (report: Report): string => JSON.stringify([report.publisher ?? null, report.url ?? reportId(report)])

/** The key of one version of a report: when it was seen to change does not count, what it says does. */
export function keyOf(report: Report): string {
  const { title, dateline, published, text } = report
  return `r-${sha256(JSON.stringify([wholeIdentityOf(report), title, dateline, published, text])).slice(0, 16)}`
}

/** What says which version is later. */
export interface Version {
  readonly key: string
  readonly published: string | null
  readonly modified: string | null
}

/** Orders versions of one report: by the day of the change, then of publication, then by key. */
export function byVersion(one: Version, other: Version): number {
  const rank = ({ modified, published, key }: Version) => `${modified ?? published ?? ""}\n${published ?? ""}\n${key}`
  return rank(one) < rank(other) ? -1 : 1
}

/** First and last day of a date in EDTF, as columns hold them. */
export function dayColumns(value: string | null | undefined): { first: string | null; last: string | null } {
  const days = value ? daysOf(value) : undefined
  return { first: days?.first ?? null, last: days?.last ?? null }
}

/** The last day of a pair, or the first where it is open. */
export const lastDay = ({ first, last }: { readonly first: string | null; readonly last: string | null }): string | null => last ?? first

/** The day `YYYY-MM-DD` of a number of days since 1970. */
export function dayOf(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10)
}
