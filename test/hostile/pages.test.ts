/** Reports are hostile: whatever their words are, every page and every answer takes them as words. */
import { parseHTML } from "linkedom"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { FoundOccurrence } from "../../src/query/index.ts"
import { startServing, type TestServing } from "../server/serving.ts"
import { HOSTILE, plant } from "./planted.ts"

let serving: TestServing
const names = Object.keys(HOSTILE)
const occurrences = new Map<string, FoundOccurrence>()

beforeAll(async () => {
  serving = await startServing({ pairs: names.map((name, at) => plant(HOSTILE[name]!, `h${at}`)) })
  const found = (await (await serving.get("/api/occurrences?limit=1000")).json()) as { rows: FoundOccurrence[] }
  for (const row of found.rows) {
    for (const { report } of row.members) {
      const { report: kept } = (await (await serving.get(`/api/reports/${report}`)).json()) as { report: { id: string } }
      occurrences.set(names[Number(kept.id.slice(1).replace("-report", ""))]!, row)
    }
  }
}, 240_000)
afterAll(() => serving.close())

/** Nothing of a page runs, leads astray, or turns the text about. */
async function expectTame(response: Response): Promise<void> {
  expect(response.status).toBeLessThan(500)
  expect(response.headers.get("Content-Security-Policy")).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'/)
  expect(response.headers.get("Content-Security-Policy")).not.toContain("unsafe")
  expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff")
  expect(response.headers.get("Set-Cookie")).toBe(null)
  const page = await response.text()
  expect(page).not.toMatch(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
  const { document } = parseHTML(page)
  const scripts = [...document.querySelectorAll("script")].map((one) => ({ src: one.getAttribute("src"), text: one.textContent }))
  expect(scripts).toEqual([{ src: "/script.js", text: "" }])
  expect(document.querySelectorAll("img, iframe, object, embed, base, meta[http-equiv]").length).toBe(0)
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      expect(name).toMatch(/^(?!on|style$|srcdoc$)[a-z][\w:.-]*$/i)
      if (name === "href" || name === "src" || name === "action") expect(value).toMatch(/^(?:\/(?!\/)|#|https?:\/\/)/)
    }
  }
}

describe.each(names)("%s", (name) => {
  it("is words on the page of its occurrence", async () => {
    await expectTame(await serving.get(`/occurrences/${occurrences.get(name)!.id}`))
  })
  it("is words on the page of its report", async () => {
    await expectTame(await serving.get(`/reports/${occurrences.get(name)!.members[0]!.report}`))
  })
  it("is words on the page of its person", async () => {
    for (const { id } of occurrences.get(name)!.participants) await expectTame(await serving.get(`/people/${id}`))
  })
  it("is words where it is asked for", async () => {
    const value = HOSTILE[name]!.slice(0, 2000)
    for (const path of ["/occurrences", "/timeline", "/statements"]) {
      for (const filter of ["text", "country", "from", "cursor", "speaker", value.slice(0, 50)]) {
        await expectTame(await serving.get(`${path}?${new URLSearchParams({ [filter]: value })}`, { headers: { Accept: "text/html" } }))
      }
    }
  })
  it("is words in an address", async () => {
    for (const path of ["occurrences", "people", "states", "reports"]) {
      await expectTame(
        await serving.get(`/${path}/${encodeURIComponent(HOSTILE[name]!.slice(0, 2000).toWellFormed())}`, {
          headers: { Accept: "text/html" },
        }),
      )
    }
  })
  it("is words in a question", async () => {
    const question = encodeURIComponent(`${HOSTILE[name]!.slice(0, 2000).toWellFormed()} in Damascus`)
    const answer = await serving.get(`/occurrences?q=${question}`, { headers: { Accept: "text/html" } })
    const to = answer.headers.get("Location")
    if (to === null) return expectTame(answer)
    expect(to).toMatch(/^\/occurrences/)
    await expectTame(await serving.get(to, { headers: { Accept: "text/html" } }))
  })
  it("is words when it is pasted", async () => {
    const body = new URLSearchParams({ text: `Title: ${HOSTILE[name]!}\n\nAna ${HOSTILE[name]!} spoke.` }).toString()
    await expectTame(await serving.get("/read", { method: "POST", body, headers: { "Content-Type": "application/x-www-form-urlencoded" } }))
  })
})

it.each([
  "/",
  "/timeline",
  "/statements",
  "/tours",
  "/agenda",
  "/dyads",
  "/network",
  "/network?level=people",
  "/dyads?level=people",
  "/map",
  "/network?level=people&limit=300",
  "/status",
  "/read",
  "/api",
])("%s is tame with all of them", async (path) => expectTame(await serving.get(path)))

it.each(["occurrences", "timeline", "statements", "dyads", "network", "agenda"])("%s.csv has no formula", async (name) => {
  const csv = await (
    await serving.get(`/api/${name}.csv?limit=1000${name === "network" || name === "dyads" ? "&level=people" : ""}`)
  ).text()
  for (const cell of cellsOf(csv)) expect(cell).toMatch(/^(?:-?\d+(?:\.\d+)?$|(?![\s]*[=+\-@＝＋－＠]))/u)
})

/** The cells of a CSV. */
function cellsOf(csv: string): string[] {
  return [...csv.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,\r\n]*))/g)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? "").replaceAll('""', '"'),
  )
}
