/** The revision of a store: another word after every change, so that what was said of it can be known to be still true. */
import type { Kysely } from "kysely"
import type { Database } from "./tables.ts"

/** The revision now. Ask it before what it is to vouch for: a change between makes an answer look older than it is, never newer. */
export async function storeRevision(db: Kysely<Database>): Promise<string> {
  const { value } = await db.selectFrom("revision").select("value").executeTakeFirstOrThrow()
  return value
}
