/**
 * What an embedded database has nobody to do: after much was added, room of old rows is given back and the planner's statistics are
 * taken anew. A server does both by itself in time; its statistics are taken at once, so that the first questions are quick.
 */
import { type Kysely, sql } from "kysely"
import type { Store } from "./open.ts"
import type { Database } from "./tables.ts"

/** A store is settled when it has grown by this share. */
const SHARE = 0.1

/** Settles a store to which so many reports were added; where they are few beside what it holds, it does nothing. */
export async function settleStore({ db, kind }: Store, added: number): Promise<void> {
  if (added === 0 || added < SHARE * (await countReports(db))) return
  await (kind === "embedded" ? sql`vacuum analyze` : sql`analyze`).execute(db).catch(() => {}) // not every user may
}

async function countReports(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from reports`.execute(db)
  return rows[0]!.count
}
