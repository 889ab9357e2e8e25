/** A million rows in each format, in bounded memory. */
import { it } from "vitest"
import { writeMany } from "./many.ts"

it("1,000,000 rows take no more memory than 20,000", { timeout: 3_600_000 }, () => {
  console.log(JSON.stringify(writeMany(1_000_000, 400 << 20)))
})
