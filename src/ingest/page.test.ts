import { describe, expect, test } from "vitest"
import { readArticleText } from "./article.ts"
import { readPage } from "./page.ts"

const sentence = "The minister, who met his counterpart in Vienna, said that the talks, held for an hour, were of use. "
const paragraph = `<p>${sentence.repeat(3)}</p>`
const page = (body: string, head = "") =>
  `<!DOCTYPE html><html><head><title>T</title>${head}</head><body><article><h1>T</h1>${paragraph.repeat(4)}${body}</article></body></html>`
/** As much of it as makes some four million characters. */
const fill = (piece: string | ((at: number) => string), size = 4_000_000): string => {
  const pieces: string[] = []
  for (let [at, length] = [0, 0]; length < size; at++) {
    const next = typeof piece === "string" ? piece : piece(at)
    pieces.push(next)
    length += next.length
  }
  return pieces.join("")
}

const TOO_LARGE: readonly (readonly [string, string, RegExp])[] = [
  ["paragraphs", page(fill("<p>a, b, c.</p>")), /20,000 elements/],
  ["unknown tags without end", `<html><body>${fill("<x>")}`, /inside one another/],
  ["custom tags in one another", page(fill("<x-y>")), /inside one another/],
  ["divisions in one another", page(fill("<div>")), /inside one another/],
  ["end tags of paragraphs", page(fill("</p>")), /20,000 elements/],
  ["attributes of one element", page(`<div ${fill((at) => `a${at}=1 `)}>x</div>`), /300 attributes/],
  ["attributes of many elements", page(fill((at) => `<p ${"abcdefghijklmnopqrst".split("").join(" ")}>${at}</p>`)), /150,000 pieces/],
  ["the same attribute again and again", page(`<div ${fill("a ")}>x</div>`), /300 attributes/],
  ["comments", page(fill("<!---->")), /150,000 pieces/],
  ["sections of character data", page(fill("<![CDATA[x]]>")), /150,000 pieces/],
  ["scripts", page(fill("<script></script>")), /20,000 elements/],
  ["entities", page(fill("&amp;")), /150,000 pieces/],
  ["ampersands", page(fill("&")), /150,000 pieces/],
  ["signs that open nothing", page(fill("< ")), /150,000 pieces/],
  ["elements that are deep", page("<div>".repeat(140) + "a<br><br>".repeat(9_000)), /each counted/],
  ["a book", page(`<p>${fill(sentence, 5_500_000)}</p>`), /5,000,000 characters of text/],
]

const READ: readonly (readonly [string, string])[] = [
  ["an attribute", page(`<div title="${fill("comment ")}">x</div>`)],
  ["a tag's name", page(`<${fill("a")}>x`)],
  ["a list of pictures", page(`<img srcset="${fill("a 1x,")}">`)],
  ["a picture", page(`<img src="data:image/png;base64,${fill("A", 20_000_000)}">`)],
  ["a comment", page(`<!--${fill("x ")}-->`)],
  ["a comment without end", page(`<!--${fill("- ")}`)],
  ["character data", page(`<![CDATA[${fill("]]")}]]>`)],
  ["a script", page(`<script>${fill("if (a<b && c>d) ")}</script>`)],
  ["a script that never ends", page(`<script>${fill("</scrip ")}`)],
  ["linked data", page("", `<script type="application/ld+json">${fill("[")}</script>`)],
  ["a style", page(`<style>${fill("a{b:c}")}</style>`)],
  ["end tags of what was not opened", page(fill("</x>"))],
  ["a title", page("", `<meta property="og:title" content="${fill("a - ")}">`)],
  ["white space", page(`<p>${fill(" ")}x</p>`)],
]

describe("a hostile page ends in seconds", () => {
  test.each(TOO_LARGE)("%s, told as what it has too much of", { timeout: 30_000 }, (_, html, excess) => {
    expect(readPage(html)).toEqual({ excess: expect.stringMatching(excess) })
  })

  test.each(READ)("%s of four megabytes, and the article is read", { timeout: 30_000 }, (_, html) => {
    expect(readPage(html).report?.text).toMatch(/^The minister, who met/)
  })

  test("a page that is fetched has the same bounds", async () => {
    expect(await readArticleText(page("<div>".repeat(200)), true)).toBeUndefined()
    expect(await readArticleText(page("<div>".repeat(50)), true)).toBeDefined()
  })
})

describe("a large page of a news site is read", () => {
  const code = "for(var i=0;i<n;i++){a<b&&c>d||(e<f)};"
  const card = `<div class="card"><a href="https://x.example/?a=1&amp;b=2"><img src="x.jpg"><span>More &amp; more</span></a></div>`

  test.each([
    ["with scripts that compare", page(`<script>${code.repeat(20_000)}</script>${paragraph.repeat(2_000)}`)],
    ["with comments that quote tags", page(`<!-- ${"<div><b>".repeat(5_000)} -->${paragraph.repeat(2_000)}`)],
    ["with cards forty deep", page(`${"<div>".repeat(40)}${paragraph.repeat(1_000)}${card.repeat(2_000)}${"</div>".repeat(40)}`)],
  ])("%s", { timeout: 30_000 }, (_, html) => {
    expect(html.length).toBeGreaterThan(500_000)
    const { report } = readPage(html)
    expect(report?.text.split("\n\n").filter((one) => one.startsWith("The minister")).length).toBeGreaterThan(1_000)
  })
})

describe("the text of linked data", () => {
  const body = [sentence.repeat(2).trim(), "“We agree,” he said.", sentence.trim()]
  const article = (articleBody: unknown, more = {}) => ({ "@type": "NewsArticle", headline: "Ministers meet", articleBody, ...more })
  const shell = (shown: string, ...data: unknown[]) =>
    `<html><head>${data.map((one) => `<script type="application/ld+json">${JSON.stringify(one)}</script>`).join("")}</head><body>${shown}</body></html>`
  const head = { datePublished: "2024-06-14T18:00:00Z", publisher: [{ "@type": "Organization", name: "Example Wire" }] }

  test.each<[string, string, string[]]>([
    ["stands where the page shows none", shell("<div id=root></div>", article(body.join("\n"), head)), body],
    ["stands where the page shows its beginning", shell(`<p>${sentence}</p>`, { "@graph": [article(body.join("\n\n"), head)] }), body],
    ["is freed of its tags", shell("", article(body.map((one) => `<p>${one}</p>`).join(""))), body],
    ["does not stand before what the page shows", shell(body.map((one) => `<p>${one}</p>`).join(""), article(body.join(" "))), body],
    ["does not stand where it is one of several", shell("<p>Shown.</p>", article(body.join("\n")), article(sentence)), ["Shown."]],
    ["does not stand where it is no text", shell("<p>Shown.</p>", article({ a: 1 })), ["Shown."]],
    ["does not stand where it has too many tags", shell("<p>Shown.</p>", article("<x>".repeat(30_000))), ["Shown."]],
  ])("%s", (_, html, expected) => {
    const { report } = readPage(html)
    expect(report?.text.split("\n\n")).toEqual(expected)
    expect(report?.title).toBe("Ministers meet")
    if (html.includes("Organization")) expect(report).toMatchObject({ publisher: "Example Wire", published: "2024-06-14" })
  })
})
