/**
 * Two parties and what was between them: what both took part in, what either said of the other, and the stances in those words, month by
 * month. Lists begin with the latest; counts come with the ids of what was counted.
 */
import { HELD } from "./dyad-conditions.ts"
import { QueryError } from "./errors.ts"
import { type FoundOccurrence, find } from "./find.ts"
import type { Page } from "./page.ts"
import { type NamedParty, namePartiesOf } from "./parties.ts"
import type { QueryInput } from "./query.ts"
import { type PartyRef, resolveParty, type Source } from "./resolve.ts"
import { type FoundStatement, statements } from "./statements.ts"

/** What one said of the other. */
export interface SaidOf {
  readonly count: number
  /** How many statements express which stance toward the other. */
  readonly stances: Readonly<Record<string, number>>
  readonly latest: readonly FoundStatement[]
}

/** A month, `YYYY-MM`, with the ids of what is known to be in it. */
export interface DyadMonth {
  readonly month: string
  readonly held: readonly string[]
  /** By the first of the other. */
  readonly said: readonly string[]
  /** By the other of the first. */
  readonly heard: readonly string[]
}

/** Two parties. */
export interface DyadPage {
  readonly first: NamedParty
  readonly second: NamedParty
  /** How many occurrences of each type took place. */
  readonly types: Readonly<Record<string, number>>
  readonly occurrences: readonly FoundOccurrence[]
  /** What is planned, was called off or is denied is among `occurrences`, but not counted here. */
  readonly held: number
  readonly said: SaidOf
  readonly heard: SaidOf
  readonly months: readonly DyadMonth[]
  /** Whether there is more than was gone through, so that counts are the least. */
  readonly isCut: boolean
}

/** No more of a kind are gone through. */
const MOST = 1000
const LATEST = 25
const LATEST_SAID = 10

/** Gathers what the page shows. Throws a QueryError where either is nobody here, or both are one. */
export async function dyadPage(source: Source, a: string, b: string): Promise<DyadPage> {
  const [first, second] = [await oneParty(source, a), await oneParty(source, b)]
  if (first.id === second.id) throw new QueryError("dyad-malformed", `${a} and ${b} are the same.`, "dyad")
  const together = await gather((query) => find(source, query), { dyad: `${first.id},${second.id}` })
  const said = await gather((query) => statements(source, query), { speaker: first.id, target: second.id })
  const heard = await gather((query) => statements(source, query), { speaker: second.id, target: first.id })
  const held = together.rows.filter(({ status }) => HELD.includes(status))
  return {
    first,
    second,
    types: tally(held.map(({ type }) => type)),
    occurrences: latest(together.rows, LATEST),
    held: held.length,
    said: summary(said.rows, second),
    heard: summary(heard.rows, first),
    months: byMonth({ held, said: said.rows, heard: heard.rows }),
    isCut: [together, said, heard].some(({ isCut }) => isCut),
  }
}

/** The latest first, then what has no day. */
const latest = <Row extends Dated>(rows: readonly Row[], most: number): Row[] =>
  [...rows.filter(({ first }) => first !== null).toReversed(), ...rows.filter(({ first }) => first === null)].slice(0, most)

async function oneParty(source: Source, words: string): Promise<NamedParty> {
  const found = await resolveParty(source, words, "dyad")
  const id = idOf(found)
  const named = (await namePartiesOf(source, [id])).get(id)
  if (named === undefined) throw new QueryError("party-unknown", `No state, person or body is called ${JSON.stringify(words)}.`, "dyad")
  return named
}

const idOf = (party: PartyRef): string => (party.kind === "country" ? party.code : party.ids[0]!)

async function gather<Row>(ask: (query: QueryInput) => Promise<Page<Row>>, query: QueryInput) {
  const { rows, next } = await ask({ ...query, limit: MOST })
  return { rows, isCut: next !== undefined }
}

function tally(values: readonly string[]): Record<string, number> {
  const counts = Object.entries(Object.groupBy(values, (value) => value)).map(([value, all]) => [value, all?.length ?? 0] as const)
  return Object.fromEntries(counts.sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)))
}

function summary(rows: readonly FoundStatement[], { id }: NamedParty): SaidOf {
  const stances = rows.flatMap(({ targets }) =>
    targets.flatMap((target) => (isTarget(target, id) && target.stance !== null ? [target.stance] : [])),
  )
  return { count: rows.length, stances: tally(stances), latest: latest(rows, LATEST_SAID) }
}

const isTarget = (target: FoundStatement["targets"][number], id: string): boolean => target.id === id || target.country === id

interface Dated {
  readonly id: string
  readonly first: string | null
  readonly last: string | null
}

/** Months in their order; what is not known to the month is in none. */
function byMonth(lists: Readonly<Record<"held" | "said" | "heard", readonly Dated[]>>): DyadMonth[] {
  const inMonths = Object.entries(lists).flatMap(([list, rows]) =>
    rows.flatMap((row) => (isExact(row) ? [{ list, id: row.id, month: row.first!.slice(0, 7) }] : [])),
  )
  const months = [...Map.groupBy(inMonths, ({ month }) => month)].sort(([one], [other]) => (one < other ? -1 : 1))
  return months.map(([month, all]) => {
    const of = (wanted: string) => all.flatMap(({ list, id }) => (list === wanted ? [id] : []))
    return { month, held: of("held"), said: of("said"), heard: of("heard") }
  })
}

/** Known to the month: it begins in one, and does not last over a year as a whole. */
const isExact = ({ first, last }: Dated): boolean =>
  first !== null && (last === null || last.slice(0, 7) === first.slice(0, 7) || daysBetween(first, last) <= 31)

const daysBetween = (first: string, last: string): number => (Date.parse(last) - Date.parse(first)) / 86_400_000
