/** A store limited to what was checked: as if its other reports were not there, under the ids that it has; on both databases. */
import { expect, it } from "vitest"
import { TABLE_NAMES, tableRows } from "../../src/query/index.ts"
import { addReports, inLimited, keyOf, openLimited, type Store, setReviewState } from "../../src/store/index.ts"
import { dump, open, PAIRS, tools } from "../store/stores.ts"
import { useBackends } from "../store/use-stores.ts"

const backends = useBackends()
const pairs = PAIRS.slice(0, 6)
const keys = pairs.map(({ report }) => keyOf(report))
const checked = keys.filter((_, at) => at % 3 !== 1)
const published = checked.slice(0, 2)
const { knowledge } = tools

type Db = Store["db"]

/** Every row of every table as text. */
async function rowsOf(db: Db): Promise<string[]> {
  const rows: string[] = []
  for (const name of TABLE_NAMES)
    for await (const some of tableRows(db, name)) rows.push(...some.map((row) => `${name} ${JSON.stringify(row)}`))
  return rows
}

const read = (db: Db): Promise<string[]> => (db.isTransaction ? rowsOf(db) : db.transaction().execute(rowsOf))

/** The rows, each merged id by the smallest fact that it has, as another store has other ids; without the ids themselves. */
function byFacts(rows: readonly string[]): string[] {
  const names = new Map<string, string>()
  for (const row of rows) {
    if (!row.startsWith("facts ")) continue
    const { id, merged } = JSON.parse(row.slice(6)) as { id: string; merged: string }
    if (!names.has(merged)) names.set(merged, `<${id}>`)
  }
  const named = (row: string): string => row.replaceAll(/\b[opbtq]-[0-9a-f]{12}\b/g, (id) => names.get(id) ?? id)
  return rows
    .filter((row) => !row.startsWith("ids "))
    .map((row) => (row.startsWith("dyads ") ? inOrder(named(row)) : named(row)))
    .sort()
}

/** A pair is ordered by its ids. */
function inOrder(row: string): string {
  const { a, b, direction, ...rest } = JSON.parse(row.slice("dyads ".length)) as { a: string; b: string; direction: string | null }
  return `dyads ${JSON.stringify({ ...rest, pair: [a, b].sort(), to: direction === null ? null : direction === "ab" ? b : a })}`
}

const CITED = /^(?:occurrences|people|statements) \{"id":"([^"]+)"/
const idsOf = (rows: readonly string[]): string[] => rows.flatMap((row) => CITED.exec(row)?.[1] ?? [])

it.each(["embedded", "server"] as const)("a limited store, %s", { timeout: 180_000 }, async (kind) => {
  const backend = backends[kind]
  if (!backend) return
  const [store, other] = [await open(await backend.makePlace()), await open(await backend.makePlace())]
  await addReports(store, pairs, tools)
  const few = pairs.filter(({ report }) => checked.includes(keyOf(report)))
  await addReports(other, few, tools)
  for (const one of [store, other]) {
    await setReviewState(one, checked, "checked")
    await setReviewState(one, published, "published")
  }
  const before = await dump(store, [])
  const all = await read(store.db)

  // it says what a store of its reports alone says
  const limited = await inLimited(store, { state: "checked", knowledge }, read)
  expect(byFacts(limited)).toEqual(byFacts(await read(other.db)))

  // its ids are the store's, and each leads on
  const known = new Set(idsOf(all))
  const rows = await inLimited(store, { state: "published", knowledge }, read)
  expect(rows.filter((row) => row.startsWith("reports ")).length).toBe(published.length)
  for (const id of idsOf(rows))
    expect([known.has(id), rows.some((row) => row.startsWith("ids ") && row.endsWith(`"leads_to":"${id}"}`))]).toEqual([true, true])
  expect(idsOf(rows).length).toBeGreaterThan(5)

  // it can stay open, is all where nothing is left out, and leaves nothing behind
  const opened = await openLimited(store, { state: "proposed", knowledge })
  expect(await read(opened.db)).toEqual(all)
  expect(await opened.refresh()).toBe(false)
  if (kind === "server") {
    await setReviewState(store, checked, "proposed") // an embedded store has one connection
    expect([await read(opened.db), await opened.refresh()]).toEqual([all, true])
    expect((await read(opened.db)).filter((row) => row.includes('"review":"checked"'))).toEqual([])
    await setReviewState(store, checked, "checked")
    await setReviewState(store, published, "published")
  }
  await opened.close()
  expect(await dump(store, [])).toEqual(before)
  await Promise.all([store.close(), other.close()])
})
