import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { afterAll, describe, expect, test } from "vitest"
import { type Input, type InputLimits, readBytes, readInputs } from "./index.ts"

const folder = mkdtempSync(join(tmpdir(), "ingest-"))
afterAll(() => rmSync(folder, { recursive: true }))

async function readAll(paths: string[], options = {}): Promise<Input[]> {
  const inputs: Input[] = []
  for await (const input of readInputs(paths, options)) inputs.push(input)
  return inputs
}

async function readOne(name: string, bytes: Uint8Array | string, limits?: Partial<InputLimits>): Promise<Input[]> {
  const source = (async function* () {
    yield Buffer.from(bytes)
  })()
  const inputs: Input[] = []
  const all = { bytes: 2 ** 20, length: 10_000, unpacked: 2 ** 26, ...limits }
  for await (const input of readBytes(source, { path: name }, all)) inputs.push(input)
  return inputs
}

/** What came out, in short: the report or the code of the failure. */
const brief = (inputs: Input[]) => inputs.map((input) => (input.kind === "report" ? input.report : input.issue.code))
const doubts = (inputs: Input[]) => inputs.flatMap((input) => (input.kind === "report" ? input.issues.map(({ code }) => code) : []))

const text = "Zoë met the minister — in Kraków."
const utf16 = Buffer.from(`\ufeff${text}`, "utf16le")
const page = `<!DOCTYPE html><html lang="en"><head><meta property="og:site_name" content="The Daily"><meta property="og:title" content="Ministers meet">
<meta property="article:published_time" content="2024-06-04T10:00:00Z"><link rel="canonical" href="https://x.example/1"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Ministers meet</h1>${"<p>The minister met his counterpart in Vienna, and they spoke for an hour about the border, the river and the bridge.</p>".repeat(6)}
<p>"We agreed &amp; shook <b>hands</b>," he said.</p><script>alert(1)</script></article><footer>All rights</footer></body></html>`

describe("encodings", () => {
  test.each<[string, Uint8Array, string[], string?]>([
    ["UTF-8", Buffer.from(text), []],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`), []],
    ["UTF-8 that was cut", Buffer.from(`${text}é`).subarray(0, -1), ["encoding-guessed"], `${text}\ufffd`],
    ["UTF-16 little end first", utf16, []],
    ["UTF-16 big end first", Buffer.from(utf16).swap16(), []],
    ["UTF-16 without a mark", utf16.subarray(2), ["encoding-guessed"]],
  ])("%s", async (_, bytes, issues, read = text) => {
    const inputs = await readOne("a.txt", bytes)
    expect(brief(inputs)).toEqual([{ text: read }])
    expect(doubts(inputs)).toEqual(issues)
  })

  test("windows-1252, with a doubt", async () => {
    const inputs = await readOne("a.txt", Buffer.from("Zo\u00eb said \u0093yes\u0094", "latin1"))
    expect(brief(inputs)).toEqual([{ text: "Zoë said “yes”" }])
    expect(doubts(inputs)).toEqual(["encoding-guessed"])
  })

  test("a page's own charset", async () => {
    const russian = `<html><head><meta charset="windows-1251"></head><body><p>\u00cc\u00ee\u00f1\u00ea\u00e2\u00e0</p></body></html>`
    expect(brief(await readOne("a.html", Buffer.from(russian, "latin1")))).toMatchObject([{ text: "Москва" }])
  })
})

describe("kinds", () => {
  test("a page gives the article, its paragraphs and what it says of itself", async () => {
    const [input] = await readOne("a.html", page)
    expect(input).toMatchObject({
      kind: "report",
      report: { title: "Ministers meet", publisher: "The Daily", published: "2024-06-04", url: "https://x.example/1", language: "en" },
    })
    const report = input?.kind === "report" ? input.report : { text: "" }
    expect(report.text.split("\n\n")).toHaveLength(7)
    expect(report.text).toMatch(/^The minister met[^<]*hands," he said\.$/s)
  })

  test("a page is known by its beginning, whatever its name", async () => {
    expect(brief(await readOne("-", page))).toMatchObject([{ publisher: "The Daily" }])
  })

  test("JSON-LD is what a page says first", async () => {
    const linked = { "@graph": [{ "@type": "NewsArticle", headline: "H", datePublished: "2020-01-02", publisher: { name: "P" } }] }
    const html = page.replace("</head>", `<script type="application/ld+json">${JSON.stringify(linked)}</script></head>`)
    expect(brief(await readOne("a.html", html))).toMatchObject([{ title: "H", published: "2020-01-02", publisher: "P" }])
  })

  test("NDJSON: each line stands alone", async () => {
    const lines = [
      '{"id":"1","text":"One."}',
      "",
      '{"id":"2","text":',
      '{"id":"3"}',
      '{"text":"Four.","published":"Tue, 04 Jun 2024 01:00:00 GMT"}',
      "[1]",
    ]
    const inputs = await readOne("a.ndjson", lines.join("\n"))
    expect(brief(inputs)).toEqual([
      { id: "1", text: "One." },
      "bad-json",
      "bad-report",
      { text: "Four.", published: "2024-06-04" },
      "bad-report",
    ])
    expect(inputs.map((input) => (input.kind === "report" ? input.origin.line : input.issue.line))).toEqual([1, 3, 4, 5, 6])
  })

  test.each([
    ["one object over several lines", "-", JSON.stringify({ text: "One." }, null, 2), [{ text: "One." }]],
    ["a list in a .json file", "a.json", '[{"text":"One."},{"text":"Two."}]', [{ text: "One." }, { text: "Two." }]],
    ["a brace that is prose", "-", "{Editors: fixes typo} The ministers met.", [{ text: "{Editors: fixes typo} The ministers met." }]],
  ])("JSON: %s", async (_, path, content, expected) => expect(brief(await readOne(path, content))).toEqual(expected))

  test.each([
    ["text", "a.txt.gz", text, [{ text }]],
    ["NDJSON", "a.ndjson.gz", '{"text":"One."}\n{"text":"Two."}', [{ text: "One." }, { text: "Two." }]],
    ["a page without a name", "-", page.replace(/<p>The.*<\/p>\n/, ""), [{ publisher: "The Daily" }]],
  ])("gzip of %s", async (_, path, content, expected) => expect(brief(await readOne(path, gzipSync(content)))).toMatchObject(expected))
})

describe("failures are values", () => {
  const bomb = gzipSync(Buffer.alloc(2 ** 25, "a"))
  test.each<[string, string, Uint8Array | string, string]>([
    ["an empty file", "a.txt", "", "empty"],
    ["only white space", "a.txt", " \n\t\n", "empty"],
    ["a header and nothing below", "a.txt", "Title: T\n\n \n", "empty"],
    ["a PDF of nothing", "a.txt", "%PDF-1.7 ...", "broken-archive"],
    ["a picture", "a.txt", Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"), "not-text"],
    ["random bytes", "a.txt", Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * i * 7 + i * 13) % 256)), "not-text"],
    ["gzip in gzip", "a.gz", gzipSync(gzipSync(text)), "not-text"],
    ["a file over the limit", "a.txt", "a".repeat(2 ** 20 + 1), "too-large"],
    ["a text over the limit", "a.txt", "a".repeat(10_001), "too-large"],
    ["a line over the limit", "a.ndjson", `{"text":"${"a".repeat(2 ** 20)}"}`, "too-large"],
    ["a bomb", "a.txt.gz", bomb, "too-large"],
    ["a cut archive", "a.txt.gz", gzipSync(text.repeat(50)).subarray(0, 60), "broken-archive"],
    ["a page of nothing", "a.html", "<html><body><script>x</script></body></html>", "not-readable"],
    ["a page nested too deep", "a.html", `<html>${"<div>".repeat(100_000)}`, "page-too-large"],
  ])("%s", async (_, path, bytes, code) => {
    const [input, ...more] = await readOne(path, bytes)
    expect(more).toEqual([])
    expect(input).toMatchObject({ kind: "failure", issue: { code, path } })
  })

  test("a bomb of lines ends, and what came before is kept", async () => {
    const lines = gzipSync(`{"text":"One."}\n${"\n".repeat(2 ** 25)}`)
    expect(brief(await readOne("a.ndjson.gz", lines))).toEqual([{ text: "One." }, "too-large"])
  })
})

describe("paths", () => {
  mkdirSync(join(folder, "sub/.hidden"), { recursive: true })
  const files = {
    "b.txt": "B.",
    "a.txt": "A.",
    "sub/c.html": page,
    "sub/d.txt.gz": "x",
    "sub/photo.png": "x",
    "sub/.hidden/e.txt": "E.",
    "[odd].txt": "O.",
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), name.endsWith(".gz") ? gzipSync("D.") : content)
  symlinkSync(folder, join(folder, "sub/loop"))
  const ids = (inputs: Input[]) => inputs.map((input) => (input.kind === "report" ? input.report.id : input.issue.code))

  test("a folder: its readable files by name, ids from the names", async () => {
    expect(ids(await readAll([folder]))).toEqual(["[odd]", "a", "b", "sub/c", "sub/d"])
  })
  test("files in the order given", async () => {
    expect(ids(await readAll([join(folder, "b.txt"), join(folder, "a.txt")]))).toEqual(["b", "a"])
  })
  test("a pattern, and a name that only looks like one", async () => {
    expect(ids(await readAll([join(folder, "{a,b}.txt"), join(folder, "[odd].txt")]))).toEqual(["a", "b", "[odd]"])
  })
  test("what is not there, or holds nothing", async () => {
    mkdirSync(join(folder, "none"))
    const found = await readAll([join(folder, "x.txt"), join(folder, "x*.txt"), join(folder, "none"), join(folder, "a.txt/b")])
    expect(ids(found)).toEqual(["not-found", "not-found", "nothing-found", "not-found"])
    rmSync(join(folder, "none"), { recursive: true })
  })
  test("standard input has no id of its own", async () => {
    const stdin = async function* () {
      yield Buffer.from("Title: T\n\n")
      yield Buffer.from("The text.")
    }
    expect(brief(await readAll(["-"], { stdin }))).toEqual([{ title: "T", text: "The text." }])
  })
})
