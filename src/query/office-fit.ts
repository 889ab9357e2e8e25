/** Offices that reports give, held against the table of offices: what does not fit is said, and nothing is changed. */
import type { Knowledge } from "../knowledge/index.ts"
import { type DaySpan, daysOf, type Issue } from "../record/index.ts"
import { isSamePerson, type OfficeRow, officeKey } from "./office-table.ts"
import type { ReportedOffice } from "./reported-offices.ts"

/** What can be wrong with an office that a report gives. */
export const OFFICE_FAULTS = Object.freeze({
  "office-of-another": "The table has another person in the office on the report's day, and this one not.",
  "office-not-then": "The table has the person in the office, but not on the report's day.",
  "office-still-held": "The report gives the office as a former one, and the table has the person in it on that day.",
} as const)

/** An office that does not fit, with the rows of the table that it does not fit. */
export interface OfficeMisfit extends Issue {
  readonly code: keyof typeof OFFICE_FAULTS
  readonly report: string
  readonly fact: string
  readonly rows: readonly OfficeRow[]
}

/** Makes the check by a table. */
export function makeOfficeCheck(table: readonly OfficeRow[], knowledge: Knowledge): (given: ReportedOffice) => OfficeMisfit | undefined {
  const byOffice = Map.groupBy(table, officeKey)
  return (given) => {
    const { first, last = first } = given.days
    if (first === undefined || last === undefined || given.of === null) return undefined
    const rows = byOffice.get(officeKey({ title: given.title, country: null, organization: given.of })) ?? []
    const own = rows.filter(({ person }) => isSamePerson(person, given.name, knowledge))
    return findMisfit(given, { own, others: rows.filter((row) => !own.includes(row)), days: { first, last } })
  }
}

interface Compared {
  readonly own: readonly OfficeRow[]
  readonly others: readonly OfficeRow[]
  readonly days: Required<DaySpan>
}

function findMisfit(given: ReportedOffice, { own, others, days }: Compared): OfficeMisfit | undefined {
  if (given.status === "former") {
    const held = own.filter((row) => isHeldAll(row, days))
    return held.length > 0 ? misfit("office-still-held", given, held) : undefined
  }
  if (given.status !== "current" && given.status !== "acting") return undefined
  if (own.some((row) => mayBeHeld(row, days))) return undefined
  const holding = others.filter((row) => !row.several && isHeldAll(row, days))
  if (holding.length > 0) return misfit("office-of-another", given, holding)
  return own.length > 0 ? misfit("office-not-then", given, own) : undefined
}

/** Whether the office is held on all of the days, for sure: from the last day on which it may have been taken to the first on which it may have been left. */
function isHeldAll({ from, to, first, last }: OfficeRow, days: Required<DaySpan>): boolean {
  const begins = from === null ? first : daysOf(from)?.last
  const ends = to === ".." ? days.last : to === null ? last : daysOf(to)?.first
  return begins != null && ends != null && begins <= days.first && ends >= days.last
}

/** Whether the office may be held on one of the days: nothing that is known is against it. */
function mayBeHeld({ from, to }: OfficeRow, days: Required<DaySpan>): boolean {
  const begins = from === null ? undefined : daysOf(from)?.first
  const ends = to === null || to === ".." ? undefined : daysOf(to)?.last
  return (begins === undefined || begins <= days.last) && (ends === undefined || ends >= days.first)
}

function misfit(code: OfficeMisfit["code"], given: ReportedOffice, rows: readonly OfficeRow[]): OfficeMisfit {
  const { report, fact, name, title, of, days, status, evidence } = given
  const office = `${status === "current" ? "" : `${status} `}${title} of ${of}`
  const table = rows.map((row) => `${row.person} ${spell(row)}`).join("; ")
  const [span] = evidence
  const message = `The report gives ${name} as ${office} on ${days.first}; the table has ${table}.`
  return { code, report, fact, message, ...(span ? { span } : {}), rows }
}

const spell = ({ from, to, first, last }: OfficeRow): string =>
  from !== null || to !== null
    ? `from ${from ?? "a day not known"} to ${to === ".." ? "now" : (to ?? "a day not known")}`
    : `shown from ${first} to ${last}`
