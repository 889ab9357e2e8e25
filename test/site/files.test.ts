/** The files of a site: no link that leads nowhere, no address of a server, quotes that are bounded, a folder that is whole or not there. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { SiteFolderError } from "../../src/site/index.ts"
import { MOST_QUOTED } from "../../src/web/quotes.ts"
import { PAIRS } from "../store/stores.ts"
import { filesIn, type SiteMaking, startMaking } from "./making.ts"

let making: SiteMaking
let site = ""
beforeAll(async () => {
  making = await startMaking()
  await making.make("site")
  site = join(making.folder, "site")
}, 120_000)
afterAll(() => making.close())

const pages = () => filesIn(site).filter((path) => path.endsWith(".html"))
const read = (path: string) => readFileSync(join(site, path), "utf8")
const addresses = (page: string) =>
  [...page.matchAll(/<[a-z]+ [^>]*?\b(?:href|src|action)="([^"]*)"/g)].map(([, address = ""]) => address.replaceAll("&#38;", "&"))

describe("a site", () => {
  it("has every page that it leads to", () => {
    const dead = pages().flatMap((path) =>
      addresses(read(path)).flatMap((address) => {
        if (/^(?:https?:|#|mailto:)/.test(address)) return []
        const to = normalize(join(dirname(path), address.replace(/[?#].*/, "")))
        return existsSync(join(site, to)) ? [] : [`${path} → ${address}`]
      }),
    )
    expect(dead).toEqual([])
  })

  it("has no address that only a server has", () => {
    const foreign = pages().flatMap((path) => addresses(read(path)).filter((address) => address.startsWith("/")))
    expect(foreign).toEqual([])
  })

  it("has a policy and no script inside, on every page", () => {
    for (const path of pages()) {
      expect(read(path)).toContain("script-src 'self';")
      expect(read(path).match(/<script(?![^>]* src=)/g)).toBe(null)
    }
  })

  it("quotes and does not copy", () => {
    const long = [
      ...pages().map(read),
      ...filesIn(site)
        .filter((path) => /^(?:index|data)\//.test(path))
        .map(read),
    ]
    for (const { report } of PAIRS) {
      const [start, piece] = [Math.floor(report.text.length / 2), MOST_QUOTED + 1]
      const words = report.text.slice(start, start + piece)
      if (words.length === piece) expect(long.filter((text) => text.includes(words))).toEqual([])
    }
  })

  it("is the same bytes each time", async () => {
    const before = new Map(filesIn(site).map((path) => [path, read(path)]))
    await making.make("site")
    const after = new Map(filesIn(site).map((path) => [path, read(path)]))
    expect([...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path)).toEqual([])
    expect(after.size).toBe(before.size)
  })

  it("leaves nothing beside it", () => expect(readdirSync(making.folder).filter((name) => name !== "store")).toEqual(["site"]))
})

it("with its texts it has them", async () => {
  await making.make("whole", { withTexts: true })
  const folder = join(making.folder, "whole", "reports")
  const all = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"))
  expect(all.some((page) => page.includes('<div class="body"'))).toBe(true)
  expect(all.every((page) => !page.includes('<div class="body"') || page.includes("style-src 'self' 'sha256-"))).toBe(true)
})

it("takes no place of something else", async () => {
  mkdirSync(join(making.folder, "mine"))
  writeFileSync(join(making.folder, "mine", "thesis.txt"), "years of work")
  await expect(making.make("mine")).rejects.toThrow(SiteFolderError)
  expect(readdirSync(join(making.folder, "mine"))).toEqual(["thesis.txt"])
})
