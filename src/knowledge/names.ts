/**
 * Names in running text: states, bodies, regions, waters, and the namesakes that must not be taken for them.
 * Each name found comes with all that it may be, the likeliest first.
 */
import { type BodyMatch, namesOfBodies } from "./bodies.ts"
import type { Folding } from "./fold.ts"
import { type Found, indexNames, type Named, type NameIndex } from "./name-index.ts"
import { namesOfRegions, type Place } from "./places.ts"
import { namesOfStates, needsHint, type State, type StateMatch } from "./states.ts"
import type { BodyRow, NamesakeRow, PlaceRow } from "./world-schema.ts"

/** Something that bears a state's or body's name and is neither ("Michael Jordan", "Georgia Tech"). */
export interface Namesake {
  readonly kind: "namesake"
  readonly name: string
  /** What it is: person, company, sport, school, thing. */
  readonly what: string
}

/** What a name in running text may be. */
export type NameMatch = StateMatch | BodyMatch | Place | Namesake

interface NameSources {
  readonly states: readonly State[]
  readonly bodies: readonly BodyRow[]
  readonly places: readonly PlaceRow[]
  readonly namesakes: readonly NamesakeRow[]
}

/** An index of all of them. */
export function indexAllNames(folding: Folding, { states, bodies, places, namesakes }: NameSources): NameIndex<NameMatch> {
  const others = namesakes.filter(isWhole).map(({ name, what }): Named<Namesake> => ({ name, value: { kind: "namesake", name, what } }))
  return indexNames<NameMatch>(folding, [...namesOfStates(states), ...namesOfBodies(bodies), ...namesOfRegions(places), ...others])
}

/** Words and surnames are namesakes of places only. */
function isWhole({ what }: NamesakeRow): boolean {
  return what !== "word" && what !== "surname"
}

/** The names of places that running text mostly means otherwise ("Most", "Nice", "Bush"), folded. */
export function homonymsOfPlaces(folding: Folding, namesakes: readonly NamesakeRow[]): ReadonlySet<string> {
  return new Set(namesakes.filter((row) => !isWhole(row)).map((row) => folding.fold(row.name)))
}

/** Leaves out the names that may only be states that nothing else speaks for. */
export function withoutHinted(found: Found<NameMatch>[]): Found<NameMatch>[] {
  return found.filter(({ named }) => named.some(({ name, value }) => value.kind !== "state" || !needsHint({ name, value })))
}

/**
 * Puts the region before the state where a town of the same country stands before it: "Atlanta, Georgia", "Lebanon, Ohio".
 * `townsNamed` gives the countries that have a town of that name.
 */
export function settleRegions(
  found: Found<NameMatch>[],
  words: readonly string[],
  townsNamed: (name: string) => readonly string[],
): Found<NameMatch>[] {
  return found.map((one) => {
    const regions = one.named.filter(({ value }) => value.kind === "place" && value.country !== undefined)
    if (regions.length === 0 || regions.length === one.named.length || words[one.start - 1] !== ",") return one
    const towns = townsNamed(words[one.start - 2] ?? "")
    const settled = regions.filter(({ value }) => value.kind === "place" && towns.includes(value.country ?? ""))
    return { ...one, named: [...new Set([...settled, ...one.named])] }
  })
}
