/** Reading has limits: who comes when too many wait is told when to come again, and looking goes on meanwhile. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { createReader } from "../fake-reader.ts"
import { startServing, type TestServing } from "./serving.ts"

let serving: TestServing
let go: () => void = () => {}
const gate = new Promise<void>((resolve) => {
  go = resolve
})

beforeAll(async () => {
  const { read } = await createReader({})
  serving = await startServing({
    pairs: [],
    most: 2,
    read: async (report) => {
      await gate
      return { line: JSON.stringify(await read(report)) }
    },
  })
}, 120_000)
afterAll(() => serving.close())

const post = (path = "/api/read", type = "text/plain", body = "Ana Maria spoke.") =>
  serving.get(path, { method: "POST", body, headers: { "Content-Type": type } })

test("too many at once", async () => {
  const reading = [post(), post()]
  await new Promise((resolve) => setTimeout(resolve, 50))
  const refused = await post()
  expect({ status: refused.status, retry: refused.headers.get("Retry-After"), type: refused.headers.get("Content-Type") }).toEqual({
    status: 429,
    retry: "6",
    type: "application/problem+json",
  })
  const page = await post("/read", "application/x-www-form-urlencoded", "text=Ana+Maria+spoke.")
  expect({ status: page.status, retry: page.headers.get("Retry-After") }).toEqual({ status: 429, retry: "6" })
  expect((await serving.get("/api/occurrences")).status).toBe(200)
  go()
  expect((await Promise.all(reading)).map(({ status }) => status)).toEqual([200, 200])
  expect((await post()).status).toBe(200)
})

test("an empty store is served", async () => {
  for (const path of ["/", "/timeline", "/tours", "/statements", "/agenda", "/dyads", "/network", "/status"]) {
    expect((await serving.get(path)).status, path).toBe(200)
  }
})
