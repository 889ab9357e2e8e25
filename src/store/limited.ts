/**
 * A store limited to reports that were reviewed so far. What is merged is fused anew of these reports alone, so that no value rests on
 * another; what was merged stays merged, under the same ids. Temporary tables of the same names hide the store's own on one connection,
 * and go with it: the store is only read.
 */
import { type Kysely, type RawBuilder, sql } from "kysely"
import type { Knowledge } from "../knowledge/index.ts"
import type { FactKind } from "../merge/index.ts"
import { REVIEW_STATES, type ReviewState } from "../review/index.ts"
import { add } from "./clusters.ts"
import { TABLE_NAMES } from "./migrate.ts"
import type { Store } from "./open.ts"
import { refuse } from "./refuse.ts"
import { markLatest } from "./reports.ts"
import type { Database } from "./tables.ts"
import { recountUnits } from "./uncount.ts"

/** How a store is limited. */
export interface Limit {
  /** How far reports are reviewed at least; `proposed` are all. */
  readonly state: ReviewState
  readonly knowledge: Knowledge
}

/** A limited store that stays open. */
export interface LimitedStore {
  readonly db: Kysely<Database>
  /** Limits the store as it is now, where it has changed since; what is asked meanwhile waits. Gives whether it did. */
  refresh(): Promise<boolean>
  close(): Promise<void>
}

/** Does a piece of work on a limited store, as it is at one moment. */
export async function inLimited<T>({ db: all }: Pick<Store, "db">, limit: Limit, work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
  const db = await all.startTransaction().setIsolationLevel("repeatable read").execute()
  try {
    await hideTables(db, limit)
    return await work(db)
  } finally {
    await db.rollback().execute()
  }
}

/** Limits one connection of a store for as long as it is open. In an embedded store, which has one, nothing else can be asked meanwhile. */
export async function openLimited({ db: all }: Pick<Store, "db">, limit: Limit): Promise<LimitedStore> {
  const closing = Promise.withResolvers<void>()
  const opened = Promise.withResolvers<Kysely<Database>>()
  const held = all.connection().execute(async (db) => {
    await atOnce(db, (transaction) => hideTables(transaction, limit))
    opened.resolve(db)
    await closing.promise
    await sql`discard temp`.execute(db)
  })
  held.catch(opened.reject)
  const db = await opened.promise
  const refresh = (): Promise<boolean> =>
    atOnce(db, async (transaction) => {
      const base = await schemaOf(transaction)
      const { rows } = await sql<{ same: boolean }>`select b.value = r.value as same from revision r, ${base("revision")} b`.execute(
        transaction,
      )
      if (rows[0]?.same) return false
      await sql`discard temp`.execute(transaction)
      await hideTables(transaction, limit)
      return true
    })
  const close = async (): Promise<void> => {
    closing.resolve()
    await held
  }
  return { db, refresh, close }
}

const atOnce = <T>(db: Kysely<Database>, work: (db: Kysely<Database>) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel("repeatable read").execute(work)

/** Tables of which a limited store has its own; of blocks it needs none, as nothing is judged in it. */
const HIDDEN = [...TABLE_NAMES.filter((name) => name !== "meta" && name !== "records"), "revision"]
/** Units at once: they hold what single reports say. */
const UNITS = 2000

type Base = (table: string) => RawBuilder<unknown>

/** The store's own tables, hidden or not. */
async function schemaOf(db: Kysely<Database>): Promise<Base> {
  const { rows } = await sql<{ name: string }>`select n.nspname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relname = 'meta' and c.oid = 'meta'::regclass`.execute(db)
  return (table) => sql.id(rows[0]!.name, table)
}

async function hideTables(db: Kysely<Database>, { state, knowledge }: Limit): Promise<void> {
  const base = await schemaOf(db)
  for (const table of HIDDEN) await sql`create temp table ${sql.table(table)} (like ${base(table)} including all)`.execute(db)
  await fillSources(db, base, REVIEW_STATES.slice(REVIEW_STATES.indexOf(state)))
  await fillMerged(db, knowledge)
  for (const table of HIDDEN) await sql`analyze ${sql.table(table)}`.execute(db)
}

/** What comes as it is: reports, their facts, and what was judged of these. */
async function fillSources(db: Kysely<Database>, base: Base, states: readonly ReviewState[]): Promise<void> {
  const isHere = sql`report in (select key from reports)`
  await sql`insert into revision select * from ${base("revision")}`.execute(db)
  await sql`insert into reports select * from ${base("reports")} where review = any(${[...states]}::text[])`.execute(db)
  await sql`create temp view records as select * from ${base("records")} where ${isHere}`.execute(db)
  await sql`insert into facts select * from ${base("facts")} where ${isHere}`.execute(db)
  await sql`insert into corrections select * from ${base("corrections")} where ${isHere}`.execute(db)
  await sql`insert into units select * from ${base("units")} where id in (select unit from facts)`.execute(db)
  await sql`insert into judgements select * from ${base("judgements")}
    where a in (select id from units) and b in (select id from units)`.execute(db)
  // an id leads to where its unit is merged, also where that unit itself is of another report
  await sql`insert into ids select i.id, i.kind, coalesce(t.id, m.id) from ${base("ids")} i join ${base("units")} u on u.id = i.unit
    left join units t on t.id = u.id left join (select merged, min(id) as id from units group by merged) m on m.merged = u.merged
    where coalesce(t.id, m.id) is not null`.execute(db)
}

/** What is made of them. */
async function fillMerged(db: Kysely<Database>, knowledge: Knowledge): Promise<void> {
  const { rows: units } = await sql<{ id: string; kind: FactKind; merged: string }>`select id, kind, merged from units order by id`.execute(
    db,
  )
  const ids = units.map(({ id }) => id)
  for (let at = 0; at < ids.length; at += UNITS) await recountUnits(db, ids.slice(at, at + UNITS), knowledge)
  const { rows: reports } = await sql<{ key: string }>`select key from reports where state = 'kept' order by key`.execute(db)
  const tied = reports.map(({ key }) => key)
  await markLatest(db, tied)
  const touched = new Map<FactKind, Set<string>>()
  for (const { kind, merged } of units) add(touched, kind, merged)
  await refuse(db, { touched, gone: new Map() }, { fold: knowledge.foldName, tied })
}
