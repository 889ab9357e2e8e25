/** The queue: what a coder should look at next, blind to what others said. */
import type { DiplomaticRecord } from "../record/index.ts"
import { type ReviewField, reviewFields } from "./address.ts"
import type { FieldState } from "./settle.ts"

/** A field that waits for a coder. */
export interface QueuedField extends ReviewField {
  /** Reports of the same fact that give another value. */
  readonly conflicts: number
  /** How often the fact is asked for: reports that tell of it. */
  readonly asked: number
}

/** How much others say of a fact, by its id in the record. */
export interface FactWeight {
  readonly conflicts: number
  readonly asked: number
}

/** What a queue is made by. */
export type QueueOrder = "confidence" | "conflict" | "asked"

/** The fields of a record on which this coder has not spoken. Facts alone are queued; their values are with them when they are looked at. */
export function queueRecord(
  record: DiplomaticRecord,
  {
    fields,
    coder,
    weights,
    deep = false,
  }: {
    readonly fields: readonly FieldState[]
    readonly coder: string
    readonly weights: ReadonlyMap<string, FactWeight>
    readonly deep?: boolean
  },
): QueuedField[] {
  const done = new Set(fields.filter(({ words }) => words.some(({ correction }) => correction.coder === coder)).map(({ key }) => key))
  return reviewFields(record)
    .filter(({ key, address }) => !done.has(key) && (deep || !address.includes("/")))
    .map((field) => ({ ...field, ...(weights.get(field.address.split("/")[0]!) ?? { conflicts: 0, asked: 1 }) }))
}

/** Puts fields in order: what is asked by first, then the others; the same order for the same fields. */
export function sortQueue<T extends QueuedField & { readonly report: string }>(fields: readonly T[], order: QueueOrder): T[] {
  const ranks: Readonly<Record<QueueOrder, (field: T) => number>> = {
    confidence: ({ confidence }) => confidence,
    conflict: ({ conflicts }) => -conflicts,
    asked: ({ asked }) => -asked,
  }
  const orders = [order, ...(["confidence", "conflict", "asked"] as const).filter((one) => one !== order)]
  const compare = (one: T, other: T): number => {
    for (const by of orders) {
      const difference = ranks[by](one) - ranks[by](other)
      if (difference !== 0) return difference
    }
    return `${one.report} ${one.key}` < `${other.report} ${other.key}` ? -1 : 1
  }
  return [...fields].sort(compare)
}
