/** Who may do what: open on this machine, by token elsewhere; a token in a header or, for looking, in a cookie; none of it in any log. */
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createToken, revokeToken } from "../../src/store/index.ts"
import { type ExpectDescribed, loadDescription } from "./described.ts"
import { ORIGIN, startServing, type TestServing } from "./serving.ts"

const PUBLIC = "https://dragoman.example"
const report = JSON.stringify({ id: "sent", text: "Ana Maria spoke." })
const json = { "Content-Type": "application/json" }
const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` })
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

describe("on this machine", () => {
  let serving: TestServing
  let expectDescribed: ExpectDescribed
  beforeAll(async () => {
    serving = await startServing({ pairs: [] })
    ;({ expectDescribed } = await loadDescription(serving))
  }, 120_000)
  afterAll(() => serving.close())
  const add = (headers: Record<string, string>) =>
    serving.get("/api/reports", { method: "POST", body: report, headers: { ...json, ...headers } })

  it("looking and reading are open, adding takes a token with its scope", async () => {
    expect((await serving.get("/api/occurrences")).status).toBe(200)
    const refused = await add({})
    expect({ status: refused.status, challenge: refused.headers.get("WWW-Authenticate") }).toEqual({
      status: 401,
      challenge: 'Bearer realm="dragoman"',
    })
    await expectDescribed("/api/reports", refused, "post")
    const weak = await add(bearer(await serving.makeToken("read", "review")))
    expect({ status: weak.status, challenge: weak.headers.get("WWW-Authenticate") }).toEqual({
      status: 403,
      challenge: 'Bearer realm="dragoman", error="insufficient_scope"',
    })
    await expectDescribed("/api/reports", weak, "post")
    expect((await add(bearer(await serving.makeToken("write")))).status).toBe(201)
  })

  it("a token that was revoked lets nobody in", async () => {
    const { secret, token } = await createToken(serving.store, { name: "x", scopes: ["write"], now: new Date() })
    expect((await add(bearer(secret))).status).toBe(200)
    await revokeToken(serving.store, token.id, new Date())
    expect(await codeOf(await add(bearer(secret)))).toBe("token-unknown")
  })

  const right = `dragoman_${"A".repeat(43)}`
  it.each([
    "Bearer",
    "Bearer ",
    "Bearer x",
    `Bearer ${right}`,
    `Bearer ${right} ${right}`,
    `bearer ${right.toLowerCase()}`,
    right,
    `Basic ${btoa(`x:${right}`)}`,
    "Bearer ' or true --",
    `Bearer ${"A".repeat(8000)}`,
    "Bearer \u00e9\u00ff",
    `Digest username="x", response="${right}"`,
    `Bearer ${right}, Bearer ${right}`,
    "Bearer null",
    "Bearer {}",
  ])("a wrong token is told of, even where none is needed: %#", async (header) => {
    for (const response of [
      await add({ Authorization: header }),
      await serving.get("/api/tours", { headers: { Authorization: header } }),
    ]) {
      expect(response.status).toBe(401)
      expect(response.headers.get("WWW-Authenticate")).toBe('Bearer realm="dragoman", error="invalid_token"')
      expect(await codeOf(response)).toBe("token-unknown")
    }
  })

  it("a token in the address or in a cookie adds nothing", async () => {
    const secret = await serving.makeToken("write")
    const asked = await serving.get(`/api/reports?access_token=${secret}`, { method: "POST", body: report, headers: json })
    expect(asked.status).toBe(401)
    expect((await add({ Cookie: `dragoman=${secret}` })).status).toBe(401)
  })

  it("nothing of a token is in the log, nor anything that was asked", async () => {
    const secret = await serving.makeToken("write")
    await add(bearer(secret))
    await serving.get("/api/occurrences?text=secret+plans")
    await serving.get(`/people/${"x".repeat(5000)}`)
    const lines = JSON.stringify([serving.requests, serving.logged])
    expect(lines).not.toMatch(/dragoman_|secret/)
    expect(serving.requests.at(-3)).toMatchObject({
      method: "POST",
      route: "/api/reports",
      status: 200,
      token: expect.stringMatching(/^k-/),
    })
    expect(serving.requests.at(-2)).toMatchObject({ level: "info", route: "/api/occurrences", path: "/api/occurrences", status: 200 })
    expect((serving.requests.at(-1) as { path: string }).path).toHaveLength(200)
  })
})

describe("where others reach the server", () => {
  let serving: TestServing
  let secret: string
  beforeAll(async () => {
    serving = await startServing({ pairs: [], access: { isOpen: false, publicOrigin: PUBLIC } })
    secret = await serving.makeToken("read")
  }, 120_000)
  afterAll(() => serving.close())
  const html = { Accept: "text/html" }

  it.each(["/healthz", "/readyz", "/style.css", "/script.js", "/icon.svg", "/robots.txt", "/token"])("%s is for anyone", async (path) => {
    expect((await serving.get(path, { headers: { Host: "dragoman.example" } })).status).toBe(200)
  })

  it.each([
    "/",
    "/api/occurrences",
    "/occurrences.csv",
    "/api",
    "/metrics",
    "/openapi.json",
    "/read",
    "/nothing",
    "//token",
    "/token/../api/tours",
  ])("%s is for who has a token", async (path) => {
    const refused = await serving.get(path)
    expect({ status: refused.status, code: await codeOf(refused) }).toEqual({ status: 401, code: "token-missing" })
    const got = await serving.get(path, { headers: bearer(secret) })
    expect([200, 404]).toContain(got.status)
    expect(got.headers.get("Cache-Control")).toMatch(/private|no-store|max-age/)
  })

  it("reading a report takes one, too", async () => {
    const read = (headers: Record<string, string>) =>
      serving.get("/api/read", { method: "POST", body: "Ana Maria spoke.", headers: { "Content-Type": "text/plain", ...headers } })
    expect((await read({})).status).toBe(401)
    expect((await read(bearer(secret))).status).toBe(200)
    expect(await codeOf(await read(bearer(await serving.makeToken("write", "review"))))).toBe("scope-missing")
  })

  it("a browser gives its token on a page, and looks with a cookie", async () => {
    const asked = await serving.get("/tours", { headers: html })
    expect(asked.status).toBe(401)
    expect(await asked.text()).toContain('<form class="filters" method="post" action="/token">')
    const give = (token: string, origin = PUBLIC) =>
      serving.get("/token", {
        method: "POST",
        body: new URLSearchParams({ token }).toString(),
        headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: origin },
      })
    const given = await give(secret)
    expect({ status: given.status, to: given.headers.get("Location") }).toEqual({ status: 303, to: "/" })
    const cookie = given.headers.get("Set-Cookie")!
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; Secure/)
    expect(cookie).toMatch(/; SameSite=Strict/)
    const sent = { Cookie: cookie.split(";")[0]! }
    expect((await serving.get("/tours", { headers: { ...html, ...sent } })).status).toBe(200)
    expect((await serving.get("/api/reports", { method: "POST", body: report, headers: { ...json, ...sent } })).status).toBe(401)
    expect((await give(`dragoman_${"A".repeat(43)}`)).status).toBe(401)
    expect((await give(await serving.makeToken("write"))).status).toBe(401)
    expect((await give(secret, "https://evil.example")).status).toBe(403)
    expect((await give("x".repeat(5000))).status).toBe(413)
    const forgotten = await give("")
    expect(forgotten.headers.get("Set-Cookie")).toMatch(/^dragoman=; Max-Age=0/)
    expect((await serving.get("/tours", { headers: { ...html, Cookie: "dragoman=nonsense" } })).status).toBe(401)
  })

  it.each(["evil.example/path", "a b", "x:99999999", "<script>", "a,b", "[::1", "x@y", ""])("the host %j is none", async (host) => {
    expect((await serving.get("/healthz", { headers: { Host: host } })).status).toBe(421)
  })
})

describe("pages of other sites", () => {
  let serving: TestServing
  beforeAll(async () => {
    serving = await startServing({ pairs: [], access: { cors: ["https://desk.example"] } })
  }, 120_000)
  afterAll(() => serving.close())
  const from = (origin: string, init: RequestInit = {}, path = "/api/tours") =>
    serving.get(path, { ...init, headers: { ...init.headers, Origin: origin } })

  it("those that are named may ask, and add with a token", async () => {
    const asked = await from("https://desk.example")
    expect(asked.headers.get("Access-Control-Allow-Origin")).toBe("https://desk.example")
    expect(asked.headers.get("Access-Control-Allow-Credentials")).toBe(null)
    expect(asked.headers.get("Vary")).toMatch(/Origin/)
    const before = await from(
      "https://desk.example",
      { method: "OPTIONS", headers: { "Access-Control-Request-Method": "POST" } },
      "/api/reports",
    )
    expect({ status: before.status, headers: before.headers.get("Access-Control-Allow-Headers") }).toEqual({
      status: 204,
      headers: "Authorization,Content-Type,If-None-Match",
    })
    const headers = { ...json, ...bearer(await serving.makeToken("write")), "Sec-Fetch-Site": "cross-site" }
    expect((await from("https://desk.example", { method: "POST", body: report, headers }, "/api/reports")).status).toBe(201)
  })

  it.each(["https://evil.example", "https://desk.example.evil.example", "http://desk.example", "null", "https://desk.example:8443"])(
    "%s may not",
    async (origin) => {
      expect((await from(origin)).headers.get("Access-Control-Allow-Origin")).toBe(null)
      const headers = { ...json, ...bearer(await serving.makeToken("write")) }
      expect((await from(origin, { method: "POST", body: report, headers }, "/api/reports")).status).toBe(403)
    },
  )

  it("pages are for no other site", async () => {
    expect((await from("https://desk.example", {}, "/tours")).headers.get("Access-Control-Allow-Origin")).toBe(null)
    const read = { method: "POST", body: "text=x", headers: { "Content-Type": "application/x-www-form-urlencoded" } }
    expect((await serving.get("/read", { ...read, headers: { ...read.headers, Origin: ORIGIN } })).status).toBe(200)
  })
})
