/**
 * Searching in the browser, over the rows of the index: the filters of `find` and `statements` as far as rows can answer them. Words are
 * looked for in names, offices, places, kinds and what was said.
 */
import type { Facets, FacetValue, FoundOccurrence, FoundStatement, Names } from "../query/index.ts"

/** A question as it stands in the address. */
export type Asked = Readonly<Record<string, string>>

/** Names of states by their codes, the first the one that is shown. */
export type StateNames = Readonly<Record<string, readonly string[]>>

/** The form in which words are compared: lower case, without marks. */
export const fold = (words: string): string =>
  words
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

interface Party {
  readonly id: string | null
  readonly name: string
  readonly country: string | null
}

const holds = (text: string, words: string): boolean =>
  fold(words)
    .split(" ")
    .every((word) => ` ${text}`.includes(` ${word}`))

/** The code of a state by one of its names or its code. */
export function codeOf(words: string, states: StateNames): string | undefined {
  if (Object.hasOwn(states, words.toUpperCase())) return words.toUpperCase()
  const folded = fold(words)
  return Object.entries(states).find(([, names]) => names.some((name) => fold(name) === folded))?.[0]
}

function isParty({ id, name, country }: Party, words: string, states: StateNames): boolean {
  if (/^[pb]-[0-9a-f]{12}$/.test(words)) return id === words
  const code = codeOf(words, states)
  return code === undefined ? holds(fold(name), words) : country === code
}

/** The days of "2023", "2023-06" or "2023-06-04", the first and the last. */
const firstDay = (date: string): string => `${date}${"0000-01-01".slice(date.length)}`
const lastDay = (date: string): string => `${date}${"9999-12-31".slice(date.length)}`

function isWithin({ first, last }: { readonly first: string | null; readonly last: string | null }, { from, to }: Asked): boolean {
  if (from === undefined && to === undefined) return true
  if (first === null && last === null) return false
  return (from === undefined || (last ?? "9999") >= firstDay(from)) && (to === undefined || (first ?? "0000") <= lastDay(to))
}

const named = (list: string | undefined, value: string): boolean => list === undefined || list.split(",").includes(value)

/** Whether an occurrence is what is asked for. */
export function isAsked(row: FoundOccurrence, asked: Asked, states: StateNames): boolean {
  const { person, country, body, office, place, type, status, publisher, text, dyad } = asked
  const takesPart = (words: string) => row.participants.some((one) => isParty(one, words, states))
  const has = (words: string | undefined) => words === undefined || takesPart(words)
  return (
    isWithin(row, asked) &&
    named(type, row.type) &&
    named(status, row.status) &&
    [person, country, body].every(has) &&
    (dyad === undefined || dyad.split(",").every(takesPart)) &&
    (place === undefined || isPlace(row, place, states)) &&
    (office === undefined || row.participants.some((one) => holdsOffice(one, office, states))) &&
    (publisher === undefined || row.publishers.some((one) => fold(one) === fold(publisher))) &&
    (text === undefined || holds(wordsOf(row), text))
  )
}

function isPlace({ place, country }: FoundOccurrence, words: string, states: StateNames): boolean {
  const code = codeOf(words, states)
  return code === undefined ? place !== null && holds(fold(place), words) : country === code
}

function holdsOffice({ office, officeOf, country }: FoundOccurrence["participants"][number], words: string, states: StateNames): boolean {
  if (office === null) return false
  const of = [officeOf ?? "", ...(states[officeOf ?? country ?? ""] ?? [])].join(" ")
  return fold(words)
    .split(" ")
    .every((word) => holds(fold(`${office} of ${of}`), word))
}

const wordsOf = ({ type, status, place, participants }: FoundOccurrence): string =>
  fold([type, status, place ?? "", ...participants.flatMap(({ name, office, country }) => [name, office ?? "", country ?? ""])].join(" "))

/** Whether a statement is what is asked for. */
export function isAskedStatement(row: FoundStatement, asked: Asked, states: StateNames): boolean {
  const { speaker, target, publisher, text, stance } = asked
  return (
    isWithin(row, asked) &&
    (speaker === undefined || isParty(row.speaker, speaker, states)) &&
    (target === undefined || row.targets.some((one) => isParty(one, target, states))) &&
    (stance === undefined || row.targets.some((one) => named(stance.toUpperCase(), one.stance ?? ""))) &&
    (publisher === undefined || row.publishers.some((one) => fold(one) === fold(publisher))) &&
    (text === undefined || holds(fold(row.content), text))
  )
}

const MOST_VALUES = 12

/** How occurrences divide, as the server counts them. */
export function facetsOf(rows: readonly FoundOccurrence[]): Facets {
  const count = (valuesOf: (row: FoundOccurrence) => readonly (string | null | undefined)[]): FacetValue[] => {
    const counts = new Map<string, number>()
    for (const row of rows) for (const value of new Set(valuesOf(row))) if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
    const values = [...counts].map(([value, found]) => ({ value, count: found }))
    return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MOST_VALUES)
  }
  return {
    total: rows.length,
    type: count(({ type }) => [type]),
    status: count(({ status }) => [status]),
    country: count(({ participants }) => participants.map(({ country }) => country)),
    publisher: count(({ publishers }) => publishers),
    year: count(({ first }) => [first?.slice(0, 4)]).sort((a, b) => (a.value < b.value ? -1 : 1)),
  }
}

/** What words name in the rows of a site. */
export function namesIn(rows: readonly FoundOccurrence[], states: StateNames): Names {
  const named = (kinds: RegExp): readonly string[] => [
    ...new Set(rows.flatMap(({ participants }) => participants.flatMap(({ id, name }) => (kinds.test(id ?? "") ? [fold(name)] : [])))),
  ]
  const [people, bodies] = [named(/^p-/), named(/^b-/)]
  const places = new Set(rows.flatMap(({ place }) => (place === null ? [] : [fold(place)])))
  const isName = (words: string) => /(?:^|[\s-])\p{Lu}/u.test(words)
  const isIn = (all: readonly string[], words: string) => isName(words) && all.some((name) => ` ${name} `.includes(` ${fold(words)} `))
  return {
    isState: (words) => isName(words) && codeOf(words, states) !== undefined,
    isPerson: (words) => isIn(people, words),
    isBody: (words) => isIn(bodies, words),
    isPlace: (words) => places.has(fold(words)),
  }
}
