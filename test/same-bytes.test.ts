/** The promise of the reference runtime, through the command line as it is shipped: the same bytes, whatever stands around a report. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import { readInputs } from "../src/ingest/index.ts"
import { schemas, validateRecord } from "../src/record/index.ts"

const folder = mkdtempSync(join(tmpdir(), "same-bytes-"))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const paths = ["french-wire", "russian-agency", "japanese-agency", "ministry-readout"].map((name) => at(`examples/${name}.txt`))
let reference = ""

function read(args: string[], env: Record<string, string> = {}): string {
  const options = { encoding: "utf8", env: { ...process.env, ...env }, maxBuffer: 2 ** 28 } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, [at("src/cli/main.ts"), "read", ...args], options)
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
  return stdout
}

beforeAll(() => {
  reference = read(paths)
}, 120_000)

test("with more threads, in another time zone and locale", () => {
  expect(read([...paths, "--jobs", "3"], { TZ: "Asia/Tokyo", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" })).toBe(reference)
})

test("with the files in another order, each record is the same", () => {
  expect(read(paths.toReversed()).trimEnd().split("\n").reverse()).toEqual(reference.trimEnd().split("\n"))
})

test("when a run was cut and taken up again", () => {
  const out = join(folder, "cut.ndjson")
  writeFileSync(out, Buffer.from(reference).subarray(0, Math.floor(reference.length * 0.6)))
  read([...paths, "--out", out, "--resume"])
  expect(readFileSync(out, "utf8")).toBe(reference)
})

test("every example has its header, and gives a sound record of its text", async () => {
  const records = new Map(
    reference
      .trimEnd()
      .split("\n")
      .map((line) => [JSON.parse(line).report.id as string, line]),
  )
  let count = 0
  for await (const input of readInputs([at("examples")])) {
    if (input.kind === "failure") throw new Error(input.issue.message)
    count += 1
    const { id, title, publisher, published, text } = input.report
    expect({ id, title, publisher, published }).toEqual({
      id,
      title: expect.any(String),
      publisher: expect.any(String),
      published: expect.any(String),
    })
    expect(text).not.toMatch(/^(?:Title|Publisher|Date):/)
    const line = records.get(id ?? "")
    if (line) expect(validateRecord(schemas.record.parse(JSON.parse(line)), input.report)).toEqual([])
  }
  expect(count).toBeGreaterThanOrEqual(12)
})
