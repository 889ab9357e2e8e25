/** The command line as a user meets it, in this process with a stand-in for the reader; and, where pipes matter, as a process. */
import { spawnSync } from "node:child_process"
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { type Ran, runHere as run } from "../../test/run-here.ts"
import { schemas } from "../record/index.ts"
import { COMMANDS } from "./commands.ts"
import { renderCommandHelp } from "./help.ts"

const folder = mkdtempSync(join(tmpdir(), "cli-"))
afterAll(() => rmSync(folder, { recursive: true }))

const like = (pattern: RegExp): string => expect.stringMatching(pattern)
const lines = (text: string): unknown[] =>
  text
    .trimEnd()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))

/** Thirty reports in files, some of which cannot be read. */
const archive = join(folder, "archive")
mkdirSync(archive)
for (let number = 10; number < 40; number++) {
  const body = number % 9 === 0 ? "FAULT" : number % 11 === 0 ? "" : `Ana Maria spoke in the year ${number}, ${"and so ".repeat(number)}on.`
  writeFileSync(
    join(archive, `${number}.txt`),
    body === "" ? "" : `Title: Report ${number}\nDate: 2024-06-04\n\n${String.fromCharCode(60 + number)} ${body}\n`,
  )
}

describe("read", () => {
  test("a report in, a valid record out", async () => {
    const { code, out, err } = await run(["read", "-"], { stdin: "Title: T\n\nAnna Huber met her counterpart.\n" })
    expect({ code, err }).toEqual({ code: 0, err: "" })
    const [record] = lines(out)
    expect(schemas.record.safeParse(record).error).toBeUndefined()
    expect(record).toMatchObject({ report: { title: "T" }, actors: [{ name: "Anna Huber" }] })
  })

  test("failures are lines on standard error, and the rest is read", async () => {
    const { code, out, err } = await run(["read", archive])
    expect(code).toBe(1)
    expect(lines(out)).toHaveLength(24)
    expect(lines(err)).toHaveLength(6)
    for (const issue of lines(err))
      expect(issue).toMatchObject({ code: like(/^(?:empty|read-failed)$/), path: like(/archive/), message: like(/\w/), advice: like(/\w/) })
  })

  test("the doubts about an input are among its record's issues", async () => {
    const path = join(folder, "old.txt")
    writeFileSync(path, Buffer.from("Zo\u00eb Meier spoke.", "latin1"))
    expect(lines((await run(["read", path])).out)).toMatchObject([{ issues: [{ code: "encoding-guessed" }] }])
  })

  test("the same bytes with any number of threads", async () => {
    const one = await run(["read", archive])
    for (const jobs of ["2", "5"]) expect(await run(["read", archive, "--jobs", jobs])).toEqual(one)
  })

  test("a thread that dies costs its report and no other", async () => {
    const stdin = ["Anna Huber spoke.", "DEATH", "Bela Kovacs spoke.", "Carla Rossi spoke."]
      .map((text) => JSON.stringify({ text }))
      .join("\n")
    const { code, out, err } = await run(["read", "--jobs", "2"], { stdin })
    expect(code).toBe(1)
    expect(lines(out)).toMatchObject([
      { actors: [{ name: "Anna Huber" }] },
      { actors: [{ name: "Bela Kovacs" }] },
      { actors: [{ name: "Carla Rossi" }] },
    ])
    expect(lines(err)).toMatchObject([{ code: "read-failed", line: 2 }])
  })

  test("options reach the reader", async () => {
    const stdin = "Anna Huber met her counterpart."
    expect((await run(["read", "--no-quotes"], { stdin })).out).not.toContain('"text":')
    expect(lines((await run(["read", "--min-confidence", "0.7"], { stdin })).out)).toMatchObject([{ statements: [] }])
    expect(await run(["read", "--knowledge", "missing"], { stdin })).toMatchObject({ code: 1, err: like(/knowledge folder is missing/) })
  })
})

describe("a run that was cut", () => {
  const whole = join(folder, "whole.ndjson")
  const cut = join(folder, "cut.ndjson")
  const resume = (...more: string[]): Promise<Ran> => run(["read", archive, "--out", cut, "--resume", ...more])
  const start = async (): Promise<string> => {
    if (!existsSync(whole)) await run(["read", archive, "--out", whole])
    return readFileSync(whole, "utf8")
  }

  test.each([0, 1, 700, 701, 5000, 12_345])("at byte %i, goes on to the same file", async (length) => {
    const expected = await start()
    writeFileSync(cut, expected.slice(0, length))
    expect((await resume("--jobs", "3")).code).toBe(1)
    expect(readFileSync(cut, "utf8")).toBe(expected)
  })

  test("at every end of a line, and when it was whole", async () => {
    const expected = await start()
    const ends = [...expected.matchAll(/\n/g)].map(({ index }) => index + 1)
    for (const end of ends.filter((_, index) => index % 5 === 0 || index === ends.length - 1)) {
      writeFileSync(cut, expected)
      truncateSync(cut, end)
      await resume()
      expect(readFileSync(cut, "utf8")).toBe(expected)
    }
  })

  test.each<[string, (expected: string) => string, string[]]>([
    ["of other options", (expected) => expected.slice(0, 5000), ["--no-quotes"]],
    ["of other reports", (expected) => expected.split("\n").slice(3, 8).join("\n").concat("\n"), []],
    ["longer than the inputs", (expected) => expected + expected, []],
    ["that is no record", () => "my diary, never finished", []],
    ["with a line that is no record", (expected) => `${expected}{"a":1}\n`, []],
  ])("does not touch a file %s", async (_, make, more) => {
    const content = make(await start())
    writeFileSync(cut, content)
    const { code, err } = await resume(...more)
    expect(code).toBe(2)
    expect(err).toMatch(/file|record/)
    expect(readFileSync(cut, "utf8").startsWith(content.slice(0, content.lastIndexOf("\n") + 1))).toBe(true)
    if (!content.includes("\n")) expect(readFileSync(cut, "utf8")).toBe(content)
  })

  test("needs a file", async () => expect((await run(["read", archive, "--resume"])).code).toBe(2))
})

describe("pages", () => {
  const hostile = `<script>alert(1)</script> Anna Huber said "&amp; <b>" \u001b[31mred\u001b[0m \u202e`
  const input = JSON.stringify({ title: hostile, url: "javascript:alert(1)", publisher: '"><img src=x onerror=alert(1)>', text: hostile })

  test("--pretty is plain in a pipe, coloured at a terminal, plain with NO_COLOR", async () => {
    const { out } = await run(["read", "--pretty"], { stdin: input })
    expect(out).toContain("Anna Huber")
    expect(out).not.toMatch(/[\u001b\u202e]/)
    expect((await run(["read", "--pretty"], { stdin: input, terminal: true })).out).toContain("\u001b[1m")
    expect((await run(["read", "--pretty"], { stdin: input, terminal: true, env: { NO_COLOR: "1" } })).out).not.toContain("\u001b")
  })

  test("--html is one page in which nothing of a report is markup", async () => {
    const path = join(folder, "page.html")
    expect(await run(["read", "--html", path], { stdin: input })).toEqual({ code: 0, out: "", err: "" })
    const page = readFileSync(path, "utf8")
    expect(page).toMatch(/^<!doctype html>/)
    expect(page).not.toMatch(/<script|<img|<b>|href="javascript|<[^>]+ src=|https?:\/\//)
    expect(page).toContain("Content-Security-Policy")
    expect(page).toContain("&#60;script&#62;alert(1)&#60;/script&#62;")
  })
})

describe("other commands", () => {
  test("reports gives what read would read", async () => {
    const { out } = await run(["reports"], { stdin: "Title: T\nDate: June 4, 2024\n\nThe text.\n" })
    expect(lines(out)).toEqual([{ title: "T", published: "2024-06-04", text: "The text.\n" }])
  })
  test("schema and codebook", async () => {
    expect(lines((await run(["schema"])).out.replaceAll("\n", ""))).toMatchObject([{ $id: "urn:dragoman:record:1" }])
    expect((await run(["codebook"])).out).toMatch(/^# Codebook/)
  })
  test("doctor", async () => {
    const { code, out } = await run(["doctor"])
    expect(code).toBe(0)
    expect(out.match(/^ok/gm)).toHaveLength(5)
    expect((await run(["doctor", "--knowledge", "missing"])).out).toMatch(/^FAIL {2}reader/m)
  })
  test("explain", async () => {
    const path = join(archive, "10.txt")
    expect((await run(["explain", path, "--fact", "s1"])).out).toMatch(/^s1 .*confidence 0.60$/m)
  })
  test("eval scores the written benchmark and keeps a ledger", async () => {
    const [gold, ledger, errors] = [join(folder, "gold"), join(folder, "ledger.md"), join(folder, "errors.html")]
    mkdirSync(gold)
    for (const name of ["m-01.json", "m-01.txt", "m-02.json", "m-02.txt"]) {
      writeFileSync(join(gold, name), readFileSync(new URL(`../../benchmark/written/${name}`, import.meta.url)))
    }
    for (const jobs of ["1", "2"]) {
      const { code, out } = await run([
        "eval",
        "--gold",
        gold,
        "--ledger",
        ledger,
        "--errors",
        errors,
        "--jobs",
        jobs,
        "--thresholds",
        "0.7",
      ])
      expect({ code, out }).toMatchObject({ code: 0, out: like(/^2 reports, 2 with a prediction, 0 defects/) })
    }
    expect(readFileSync(ledger, "utf8").match(/^\| [0-9a-f]{7,}\+? \|/gm)).toHaveLength(4)
    expect(readFileSync(errors, "utf8")).toContain("missed")
    expect((await run(["eval", "--gold", gold, "--report", "m-01"])).out).toMatch(/^m-01/)
  })
  test.each(["bash", "zsh", "fish"])("completions for %s", async (shell) => {
    const { code, out } = await run(["completions", shell])
    expect(code).toBe(0)
    for (const { name } of COMMANDS) expect(out).toContain(name)
    const script = join(folder, `completions.${shell}`)
    writeFileSync(script, out)
    const checked = spawnSync(shell, ["-n", script], { encoding: "utf8" })
    if (!checked.error) expect(checked.stderr).toBe("") // where the shell is installed
  })
  test("version", async () => expect((await run(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/))
})

describe("help and wrong usage", () => {
  test.each(COMMANDS.map((command) => [command.name, command] as const))("%s has help with examples", async (name, command) => {
    const { code, out } = await run([name, "--help"])
    expect(code).toBe(0)
    expect(out).toBe(renderCommandHelp(command))
    expect(out).toContain("Examples:")
    for (const { flag, description } of command.options) expect(description, flag).toMatch(/\w.*[.)]$/s)
  })

  test.each([
    [[]],
    [["raed"]],
    [["read"]],
    [["read", "--nope"]],
    [["read", "x", "--jobs", "0"]],
    [["read", "x", "--jobs", "many"]],
    [["read", "x", "--min-confidence", "2"]],
    [["read", "x", "--runtime", "gpu"]],
    [["schema", "extra"]],
    [["eval"]],
    [["eval", "--gold", "/nowhere"]],
    [["completions", "tcsh"]],
    [["help", "nope"]],
  ])("%j ends in 2 and says why", async (args) => {
    const { code, out, err } = await run(args)
    expect({ code, out }).toEqual({ code: 2, out: "" })
    expect(err).toMatch(/\w/)
    expect(err).not.toMatch(/ at .*\.ts:/)
  })

  test.each([["--out"], ["--html"]])("%s in a folder that is not there ends in 2, with the path", async (flag) => {
    const { code, err } = await run(["read", "-", flag, "/nowhere/x"], { stdin: "Anna Huber spoke." })
    expect({ code, issue: lines(err)[0] }).toMatchObject({ code: 2, issue: { code: "unusable-path", path: "/nowhere/x" } })
  })

  test("a misspelt command is answered with the nearest", async () => expect((await run(["raed"])).err).toContain("Did you mean read?"))
})

test("a file may grow beside a run: nothing is appended to what was not ours", async () => {
  const path = join(folder, "fresh.ndjson")
  appendFileSync(path, "old\n")
  await run(["read", join(archive, "10.txt"), "--out", path])
  expect(lines(readFileSync(path, "utf8"))).toHaveLength(1)
})
