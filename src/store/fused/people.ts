/**
 * People and bodies as rows, made from their units alone: a person who is in ten thousand reports has a few dozen units, so that what
 * a new report costs does not grow with those before it. Which reports they are is asked from `facts`.
 */
import type { BodyFact, PersonFact } from "../../merge/index.ts"
import { cleanText, type NewRow } from "../rows.ts"
import { earlier, later, type Unit } from "../units.ts"

type UnitOf<F> = Omit<Unit, "content"> & { readonly content: F }

/** The rows of one person or body. */
export interface EntityRows<T extends "people" | "bodies"> {
  readonly entity: NewRow<T>
  readonly names: readonly NewRow<"names">[]
  readonly holdings: readonly NewRow<"holdings">[]
}

/** How names are folded for looking up. */
export type Fold = (name: string) => string

/** A person from the units that are the person. */
export function personRows(id: string, units: readonly UnitOf<PersonFact>[], fold: Fold): EntityRows<"people"> {
  const names = countNames(id, units, { kind: "person", fold, nameOf: ({ name }) => name.full })
  const holdings = gatherHoldings(id, units)
  const countries = counted(units.flatMap(({ content, facts }) => (content.country ? [{ value: content.country, count: facts }] : [])))
  const span = spanOf(units)
  const [name] = [...names].sort(fullestFirst)
  const country = countries[0]?.value ?? null
  const entity = { id, name: name?.name ?? "", country, ...span, words: wordsOf(names, holdings) }
  const fused = {
    kind: "person",
    id,
    name: entity.name,
    country,
    countries,
    names: names.map(shownName),
    holdings: holdings.map(shownHolding),
  }
  return { entity: { ...entity, fused }, names, holdings }
}

/** A body from its units; undefined for what is no body: a state or a government is known by its country. */
export function bodyRows(id: string, units: readonly UnitOf<BodyFact>[], fold: Fold): EntityRows<"bodies"> | undefined {
  const [first] = units
  if (!first || !/^(?:organization|group)$/.test(first.content.bodyKind)) return undefined
  const names = countNames(id, units, { kind: "body", fold, nameOf: ({ name }) => name })
  const { known, bodyKind: kind, country = null } = first.content
  const name = known?.startsWith("body:") ? known.slice(5) : names[0]!.name
  const fused = { kind: "body", id, bodyKind: kind, name, country, known: known ?? null, names: names.map(shownName) }
  return { entity: { id, kind, name, country, ...spanOf(units), fused, words: wordsOf(names, []) }, names, holdings: [] }
}

const shownName = ({ name, reports }: NewRow<"names">) => ({ name, reports })
const shownHolding = ({ person: _, ...holding }: NewRow<"holdings">) => holding

function spanOf(units: readonly Unit[]): { reports: number; first: string | null; last: string | null } {
  return {
    reports: units.reduce((sum, { facts }) => sum + facts, 0),
    first: units.map(({ first }) => first).reduce(earlier, null),
    last: units.map(({ last }) => last).reduce(later, null),
  }
}

/** The name that most reports have among those with most words: "Sergei Lavrov" and not "Lavrov". */
function fullestFirst(one: NewRow<"names">, other: NewRow<"names">): number {
  const words = ({ name }: NewRow<"names">) => Math.min(2, name.split(/\s+/).length)
  return words(other) - words(one) || other.reports - one.reports || (one.name < other.name ? -1 : 1)
}

function countNames<F>(
  entity: string,
  units: readonly UnitOf<F>[],
  { kind, fold, nameOf }: { kind: "person" | "body"; fold: Fold; nameOf: (content: F) => string },
): NewRow<"names">[] {
  const names = counted(units.map(({ content, facts }) => ({ value: cleanText(nameOf(content)), count: facts })))
  return names.map(({ value, count }) => ({ entity, kind, name: value, folded: cleanText(fold(value)), reports: count }))
}

/** Values with their sums, the most frequent first. */
function counted(values: readonly { value: string; count: number }[]): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { value, count } of values) counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

function gatherHoldings(person: string, units: readonly UnitOf<PersonFact>[]): NewRow<"holdings">[] {
  const rows = units.flatMap((unit) =>
    unit.content.offices.map(({ title, of, status }) => ({ key: JSON.stringify([title, of, status]), title, of, status, unit })),
  )
  const groups = [...Map.groupBy(rows, ({ key }) => key)].sort(([a], [b]) => (a < b ? -1 : 1))
  return groups.map(([, held]) => {
    const { title, of, status } = held[0]!
    const isState = of !== undefined && /^[A-Z]{3}$/.test(of)
    const organization = of === undefined || isState ? null : cleanText(of)
    return { person, title: cleanText(title), country: isState ? of : null, organization, status, ...spanOf(held.map(({ unit }) => unit)) }
  })
}

function wordsOf(names: readonly NewRow<"names">[], holdings: readonly NewRow<"holdings">[]): string {
  return [...names.map(({ name }) => name), ...holdings.flatMap(({ title, organization }) => [title, organization ?? ""])].join(" . ")
}
