/**
 * Who of two events' parties are one: persons by name and office, states and bodies by what knowledge calls them, and by halves a person
 * for their own state, as outlets name the minister or the country.
 */
import type { Party } from "./facts.ts"
import { relateNames } from "./name-relation.ts"

/** "The provincial government" of two provinces, "strike leaders" and "political leaders" have but a word in common. */
const SAME_NAMES = new Set(["equal", "spelling", "order", "part", "initial"])

/** How surely two parties are one: 1 surely, 0.5 a person and their state, 0 not known, -1 two persons or states. */
export function matchParties(one: Party, other: Party): number {
  if (isNamed(one) && isNamed(other)) return matchPersons(one, other)
  if (one.known !== undefined && one.known === other.known) return 1
  if (isGroup(one) && isGroup(other)) {
    if (SAME_NAMES.has(relateNames(one.name, other.name))) return 0.8
    if (one.country !== undefined && one.country === other.country) return 0
  }
  if (one.country !== undefined && one.country === other.country) return sharesOffice(one, other) ? 0.9 : 0.5
  if (isState(one) && isState(other)) return -1
  return one.country !== undefined && other.country !== undefined ? -0.5 : 0
}

const isNamed = ({ kind }: Party): boolean => kind === "person"
const isState = ({ kind }: Party): boolean => kind === "state" || kind === "government"
const isGroup = ({ kind, known }: Party): boolean =>
  kind === "group" || kind === "organization" || (kind === "government" && known === undefined)

function matchPersons(one: Party, other: Party): number {
  const relation = relateNames(one.name, other.name)
  const abroad = one.country !== undefined && other.country !== undefined && one.country !== other.country
  switch (relation) {
    case "equal":
    case "spelling":
    case "order":
    case "part":
      return abroad ? 0.3 : 1
    case "initial":
      return abroad ? -1 : 0.9
    case "surname":
      return abroad ? -1 : 0.8
    case "clash-given":
      return sharesOffice(one, other) && !abroad ? 0.4 : -1
    case "clash":
      return -1
  }
}

function sharesOffice(one: Party, other: Party): boolean {
  return one.offices.some(({ title }) => other.offices.some((office) => office.title === title))
}

/** A pairing of two lists of parties: pairs with their sureness, and who is left on either side. */
export interface Pairing {
  readonly pairs: readonly { readonly one: Party; readonly other: Party; readonly sureness: number }[]
  readonly left: readonly Party[]
  readonly right: readonly Party[]
}

/** The surest pairs first, each party once. */
export function pairParties(ones: readonly Party[], others: readonly Party[]): Pairing {
  const all = ones
    .flatMap((one) => others.map((other) => ({ one, other, sureness: matchParties(one, other) })))
    .filter(({ sureness }) => sureness > 0)
  const key = ({ one, other }: { one: Party; other: Party }) => [one.name.full, other.name.full].sort().join("\n")
  all.sort((a, b) => b.sureness - a.sureness || (key(a) < key(b) ? -1 : 1))
  const taken = new Set<Party>()
  const pairs = all.filter(({ one, other }) => {
    if (taken.has(one) || taken.has(other)) return false
    taken.add(one).add(other)
    return true
  })
  return { pairs, left: ones.filter((one) => !taken.has(one)), right: others.filter((other) => !taken.has(other)) }
}
