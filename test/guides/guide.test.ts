/** The guides for researchers, journalists and developers: every command in them is run, in order, as a reader would give them. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { COMMANDS } from "../../src/cli/commands.ts"
import { type CommandShell, openShell } from "../command-shell.ts"
import { type MadePlace, makePlace } from "../store/places.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "dragoman-guides-"))
const said: Record<string, string> = {}
let shell: CommandShell
let made: MadePlace

const textOf = (name: string): string => readFileSync(join(root, `docs/guide/${name}.md`), "utf8")
const blocksOf = (name: string, language: string): string[] =>
  [...textOf(name).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, block]) => block!)
const commandsOf = (name: string): string[] =>
  blocksOf(name, "sh").flatMap((block) => block.split("\n").filter((line) => line.includes("dragoman ")))

const bash = (script: string) => shell.run(script)

/** Gives every command of a guide to one shell, which stops at the first that fails. */
async function follow(name: string): Promise<void> {
  const script = `exec 2>&1\nset -euo pipefail\n${blocksOf(name, "sh").join("")}`.replaceAll(":4747", `:${shell.port}`)
  const { status, stdout, stderr } = await bash(script)
  expect({ status, stderr: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, stderr: "" })
  // Where the pages are served, the one that the journalists' guide cites from is looked at.
  const page = (await bash(`curl --silent "http://127.0.0.1:$PORT/occurrences/o-0a7d89403ed8"`)).stdout
  await shell.stopServing()
  said[name] = stdout + page
}

beforeAll(async () => {
  cpSync(join(root, "examples"), join(folder, "examples"), { recursive: true })
  made = await makePlace(join(folder, "dragoman-store"))
  shell = await openShell(folder, { DATABASE_URL: "", ...made.env, COLUMNS: "110", NO_COLOR: "1" })
}, 60_000)
afterAll(async () => {
  await shell.close()
  await made.remove()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

describe("for researchers", () => {
  it("every command does what it says", () => follow("researcher"), 400_000)

  it("the program in Python makes trips and pairs", async ({ skip }) => {
    if ((await bash("python3 --version")).status !== 0) return skip("there is no Python")
    writeFileSync(join(folder, "tables.py"), blocksOf("researcher", "python").join(""))
    const { status, stdout, stderr } = await bash("python3 tables.py")
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
    expect(stdout).toMatch(/^2019-03-12\tDaniel Whitcomb\tUSA\tPAK$/m)
    expect(stdout).toContain("('AFG', 'PAK')")
  })

  it("the program in R counts the network", async ({ skip }) => {
    if ((await bash("Rscript --version")).status !== 0) return skip("there is no R")
    writeFileSync(join(folder, "network.R"), blocksOf("researcher", "r").join(""))
    const { status, stdout } = await bash("Rscript network.R")
    expect({ status, named: stdout.includes("PAK") }).toEqual({ status: 0, named: true })
  })

  it("leaves what it promises", () => {
    for (const file of ["tables/spans.csv", "edges.csv", "evidence.html", "release-1/CITATION.cff", "trips.csv", "events.tsv"])
      expect(existsSync(join(folder, file)), file).toBe(true)
    expect(readFileSync(join(folder, "tables/reports.csv"), "utf8")).toMatch(/^key,.*,version,model,knowledge\r?$/m)
  })
})

describe("for journalists", () => it("every command does what it says", () => follow("journalist"), 400_000))

describe("for developers", () => {
  it("every command does what it says", () => follow("developer"), 400_000)

  it("the library is used as it is", async () => {
    const [program = ""] = blocksOf("developer", "ts")
    const text = program
      .replace('"dragoman"', JSON.stringify(pathToFileURL(join(root, "src/index.ts"))))
      .replace('"dragoman/record"', JSON.stringify(pathToFileURL(join(root, "src/record/index.ts"))))
    cpSync(join(folder, "examples/nordic-wire.txt"), join(folder, "report.txt"))
    writeFileSync(join(folder, "program.mts"), text)
    expect(await bash(`"${process.execPath}" program.mts`)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^[1-9]\d* 0\n$/) })
  }, 60_000)
})

describe.each(["researcher", "journalist", "developer"])("%s.md", (name) => {
  it("shows what its commands write", () => {
    for (const block of blocksOf(name, "text"))
      for (const line of block.trim().split("\n")) expect(said[name]?.replace(/ +$/gm, "")).toContain(line)
  })

  it("names commands and options that there are", () => {
    const known = new Map(COMMANDS.map((command) => [command.name, new Set(command.options.map(({ flag }) => `--${flag}`))]))
    expect(commandsOf(name).length).toBeGreaterThan(3)
    for (const [, command, words] of textOf(name).matchAll(/`dragoman ([a-z]+)([^`\n]*)`/g)) {
      expect(known.has(command!), command).toBe(true)
      for (const flag of words!.match(/--[a-z-]+/g) ?? []) expect(known.get(command!), command).toContain(flag)
    }
  })
})
