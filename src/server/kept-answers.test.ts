import { describe, expect, it } from "vitest"
import { makeKeptAnswers } from "./kept-answers.ts"

const html = (text: string, init: ResponseInit = {}) =>
  new Response(text, { ...init, headers: { "Content-Type": "text/html; charset=UTF-8", "X-Own": "1", ...init.headers } })

describe("kept answers", () => {
  it("are given again as they were, any number of times", async () => {
    const kept = makeKeptAnswers()
    kept.see("1")
    const first = await kept.keep("a", "1", html("words"))
    expect(await first.text()).toBe("words")
    for (const again of [kept.find("a")!, kept.find("a")!]) {
      expect({ text: await again.text(), own: again.headers.get("X-Own"), type: again.headers.get("Content-Type") }).toEqual({
        text: "words",
        own: "1",
        type: "text/html; charset=UTF-8",
      })
    }
  })

  it("are forgotten with their revision, and not kept when it has passed", async () => {
    const kept = makeKeptAnswers()
    kept.see("1")
    await kept.keep("a", "1", html("words"))
    kept.see("2")
    await kept.keep("b", "1", html("late"))
    expect([kept.find("a"), kept.find("b")]).toEqual([undefined, undefined])
  })

  it.each([
    ["a problem", html("x", { status: 404 })],
    ["rows that come as they are found", new Response("x", { headers: { "Content-Type": "text/csv; charset=utf-8" } })],
    ["what is too large", html("x".repeat(21))],
  ])("%s is not kept, and is given on", async (_, response) => {
    const kept = makeKeptAnswers({ each: 20, all: 50 })
    kept.see("1")
    expect((await (await kept.keep("a", "1", response)).text())[0]).toBe("x")
    expect(kept.find("a")).toBe(undefined)
  })

  it("make room: what was not asked for longest goes first", async () => {
    const kept = makeKeptAnswers({ each: 20, all: 50 })
    kept.see("1")
    for (const tag of ["a", "b"]) await kept.keep(tag, "1", html("x".repeat(20)))
    kept.find("a")
    await kept.keep("c", "1", html("x".repeat(20)))
    expect(["a", "b", "c"].map((tag) => kept.find(tag) !== undefined)).toEqual([true, false, true])
    await kept.keep("c", "1", html("y".repeat(10)))
    await kept.keep("d", "1", html("x".repeat(20)))
    expect(await kept.find("c")!.text()).toBe("y".repeat(10))
  })
})
