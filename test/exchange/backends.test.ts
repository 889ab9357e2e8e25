/** The same reports give the same bytes on both databases, in whichever order they came. */
import { afterAll, beforeAll, expect, it } from "vitest"
import { EXPORT_FORMATS } from "../../src/exchange/formats.ts"
import { exportOptions } from "../../src/exchange/options.ts"
import { TABLES } from "../../src/exchange/tables/all.ts"
import { writeExport } from "../../src/exchange/write.ts"
import { addReports, type StorePlace } from "../../src/store/index.ts"
import { type Backend, open, PAIRS, shuffle, startBackends, tools } from "../store/stores.ts"

/** Which ids were shown on the way depends on the order of arrival. */
const WITHOUT = "ids"

let backends: Awaited<ReturnType<typeof startBackends>>
beforeAll(async () => {
  backends = await startBackends()
}, 120_000)
afterAll(async () => {
  await backends.embedded.stop()
  await backends.server?.stop()
})

async function exportOf(place: StorePlace, seed: number): Promise<Map<string, string>> {
  const store = await open(place)
  const texts = new Map<string, string>()
  try {
    for (const pair of [shuffle(PAIRS, seed).slice(0, 15), shuffle(PAIRS, seed)]) await addReports(store, pair, tools)
    const source = { db: store.db, knowledge: tools.knowledge }
    const table = TABLES.flatMap(({ name }) => (name === WITHOUT ? [] : name)).join(",")
    for (const format of EXPORT_FORMATS.filter(({ kind }) => kind === "stream")) {
      let text = ""
      const write = async (more: string) => {
        text += more
      }
      const options = { ...exportOptions.parse({}), table, texts: true }
      await writeExport(source, format, options, { write }).catch((error: { code?: string }) => expect(error.code).toBe("path-needed"))
      texts.set(format.name, text)
    }
  } finally {
    await store.close()
  }
  return texts
}

const make = async (backend: Backend, seed: number) => exportOf(await backend.makePlace(), seed)

it("on PGlite, in two orders", { timeout: 300_000 }, async () => {
  const [one, other] = [await make(backends.embedded, 1), await make(backends.embedded, 2)]
  expect([...one].filter(([, text]) => text.length < 100).map(([name]) => name)).toEqual([])
  for (const [name, text] of one) expect({ name, same: other.get(name) === text }).toEqual({ name, same: true })
})

it("on PostgreSQL as on PGlite", { timeout: 300_000 }, async (context) => {
  if (!backends.server) return context.skip("no PostgreSQL server could be started")
  const [one, other] = [await make(backends.embedded, 1), await make(backends.server, 3)]
  for (const [name, text] of one) expect({ name, same: other.get(name) === text }).toEqual({ name, same: true })
})
