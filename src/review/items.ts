/** Items of a record's lists by the words that they rest on. */
import type { DiplomaticRecord, Span } from "../record/index.ts"
import type { ListName } from "./fields.ts"
import type { Anchor, FieldPath } from "./paths.ts"

/** A fact, or a part of one, as an object whose values can be set. */
export type Item = Record<string, unknown>

/** The words that an item rests on; none where a correction took them away, which the check of the whole refuses. */
export function spansOf(list: ListName, item: Item): readonly Span[] {
  if (list === "tours") return listOf(item.legs).flatMap((leg) => spansOf("legs", leg as Item))
  const spans = list === "actors" ? item.mentions : list === "statements" ? item.content : item.evidence
  return listOf(spans).filter(isSpan)
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function isSpan(value: unknown): value is Span {
  return typeof value === "object" && value !== null && "start" in value && "end" in value
}

const NOWHERE: Span = { start: 0, end: 0 }

/** The place that names an item in its list. */
export function anchorOf(list: ListName, items: readonly Item[], item: Item): Anchor {
  const span = spansOf(list, item)[0] ?? NOWHERE
  const before = items.slice(0, items.indexOf(item))
  return { span, nth: 1 + before.filter((other) => isSameSpan(spansOf(list, other)[0], span)).length }
}

/**
 * The item that a place names. Of several the one whose first words are the very same, then the one that has most of the words; at
 * least half of the shorter of both must be common. A second one on the same words is there only where it is the very same words.
 */
export function findItem(list: ListName, items: readonly Item[], { span, nth }: Anchor): Item | undefined {
  const exact = items.filter((item) => isSameSpan(spansOf(list, item)[0], span))
  if (exact.length > 0 || nth > 1) return exact[nth - 1]
  const scored = items.map((item) => ({ item, share: Math.max(...spansOf(list, item).map((other) => shareOf(span, other))) }))
  const best = scored.reduce<(typeof scored)[number] | undefined>((top, one) => (top && top.share >= one.share ? top : one), undefined)
  return best && best.share >= 1 ? best.item : undefined
}

const isSameSpan = (one: Span | undefined, other: Span): boolean =>
  one !== undefined && one.start === other.start && one.end === other.end && one.field === other.field

/** 1 where half of the shorter span is common, and more where more of both is: up to 3. */
function shareOf(one: Span, other: Span): number {
  if (one.field !== other.field) return 0
  const common = Math.min(one.end, other.end) - Math.max(one.start, other.start)
  const [short, long] = [one.end - one.start, other.end - other.start].sort((a, b) => a - b) as [number, number]
  return common * 2 < short ? 0 : common / short + common / long + (common > 0 ? 1 : 0)
}

/** A list of a record or of an item; empty where the item has none. */
export function itemsOf(holder: DiplomaticRecord | Item, list: ListName): Item[] {
  const items = (holder as Item)[list]
  return Array.isArray(items) ? (items as Item[]) : []
}

/** Where a path leads. */
export interface Located {
  /** What has the list of the last step; undefined where a step before it led nowhere. */
  readonly holder: DiplomaticRecord | Item | undefined
  /** The item of the last step. */
  readonly item: Item | undefined
}

/** Follows the steps of a path. */
export function locate(record: DiplomaticRecord, { steps }: FieldPath): Located {
  let holder: DiplomaticRecord | Item | undefined
  let item: DiplomaticRecord | Item | undefined = record
  for (const { list, anchor } of steps) {
    holder = item
    item = holder && findItem(list, itemsOf(holder, list), anchor)
  }
  return { holder, item: item as Item | undefined }
}

/** The value of a field of an item; undefined where it has none. */
export function readField(item: Item, field: readonly string[]): unknown {
  let value: unknown = item
  for (const name of field) value = typeof value === "object" && value !== null ? (value as Item)[name] : undefined
  return value
}
