/** Rows of the search index: what lists show of an occurrence or statement, without the facts behind it and without what is not known. */
import type { FoundOccurrence, FoundStatement } from "../query/index.ts"
import { bounded } from "../web/quotes.ts"

/** How the index lies in the site. */
export interface IndexManifest {
  /** How many files of rows there are: index/occurrences-0.json and on. */
  readonly occurrences: number
  readonly statements: number
  /** Names of the states that rows have, the first the one that is shown. */
  readonly states: Readonly<Record<string, readonly string[]>>
}

/** A value with every string in it bounded. */
export function boundedDeep<Value>(value: Value): Value {
  if (typeof value === "string") return bounded(value) as Value
  if (Array.isArray(value)) return value.map(boundedDeep) as Value
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, boundedDeep(one)])) as Value
}

/** A row as the index has it. */
export const toIndexRow = (row: FoundOccurrence | FoundStatement): string =>
  JSON.stringify({ ...boundedDeep(row), members: undefined }, (_, value: unknown) =>
    value === null || value === false ? undefined : value,
  )

const TARGET: object = { id: null, country: null, stance: null }
const PARTY = { id: null, country: null, office: null, officeOf: null }

/** An occurrence out of the index. */
export function fromIndexRow(row: Partial<FoundOccurrence>): FoundOccurrence {
  const unknown = { time: null, first: null, last: null, place: null, country: null, lat: null, lon: null, precision: null, tour: null }
  const participants = (row.participants ?? []).map((one) => ({ ...PARTY, ...one }))
  return { ...unknown, conflicts: false, denied: false, publishers: [], members: [], ...row, participants } as unknown as FoundOccurrence
}

/** A statement out of the index. */
export function fromStatementRow(row: Partial<FoundStatement>): FoundStatement {
  const targets = (row.targets ?? []).map((one) => ({ ...TARGET, ...one }))
  const unknown = { first: null, last: null, occasion: null, publishers: [], members: [] }
  return { ...unknown, ...row, speaker: { ...PARTY, ...row.speaker }, targets } as unknown as FoundStatement
}
