/**
 * The fourth migration: what a server needs beside the reports. Tokens say who may do what; the revision is another one after every
 * change, whoever makes it, so that an answer that was given can be known to be still true. Neither goes into backups.
 */
import { sql, type Transaction } from "kysely"
import type { Database } from "../tables.ts"

/** Tables of which all others are made: a change of theirs is a change of the store. */
const REVISED: readonly string[] = ["reports", "records", "judgements", "corrections"]

const STEPS: readonly string[] = [
  `create table tokens (id text collate "C" primary key, name text collate "C" not null, hash text collate "C" not null unique,
    scopes text[] not null, created text collate "C" not null, revoked text collate "C")`,
  "create table revision (value uuid not null)",
  "insert into revision values (gen_random_uuid())",
  `create function dragoman_revise() returns trigger language plpgsql as
    $$ begin update revision set value = gen_random_uuid(); return null; end $$`,
  ...REVISED.map(
    (table) => `create trigger dragoman_revise after insert or update or delete on ${table}
      for each statement execute function dragoman_revise()`,
  ),
]

/** Makes the tables and the triggers. */
export async function addServing(db: Transaction<Database>): Promise<void> {
  for (const step of STEPS) await sql.raw(step).execute(db)
}
