/** Parties as columns: who somebody is in the store, and the office that a report gives them. */
import type { Party } from "../../merge/index.ts"
import { cleanText } from "../rows.ts"
import type { Belonging } from "./members.ts"

/** The columns of an office. */
export interface OfficeColumns {
  readonly office: string | null
  readonly office_country: string | null
  readonly office_organization: string | null
}

const NO_OFFICE: OfficeColumns = { office: null, office_country: null, office_organization: null }

/** The office that most of the parties have; of several as common the current one, then by name. */
export function officeColumns(parties: readonly Party[]): OfficeColumns {
  const counts = new Map<string, { count: number; columns: OfficeColumns; current: boolean }>()
  for (const { title, of, status } of parties.flatMap(({ offices }) => offices)) {
    const key = JSON.stringify([title, of])
    const before = counts.get(key)
    const columns = before?.columns ?? { office: cleanText(title), ...holderColumns(of) }
    counts.set(key, { count: (before?.count ?? 0) + 1, columns, current: (before?.current ?? false) || status === "current" })
  }
  const rank = ({ count, current }: { count: number; current: boolean }) => count * 2 + Number(current)
  const [first] = [...counts].sort(([a, one], [b, other]) => rank(other) - rank(one) || (a < b ? -1 : 1))
  return first?.[1].columns ?? NO_OFFICE
}

function holderColumns(of: string | undefined): Omit<OfficeColumns, "office"> {
  const isState = of !== undefined && /^[A-Z]{3}$/.test(of)
  return { office_country: isState ? of : null, office_organization: of === undefined || isState ? null : cleanText(of) }
}

/**
 * The person or body that actors are, that of the first actor where they are several: a row refers to one id and is made anew when that is
 * gone. A state or government is told by its country alone.
 */
export function entityOf(kind: string, actors: readonly string[], belonging: Belonging): string | null {
  if (kind === "state" || kind === "government") return null
  return [...actors].sort().flatMap((actor) => belonging(actor) ?? [])[0] ?? null
}
