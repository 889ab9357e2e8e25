/**
 * Ids of a record as what they stand for: `{ref: "actors", span}`. An id is another one after the next reading; the words are not.
 */
import type { DiplomaticRecord, Span } from "../record/index.ts"
import { type ListName, referenceOf, type Section } from "./fields.ts"
import { anchorOf, findItem, type Item, itemsOf } from "./items.ts"

/** An id as the words of what it refers to. */
export interface Reference {
  readonly ref: Section
  readonly span: Span
  readonly nth?: number
}

/** Says that a value refers to words on which nothing rests. */
export class NothingThere extends Error {}

const LISTS = /^(?:offices|participants|legs)$/

/** A value of a field with its ids as references. */
export function encodeValue(value: unknown, record: DiplomaticRecord, list: ListName, field?: string): unknown {
  if (typeof value === "string") return field === undefined ? value : encodeId(value, record, referenceOf(list, field))
  if (Array.isArray(value)) return value.map((item) => encodeValue(item, record, list, field))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, encodeValue(item, record, LISTS.test(key) ? (key as ListName) : list, key)]),
  )
}

function encodeId(id: string, record: DiplomaticRecord, section: Section | undefined): string | Reference {
  const items = section ? itemsOf(record, section) : []
  const item = items.find((one) => one.id === id)
  if (!section || !item) return id
  const { span, nth } = anchorOf(section, items, item)
  return { ref: section, span, ...(nth > 1 ? { nth } : {}) }
}

/** A value with its references as the ids of a record. Throws NothingThere. */
export function decodeValue(value: unknown, record: DiplomaticRecord): unknown {
  if (Array.isArray(value)) return value.map((item) => decodeValue(item, record))
  if (typeof value !== "object" || value === null) return value
  if (isReference(value)) return decodeId(value, record)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decodeValue(item, record)]))
}

function isReference(value: object): value is Reference {
  return "ref" in value && "span" in value
}

function decodeId({ ref, span, nth = 1 }: Reference, record: DiplomaticRecord): unknown {
  const item: Item | undefined = findItem(ref, itemsOf(record, ref), { span, nth })
  if (!item) throw new NothingThere(`nothing in ${ref} rests on ${span.text ?? `${span.start}-${span.end}`}`)
  return item.id
}
