/**
 * A person named by another's office: "his Syrian counterpart", "her counterparts from Turkey and Sri Lanka", "his predecessor".
 * The office itself is not in the words; it is worked out from the person whose counterpart it is.
 */
import type { SideWords } from "../../knowledge/en-schema.ts"
import { indexOffices } from "./office-index.ts"
import { cutOfficeTokens } from "./office-tokens.ts"
import type { HoldingStatus, OfficeKnowledge, ReadOffice } from "./parts.ts"

/** A counterpart as its phrase names it. */
export interface Counterpart {
  /** The word used, in lower case and singular: "counterpart", "opposite number", "predecessor". */
  readonly word: string
  /** The states named, one for each counterpart; empty where the phrase names none. */
  readonly countries: readonly string[]
  /** True where both hold the same office ("counterpart"), false where the word only tells a role ("host"). */
  readonly sameOffice: boolean
  /** True where both belong to one state ("predecessor"). */
  readonly sameState: boolean
  readonly status: HoldingStatus
  readonly role?: string
}

/** The counterpart that a phrase speaks of, or undefined; states are taken from the phrase alone. */
export function readCounterpart(phrase: string, knowledge: OfficeKnowledge, sides: SideWords): Counterpart | undefined {
  const index = indexOffices(knowledge.offices)
  const tokens = cutOfficeTokens(phrase, index, knowledge)
  const text = ` ${tokens.map((token) => index.words.singulars[token.plain] ?? token.plain).join(" ")} `
  const found = sides.counterparts.find((row) => text.includes(` ${row.word} `))
  if (!found) return undefined
  const countries = tokens.flatMap((token) => (token.kind === "state" && token.country ? [token.country] : []))
  return {
    word: found.word,
    countries: [...new Set(countries)],
    sameOffice: found.sameOffice,
    sameState: found.sameState ?? false,
    status: found.status ?? "current",
    ...(found.role ? { role: found.role } : {}),
  }
}

/** The offices of a counterpart, of several the last ("Deputy Prime Minister and Foreign Minister"): the other's national offices, one for each state named; none where nothing can be worked out. */
export function counterpartOffices(counterpart: Counterpart, offices: readonly ReadOffice[]): ReadOffice[] {
  const national = offices.filter((one) => !one.organization)
  const office = national.findLast((one) => one.status === "current") ?? national[0]
  if (!counterpart.sameOffice || !office) return []
  if (counterpart.sameState) return [{ ...office, status: counterpart.status }]
  return counterpart.countries.map((country) => ({ title: office.title, country, status: counterpart.status }))
}
