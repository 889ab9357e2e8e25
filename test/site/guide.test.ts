/** What the guide to sites says: each of its commands is run, and its figures are those of the code. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { MOST_QUOTED } from "../../src/web/quotes.ts"
import { REMEMBERING_READER, runHere } from "../run-here.ts"
import { ROOT } from "./making.ts"

const guide = readFileSync(join(ROOT, "docs/guide/site.md"), "utf8")
const folder = mkdtempSync(join(tmpdir(), "dragoman-site-guide-"))
beforeAll(() => cpSync(join(ROOT, "examples"), join(folder, "examples"), { recursive: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const lines = [...guide.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block]) => block!.trim().split("\n"))
const commands = lines.filter((line) => line.startsWith("dragoman ")).map((line) => line.split(" ").slice(1))

const run = (args: readonly string[]) => runHere(args, { folder, stdin: "", readerModule: REMEMBERING_READER })

describe("the guide", () => {
  it.each(commands.map((args) => [args.join(" "), args] as const))(
    "dragoman %s",
    async (_, args) => {
      const { code, err } = await run(args)
      expect({ code, err }).toEqual({ code: 0, err: "" })
    },
    240_000,
  )

  it("makes the site that it tells of", () => {
    for (const file of ["index.html", "read.html", "map.html", "index/index.json", "data/statements.csv", "reader/model.onnx"])
      expect(existsSync(join(folder, "public", file))).toBe(true)
  })

  it("has no other command but one that shows the folder", () =>
    expect(lines.filter((line) => !line.startsWith("dragoman "))).toEqual(["npx http-server public"]))

  it("has the longest quote of the pages", () => expect(guide).toContain(`longer than ${MOST_QUOTED} characters`))
})

it.each([
  [["site"], "Name the folder that the site becomes"],
  [["site", "--out", "examples", "--store", "archive"], "is no site of dragoman"],
])("%s is refused", async (args, words) => {
  const { code, err } = await run(args)
  expect(code).toBe(2)
  expect(err).toContain(words)
})
