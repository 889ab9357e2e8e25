/** Every number on a page opens its records: behind each link of a count there are so many. */
import { parseHTML } from "linkedom"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { FoundOccurrence } from "../../src/query/index.ts"
import { startServing, type TestServing } from "./serving.ts"

let serving: TestServing
let people: string[] = []

beforeAll(async () => {
  serving = await startServing()
  const { rows } = (await (await serving.get("/api/occurrences?limit=1000")).json()) as { rows: FoundOccurrence[] }
  const ids = rows.flatMap(({ participants }) => participants.flatMap(({ id }) => (id?.startsWith("p-") ? id : [])))
  const times = [...Map.groupBy(ids, (id) => id)].sort(([, a], [, b]) => b.length - a.length)
  people = times.slice(0, 3).map(([id]) => id)
}, 240_000)
afterAll(() => serving.close())

async function open(path: string): Promise<ReturnType<typeof parseHTML>["document"]> {
  const response = await serving.get(path)
  expect(response.status, path).toBe(200)
  return parseHTML(await response.text()).document
}

/** How many records an address lists. */
async function countBehind(address: string): Promise<number> {
  const response = await serving.get(
    address.startsWith("/records") ? `/api${address}` : `/api${address}${address.includes("?") ? "&" : "?"}limit=1000`,
  )
  expect(response.status, address).toBe(200)
  const { rows, occurrences, statements } = (await response.json()) as Record<string, unknown[] | undefined>
  return rows?.length ?? (occurrences?.length ?? 0) + (statements?.length ?? 0)
}

/** The counts of a page that are links, with where they lead. */
async function expectToOpen(path: string, selector: string): Promise<void> {
  const document = await open(path)
  const counted = [...document.querySelectorAll(selector)].map((link) => ({
    address: link.getAttribute("href")!,
    count: Number(/\d+$/.exec(link.textContent!.trim())![0]),
  }))
  expect(counted.length, path).toBeGreaterThan(0)
  for (const { address, count } of counted) expect({ address, count: await countBehind(address) }).toEqual({ address, count })
}

it.each(["/", "/timeline", "/tours", "/statements", "/agenda", "/dyads", "/network"])(
  "%s offers no filter that it does not know",
  async (path) => {
    const document = await open(path)
    const names = [...document.querySelectorAll("form [name]")].map((field) => field.getAttribute("name")!)
    const sample: Record<string, string> = {
      type: "meeting",
      status: "planned",
      from: "2019",
      to: "2020",
      country: "PAK",
      text: "talks",
      place: "Kabul",
    }
    expect(names.length).toBeGreaterThan(3)
    for (const name of names) {
      const answer = await serving.get(`${path}?${new URLSearchParams({ [name]: sample[name] ?? "PAK" })}`)
      expect((await answer.text()).includes("does not know"), name).toBe(false)
    }
  },
)

describe("the numbers", () => {
  it.each(["/states/PAK", "/states/USA"])("of %s", async (path) => {
    await expectToOpen(path, ".tallies a")
    await expectToOpen(path, "a.count")
  })
  it("of people", async () => {
    for (const id of people) {
      await expectToOpen(`/people/${id}`, ".tallies a")
      await expectToOpen(`/people/${id}`, "a.count")
    }
  })
  it("of dyads", async () => {
    await expectToOpen("/dyads?limit=40", ".number a")
    await expectToOpen("/dyads?by=month&country=PAK", ".number a")
    await expectToOpen("/dyads?level=people&limit=40", ".number a")
  })
  it("of the network", async () => {
    await expectToOpen("/network", ".number a")
    await expectToOpen("/network?level=people", ".number a")
  })
  it("of facets", async () => {
    const document = await open("/occurrences?country=PAK")
    for (const item of document.querySelectorAll(".facets li")) {
      const [address, count] = [item.querySelector("a")!.getAttribute("href")!, Number(item.querySelector(".count")!.textContent)]
      if (address.includes("from=")) continue // what is known less exactly than the year may reach into another
      expect({ address, count: await countBehind(address) }).toEqual({ address, count })
    }
  })
})
