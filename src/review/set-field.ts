/** Changes of single items: a value set or taken away, an item dropped with what refers to it and can do without it. */
import type { DiplomaticRecord, Span } from "../record/index.ts"
import type { ListName } from "./fields.ts"
import { type Item, itemsOf } from "./items.ts"

/** A value for a field; undefined takes it away. */
export interface FieldChange {
  readonly field: readonly string[]
  readonly value: unknown
  readonly evidence: readonly Span[] | undefined
  /** Whether a person has seen it. */
  readonly isSure: boolean
}

/** Sets a field; gives why it cannot be set. */
export function setField(item: Item, { field, value, evidence, isSure }: FieldChange): string | undefined {
  const [name, ...rest] = field as [string, ...string[]]
  if (name === "id" || name === "confidence" || name === "order") return `${name} is not corrected`
  if (/^(?:participants|offices|legs)$/.test(name)) return `${name} are corrected one by one`
  if (rest.length === 0) {
    if (value === undefined) delete item[name]
    else item[name] = withEvidence(value, evidence)
    return undefined
  }
  const inner = item[name]
  if (typeof inner !== "object" || inner === null) return value === undefined ? undefined : `there is no ${name} yet: set the whole of it`
  const why = setField(inner as Item, { field: rest, value, evidence: undefined, isSure })
  if (evidence && evidence.length > 0) Object.assign(inner, { evidence: [...evidence] })
  if (isSure && "confidence" in inner) Object.assign(inner, { confidence: 1 })
  if (isSure) delete (inner as Item).why
  return why
}

/** A place or time that comes without its words gets those of the correction. */
function withEvidence(value: unknown, evidence: readonly Span[] | undefined): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value) || "evidence" in value || !evidence) return value
  return "start" in value ? value : { ...value, evidence: [...evidence] }
}

interface Droppable {
  readonly holder: DiplomaticRecord | Item
  readonly list: ListName
  readonly item: Item
}

/** Takes an item out of its list, and out of whatever names it and can do without; the rest is for the check of the whole to refuse. */
export function drop(record: DiplomaticRecord, { holder, list, item }: Droppable): undefined {
  const items = itemsOf(holder, list)
  items.splice(items.indexOf(item), 1)
  if (list === "legs") for (const [at, leg] of items.entries()) leg.order = at + 1
  if (holder !== record) return undefined
  const { id } = item
  for (const event of record.events) event.participants = event.participants.filter(({ actor }) => actor !== id)
  for (const statement of record.statements) {
    if (Array.isArray(statement.about)) statement.about = statement.about.filter((actor) => actor !== id)
    if (statement.addressee === id) delete statement.addressee
    if (statement.occasion === id) delete statement.occasion
  }
  for (const tie of record.ties) if (tie.statement === id) delete tie.statement
  for (const { event, leg } of record.tours.flatMap(({ legs }) => legs.map((leg) => ({ event: leg.event, leg }))))
    if (event === id) delete leg.event
  return undefined
}
