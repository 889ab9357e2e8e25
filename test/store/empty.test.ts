/** The empty store that the package brings is the one that the migrations make, and without it a store is made by them. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PGlite } from "@electric-sql/pglite"
import { sql } from "kysely"
import { afterAll, expect, it } from "vitest"
import { openEmptyStore } from "../../src/store/empty.ts"
import type { Store } from "../../src/store/index.ts"
import { STORE_VERSION } from "../../src/store/migrate.ts"
import { open } from "./stores.ts"
import { useBackends } from "./use-stores.ts"

const backends = useBackends()
const folder = mkdtempSync(join(tmpdir(), "dragoman-empty-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Columns with their types, and indices, as the database has them. */
async function shapeOf({ db }: Store): Promise<unknown[]> {
  const { rows: columns } = await sql`select table_name, column_name, data_type, collation_name, is_nullable, column_default
    from information_schema.columns where table_schema = 'public' order by 1, 2`.execute(db)
  const { rows: indices } = await sql`select tablename, indexdef from pg_indexes where schemaname = 'public' order by indexname`.execute(db)
  return [...columns, ...indices]
}

it("is as a server's, which the migrations made", async ({ skip }) => {
  if (!backends.server) return skip("no PostgreSQL server could be started")
  const [embedded, server] = [await open({ folder: join(folder, "new") }), await open(await backends.server.makePlace())]
  const shape = await shapeOf(embedded)
  expect(shape.length).toBeGreaterThan(100)
  expect(await shapeOf(server)).toEqual(shape)
  for (const store of [embedded, server]) await store.close()
})

it("is there once the package is built, and opens as it is", async () => {
  const database = await PGlite.create({ loadDataDir: (await openEmptyStore())! })
  expect((await database.query("select value from meta")).rows).toEqual([{ value: String(STORE_VERSION) }])
  await database.close()
})
