/**
 * How long a value may be where a column has an index: PostgreSQL takes some 2,700 bytes of a row there, and refuses the transaction for one
 * that is longer. Such a value is written with its beginning and a sum of all of it, so that it is still told from any other and found by
 * the whole; reports and records are kept as they came.
 */
import { sha256 } from "../record/index.ts"
import type { Database } from "./tables.ts"

/** Bytes of a value that stands in an index with others, or twice. */
const SHARED = 1_000
/** Bytes of a value that has an index of its own: addresses, and what makes it the same report. */
const ALONE = 2_600

/** The columns that have an index, or go into a column that has one, and hold words from outside. */
const BOUNDS: { readonly [T in keyof Database]?: { readonly [C in keyof Database[T] & string]?: number } } = {
  reports: { identity: ALONE, url: ALONE, report_id: ALONE, publisher: SHARED },
  occurrences: { place: SHARED, publishers: SHARED },
  occurrence_participants: { office: SHARED, office_organization: SHARED },
  occurrence_publishers: { publisher: SHARED },
  people: { name: SHARED },
  holdings: { title: SHARED, organization: SHARED },
  names: { folded: SHARED },
  tour_legs: { place: SHARED },
  statements: { publishers: SHARED, office: SHARED, office_organization: SHARED },
}

/** A value as an index takes it; the same for the same value, wherever it is written or asked for. */
export function boundWords(words: string, most = SHARED): string {
  if (words.length * 3 <= most || Buffer.byteLength(words) <= most) return words
  const end = `… ${sha256(words).slice(0, 16)}`
  return `${Buffer.from(words)
    .subarray(0, most - 32)
    .toString("utf8")
    .replace(/\ufffd+$/, "")}${end}`
}

/** An address, an id or what makes it the same report, as its index takes it. */
export const boundName = (name: string): string => boundWords(name, ALONE)

/** A row as the indices of its table take it. */
export function boundRow<T extends object>(table: keyof Database, row: T): T {
  const bounds = Object.entries(BOUNDS[table] ?? {}) as [keyof T, number][]
  const changed = bounds.flatMap(([column, most]) => {
    const value = boundValue(row[column], most)
    return value === row[column] ? [] : [[column, value]]
  })
  return changed.length === 0 ? row : { ...row, ...Object.fromEntries(changed) }
}

function boundValue(value: unknown, most: number): unknown {
  if (typeof value === "string") return boundWords(value, most)
  if (!Array.isArray(value)) return value
  const bound = value.map((one: unknown) => boundValue(one, most))
  return bound.every((one, at) => one === value[at]) ? value : bound
}
