/**
 * Offices at a date: who was foreign minister of Syria at the time. Reports show somebody in an office on the days on which they are
 * published; between the first and the last of them we take the person to have held it, and say so.
 */
import { sql } from "kysely"
import { z } from "zod"
import { QueryError } from "./errors.ts"
import { isHeld } from "./offices.ts"
import { querySchema, rangeOf } from "./query.ts"
import { resolveOffice, type Source } from "./resolve.ts"
import { allOf, type Condition } from "./sql.ts"

/** A holding as it is shown: a person in an office, with the first and last day on which reports show it. */
export interface ShownHolding {
  readonly person: string
  readonly name: string
  readonly title: string
  readonly country: string | null
  readonly organization: string | null
  /** current, acting, former, designate, late. */
  readonly status: string
  readonly first: string | null
  readonly last: string | null
  readonly reports: number
}

/** A holder at a date. */
export interface Holder extends ShownHolding {
  /**
   * `shown`: reports show the person in the office before and after the date, or on it; `before`: last shown before the date, and nobody
   * else since; `after`: first shown after it, and nobody else before.
   */
  readonly when: "shown" | "before" | "after"
}

/** An office, and a date. */
export const holdersSchema = z.strictObject({
  office: querySchema.shape.office.unwrap().meta({ value: "OFFICE", description: "The office: 'foreign minister of Syria'." }),
  asOf: querySchema.shape.asOf.unwrap().meta({ value: "DATE", description: "The day, month or year (EDTF)." }),
})

/**
 * Who held an office at a date, the most reported first: more than one where reports show several, as at a change of hands. Where they
 * show nobody then, the last before and the first after. Throws a QueryError.
 */
export async function holders(source: Source, input: z.input<typeof holdersSchema>): Promise<Holder[]> {
  const checked = holdersSchema.safeParse(input)
  if (!checked.success) {
    const [fault] = checked.error.issues
    const filter = String(fault?.path[0])
    throw new QueryError("query-invalid", `${filter}: ${fault?.message}.`, filter)
  }
  const office = await resolveOffice(source, checked.data.office)
  const { first = "0000", last = "9999" } = rangeOf({ from: checked.data.asOf, to: checked.data.asOf })
  const held = await listHoldings(source, [isHeld(office), sql<boolean>`h.first is not null`])
  return chooseHolders(joinSpells(held), first, last)
}

/** Those shown in the days from first to last; where nobody is, the nearest on either side. Pure; holdings are in order. */
export function chooseHolders(held: readonly ShownHolding[], first: string, last: string): Holder[] {
  const startOf = ({ first: start }: ShownHolding) => start ?? ""
  const endOf = ({ first: start, last: end }: ShownHolding) => end ?? start ?? ""
  const shown = held.filter((one) => startOf(one) <= last && endOf(one) >= first)
  if (shown.length > 0) return shown.map((one) => ({ ...one, when: "shown" }))
  const latest = held.map(endOf).filter((day) => day < first)
  const earliest = held.map(startOf).filter((day) => day > last)
  const before = held.filter((one) => endOf(one) === latest.sort().at(-1))
  const after = held.filter((one) => startOf(one) === earliest.sort()[0])
  return [...before.map((one): Holder => ({ ...one, when: "before" })), ...after.map((one): Holder => ({ ...one, when: "after" }))]
}

/** Current and acting, of one person and office, are one spell here. */
function joinSpells(held: readonly ShownHolding[]): ShownHolding[] {
  const spells = Map.groupBy(held, ({ person, title, country, organization }) => JSON.stringify([person, title, country, organization]))
  return [...spells.values()].map((all) => {
    const days = all.flatMap(({ first, last }) => [first, last].filter((day) => day !== null)).sort()
    const reports = all.reduce((sum, one) => sum + one.reports, 0)
    return { ...all[0]!, first: days[0] ?? null, last: days.at(-1) ?? null, reports }
  })
}

/** Holdings that meet the conditions on `h`, the most reported first. */
export async function listHoldings({ db }: Source, where: readonly Condition[], limit = 1000): Promise<ShownHolding[]> {
  const { rows } = await sql<ShownHolding>`select h.person, i.name, h.title, h.country, h.organization, h.status, h.first, h.last, h.reports
    from holdings h join people i on i.id = h.person where ${allOf(where)}
    order by h.reports desc, h.first nulls last, h.person, h.title, h.country, h.organization, h.status limit ${limit}`.execute(db)
  return rows
}
