/** Rows that are added to a folder of one's own knowledge: read at once, versioned in the record, and refused where their sentences are not read so. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import type { DiplomaticRecord } from "../src/record/index.ts"
import { type Ran, runHere } from "./run-here.ts"

const folder = mkdtempSync(join(tmpdir(), "dragoman-own-"))
afterAll(() => rmSync(folder, { recursive: true }))
const mine = join(folder, "mine")
const run = (...args: string[]): Promise<Ran> => runHere(args, { readerModule: new URL("../src/index.ts", import.meta.url).href })
const add = (...words: string[]): Promise<Ran> => run("knowledge", "add", mine, ...words)
const ENVOY = "Chief envoy Ali Karim of Yemen arrived in Muscat on Monday."
const report = join(folder, "report.txt")
writeFileSync(report, ENVOY)
const read = async (...more: string[]): Promise<DiplomaticRecord> =>
  JSON.parse((await run("read", report, ...more)).out) as DiplomaticRecord
const contents = (): string =>
  existsSync(mine)
    ? readdirSync(mine, { recursive: true, withFileTypes: true })
        .flatMap((entry) => (entry.isFile() ? [readFileSync(join(entry.parentPath, entry.name), "utf8")] : []))
        .join("\n")
    : ""

describe("dragoman knowledge add", { timeout: 120_000 }, () => {
  it.each([
    ["a sentence in which it is not found", ["stance", "purple", "ACCUSE", "--yes", "The house is blue."], 1, "sentence-misread"],
    ["a type that is none", ["stance", "rebuke", "SCOLD", "--yes", "Syria rebuked Iran."], 1, "Invalid option"],
    ["no sentence", ["office", "chief envoy"], 2, "--yes"],
    ["a kind that is none", ["colour", "blue"], 2, "office"],
    ["nothing", [], 2, "office"],
    ["a frame that is none", ["event", report], 2, "not JSON"],
    ["a file that is not there", ["event", join(folder, "none.json")], 2, "none.json"],
  ])("refuses %s, and changes nothing", async (_, words, code, says) => {
    const before = contents()
    const { code: ended, err } = await add(...words)
    expect([ended, err]).toEqual([code, expect.stringContaining(says)])
    expect(contents()).toBe(before)
  })

  it("takes an office in, which is read at once and versioned in the record", async () => {
    expect(await add("office", "Chief Envoy", "foreign minister", "--yes", ENVOY, "--no", "The envoy of Yemen arrived.")).toMatchObject({
      code: 0,
      err: "",
    })
    const [before, after] = [await read(), await read("--knowledge", mine)]
    expect(after.actors.flatMap(({ offices }) => offices.map(({ title }) => title))).toContain("chief envoy")
    expect(after.producer.knowledge).not.toBe(before.producer.knowledge)
  })

  it("takes a body, a frame and a word of stance in beside it, and tests them all", async () => {
    expect(
      (await add("body", "Bukhara Forum", "BF", "--yes", "The Bukhara Forum met the president of Kenya in Nairobi on Monday.")).code,
    ).toBe(0)
    expect((await add("event", new URL("../docs/own-knowledge/en/frames/chair.json", import.meta.url).pathname)).code).toBe(0)
    expect((await add("stance", "castigate", "accuse", "--yes", "Syria condemned and castigated Iran for the raid on Monday.")).code).toBe(
      0,
    )
    const { code, out } = await run("knowledge", "test", mine)
    expect([code, out]).toEqual([0, expect.stringMatching(/9 of 9 sentences are read as they say/)])
    expect(out).toContain(`ok    no   The envoy of Yemen arrived.`)
    writeFileSync(join(mine, "en/sentences.json"), JSON.stringify({ rows: [{ text: ENVOY, yes: [{ kind: "office", title: "king" }] }] }))
    expect(await run("knowledge", "test", mine)).toMatchObject({ code: 1, out: expect.stringContaining("no office king is found") })
  })
})
