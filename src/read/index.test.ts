/** Reading as a whole, on planted labels: what stands in a record, how it refers to itself, and that every record is valid. */
import { expect, test } from "vitest"
import { readPlanted } from "../../test/planted-labels.ts"

test("a meeting with host and guest", () => {
  const record = readPlanted({
    dateline: "DAMASCUS, June 4 (Xinhua)",
    published: "2024-06-05",
    text: "[Syrian President|o:OFFICE] [Bashar al-Assad|a:person] [met|m:meeting] [Tuesday|t:WHEN] with [Ali Bagheri Kani|b:person] in [Damascus|d:WHERE].",
    links: ["role-host m a", "role-guest m b", "holder o a", "when m t", "where m d"],
  })
  console.log(JSON.stringify(record, null, 1))
  expect(record.actors).toHaveLength(2)
})
