/** What the guide says of exports and releases: each command in it is run. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { EXCHANGE_FAULTS } from "../../src/exchange/errors.ts"
import { TABLES } from "../../src/exchange/tables/all.ts"
import { PAIRS } from "../store/stores.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const guide = readFileSync(join(root, "docs/guide/exporting.md"), "utf8")
const folder = mkdtempSync(join(tmpdir(), "dragoman-exporting-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "src/cli/main.ts"), ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, DATABASE_URL: "" },
  })
  return { status, stdout, stderr }
}

const fenced = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, block]) => block!)
const commands = fenced("sh")
  .flatMap((block) => block.trim().split("\n"))
  .map((line) => [...line.replace(/ +#.*/, "").matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!).slice(1))

describe("the guide", () => {
  beforeAll(() => {
    writeFileSync(join(folder, "pairs.ndjson"), PAIRS.map((pair) => `${JSON.stringify(pair)}\n`).join(""))
    expect(run("add", "pairs.ndjson").status).toBe(0)
  }, 180_000)

  it.each(commands.map((args) => [args.join(" "), args] as const))("dragoman %s", { timeout: 60_000 }, (_, args) => {
    const { status, stdout, stderr } = run(...args)
    expect({ status, stderr, writes: stdout !== "" }).toEqual({ status: 0, stderr: "", writes: !args.includes("--out") })
  })

  it("asks SQLite what it answers", () => {
    const database = new DatabaseSync(join(folder, "store.sqlite"))
    const statements = fenced("sql").flatMap((block) => block.trim().split("\n"))
    for (const statement of statements) expect(database.prepare(statement).all().length, statement).toBeGreaterThan(0)
    database.close()
  })

  it("lists every table and every fault", () => {
    for (const { name } of TABLES) expect(guide).toContain(`\`${name}\``)
    for (const code of Object.keys(EXCHANGE_FAULTS)) expect(guide).toContain(`\`${code}\``)
  })
})
