/** Multiplies the merged tables of a store: each thing gets twins with ids, people and days of their own. */
import { type Kysely, type RawBuilder, sql } from "kysely"
import type { Database } from "../src/store/index.ts"

/** Reports a day in the generated records, and how many people they tell of; see generate.ts. */
const A_DAY = 27
const people = (reports: number) => 500 + reports / 20

const IDS = new Set(["id", "occurrence", "tour", "statement", "occasion", "key", "identity", "unit", "merged", "fact"])
const ENTITIES = new Set(["entity", "traveller", "speaker", "person", "source", "target"])
const DAYS = new Set(["first", "last", "time", "began", "first_published", "last_published"])
const TABLES = {
  occurrences: ["members", "history"],
  occurrence_participants: [],
  occurrence_publishers: [],
  occurrence_offices: [],
  occurrence_dyads: [],
  statements: ["members", "wordings"],
  statement_targets: [],
  tours: ["members"],
  tour_legs: [],
  ties: [],
  units: [],
  ids: [],
  reports: [],
} as const
/** Once for each group of people. */
const ENTITY_TABLES = ["people", "bodies", "names", "holdings"] as const

/** Grows the store until its merged tables stand for so many reports. */
export async function growStore(db: Kysely<Database>, reports: number): Promise<void> {
  const { n } = await db
    .selectFrom("reports")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow()
  const copies = Math.max(1, Math.round(reports / Number(n)))
  const groups = Math.max(1, Math.round(people(reports) / people(Number(n))))
  const shift = Math.round(Number(n) / A_DAY)
  const indices = await dropIndices(db)
  for (let copy = 1; copy < copies; copy++) {
    for (const [table, kept] of Object.entries(TABLES)) await twin(db, table, { kept, copy, group: copy % groups, days: copy * shift })
    if (copy < groups) for (const table of ENTITY_TABLES) await twin(db, table, { kept: [], copy: 0, group: copy, days: 0 })
    if (copy % 5 === 0) console.error(`${copy} of ${copies}`)
  }
  for (const index of indices) await sql.raw(index).execute(db)
  await sql`vacuum analyze`.execute(db)
}

/** Drops what slows writing; gives what makes it again. */
async function dropIndices(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string; made: string }>`select indexname as name, indexdef as made from pg_indexes
    where schemaname = 'public' and indexdef not like 'CREATE UNIQUE%'`.execute(db)
  for (const { name } of rows) await sql`drop index ${sql.table(name)}`.execute(db)
  return rows.map(({ made }) => made)
}

const CHOSEN: Readonly<Record<string, RawBuilder<boolean>>> = {
  units: sql`t.kind in ('event', 'person')`,
  ids: sql`t.kind in ('event', 'person')`,
  // gatherings of more than fifty are not paired
  occurrence_dyads: sql`t.occurrence not in (select d.occurrence from occurrence_dyads d group by 1 having count(*) > 300)`,
}

/** Copies what is asked into an empty store, without the judgements. */
export async function copyMerged(from: Kysely<Database>, to: Kysely<Database>): Promise<void> {
  for (const table of [...Object.keys(TABLES), ...ENTITY_TABLES]) {
    for (let at = 0; ; at += 20_000) {
      const { rows } = await sql<{ row: string }>`select row_to_json(t)::text as row from ${sql.table(table)} t
        where ${CHOSEN[table] ?? sql`true`} order by ctid offset ${at} limit 20000`.execute(from)
      if (rows.length === 0) break
      await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)},
        ${`[${rows.map(({ row }) => row).join(",")}]`}::json) on conflict do nothing`.execute(to)
    }
  }
}

interface Twin {
  readonly kept: readonly string[]
  readonly copy: number
  readonly group: number
  readonly days: number
}

async function twin(db: Kysely<Database>, table: string, twin: Twin): Promise<void> {
  const { rows } = await sql<{
    name: string
  }>`select column_name as name from information_schema.columns where table_name = ${table}`.execute(db)
  const names = rows.map(({ name }) => name)
  const isEntity = (ENTITY_TABLES as readonly string[]).includes(table)
  const values = names.map((name) => (table === "units" && name === "content" ? sql`'{}'::json` : columnOf(name, isEntity, twin)))
  await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    select ${sql.join(values)} from ${sql.table(table)} t where ${isFirst(table)}
    on conflict do nothing`.execute(db)
}

const KNOWN_BY: Readonly<Record<string, string>> = {
  occurrence_participants: "occurrence",
  occurrence_publishers: "occurrence",
  occurrence_offices: "occurrence",
  occurrence_dyads: "occurrence",
  statement_targets: "statement",
  tour_legs: "tour",
  names: "entity",
  holdings: "person",
  reports: "key",
}

/** The rows that were there at first: twins have ids that begin with an x. */
function isFirst(table: string): RawBuilder<boolean> {
  const id = KNOWN_BY[table] ?? "id"
  return sql`${sql.ref(`t.${id}`)} not like '%-x%'`
}

function columnOf(name: string, isEntity: boolean, { kept, copy, group, days }: Twin): RawBuilder<unknown> {
  const column = sql.ref(`t.${name}`)
  const renamed = (by: number) =>
    by === 0 ? column : sql`left(${column}, 2) || 'x' || substr(md5(${column} || ${String(by)}::text), 1, 11)`
  if (isEntity) return ["id", "entity", "person"].includes(name) ? renamed(group) : column
  if (IDS.has(name)) return renamed(copy)
  if (ENTITIES.has(name)) return renamed(group)
  if (name === "a" || name === "b") return sql`case when ${column} like 'p-%' then ${renamed(group)} else ${column} end`
  if (DAYS.has(name))
    return sql`case when ${column} ~ '^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$' then to_char(${column}::date + ${days}::int, 'YYYY-MM-DD') else ${column} end`
  if (name === "fused") return sql`json_build_object(${sql.join(kept.flatMap((key) => [sql`${key}::text`, sql`t.fused -> ${key}`]))})`
  return column
}
