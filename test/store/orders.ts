/** Reports added in shuffled orders, in pieces, the store closed and opened between them: the same bytes each time. */
import { sql } from "kysely"
import { expect } from "vitest"
import { addReports, type ReadReport } from "../../src/store/index.ts"
import { type Backend, dump, open, shuffle, tools } from "./stores.ts"

/** Adds the reports in so many orders and compares what each store holds with what one piece in the given order makes. */
export async function addInOrders(backend: Backend, pairs: readonly ReadReport[], orders: number): Promise<void> {
  const expected = await fillAndDump(backend, [pairs])
  for (let seed = 1; seed <= orders; seed++) {
    expect(await fillAndDump(backend, cut(shuffle(pairs, seed), seed)), `order ${seed}`).toEqual(expected)
  }
}

/** Pieces of one to a third of all, of other lengths for another seed. */
function cut<T>(items: readonly T[], seed: number): T[][] {
  const pieces: T[][] = []
  for (let at = 0, turn = seed; at < items.length; turn++) {
    const size = 1 + ((turn * 7919) % Math.max(1, Math.floor(items.length / 3)))
    pieces.push(items.slice(at, at + size))
    at += size
  }
  return pieces
}

async function fillAndDump(backend: Backend, pieces: readonly (readonly ReadReport[])[]): Promise<string[]> {
  const place = await backend.makePlace()
  for (const piece of pieces) {
    const store = await open(place)
    await addReports(store, piece, tools)
    await store.close()
  }
  const store = await open(place)
  const { rows } = await sql`select i.id from ids i left join units u on u.id = i.unit where u.merged is null`.execute(store.db)
  expect(rows, "ids that lead nowhere").toEqual([])
  const rowsNow = await dump(store)
  await store.close()
  return rowsNow
}
