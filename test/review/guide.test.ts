/** What the guide says of reviewing: each command in it is run, in order. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { runHere } from "../run-here.ts"
import { type MadePlace, makePlace } from "../store/places.ts"
import { PAIRS } from "../store/stores.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const guide = readFileSync(join(root, "docs/guide/reviewing.md"), "utf8")
const folder = mkdtempSync(join(tmpdir(), "dragoman-reviewing-"))
let made: MadePlace
beforeAll(async () => {
  made = await makePlace(join(folder, "dragoman-store"))
}, 60_000)
afterAll(async () => {
  await made.remove()
  rmSync(folder, { recursive: true, force: true })
})
const FIELD = "r-e440f671692b82fa/e1/status"

async function run(args: readonly string[], coder = "ana") {
  const { code, out, err } = await runHere(args, { folder, stdin: "", env: { ...made.env, DRAGOMAN_CODER: coder } })
  const rows = () => out.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Record<string, unknown>]))
  return { code, out, err, rows }
}

const commands = [...guide.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
  .flatMap(([, block]) => block!.trim().split("\n"))
  .filter((line) => line.startsWith("dragoman "))
  .map((line) => [...line.replace(/ +#.*/, "").matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!).slice(1))

describe("the guide", () => {
  beforeAll(async () => {
    const lines = PAIRS.slice(0, 6).map((pair) => `${JSON.stringify(pair)}\n`)
    writeFileSync(join(folder, "pairs.ndjson"), lines.join(""))
    expect((await run(["add", "pairs.ndjson"])).code).toBe(0)
    // Ben works in a store of his own.
    expect((await run(["add", "pairs.ndjson", "--store", "ben"])).code).toBe(0)
    expect((await run(["review", "set", FIELD, "occurred", "--store", "ben"], "ben")).code).toBe(0)
    expect((await run(["review", "save", "--out", "ben.ndjson", "--store", "ben"], "ben")).code).toBe(0)
  }, 180_000)

  it.each(commands.map((args) => [args.join(" "), args] as const))("dragoman %s", { timeout: 60_000 }, async (_, args) => {
    const { code, out, err } = await run(args)
    expect({ code, err, writes: out !== "" }).toEqual({
      code: 0,
      err: "",
      writes: !args.includes("ana.ndjson") || args[1] === "merge",
    })
    if (/^(?:join|split)$/.test(args[1]!)) expect((JSON.parse(out) as { now: string[] }).now).toHaveLength(args[1] === "join" ? 1 : 2)
    if (args[1] === "disputes") expect(out).toContain('"occurred"')
  })

  it("leaves gold that says what stands", () => {
    expect(readdirSync(join(folder, "gold")).sort()).toEqual(["r-e440f671692b82fa.json", "r-e440f671692b82fa.txt"])
    const gold = JSON.parse(readFileSync(join(folder, "gold/r-e440f671692b82fa.json"), "utf8")) as { events: { status: string }[] }
    expect(gold.events[0]!.status).toBe("planned")
  })
})

describe("review", () => {
  it("refuses what is not sound, keeps none of it, and needs to know who speaks", async () => {
    const before = (await run(["review", "save"])).out
    const refused = await run(["review", "set", FIELD, "dreamt"])
    expect({ exit: refused.code, code: (JSON.parse(refused.err) as { code: string }).code }).toEqual({
      exit: 1,
      code: "correction-refused",
    })
    expect((await run(["review", "save"])).out).toBe(before)
    expect((await run(["review", "accept", FIELD], "")).code).toBe(2)
    expect((await run(["review", "accept", "nothing"])).code).toBe(2)
    expect((await run(["review", "dream"])).code).toBe(2)
  }, 60_000)

  it("shows a coder nothing of what others said", async () => {
    const rows = (await run(["review", "queue", "--values", "--limit", "9999", "--report", "central-asian-agency"], "dana")).rows()
    expect(rows.find(({ field }) => field === FIELD)).toMatchObject({ value: "ongoing" })
    const own = (await run(["review", "queue", "--values", "--limit", "9999", "--report", "central-asian-agency"], "ben")).rows()
    expect(own.find(({ field }) => field === FIELD)).toBeUndefined()
  }, 60_000)
})
