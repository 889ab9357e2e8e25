/** Writing takes turns: one transaction at a time changes a store that many use. */
import { type Kysely, sql } from "kysely"
import type { Database } from "./tables.ts"

/** Waits for its turn; the turn ends with the transaction. */
export async function lockWriting(db: Kysely<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('dragoman write'))`.execute(db)
}
