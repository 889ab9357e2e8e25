/** What is written is valid for the real FollowTheMoney, where DRAGOMAN_MONEY or DRAGOMAN_PYTHON names a Python that has it (its needs do not fit those of the other readers). */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"
import { exportFollowTheMoney } from "../../src/exchange/field/followthemoney.ts"
import { all, knowledge, textOf } from "./told.ts"

const python = process.env.DRAGOMAN_MONEY ?? process.env.DRAGOMAN_PYTHON ?? "python3"
const has = spawnSync(python, ["-c", "import followthemoney"]).status === 0

it.skipIf(!has)(`is valid for followthemoney${has ? "" : ": skipped, as DRAGOMAN_MONEY names no Python that has it"}`, async () => {
  const script = fileURLToPath(new URL("validate-entities.py", import.meta.url))
  const { stdout } = spawnSync(python, [script], { input: await textOf(exportFollowTheMoney(all, { knowledge })), encoding: "utf8" })
  const { entities, faults } = JSON.parse(stdout) as { entities: number; faults: unknown[] }
  expect(faults).toEqual([])
  expect(entities).toBeGreaterThan(40)
})
