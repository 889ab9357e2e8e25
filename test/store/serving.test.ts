/** What a store has for a server, on PGlite and PostgreSQL alike: tokens, and a revision that every change makes another. */
import { sql } from "kysely"
import { describe, expect, it } from "vitest"
import {
  addReports,
  createToken,
  findToken,
  listTokens,
  revokeToken,
  type Store,
  storeRevision,
  withdrawReport,
} from "../../src/store/index.ts"
import { dump, open, PAIRS, tools } from "./stores.ts"
import { useBackends } from "./use-stores.ts"

const backends = useBackends()
const now = new Date("2024-06-04T12:00:00Z")

describe.each(["embedded", "server"] as const)("a store, %s", (kind) => {
  const withStore = (name: string, work: (store: Store) => Promise<void>) =>
    it(name, async ({ skip }) => {
      const backend = backends[kind]
      if (!backend) return skip("no PostgreSQL server could be started")
      const store = await open(await backend.makePlace())
      await work(store)
      await store.close()
    })

  withStore("a token lets in who has it, until it is revoked", async (store) => {
    const { secret, token } = await createToken(store, { name: "feeds", scopes: ["write", "read"], now })
    expect(secret).toMatch(/^dragoman_[\w-]{43}$/)
    expect(await findToken(store, secret)).toEqual(token)
    expect(token).toMatchObject({ name: "feeds", scopes: ["read", "write"], created: now.toISOString(), revoked: null })
    for (const wrong of ["", secret.slice(0, -1), `${secret.slice(0, -1)}_`, secret.toUpperCase(), `${secret} `, "dragoman_' or true --"]) {
      if (wrong !== secret) expect(await findToken(store, wrong)).toBe(undefined)
    }
    await revokeToken(store, token.id, now)
    expect(await findToken(store, secret)).toBe(undefined)
    await expect(revokeToken(store, token.id, now)).rejects.toMatchObject({ code: "not-kept" })
    expect(await listTokens(store)).toEqual([{ ...token, revoked: now.toISOString() }])
  })

  withStore("the token itself is nowhere in the store, and its hash in no backup", async (store) => {
    const { secret } = await createToken(store, { name: "feeds", scopes: ["read"], now })
    const { rows } = await sql<{ row: string }>`select t::text as row from tokens t`.execute(store.db)
    expect(rows).toHaveLength(1)
    expect(rows[0]!.row).not.toContain(secret.slice("dragoman_".length))
    const backup = (await dump(store, [])).join("\n")
    expect(backup).not.toContain("feeds")
  })

  withStore("the revision is another one after a change, and the same after none", async (store) => {
    const seen = [await storeRevision(store.db)]
    const look = async () => void seen.push(await storeRevision(store.db))
    await addReports(store, PAIRS.slice(0, 2), tools)
    await look()
    await addReports(store, PAIRS.slice(2, 3), tools)
    await look()
    await withdrawReport(store, PAIRS[2]!.report.id!, { tools })
    await look()
    expect(new Set(seen).size).toBe(4)
    await addReports(store, PAIRS.slice(0, 2), tools)
    await createToken(store, { name: "x", scopes: ["read"], now })
    await look()
    expect(seen.at(-1)).toBe(seen.at(-2))
  })
})
