/** News as it comes in files: what real programs wrote is read, and of what is damaged, swollen or of another kind it is said why it is not. */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib"
import { strToU8, zipSync } from "fflate"
import { describe, expect, it } from "vitest"
import { DEFAULT_LIMITS, INPUT_ISSUES, type Input, readBytes } from "../../src/ingest/index.ts"
import { seededNumbers } from "../damage.ts"

const sound = (name: string): Buffer => readFileSync(fileURLToPath(new URL(`files/${name}`, import.meta.url)))

async function read(path: string, bytes: Uint8Array | string, limits = {}): Promise<Input[]> {
  const inputs: Input[] = []
  const source = (async function* () {
    const all = Buffer.from(bytes)
    for (let at = 0; at < all.length; at += 5000) yield all.subarray(at, at + 5000)
  })()
  for await (const input of readBytes(source, { path }, { ...DEFAULT_LIMITS, ...limits })) inputs.push(input)
  return inputs
}

/** The codes of failures, and of doubts with a plus before them, and of each report its first words. */
const brief = (inputs: readonly Input[]): string[] =>
  inputs.map((input) =>
    input.kind === "failure" ? input.issue.code : [input.report.text.slice(0, 16), ...input.issues.map(({ code }) => `+${code}`)].join(" "),
  )

const FIRST = "TUNIS, June 14 ("
const TITLE = "Norway and Tunisia agree on ports"
const ninjs = {
  uri: "https://example.org/wire/1",
  type: "text",
  pubStatus: "usable",
  headlines: [{ role: "main", value: TITLE }],
  bodies: [{ contentType: "text/plain", value: `${FIRST}Example Wire) -- The leaders met.` }],
  firstCreated: "2024-06-14T18:00:00Z",
}

describe("what real programs wrote", () => {
  it.each<[string, string[], object]>([
    ["report.docx", [`${FIRST} +part-not-read`], { title: TITLE }],
    ["report.pdf", [`${FIRST} +part-not-read`], {}],
    [
      "letters.mbox",
      [FIRST, `${FIRST} +part-not-read`],
      { id: "wire-1@example.org", title: TITLE, publisher: "Example Wire", published: "2024-06-14", url: "https://example.org/wire/1" },
    ],
    [
      "crawl.warc.gz",
      [FIRST, FIRST, "passed-over"],
      { url: "https://example.org/wire/1", publisher: "Example Wire", published: "2024-06-14", title: TITLE },
    ],
    ["crawl.wacz", [FIRST, FIRST, "passed-over"], { url: "https://example.org/wire/1", publisher: "Example Wire" }],
    [
      "news.xml",
      [`${FIRST} +part-not-read`, "withheld", "passed-over"],
      {
        id: "urn:newsml:example.org:1",
        title: TITLE,
        publisher: "Example Wire",
        language: "en-GB",
        published: "2024-06-14",
        modified: "2024-06-15",
      },
    ],
    ["article.nitf.xml", [`${FIRST} +part-not-read`], { title: TITLE }],
  ])("%s", async (name, expected, head) => {
    const inputs = await read(name, sound(name))
    expect(brief(inputs)).toEqual(expected)
    for (const input of inputs) {
      if (input.kind === "failure") continue
      const paragraphs = input.report.text.split("\n\n")
      expect(paragraphs.length % 3).toBeLessThan(2)
      expect(paragraphs[1]).toBe(
        '"We agreed on all that matters," Halvorsen said after the talks. “The rest is for our ministers,” Ben Salah added.',
      )
      expect(input.report.text).not.toMatch(/page \d|handshake|internal|Home/)
    }
    expect(inputs[0]).toMatchObject({ report: head })
  })

  it("a PDF has its paragraphs whole over the ends of lines and pages", async () => {
    const [input] = await read("report.pdf", sound("report.pdf"))
    const paragraphs = input?.kind === "report" ? input.report.text.split("\n\n") : []
    expect([paragraphs.length, new Set(paragraphs).size]).toEqual([27, 3])
  })

  it("one message, known by its name or its head", async () => {
    const letter = sound("letters.mbox")
      .toString()
      .split(/^From .*\n/m)[1]!
    for (const path of ["letter.eml", "-"]) expect(await read(path, letter)).toMatchObject([{ report: { id: "wire-1@example.org" } }])
  })

  it.each(["feed.rss", "feed.atom"])("%s: an item with its text, one with a summary, one with none", async (name) => {
    const inputs = await read(name, sound(name))
    expect(brief(inputs)).toEqual([FIRST, `${FIRST} +part-not-read`, "no-text"])
    const head = { publisher: "Example Wire", title: TITLE, published: "2024-06-14", language: "en", url: "https://example.org/wire/1" }
    expect(inputs[0]).toMatchObject({ origin: { path: name, line: 1 }, report: head })
    const [input] = inputs
    expect(input?.kind === "report" && input.report.text.split("\n\n").length).toBe(3)
    expect(inputs[2]).toMatchObject({ issue: { line: 3, message: "The item has no text; it is at https://example.org/wire/3." } })
  })

  it("an item of ninjs by itself and by line, and none that is withheld", async () => {
    const line = JSON.stringify(ninjs)
    const report = { id: ninjs.uri, url: ninjs.uri, title: TITLE, published: "2024-06-14" }
    expect(await read("item.json", JSON.stringify(ninjs, null, 2))).toMatchObject([{ report }])
    const lines = [line, JSON.stringify({ ...ninjs, pubStatus: "withheld" }), JSON.stringify({ ...ninjs, type: "picture" }), line]
    expect(brief(await read("items.ndjson", lines.join("\n")))).toEqual([FIRST, "withheld", "no-text", FIRST])
  })
})

const rss = (...items: string[]): string => `<rss version="2.0"><channel><title>Wire</title>${items.join("")}</channel></rss>`
const atom = (content: string): string => `<feed xmlns="http://www.w3.org/2005/Atom"><entry>${content}</entry></feed>`
const said = "The ministers met &amp; spoke."

describe("what a feed carries", () => {
  it.each<[string, string, string[]]>([
    [
      "markup of its own",
      atom(`<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A <b>long</b> talk.</p><p>B.</p></div></content>`),
      ["A long talk.\n\nB."],
    ],
    ["plain text", atom(`<content type="text">A &lt;b> is no tag.\n\nB.</content>`), ["A <b> is no tag.\n\nB."]],
    [
      "plain text that does not say so",
      rss(`<item><description>They met.\n\nThey spoke.</description></item>`),
      ["They met.\n\nThey spoke."],
    ],
    ["tags that are not escaped", rss(`<item><description>They <b>met</b> in Vienna.</description></item>`), ["They met in Vienna."]],
    [
      "a hundred kilobytes and more",
      rss(`<item><description>${"They met. ".repeat(60_000)}</description></item>`, `<item><description>${said}</description></item>`),
      ["too-large", "The ministers met & spoke."],
    ],
    ["nothing", rss(), ["no-text"]],
    [
      "addresses alone",
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.org/</loc></url></urlset>',
      ["no-text"],
    ],
    ["entities of its own", `<!DOCTYPE rss [<!ENTITY a "aaaa">]>${rss("<item><description>&a;</description></item>")}`, ["not-readable"]],
    [
      "what ends in the midst",
      rss(`<item><description>${said}</description></item><item><description>They`).slice(0, -30),
      ["The ministers met & spoke.", "broken-archive"],
    ],
  ])("%s", async (_, xml, expected) => {
    const inputs = await read("a.xml", xml)
    expect(inputs.map((input) => (input.kind === "failure" ? input.issue.code : input.report.text))).toEqual(expected)
  })
})

const word = (body: string): Uint8Array =>
  strToU8(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`)
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const answer = (head: string, body: Uint8Array | string): Buffer =>
  Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`), Buffer.from(body)])
const record = (block: Uint8Array, more = ""): Buffer =>
  Buffer.concat([
    Buffer.from(`WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: ${block.length}\r\n${more}\r\n`),
    block,
    Buffer.from("\r\n\r\n"),
  ])
const html = (words: string): string =>
  `<html><body><p>${words} met his counterpart in Vienna, and they spoke for an hour about the border.</p></body></html>`
const pdfStream = (dictionary: string, packed: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`%PDF-1.4\n1 0 obj\n<<${dictionary}>>\nstream\n`), packed, Buffer.from("\nendstream\nendobj\n")])

describe("what a document holds", () => {
  it("deleted words are left out, and text that is there twice is read once", async () => {
    const body = `${paragraph("Ministers ")}<w:p><w:r><w:t>They met</w:t></w:r><w:del><w:r><w:delText> in secret</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r></w:p>
      <mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>${paragraph("Box")}</mc:Choice><mc:Fallback>${paragraph("Box")}</mc:Fallback></mc:AlternateContent>`
    const [input] = await read("a.docx", zipSync({ "word/document.xml": word(body) }))
    expect(input).toMatchObject({ report: { text: "Ministers\n\nThey met.\n\nBox" } })
  })

  it.each([
    ["gzip", gzipSync(html("Gzip"))],
    ["br", brotliCompressSync(html("Br"))],
    ["deflate", deflateSync(html("Deflate"))],
    ["gzip", html("Unpacked")],
  ])("a page in %s", async (encoding, body) => {
    const [input] = await read("a.warc", record(answer(`Content-Type: text/html\r\nContent-Encoding: ${encoding}`, body)))
    expect(input).toMatchObject({ report: { text: expect.stringContaining("met his counterpart") } })
  })
})

describe("what is of no use is told, and takes no memory", () => {
  const zeros = Buffer.alloc(130 * 2 ** 20)
  const bomb = gzipSync(zeros)
  const nestParts = (count: number): string =>
    Array.from({ length: count }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}x\n\n--b${at}x\n`).join("")
  const nest = (count: number): string => `${"<a>".repeat(count)}x${"</a>".repeat(count)}`
  it.each<[string, string, Uint8Array | string, string[]]>([
    ["a document that unpacks without end", "a.docx", zipSync({ "word/document.xml": zeros.subarray(0, 2 ** 26) }), ["too-large"]],
    ["a PDF that does", "a.pdf", pdfStream("/Length 9 /Filter /FlateDecode", deflateSync(zeros)), ["too-large"]],
    ["a PDF packed twice over", "a.pdf", pdfStream("/Filter [/FlateDecode /FlateDecode]", deflateSync(deflateSync(zeros))), ["too-large"]],
    ["a locked PDF", "a.pdf", pdfStream("/Encrypt 3 0 R", Buffer.from("x")), ["locked"]],
    ["a page that unpacks without end", "a.warc", record(answer("Content-Type: text/html\r\nContent-Encoding: gzip", bomb)), ["too-large"]],
    [
      "an archive that does",
      "a.warc.gz",
      gzipSync(Buffer.concat([record(answer("Content-Type: text/html", html("One"))), zeros])),
      ["One met his coun", "too-large"],
    ],
    ["an archive in a ZIP that does", "a.wacz", zipSync({ "archive/a.warc.gz": bomb }), ["too-large"]],
    ["a spreadsheet", "a.xlsx", zipSync({ "xl/workbook.xml": strToU8("<x/>") }), ["not-text"]],
    ["a document of nothing", "a.docx", zipSync({ "word/document.xml": word("") }), ["no-text"]],
    ["a ZIP of nothing", "a.wacz", zipSync({ "pages/pages.jsonl": strToU8("{}") }), ["not-text"]],
    ["XML with entities", "a.xml", '<!DOCTYPE nitf [<!ENTITY a "aaaa">]><nitf>&a;</nitf>', ["not-readable"]],
    ["XML without end", "a.xml", `<?xml version="1.0"?><nitf>${nest(10_000)}</nitf>`, ["not-readable"]],
    ["XML of another kind", "a.xml", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', ["not-readable"]],
    ["a message of nothing", "a.eml", "From: a@example.org\nMessage-ID: <1@x>\n\n", ["no-text"]],
    ["a message in messages without end", "a.eml", `From: a\nMIME-Version: 1.0\n${nestParts(200)}`, ["not-readable"]],
    [
      "a record without its length",
      "a.warc",
      Buffer.concat([Buffer.from("WARC/1.0\r\nWARC-Type: response\r\n\r\n"), record(answer("Content-Type: text/html", html("Two")))]),
      ["broken-archive", "Two met his coun"],
    ],
    ["a record that is cut", "a.warc", record(answer("Content-Type: text/html", html("Two"))).subarray(0, -80), ["broken-archive"]],
    [
      "bytes between records",
      "a.warc",
      Buffer.concat([
        record(answer("Content-Type: text/html", html("One"))),
        Buffer.from("noise\n"),
        record(answer("Content-Type: text/html", html("Two"))),
      ]),
      ["One met his coun", "broken-archive", "Two met his coun"],
    ],
  ])("%s", async (_, path, bytes, expected) => {
    const before = process.memoryUsage().rss
    expect(brief(await read(path, bytes))).toEqual(expected)
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 2 ** 20)
  })

  it("a message that is too large costs itself alone", async () => {
    const letter = (number: number, size: number): string =>
      `From a@x Fri Jun 14 2024\nFrom: A <a@x>\nMessage-ID: <${number}@x>\n\nThe leaders met.${" They spoke.".repeat(size)}\n\n`
    expect(brief(await read("a.mbox", letter(1, 1) + letter(2, 5000) + letter(3, 1), { bytes: 10_000 }))).toEqual([
      "The leaders met.",
      "too-large",
      "The leaders met.",
    ])
  })
})

/** Fifty damaged files of each. */
describe("damaged files", () => {
  const files = ["report.docx", "report.pdf", "letters.mbox", "crawl.warc.gz", "crawl.wacz", "news.xml", "feed.rss", "feed.atom"].map(
    (name) => [name, sound(name)] as const,
  )
  const harms: readonly ((bytes: Buffer, below: (most: number) => number) => Buffer)[] = [
    (bytes, below) => bytes.subarray(0, below(bytes.length)),
    (bytes, below) => bytes.subarray(below(Math.min(bytes.length, 400))),
    (bytes, below) => {
      const harmed = Buffer.from(bytes)
      for (let flips = 1 + below(20); flips > 0; flips--) harmed[below(bytes.length)] = below(256)
      return harmed
    },
    (bytes, below) =>
      Buffer.concat([
        bytes.subarray(0, below(bytes.length)),
        Buffer.alloc(1 + below(3000), below(256)),
        bytes.subarray(below(bytes.length)),
      ]),
    (bytes) => Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n").replaceAll("<", "< "), "utf8"),
  ]
  it.each([...files, ["item.json", Buffer.from(JSON.stringify(ninjs, null, 1))] as const])("%s, fifty of them", async (name, bytes) => {
    for (let at = 0; at < 50; at++) {
      const number = seededNumbers(at * 7919 + name.length)
      const harmed = harms[at % harms.length]!(bytes, (most) => Math.floor(number() * most))
      const inputs = await read(name, harmed)
      expect({ at, length: harmed.length, some: inputs.length > 0 }).toMatchObject({ some: true })
      for (const input of inputs) {
        if (input.kind === "failure")
          expect([input.issue.code in INPUT_ISSUES, input.issue.message.length > 10, input.issue.path]).toEqual([true, true, name])
        else expect(input.report.text.trim()).not.toBe("")
      }
    }
  })
})
