/** The server killed in the middle of adding: what it acknowledged is there, and sending all of it again doubles nothing. */
import { describe, expect, it } from "vitest"
import { generateReports } from "../../bench/generate.ts"
import { PAIRS } from "../store/stores.ts"
import { useBackends } from "../store/use-stores.ts"
import { makeToken, startServer } from "./serve.ts"

const backends = useBackends()

const REPORTS = 80
const lines = [...generateReports(PAIRS, REPORTS)].map((pair) => `${JSON.stringify(pair)}\n`)
/** Lines that are acknowledged before the kill. */
const MOMENTS = [1, 25]

interface Line {
  readonly report: string
  readonly outcome: string
}

/** Sends every report, and gives what was acknowledged; ends with the server. */
async function send(address: string, token: string, seen: (lines: readonly Line[]) => void = () => {}): Promise<Line[]> {
  const headers = { "Content-Type": "application/x-ndjson", Authorization: `Bearer ${token}` }
  const acknowledged: Line[] = []
  let rest = ""
  try {
    const response = await fetch(`${address}/api/reports`, { method: "POST", body: lines.join(""), headers })
    expect(response.status).toBe(200)
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      const whole = (rest + piece).split("\n")
      rest = whole.pop()!
      acknowledged.push(...whole.map((line) => JSON.parse(line) as Line))
      seen(acknowledged)
    }
  } catch (error) {
    if (error instanceof TypeError) return acknowledged // the server is gone
    throw error
  }
  return acknowledged
}

describe.each(["embedded", "server"] as const)("on a store, %s", (kind) => {
  it("nothing acknowledged is lost, nothing is there twice", { timeout: 300_000 }, async ({ skip }) => {
    const backend = backends[kind]
    if (!backend) return skip("no PostgreSQL server could be started")
    const place = await backend.makePlace()
    const token = await makeToken(place, "write")
    const kept = new Set<string>()
    for (const moment of MOMENTS) {
      const server = await startServer(place)
      let ended: Promise<unknown> | undefined
      const acknowledged = await send(server.address, token, ({ length }) => {
        if (length >= moment + kept.size) ended ??= server.end("SIGKILL")
      })
      await (ended ?? server.end("SIGKILL"))
      for (const { report } of acknowledged) kept.add(report)
      const again = await startServer(place)
      for (const report of kept) expect((await fetch(`${again.address}/api/reports/${report}`)).status).toBe(200)
      await again.end("SIGKILL")
    }
    expect(kept.size).toBeGreaterThan(MOMENTS.length)
    const server = await startServer(place)
    const all = await send(server.address, token)
    expect(all.filter(({ report, outcome }) => kept.has(report) && outcome !== "known")).toEqual([])
    expect(new Set(all.map(({ report }) => report)).size).toBe(all.length)
    expect(all).toHaveLength(REPORTS)
    const { reports } = (await (await fetch(`${server.address}/api/status`)).json()) as { reports: number }
    expect(reports).toBe(REPORTS)
    expect(await server.end("SIGTERM")).toBe(0)
  })
})
