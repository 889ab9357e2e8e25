/** The shipped reader, by its command, gives the same bytes with any number of threads, in any order, anywhere, and after a cut. */
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const hasModel = existsSync(at("models/en/encoder.int8.onnx"))
const paths = readdirSync(at("examples"))
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .slice(0, 5)
  .map((name) => join("examples", name))

function read(args: readonly string[], env: Readonly<Record<string, string>> = {}): string[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["src/cli/main.ts", "read", ...args], {
    cwd: at(""),
    encoding: "utf8",
    env: { ...process.env, ...env },
  })
  expect(stderr).toBe("")
  expect(status).toBe(0)
  return stdout.split("\n").filter((line) => line !== "")
}

describe.skipIf(!hasModel)("the same bytes", () => {
  const folder = mkdtempSync(join(tmpdir(), "same-bytes-"))
  afterAll(() => rmSync(folder, { recursive: true }))
  let lines: string[] = []
  beforeAll(() => {
    lines = read(paths)
  }, 60_000)

  it("a record for each report, in their order", () => {
    const ids = lines.map((line) => (JSON.parse(line) as { report: { id: string } }).report.id)
    expect(ids.map((id) => join("examples", `${id}.txt`))).toEqual(paths)
  })

  it("with four threads, the files in the other order, in another time zone and language", () => {
    const env = { TZ: "Asia/Tehran", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" }
    expect(read(["--jobs", "4", ...paths.toReversed()], env).toReversed()).toEqual(lines)
  })

  it("after a run was cut in the middle of a line", () => {
    const out = join(folder, "records.ndjson")
    const whole = lines.map((line) => `${line}\n`).join("")
    writeFileSync(out, whole.slice(0, lines[0]!.length + lines[1]!.length + 40))
    expect(read(["--out", out, "--resume", ...paths], { TZ: "America/St_Johns" })).toEqual([])
    expect(readFileSync(out, "utf8")).toBe(whole)
  })
})
