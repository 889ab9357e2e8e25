/** What the guide says of reviewing: each command in it is run, in order. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { PAIRS } from "../store/stores.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const guide = readFileSync(join(root, "docs/guide/reviewing.md"), "utf8")
const folder = mkdtempSync(join(tmpdir(), "dragoman-reviewing-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const FIELD = "r-e440f671692b82fa/e1/status"

function run(args: readonly string[], coder = "ana") {
  const env = { ...process.env, DATABASE_URL: "", DRAGOMAN_CODER: coder }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "src/cli/main.ts"), ...args], {
    cwd: folder,
    encoding: "utf8",
    env,
  })
  const rows = () => stdout.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Record<string, unknown>]))
  return { status, stdout, stderr, rows }
}

const commands = [...guide.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
  .flatMap(([, block]) => block!.trim().split("\n"))
  .filter((line) => line.startsWith("dragoman "))
  .map((line) => [...line.replace(/ +#.*/, "").matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!).slice(1))

describe("the guide", () => {
  beforeAll(() => {
    const lines = PAIRS.slice(0, 6).map((pair) => `${JSON.stringify(pair)}\n`)
    writeFileSync(join(folder, "pairs.ndjson"), lines.join(""))
    expect(run(["add", "pairs.ndjson"]).status).toBe(0)
    // Ben works in a store of his own.
    expect(run(["add", "pairs.ndjson", "--store", "ben"]).status).toBe(0)
    expect(run(["review", "set", FIELD, "occurred", "--store", "ben"], "ben").status).toBe(0)
    expect(run(["review", "save", "--out", "ben.ndjson", "--store", "ben"], "ben").status).toBe(0)
  }, 180_000)

  it.each(commands.map((args) => [args.join(" "), args] as const))("dragoman %s", { timeout: 60_000 }, (_, args) => {
    const { status, stdout, stderr } = run(args)
    expect({ status, stderr, writes: stdout !== "" }).toEqual({
      status: 0,
      stderr: "",
      writes: !args.includes("ana.ndjson") || args[1] === "merge",
    })
    if (/^(?:join|split)$/.test(args[1]!)) expect((JSON.parse(stdout) as { now: string[] }).now).toHaveLength(args[1] === "join" ? 1 : 2)
    if (args[1] === "disputes") expect(stdout).toContain('"occurred"')
  })

  it("leaves gold that says what stands", () => {
    expect(readdirSync(join(folder, "gold")).sort()).toEqual(["r-e440f671692b82fa.json", "r-e440f671692b82fa.txt"])
    const gold = JSON.parse(readFileSync(join(folder, "gold/r-e440f671692b82fa.json"), "utf8")) as { events: { status: string }[] }
    expect(gold.events[0]!.status).toBe("planned")
  })
})

describe("review", () => {
  it("refuses what is not sound, keeps none of it, and needs to know who speaks", () => {
    const before = run(["review", "save"]).stdout
    const refused = run(["review", "set", FIELD, "dreamt"])
    expect({ status: refused.status, code: (JSON.parse(refused.stderr) as { code: string }).code }).toEqual({
      status: 1,
      code: "correction-refused",
    })
    expect(run(["review", "save"]).stdout).toBe(before)
    expect(run(["review", "accept", FIELD], "").status).toBe(2)
    expect(run(["review", "accept", "nothing"]).status).toBe(2)
    expect(run(["review", "dream"]).status).toBe(2)
  }, 60_000)

  it("shows a coder nothing of what others said", () => {
    const rows = run(["review", "queue", "--values", "--limit", "9999", "--report", "central-asian-agency"], "dana").rows()
    expect(rows.find(({ field }) => field === FIELD)).toMatchObject({ value: "ongoing" })
    const own = run(["review", "queue", "--values", "--limit", "9999", "--report", "central-asian-agency"], "ben").rows()
    expect(own.find(({ field }) => field === FIELD)).toBeUndefined()
  }, 60_000)
})
