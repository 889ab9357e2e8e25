/** Answers, exports, releases and a server that are limited to what was reviewed. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, it } from "vitest"
import { keyOf } from "../../src/store/index.ts"
import { makeWorkplace } from "../exchange/workplace.ts"
import { PAIRS } from "../store/stores.ts"

const { at, placed, run, add, remove } = makeWorkplace()
const pairs = PAIRS.slice(0, 5)
const [one, two, three] = pairs.map(({ report }) => keyOf(report)) as [string, string, string]

beforeAll(async () => {
  await add(pairs)
  expect((await run("review", "mark", "checked", one, two)).code).toBe(0)
  expect((await run("review", "mark", "published", two)).code).toBe(0)
}, 180_000)
afterAll(remove)

const rowsOf = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>)
const reportsIn = async (...state: string[]): Promise<unknown[]> => {
  const { code, out, err } = await run("export", "--format", "ndjson", "--table", "reports,occurrences", ...state)
  expect([code, err]).toEqual([0, ""])
  return rowsOf(out).flatMap(({ table, key }) => (table === "reports" ? [key] : []))
}

it("exports hold the reports of the state, and of a further one", async () => {
  expect(await reportsIn("--state", "published")).toEqual([two])
  expect(await reportsIn("--state", "checked")).toEqual([one, two].sort())
  expect(await reportsIn("--state", "proposed")).toEqual(await reportsIn())
  expect((await run("export", "--format", "ndjson", "--state", "read")).code).toBe(2)
})

it("answers rest on them alone", async () => {
  const { out } = await run("find", "--state", "checked", "--all")
  const members = rowsOf(out).flatMap(({ members }) => (members as { report: string }[]).map(({ report }) => report))
  expect(new Set(members)).toEqual(new Set([one, two]))
  const { out: none } = await run("find", "--state", "published", "--publisher", String(pairs[0]!.report.publisher), "--format", "csv")
  expect(none.split("\r\n").length).toBeLessThan(rowsOf(out).length)
})

it("a release is of them alone", async () => {
  expect(await run("release", "--out", at("release"), "--state", "published")).toMatchObject({ code: 0, err: "" })
  expect(
    readFileSync(at("release/data/reports.csv"), "utf8")
      .trim()
      .split("\r\n")
      .slice(1)
      .map((line) => line.slice(0, 18)),
  ).toEqual([two])
  expect(readFileSync(at("release/data/spans.csv"), "utf8")).not.toContain(one)
})

it("a server shows them alone, and takes nothing in", { timeout: 120_000 }, async () => {
  const { out: made } = await run("token", "create", "ana", "--scopes", "read,write,review")
  const { token } = JSON.parse(made) as { token: string }
  const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url))
  const { words, env } = await placed()
  const server = spawn(process.execPath, [main, "serve", "--state", "checked", "--port", "0", ...words], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  })
  try {
    const [line] = (await once(server.stdout, "data")) as [Buffer]
    const { address } = JSON.parse(String(line)) as { address: string }
    const ask = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(`${address}${path}`, { ...init, headers: { Authorization: `Bearer ${token}`, ...init.headers } })
      return { status: response.status, text: await response.text() }
    }
    const { text } = await ask("/api/occurrences?limit=1000")
    const { rows } = JSON.parse(text) as { rows: { members: { report: string }[] }[] }
    expect(new Set(rows.flatMap(({ members }) => members.map(({ report }) => report)))).toEqual(new Set([one, two]))
    expect((await ask(`/api/reports/${one}`)).status).toBe(200)
    for (const path of [`/api/reports/${three}`, `/reports/${three}`, "/review", "/feeds"])
      expect([path, (await ask(path)).status]).toEqual([path, 404])
    const added = await ask("/api/reports", { method: "POST", body: "A report.", headers: { "Content-Type": "text/plain" } })
    expect([added.status, added.text]).toEqual([403, expect.stringContaining("reviewed-only")])
    const ended = once(server, "exit")
    server.kill("SIGTERM")
    expect((await ended)[0]).toBe(0)
  } finally {
    server.kill("SIGKILL")
  }
  expect(await reportsIn()).toHaveLength(pairs.length)
})

it("a server that takes paths or watches is not limited", async () => {
  for (const more of [["--watch"], [at("inbox")]]) expect((await run("serve", "--state", "checked", ...more)).code).toBe(2)
})
