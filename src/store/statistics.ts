/**
 * What the planner knows of the tables, and which pages an index answers alone. A server keeps it by itself; the embedded database has
 * nobody to do it, and would choose ways to answer that take seconds in a large store.
 */
import { sql } from "kysely"
import type { Store } from "./open.ts"

/** Tells the planner of an embedded store how its tables are, where they have grown by a fifth since it last knew. */
export async function refreshStatistics({ db, kind }: Pick<Store, "db" | "kind">): Promise<void> {
  if (kind !== "embedded") return
  const { rows } = await sql<{ known: number; now: number }>`select reltuples::double precision as known,
    (select count(*)::double precision from facts) as now from pg_class where oid = 'facts'::regclass`.execute(db)
  const [{ known, now } = { known: 0, now: 0 }] = rows
  if (now > Math.max(known, 0) * 1.2) await sql`vacuum analyze`.execute(db)
}
