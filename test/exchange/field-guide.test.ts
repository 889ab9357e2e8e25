/** What the guide to the field's formats says is so: each command in it is run, and each line that it shows is written by one of them. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, it } from "vitest"
import { exportCitron } from "../../src/exchange/field/citron.ts"
import { runHere } from "../run-here.ts"
import { pairs } from "./told.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const guide = readFileSync(join(root, "docs/guide/field-formats.md"), "utf8")
const folder = mkdtempSync(join(tmpdir(), "dragoman-field-"))
const blocks = (kind: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, block]) => block!.trimEnd())
const commands = blocks("sh").flatMap((block) => block.split("\n").map((line) => line.replace(/ +#.*/, "").split(/ +/).slice(1)))

const run = (...args: string[]) => runHere(args, { folder, stdin: "" })

const written: string[] = []

beforeAll(async () => {
  for (const name of ["trips.ndjson", "trips.csv", "marked.json"])
    copyFileSync(fileURLToPath(new URL(name, import.meta.url)), join(folder, name))
  const { report, record } = pairs[0]!
  writeFileSync(join(folder, "speech.json"), JSON.stringify(exportCitron(report, record)))
  expect((await run("add", "trips.ndjson", "--store", "archive")).code).toBe(0)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it("has commands", () => expect(commands.length).toBeGreaterThan(10))

it.each(commands.map((args) => [args.join(" "), args] as const))(
  "dragoman %s",
  async (_, args) => {
    const { code, out, err } = await run(...args)
    expect({ code, err }).toEqual({ code: 0, err: "" })
    written.push(...out.split("\n"))
  },
  60_000,
)

it.each(["json", "text"])("shows what they write, as %s", (kind) => {
  const lines = [...written, ...readFileSync(join(folder, "cameo.tsv"), "utf8").split("\n")]
  for (const block of blocks(kind)) expect(lines).toContain(block)
})
