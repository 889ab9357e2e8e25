/**
 * The table of offices: who held which office from when to when, each row with the reports or the source that show it. It is filled from
 * a store, which knows first and last days on which reports show somebody in an office, and from files, which may know the days of taking
 * and leaving it.
 */
import type { Knowledge } from "../knowledge/index.ts"
import { compareName, relateNames } from "../merge/index.ts"
import { type ReportedOffice, reportedOffices } from "./reported-offices.ts"
import { type OfficeRef, resolveCountry, resolveOffice, type Source } from "./resolve.ts"

/** A row of the table. */
export interface OfficeRow {
  /** In lower case, without its state: `foreign minister`. */
  readonly title: string
  readonly country: string | null
  readonly organization: string | null
  readonly person: string
  /** When the office was taken and left, in EDTF; null where that is not known, `..` where it is held still. */
  readonly from: string | null
  readonly to: string | null
  /** First and last day on which a report shows the person in it. */
  readonly first: string | null
  readonly last: string | null
  /** Whether several hold it at a time. */
  readonly several: boolean
  /** How many reports show it, and the keys of the earliest and the latest of them. */
  readonly count: number
  readonly reports: readonly string[]
  /** What says so, where it is no report. */
  readonly source: string | null
}

/** Which offices are wanted. */
export interface OfficesAsked {
  /** `foreign minister of Syria`. */
  readonly office?: string | undefined
  /** A state's name or code. */
  readonly country?: string | undefined
  /** Reports that show somebody in an office, at least. */
  readonly least: number
}

/** Keys that a row has at most: of the earliest and of the latest reports. */
const MOST_REPORTS = 20
/** Two who are in an office together for longer than a change of hands takes, in days. */
const TOGETHER = 31

/** The rows that reports show, by office and day. The source must be at one moment. Throws a QueryError. */
export async function gatherOffices(source: Source, asked: OfficesAsked): Promise<OfficeRow[]> {
  const office = asked.office === undefined ? undefined : await resolveOffice(source, asked.office)
  const country = asked.country === undefined ? undefined : await resolveCountry(source, asked.country)
  const held = new Map<string, { readonly one: ReportedOffice; readonly seen: Map<string, string> }>()
  for await (const one of reportedOffices(source)) {
    const day = one.days.first
    // an office of nobody knows whom is none that a table can tell from others
    const isWanted = one.person !== null && one.of !== null && (one.status === "current" || one.status === "acting") && day !== undefined
    if (!isWanted || !isAsked(one, office, country)) continue
    const key = JSON.stringify([one.title, one.of, one.person])
    const known = held.get(key) ?? { one, seen: new Map<string, string>() }
    held.set(key, known)
    known.seen.set(one.report, day)
  }
  const rows = [...held.values()].filter(({ seen }) => seen.size >= asked.least).map(toRow)
  return markSeveral(sortOffices(rows), source.knowledge)
}

function isAsked({ title, of }: ReportedOffice, office: OfficeRef | undefined, country: string | undefined): boolean {
  if (country !== undefined && of !== country) return false
  const whose = office?.country ?? office?.organization
  return office === undefined || (title === office.title && (whose === undefined || of === whose))
}

function toRow({ one, seen }: { readonly one: ReportedOffice; readonly seen: ReadonlyMap<string, string> }): OfficeRow {
  const byDay = [...seen].sort(([a, from], [b, to]) => (from === to ? (a < b ? -1 : 1) : from < to ? -1 : 1))
  const keys = byDay.map(([report]) => report)
  const half = MOST_REPORTS / 2
  const isState = one.of !== null && /^[A-Z]{3}$/.test(one.of)
  return {
    title: one.title,
    country: isState ? one.of : null,
    organization: isState ? null : one.of,
    person: one.shownName ?? one.name,
    from: null,
    to: null,
    first: byDay[0]?.[1] ?? null,
    last: byDay.at(-1)?.[1] ?? null,
    several: false,
    count: keys.length,
    reports: keys.length <= MOST_REPORTS ? keys : [...keys.slice(0, half), ...keys.slice(-half)],
    source: null,
  }
}

/** Rows by office, then by day, then by name. */
export function sortOffices(rows: readonly OfficeRow[]): OfficeRow[] {
  const keyed = rows.map((row) => ({ row, key: [officeKey(row), row.from ?? row.first ?? "", row.person].join("\n") }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row)
}

/** The office of a row, as it is compared. */
export const officeKey = ({ title, country, organization }: Pick<OfficeRow, "title" | "country" | "organization">): string =>
  JSON.stringify([title, country ?? organization ?? ""]).toLowerCase()

/**
 * Says which offices several hold at a time: those of envoys, ministers of whom it is not told what for, and all in which reports show two
 * together for longer than a change of hands takes.
 */
function markSeveral(rows: readonly OfficeRow[], { offices }: Knowledge): OfficeRow[] {
  const shared = new Set<string>()
  const isShared = ({ title }: OfficeRow): boolean =>
    offices.heads.portfolio.includes(title) || offices.accredited.some((envoy) => ` ${title} `.includes(` ${envoy} `))
  for (const all of Map.groupBy(rows, officeKey).values()) {
    if (all.some((one, at) => all.slice(at + 1).some((other) => daysTogether(one, other) > TOGETHER))) shared.add(officeKey(all[0]!))
  }
  return rows.map((row) => ({ ...row, several: isShared(row) || shared.has(officeKey(row)) }))
}

function daysTogether(one: OfficeRow, other: OfficeRow): number {
  const from = Math.max(Date.parse(one.first ?? ""), Date.parse(other.first ?? ""))
  const to = Math.min(Date.parse(one.last ?? ""), Date.parse(other.last ?? ""))
  return Number.isNaN(from) || Number.isNaN(to) ? 0 : (to - from) / 86_400_000
}

/** Whether two names may be one person's; of two who share only a family name they may be. */
export function isSamePerson(one: string, other: string, knowledge: Knowledge): boolean {
  return !relateNames(compareName(one, knowledge), compareName(other, knowledge)).startsWith("clash")
}

/** The table with more rows: those of the same person in the same office are made one, and what a file says of days stands. */
export function mergeOffices(table: readonly OfficeRow[], more: readonly OfficeRow[], knowledge: Knowledge): OfficeRow[] {
  const rows = [...table]
  for (const row of more) {
    const at = rows.findIndex(
      (one) => officeKey(one) === officeKey(row) && isOneSpell(one, row) && isSamePerson(one.person, row.person, knowledge),
    )
    if (at < 0) rows.push(row)
    else rows[at] = joinRows(rows[at]!, row)
  }
  return sortOffices(rows)
}

/** Rows that both say when the office was taken, and not alike, are two spells. */
const isOneSpell = (one: OfficeRow, other: OfficeRow): boolean => one.from === null || other.from === null || one.from === other.from

function joinRows(one: OfficeRow, other: OfficeRow): OfficeRow {
  const isShown = other.count > 0
  return {
    ...one,
    from: other.from ?? one.from,
    to: other.to ?? one.to,
    source: other.source ?? one.source,
    several: one.several || other.several,
    ...(isShown ? { first: other.first, last: other.last, count: other.count, reports: other.reports } : {}),
  }
}
