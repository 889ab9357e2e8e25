/** The commands of the store as a user meets them, with a stand-in for the reader. */
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { type Ran, runHere } from "../../../test/run-here.ts"
import { openStore } from "../../store/index.ts"
import { sayTime } from "./progress.ts"

const folder = mkdtempSync(join(tmpdir(), "cli-store-"))
afterAll(() => rmSync(folder, { recursive: true }))
const store = join(folder, "store")
const pairs = readFileSync(new URL("../../../test/store/pairs.ndjson", import.meta.url), "utf8")
  .split("\n")
  .slice(0, 2)

const run = (args: string[], stdin = "", terminal = false): Promise<Ran> => runHere(args, { stdin, terminal })

const outcomes = (out: string): string[] =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { outcome: string }).outcome)

const reports = ["Ana Maria spoke.", "FAULT", "Boris Petrov wrote."].map((text) => JSON.stringify({ text })).join("\n")

test("add keeps what can be read, and tells the rest", async () => {
  const { code, out, err } = await run(["add", "-", "--store", store, "--jobs", "2"], `${reports}\n${pairs.join("\n")}`)
  expect({ code, outcomes: outcomes(out) }).toEqual({ code: 1, outcomes: Array(4).fill("added") })
  expect(JSON.parse(err)).toMatchObject({ code: "read-failed", line: 2 })
})

test("add again changes nothing, and says so to a person", async () => {
  const again = await run(["add", "-", "--store", store], reports.replace("FAULT", "Carla spoke."), true)
  expect({ code: again.code, out: again.out }).toEqual({ code: 0, out: "1 added, 2 known already\n" })
})

test("a record of another report is refused", async () => {
  const [one, other] = pairs.map((line) => JSON.parse(line) as { report: object; record: object })
  const { code, out, err } = await run(["add", "-", "--store", store], JSON.stringify({ report: one!.report, record: other!.record }))
  expect({ code, out }).toEqual({ code: 1, out: "" })
  expect(JSON.parse(err)).toMatchObject({ code: "bad-record", line: 1 })
})

test("a store that is open elsewhere is told by its code", async () => {
  const other = await openStore({ folder: store }, { create: false, command: "dragoman test" })
  const { code, err } = await run(["backup", join(folder, "never.gz"), "--store", store])
  await other.close()
  expect({ code, issue: JSON.parse(err) }).toMatchObject({
    code: 1,
    issue: { code: "store-locked", message: expect.stringContaining("dragoman test") },
  })
})

test("reread tells what changed", async () => {
  const { code, out } = await run(["reread", "--store", store])
  expect({ code, lines: out.trimEnd().split("\n").length }).toEqual({ code: 0, lines: 2 })
  expect(await run(["reread", "--store", store])).toEqual({ code: 0, out: "", err: "" })
})

test("withdraw, backup, restore", async () => {
  const file = join(folder, "store.backup.gz")
  const { id } = (JSON.parse(pairs[0]!) as { report: { id: string } }).report
  expect(outcomes((await run(["withdraw", id, "--store", store])).out)).toEqual(["withdrawn"])
  expect(await run(["backup", file, "--store", store])).toEqual({ code: 0, out: "", err: "" })
  expect((await run(["restore", file, "--store", join(folder, "copy")])).out).toBe('{"restored":5}\n')
  truncateSync(file, 500)
  expect(JSON.parse((await run(["restore", file, "--store", join(folder, "cut")])).err)).toMatchObject({ code: "backup-damaged" })
  writeFileSync(file, "no backup")
  expect(JSON.parse((await run(["restore", file, "--store", join(folder, "cut")])).err)).toMatchObject({ code: "backup-damaged" })
})

test("judge judges blocks, and tells a line that is none", async () => {
  const { code, out, err } = await run(["judge"], '{"block": "x", "facts": []}\n{"facts": 1}\n')
  expect({ code, out }).toEqual({ code: 1, out: "" })
  expect(JSON.parse(err)).toMatchObject({ code: "bad-block", line: 2 })
})

test("judge --facts gives the facts of a record with their blocks, which judge takes", async () => {
  const { code, out, err } = await run(["judge", "--facts"], `${pairs.join("\n")}\n{"text": "No record."}\n`)
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { fact: { kind: string; unit: string }; blocks: string[] })
  expect({ code, kinds: new Set(lines.map(({ fact }) => fact.kind)) }).toMatchObject({
    code: 1,
    kinds: new Set(["body", "person", "event", "statement", "report", "tour"]),
  })
  expect(JSON.parse(err)).toMatchObject({ code: "bad-record", line: 3 })
  expect(lines.filter(({ fact }) => fact.kind === "event").every(({ blocks }) => blocks.length > 0)).toBe(true)
  const events = lines.flatMap(({ fact }) => (fact.kind === "event" ? [fact] : []))
  const judged = await run(["judge"], `${JSON.stringify({ block: "x", facts: events.slice(0, 3) })}\n`)
  expect(
    judged.out
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { author: string }).author.split("/")[0]),
  ).toEqual(Array(3).fill("dragoman"))
})

test.each([
  [0.2, "0 s"],
  [75, "75 s"],
  [700, "12 min"],
  [11_160, "3 h 6 min"],
])("%d seconds are %s", (seconds, words) => expect(sayTime(seconds)).toBe(words))
