/**
 * The first migration: every table with its columns and indices. A column that `tables.ts` has and this lacks is a fault of types.
 * What later versions change goes into later migrations; this file stays.
 */
import { type ColumnDataType, type RawBuilder, sql, type Transaction } from "kysely"
import type { Database, OrderTable, ServingTable } from "../tables.ts"

type Type = ColumnDataType | RawBuilder<unknown>
type Columns<T> = { readonly [K in keyof T]: Type }
type LaterColumn = "announced" | "as_read" | "review"
/** Made anew by the seventh migration; nothing was ever in the first. */
type FirstCorrections = Columns<Record<"id" | "report" | "fact" | "path" | "value" | "author" | "reason", unknown>>

const text = sql`text collate "C" not null`
const maybe = sql`text collate "C"`
const json = sql`json not null`
const words = sql`tsvector not null`
const list = sql`text[] not null`
const whole = sql`integer not null`
const real = sql`double precision not null`
const maybeReal = sql`double precision`
const flag = sql`boolean not null`

const days = { first: maybe, last: maybe }
const office = { office: maybe, office_country: maybe, office_organization: maybe }

/** Every table with its columns, those that later migrations made left out. */
export const TABLES: {
  readonly [T in Exclude<keyof Database, ServingTable | OrderTable | "corrections">]: Columns<Omit<Database[T], LaterColumn>>
} & { readonly corrections: FirstCorrections } = {
  meta: { name: text, value: text },
  reports: {
    key: text,
    identity: text,
    publisher: maybe,
    url: maybe,
    report_id: text,
    title: maybe,
    language: text,
    published: maybe,
    modified: maybe,
    ...days,
    sha256: text,
    length: whole,
    source: text,
    latest: flag,
    state: text,
    reason: maybe,
  },
  records: { report: text, content: json, record: json, producer: text },
  facts: { id: text, report: text, kind: text, unit: text },
  units: { id: text, kind: text, content: json, facts: whole, fact: text, ...days, merged: text },
  blocks: { block: text, unit: text },
  judgements: { a: text, b: text, author: text, kind: text, verdict: text, probability: real, reasons: json },
  ids: { id: text, kind: text, unit: text },
  occurrences: {
    id: text,
    type: text,
    status: text,
    time: maybe,
    ...days,
    place: maybe,
    place_country: maybe,
    lat: maybeReal,
    lon: maybeReal,
    precision: maybe,
    format: maybe,
    channel: maybe,
    confidence: real,
    members: whole,
    reports: whole,
    sources: whole,
    conflicts: flag,
    denied: flag,
    countries: list,
    publishers: list,
    tour: maybe,
    first_published: maybe,
    last_published: maybe,
    fused: json,
    words,
  },
  occurrence_participants: {
    occurrence: text,
    place: whole,
    role: text,
    kind: text,
    entity: maybe,
    name: text,
    country: maybe,
    ...office,
    ...days,
    type: text,
    status: text,
    confidence: real,
  },
  occurrence_dyads: {
    occurrence: text,
    kind: text,
    a: text,
    b: text,
    direction: maybe,
    weight: real,
    ...days,
    began: maybe,
    type: text,
    status: text,
    sources: whole,
    confidence: real,
  },
  people: { id: text, name: text, country: maybe, reports: whole, ...days, fused: json, words },
  holdings: { person: text, title: text, country: maybe, organization: maybe, status: text, ...days, reports: whole },
  bodies: { id: text, kind: text, name: text, country: maybe, reports: whole, ...days, fused: json, words },
  names: { entity: text, kind: text, name: text, folded: text, reports: whole },
  tours: {
    id: text,
    traveller: maybe,
    name: text,
    country: maybe,
    ...days,
    countries: list,
    reports: whole,
    sources: whole,
    confidence: real,
    fused: json,
  },
  tour_legs: { tour: text, place_order: whole, country: maybe, place: maybe, occurrence: maybe, ...days },
  statements: {
    id: text,
    speaker: maybe,
    speaker_kind: text,
    speaker_name: text,
    speaker_country: maybe,
    ...office,
    mode: text,
    content: text,
    ...days,
    occasion: maybe,
    reports: whole,
    sources: whole,
    publishers: list,
    confidence: real,
    fused: json,
    words,
  },
  statement_targets: {
    statement: text,
    kind: text,
    entity: maybe,
    name: text,
    country: maybe,
    stance: maybe,
    speaker: maybe,
    speaker_country: maybe,
    ...days,
  },
  ties: {
    id: text,
    report: text,
    type: text,
    source: maybe,
    source_name: text,
    source_country: maybe,
    target: maybe,
    target_name: text,
    target_country: maybe,
    statement: maybe,
    ...days,
    confidence: real,
  },
  corrections: { id: text, report: text, fact: text, path: text, value: json, author: text, reason: maybe },
}

/** Their primary keys. */
export const KEYS: { readonly [T in keyof Database]?: readonly (keyof Database[T] & string)[] } = {
  meta: ["name"],
  reports: ["key"],
  records: ["report"],
  facts: ["id"],
  units: ["id"],
  blocks: ["block", "unit"],
  judgements: ["a", "b", "author"],
  ids: ["id"],
  occurrences: ["id"],
  occurrence_participants: ["occurrence", "place"],
  people: ["id"],
  bodies: ["id"],
  tours: ["id"],
  tour_legs: ["tour", "place_order"],
  statements: ["id"],
  ties: ["id"],
  corrections: ["id"],
}

const INDICES: { readonly [T in keyof Database]?: readonly (readonly (keyof Database[T] & string)[])[] } = {
  reports: [["identity"], ["url"], ["report_id"], ["source"], ["sha256"]],
  facts: [["report"], ["unit"]],
  units: [["merged"]],
  judgements: [["b"]],
  occurrences: [["first", "id"], ["place_country", "first"], ["tour"]],
  occurrence_participants: [
    ["entity", "first", "occurrence"],
    ["country", "first", "occurrence"],
    ["office", "office_country", "first"],
  ],
  occurrence_dyads: [["occurrence"], ["a", "b", "first"], ["b", "a", "first"], ["first"]],
  people: [["name"]],
  holdings: [["person"], ["title", "country"]],
  names: [["entity"], ["folded"]],
  tours: [
    ["traveller", "first"],
    ["first", "id"],
  ],
  tour_legs: [["occurrence"], ["country", "first"]],
  statements: [["speaker", "first"], ["speaker_country", "first"], ["first", "id"], ["occasion"]],
  statement_targets: [["statement"], ["entity", "first"], ["country", "first"]],
  ties: [["report"], ["statement"], ["source_country", "target_country", "first"], ["source"], ["target"]],
  corrections: [["report"]],
}

/** Columns that are asked by what they contain. */
const CONTAINED: readonly (readonly [keyof Database, string])[] = [
  ["occurrences", "words"],
  ["occurrences", "publishers"],
  ["people", "words"],
  ["bodies", "words"],
  ["statements", "words"],
  ["statements", "publishers"],
]

/** Makes every table and index. */
export async function makeTables(db: Transaction<Database>): Promise<void> {
  for (const [table, columns] of Object.entries(TABLES)) {
    const key = (KEYS as Record<string, readonly string[]>)[table]
    const lines = Object.entries(columns as Record<string, RawBuilder<unknown>>).map(([name, type]) => sql`${sql.ref(name)} ${type}`)
    const primary = key ? [sql`primary key (${sql.join(key.map((name) => sql.ref(name)))})`] : []
    await sql`create table ${sql.table(table)} (${sql.join([...lines, ...primary])})`.execute(db)
  }
  for (const [table, indices] of Object.entries(INDICES)) {
    for (const columns of indices as readonly (readonly string[])[]) {
      const name = `${table}_by_${columns.join("_")}`
      await db.schema
        .createIndex(name)
        .on(table)
        .columns([...columns])
        .execute()
    }
  }
  for (const [table, column] of CONTAINED) {
    await db.schema.createIndex(`${table}_with_${column}`).on(table).using("gin").column(column).execute()
  }
}
