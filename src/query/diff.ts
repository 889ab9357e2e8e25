/**
 * `diff`: what changed between two runs or exports, row by row. Rows are matched by id, records by publisher and URL or id with their
 * facts by the words that they rest on, and occurrences that have another id by the members that they share.
 */
import type { DiplomaticRecord } from "../record/index.ts"
import { matchFacts } from "../store/match-facts.ts"

/** A row of NDJSON. */
export type Row = Readonly<Record<string, unknown>>

/** A value that is another now; missing where there was or is none. */
export interface FieldChange {
  /** Keys, and ids of lists whose items have one: `events.e2.time.value`. */
  readonly path: string
  readonly before?: unknown
  readonly after?: unknown
}

/** One row that is not as it was. */
export type RowChange =
  | { readonly change: "added" | "removed"; readonly id: string; readonly row: Row }
  | { readonly change: "changed"; readonly id: string; readonly was?: string; readonly fields: readonly FieldChange[] }

/** Compares two lists of rows: what is gone, then what changed, then what is new, each in the order of its list. */
export function diff(before: Iterable<Row>, after: Iterable<Row>): RowChange[] {
  const [old, fresh] = [keyRows(before), keyRows(after)]
  const became = matchByMembers(old, fresh)
  const was = new Map([...became].map(([from, to]) => [to, from]))
  const removed = [...old].filter(([id]) => !fresh.has(id) && !became.has(id))
  const added = [...fresh].filter(([id]) => !old.has(id) && !was.has(id))
  const changed = [...old].flatMap(([id, row]) => {
    const now = became.get(id) ?? id
    const other = fresh.get(now)
    const fields = other ? diffRow(row, other) : []
    return fields.length > 0 ? [{ change: "changed", id: now, ...(now === id ? {} : { was: id }), fields } as const] : []
  })
  return [
    ...removed.map(([id, row]) => ({ change: "removed", id, row }) as const),
    ...changed,
    ...added.map(([id, row]) => ({ change: "added", id, row }) as const),
  ]
}

function keyRows(rows: Iterable<Row>): Map<string, Row> {
  const keyed = new Map<string, Row>()
  for (const row of rows) {
    const id = idOf(row)
    let key = id
    for (let copy = 2; keyed.has(key); copy++) key = `${id} (${copy})`
    keyed.set(key, row)
  }
  return keyed
}

/** What a row is known by: its id, that of what it holds, or itself. */
function idOf(row: Row): string {
  if (typeof row.id === "string") return row.id
  if (isRecord(row)) {
    const { publisher, url, id } = row.report
    return url ?? (publisher === undefined ? id : `${publisher} ${id}`)
  }
  if (typeof row.source === "string" && typeof row.target === "string")
    return [row.source, row.target, row.period].filter((part) => typeof part === "string").join(" ")
  const inner = Object.values(row).find((value): value is { id: string } => isObject(value) && typeof value.id === "string")
  return inner?.id ?? JSON.stringify(row)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value)
const isRecord = (row: Row): row is Row & DiplomaticRecord =>
  typeof row.schema === "string" && Array.isArray(row.events) && isObject(row.report)

/** Rows that are gone, to the new row that has most of their members. */
function matchByMembers(old: ReadonlyMap<string, Row>, fresh: ReadonlyMap<string, Row>): Map<string, string> {
  const holders = new Map<string, string>()
  for (const [id, row] of fresh) if (!old.has(id)) for (const member of membersOf(row)) holders.set(member, id)
  const shared = [...old].flatMap(([id, row]) => {
    if (fresh.has(id)) return []
    const counts = new Map<string, number>()
    for (const member of membersOf(row)) {
      const holder = holders.get(member)
      if (holder !== undefined) counts.set(holder, (counts.get(holder) ?? 0) + 1)
    }
    return [...counts].map(([to, count]) => ({ from: id, to, count }))
  })
  const matched = new Map<string, string>()
  const taken = new Set<string>()
  for (const { from, to } of shared.sort((a, b) => b.count - a.count || (a.from < b.from ? -1 : 1))) {
    if (matched.has(from) || taken.has(to)) continue
    matched.set(from, to)
    taken.add(to)
  }
  return matched
}

function membersOf({ members }: Row): string[] {
  return Array.isArray(members)
    ? members.flatMap((member: unknown) => (isObject(member) && typeof member.fact === "string" ? [member.fact] : []))
    : []
}

function diffRow(before: Row, after: Row): FieldChange[] {
  const now = isRecord(before) && isRecord(after) ? withOldIds(before, after) : after
  return diffValues(before, now, "")
}

function diffValues(before: unknown, after: unknown, path: string): FieldChange[] {
  if (isObject(before) && isObject(after)) return diffKeyed(new Map(Object.entries(before)), new Map(Object.entries(after)), path)
  if (Array.isArray(before) && Array.isArray(after)) {
    const [old, fresh] = [itemsById(before), itemsById(after)]
    if (old && fresh) return diffKeyed(old, fresh, path)
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
}

function diffKeyed(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>, path: string): FieldChange[] {
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].flatMap((key) => diffValues(before.get(key), after.get(key), path === "" ? key : `${path}.${key}`))
}

/** The items of a list by id, or by the fact or actor that they are; undefined where one has none or two have the same. */
function itemsById(items: readonly unknown[]): Map<string, unknown> | undefined {
  const keyed = new Map<string, unknown>()
  for (const item of items) {
    const id = isObject(item) ? (item.id ?? item.fact ?? item.actor) : undefined
    if (typeof id !== "string" || keyed.has(id)) return undefined
    keyed.set(id, item)
  }
  return keyed
}

/** The later record with the ids of the earlier one where a fact rests on the same words; a new fact's id is marked with a plus. */
function withOldIds(before: DiplomaticRecord, after: DiplomaticRecord): DiplomaticRecord {
  const key = "r"
  const matched = matchFacts({ key, record: before, report: { text: "" } }, after)
  const names = new Map([...matched].map(([from, to]) => [to.slice(key.length + 1), from.slice(key.length + 1)]))
  const rename = (id: string): string => names.get(id) ?? `+${id}`
  return renameIds(after, rename) as DiplomaticRecord
}

const ID_KEYS: ReadonlySet<string> = new Set([
  "id",
  "actor",
  "event",
  "attribution",
  "traveller",
  "speaker",
  "addressee",
  "occasion",
  "about",
  "source",
  "target",
  "statement",
])
const LOCAL_ID = /^[aest]\d+$/

function renameIds(value: unknown, rename: (id: string) => string, key = ""): unknown {
  if (typeof value === "string") return ID_KEYS.has(key) && LOCAL_ID.test(value) ? rename(value) : value
  if (Array.isArray(value)) return value.map((item) => renameIds(item, rename, key))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, name === "report" ? item : renameIds(item, rename, name)]))
}
