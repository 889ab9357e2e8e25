/** A slice of the rows of many.accept.ts. */
import { expect, it } from "vitest"
import { writeMany } from "./many.ts"

it("20,000 rows take no more memory than a process with a few", { timeout: 300_000 }, () => {
  const { parquet, csv } = writeMany(20_000, 400 << 20)
  expect(parquet!.bytes).toBeLessThan(csv!.bytes)
})
