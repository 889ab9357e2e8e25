/** What the guide to the field's formats says is so: each command in it is run, and each line that it shows is written by one of them. */
import { spawnSync } from "node:child_process"
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, it } from "vitest"
import { exportCitron } from "../../src/exchange/field/citron.ts"
import { pairs } from "./told.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const guide = readFileSync(join(root, "docs/guide/field-formats.md"), "utf8")
const folder = mkdtempSync(join(tmpdir(), "dragoman-field-"))
const blocks = (kind: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, block]) => block!.trimEnd())
const commands = blocks("sh").flatMap((block) => block.split("\n").map((line) => line.replace(/ +#.*/, "").split(/ +/).slice(1)))

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "src/cli/main.ts"), ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: "" },
  })
  return { status, stdout, stderr }
}

const written: string[] = []

beforeAll(() => {
  for (const name of ["trips.ndjson", "trips.csv"]) copyFileSync(fileURLToPath(new URL(name, import.meta.url)), join(folder, name))
  const { report, record } = pairs[0]!
  writeFileSync(join(folder, "speech.json"), JSON.stringify(exportCitron(report, record)))
  expect(run("add", "trips.ndjson", "--store", "archive").status).toBe(0)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it("has commands", () => expect(commands.length).toBeGreaterThan(10))

it.each(commands.map((args) => [args.join(" "), args] as const))(
  "dragoman %s",
  (_, args) => {
    const { status, stdout, stderr } = run(...args)
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
    written.push(...stdout.split("\n"))
  },
  60_000,
)

it.each(["json", "text"])("shows what they write, as %s", (kind) => {
  const lines = [...written, ...readFileSync(join(folder, "cameo.tsv"), "utf8").split("\n")]
  for (const block of blocks(kind)) expect(lines).toContain(block)
})
