/** The commands that tell what is behind a record: explain, and knowledge with a folder of a user's own. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, describe, expect, test } from "vitest"
import { type Ran, runHere } from "../../test/run-here.ts"
import { renderFindings } from "./outputs/explanation.ts"
import { plainPaint } from "./outputs/paint.ts"
import type { Finding } from "./reader.ts"

const folder = mkdtempSync(join(tmpdir(), "knowing-"))
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...args: string[]): Promise<Ran> => runHere(args)

const report = join(folder, "report.txt")
writeFileSync(report, "Ana Maria spoke in the year 12, and so on.")
const faulty = join(folder, "faulty.txt")
writeFileSync(faulty, "FAULT")

describe("explain", () => {
  test("a page: the fact, and what it rests on", async () => {
    const { code, out } = await run("explain", report, "--fact", "s1")
    expect(code).toBe(0)
    expect(out).toMatch(/^s1 .*confidence 0.60$/m)
    expect(out).toMatch(/^ {2}the model labels:\n {4}content {2}“spoke” {2}CONTENT 0.60$/m)
  })

  test("json: a line for each fact", async () => {
    const { out } = await run("explain", report, "--format", "json")
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
    expect(lines).toMatchObject([
      { report: "report", id: "s1", fact: { id: "s1" }, findings: [{ kind: "label", of: "content" }] },
      { report: "report", id: "a1", fact: { name: "Ana Maria" }, findings: [] },
    ])
  })

  test("what is not there, and what cannot be read", async () => {
    expect((await run("explain", report, "--fact", "e9")).out).toMatch(/there is no fact e9/)
    expect(await run("explain", faulty)).toMatchObject({ code: 1, err: expect.stringMatching(/"read-failed".*planted/) })
    expect((await run("explain")).code).toBe(2)
  })
})

describe("findings in words", () => {
  const words = { start: 0, end: 3, text: "met" }
  const lines = (finding: Finding): string[] => renderFindings([finding, finding], () => "Assad", plainPaint)
  test.each<[string, Finding, string[]]>([
    [
      "a link that is not taken, told once",
      { kind: "link", of: "participants", link: "role-host", from: words, to: words, probability: 0.4, isTaken: false },
      ["  the model links:", "    participants  “met” role-host “met”  0.40 (not taken)"],
    ],
    [
      "knowledge",
      { kind: "knowledge", of: "time", effect: "filled", says: "2024-06-04", words: [words] },
      ["  knowledge and rules:", "    time  filled: 2024-06-04  “met”"],
    ],
    [
      "a frame with an arc and a cue",
      {
        ...{
          kind: "frame",
          of: "type",
          path: "en/frames/x.json",
          trigger: "meet",
          class: "verb",
          type: "meeting",
          says: "for",
          words,
          push: 0.2,
        },
        arcs: [{ role: "host", arc: "nsubj", steps: [{ relation: "nsubj", word: "Assad" }], actor: "a1" }],
        status: { status: "planned", cue: "will", words },
      },
      [
        "  frames:",
        "    for meeting: “met”  “meet” of en/frames/x.json, +0.2 log odds for meeting",
        "      host by nsubj: met → nsubj → Assad  (Assad)",
        "      planned by “will”: “met”",
      ],
    ],
  ])("%s", (_what, finding, expected) => expect(lines(finding)).toEqual(expected))
})

describe("knowledge", () => {
  const own = join(folder, "own")
  cpSync(fileURLToPath(new URL("../../docs/own-knowledge", import.meta.url)), own, { recursive: true })
  const broken = join(folder, "broken")
  mkdirSync(join(broken, "en/frames"), { recursive: true })
  writeFileSync(join(broken, "en/frames/x.json"), '{ "source": "editor", "type": "party" }')

  test("a folder that fits", async () => {
    expect(await run("knowledge", "check", own)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^ok .* 1 event frames with 2 triggers/),
    })
  })

  test("a folder that does not: file and row", async () => {
    expect(await run("knowledge", "check", broken)).toMatchObject({ code: 1, err: expect.stringMatching(/^en\/frames\/x\.json: type/) })
  })

  test("sentences that a reader without events cannot read: exit code 1, each with its fault", async () => {
    const { code, out } = await run("knowledge", "test", own)
    expect(code).toBe(1)
    expect(out).toMatch(/^FAIL {2}yes {2}.*\n {11}no other is found$/m)
    expect(out).toMatch(/^ok {4}no /m)
  })

  test.each([[["knowledge"]], [["knowledge", "test"]], [["knowledge", "burn", own]], [["knowledge", "check", join(folder, "nowhere")]]])(
    "%j is wrong usage",
    async (args) => expect((await run(...args)).code).toBe(2),
  )
})
