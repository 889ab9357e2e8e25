/**
 * Addresses as people write them, by the ids that they see: `e2`, `e2/status`, `e2/place/country`, `e2/participants/a3/role`,
 * `a1/offices/25-41/title`; or a path by words, `events/120-131`, for what is not in the record yet.
 */
import { type DiplomaticRecord, makeSpan, quoteOf, type Report, type Span } from "../record/index.ts"
import { FIELDS, INNER_LISTS, type ListName, sectionOfId } from "./fields.ts"
import { anchorOf, type Item, itemsOf, locate, readField } from "./items.ts"
import { type FieldPath, formatAnchor, formatPath, parseAnchor, parsePath, type Step } from "./paths.ts"

/** A field as a correction names it. */
export interface Addressed {
  readonly path: FieldPath
  readonly text: string
  readonly anchors: readonly Span[]
  /** What has the field; undefined for what is not in the record. */
  readonly item: Item | undefined
  /** The value; undefined where there is none. */
  readonly value: unknown
}

/** Finds what an address names; undefined where it names nothing that a record has or could have. */
export function findAddress(address: string, record: DiplomaticRecord, report: Report): Addressed | undefined {
  const path = parsePath(address) ?? pathOfId(address, record)
  if (!path) return undefined
  const anchors = path.steps.map(({ anchor }) => withText(anchor.span, report))
  if (!anchors.every((span) => span !== undefined)) return undefined
  const { item, holder } = locate(record, path)
  if (!holder || (path.field.length > 0 && !item)) return undefined
  const value = path.field.length === 0 ? item : item && readField(item, path.field)
  return { path, text: formatPath(path), anchors, item, value }
}

function withText(span: Span, report: Report): Span | undefined {
  const text = quoteOf(span, report)
  if (text === undefined) return undefined
  return span.field
    ? { ...makeSpan(report[span.field] ?? "", span.start, span.end), field: span.field }
    : makeSpan(report.text, span.start, span.end)
}

function pathOfId(address: string, record: DiplomaticRecord): FieldPath | undefined {
  const [id = "", ...rest] = address.split("/")
  const section = sectionOfId(id)
  if (!section) return undefined
  const items = itemsOf(record, section)
  const item = items.find((one) => one.id === id)
  if (!item) return undefined
  const step: Step = { list: section, anchor: anchorOf(section, items, item) }
  const inner = INNER_LISTS[section]
  if (inner === undefined || rest[0] !== inner || rest.length < 2)
    return parsePath([formatPath({ steps: [step], field: [] }), ...rest].join("/"))
  const anchor = innerAnchor(item, inner, rest[1]!)
  return anchor && parsePath([formatPath({ steps: [step, { list: inner, anchor }], field: [] }), ...rest.slice(2)].join("/"))
}

/** A participant is named by its actor, too. */
function innerAnchor(item: Item, list: ListName, word: string): Step["anchor"] | undefined {
  const items = itemsOf(item, list)
  const found = items.find(({ actor }) => actor === word)
  return found ? anchorOf(list, items, found) : parseAnchor(word)
}

/** The address by ids of an item of a record, and of what is inside it. */
export function addressOf(item: Item, list: ListName, above?: { readonly item: Item }): string {
  if (!above) return String(item.id)
  const items = itemsOf(above.item, list)
  const name = list === "participants" ? String(item.actor) : formatAnchor(anchorOf(list, items, item))
  return `${String(above.item.id)}/${list}/${name}`
}

/** A fact or a single value of it, as reviewers see it. */
export interface ReviewField {
  /** By ids: `e2/status`. */
  readonly address: string
  /** By words: `events/279-301/status`. */
  readonly key: string
  readonly slot: string
  readonly value: unknown
  readonly confidence: number
  readonly why?: string
  readonly evidence: readonly Span[]
}

/** Every fact of a record and every value that it has, in the order of the record. */
export function reviewFields(record: DiplomaticRecord): ReviewField[] {
  const sections = ["events", "statements", "actors", "ties", "tours"] as const
  return sections.flatMap((section) => itemsOf(record, section).flatMap((item) => fieldsOf(record, section, item)))
}

function fieldsOf(
  holder: DiplomaticRecord | Item,
  list: ListName,
  item: Item,
  above?: { readonly item: Item; readonly key: string },
): ReviewField[] {
  const anchor = anchorOf(list, itemsOf(holder, list), item)
  const key = [...(above ? [above.key] : []), list, formatAnchor(anchor)].join("/")
  const address = addressOf(item, list, above)
  const inner = INNER_LISTS[list]
  const whole = fieldOf(item, { address, key, slot: list, value: null })
  const values = FIELDS[list].flatMap((field) => {
    const value = readField(item, field.split("/"))
    const part = field.includes("/") ? (item[field.split("/")[0]!] as Item | undefined) : undefined
    if (value === undefined) return []
    return [fieldOf({ ...item, ...part }, { address: `${address}/${field}`, key: `${key}/${field}`, slot: `${list}/${field}`, value })]
  })
  const parts = inner ? itemsOf(item, inner).flatMap((part) => fieldsOf(item, inner, part, { item, key })) : []
  return [whole, ...values, ...parts]
}

function fieldOf(item: Item, said: Pick<ReviewField, "address" | "key" | "slot" | "value">): ReviewField {
  const { confidence = 1, why, evidence, mentions, content, legs } = item
  const spans = (evidence ?? content ?? mentions ?? (legs as Item[] | undefined)?.flatMap((leg) => leg.evidence) ?? []) as Span[]
  return { ...said, confidence: confidence as number, ...(why === undefined ? {} : { why: why as string }), evidence: spans }
}
