/** What the guide says of exports and releases: each command in it is run. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { EXCHANGE_FAULTS } from "../../src/exchange/errors.ts"
import { TABLES } from "../../src/exchange/tables/all.ts"
import { runHere } from "../run-here.ts"
import { PAIRS } from "../store/stores.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const guide = readFileSync(join(root, "docs/guide/exporting.md"), "utf8")
const folder = mkdtempSync(join(tmpdir(), "dragoman-exporting-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: string[]) => runHere(args, { folder, stdin: "" })

const fenced = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, block]) => block!)
const commands = fenced("sh")
  .flatMap((block) => block.trim().split("\n"))
  .map((line) => [...line.replace(/ +#.*/, "").matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!).slice(1))

describe("the guide", () => {
  beforeAll(async () => {
    writeFileSync(join(folder, "pairs.ndjson"), PAIRS.map((pair) => `${JSON.stringify(pair)}\n`).join(""))
    expect((await run("add", "pairs.ndjson")).code).toBe(0)
  }, 180_000)

  it.each(commands.map((args) => [args.join(" "), args] as const))("dragoman %s", { timeout: 60_000 }, async (_, args) => {
    const { code, out, err } = await run(...args)
    expect({ code, err, writes: out !== "" }).toEqual({ code: 0, err: "", writes: !args.includes("--out") })
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
