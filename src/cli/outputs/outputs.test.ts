import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { cutSegments } from "../../web/evidence/segments.ts"
import { escapeHtml, html } from "../../web/html.ts"
import { colourPaint, plainPaint } from "./paint.ts"
import { renderPretty } from "./pretty.ts"
import { wrap } from "./wrap.ts"

describe("segments", () => {
  const span = fc.record({ start: fc.nat(40), end: fc.nat(40), light: fc.constantFrom("f1", "f2", "n1", "n2") })

  test("together they are the text, and each is lit by exactly the spans over it", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(span, { maxLength: 12 }), (text, spans) => {
        const segments = cutSegments(text, spans)
        expect(segments.map((segment) => segment.text).join("")).toBe(text)
        let at = 0
        for (const { text: words, lights } of segments) {
          const over = spans.filter(({ start, end }) => start <= at && at + words.length <= end)
          expect(new Set(lights)).toEqual(new Set(over.map(({ light }) => light)))
          at += words.length
        }
      }),
    )
  })

  test("the shortest span is first, as its fact is the one to go to", () => {
    const spans = [
      { start: 0, end: 9, light: "f1" },
      { start: 2, end: 4, light: "f2" },
    ]
    expect(cutSegments("Iran and Iraq", spans).map(({ lights }) => lights)).toEqual([["f1"], ["f2", "f1"], ["f1"], []])
  })
})

describe("markup", () => {
  test("values are escaped, markup is not", () => {
    const inner = html`<b title="${'a"b'}">${"<i>&"}</b>`
    expect(html`<p>${inner}${[inner]}${3}</p>`.markup).toBe(
      '<p><b title="a&#34;b">&#60;i&#62;&#38;</b><b title="a&#34;b">&#60;i&#62;&#38;</b>3</p>',
    )
  })
  test("no text opens an element, an attribute or an entity", () => {
    const check = (text: string): void => {
      expect(escapeHtml(text).replace(/&#\d+;/g, "")).not.toMatch(/[<>"'&\u0000-\u0008]/)
    }
    fc.assert(fc.property(fc.string({ unit: "binary" }), check))
  })
})

test.each([
  ["one two three", 7, ["one two", "three"]],
  ["longer-than-the-line two", 5, ["longer-than-the-line", "two"]],
  ["", 5, []],
])("%j in lines of %i", (words, width, lines) => expect(wrap(words, width)).toEqual(lines))

describe("the page for a terminal", () => {
  const text = "Ali Bagheri met Bashar al-Assad in Damascus on Tuesday. He thanked him."
  const words = (quoted: string) => {
    const start = text.indexOf(quoted)
    return [{ start, end: start + quoted.length, text: quoted }]
  }
  const office = { title: "president", country: "SYR", status: "current" as const, evidence: words("Bashar al-Assad"), confidence: 0.9 }
  const actor = (id: string, name: string) => ({
    id,
    kind: "person" as const,
    name,
    offices: id === "a2" ? [office] : [],
    mentions: words(name),
    confidence: 0.9,
  })
  const sha256 = "0".repeat(64)
  const record = {
    schema: "dragoman/record/1" as const,
    report: { id: "one", language: "en", published: "2024-06-04", sha256, length: text.length },
    actors: [actor("a1", "Ali Bagheri"), actor("a2", "Bashar al-Assad")],
    events: [
      {
        id: "e1",
        type: "meeting" as const,
        status: "occurred" as const,
        participants: [
          { actor: "a1", role: "guest" as const, evidence: words("Ali Bagheri"), confidence: 0.9 },
          { actor: "a2", role: "host" as const, evidence: words("Bashar al-Assad"), confidence: 0.9 },
        ],
        place: { name: "Damascus", country: "SYR", precision: "city" as const, evidence: words("Damascus") },
        time: { value: "2024-06-04", basis: "relative" as const, evidence: words("Tuesday") },
        topics: [],
        attribution: "narrator" as const,
        evidence: words("met"),
        confidence: 0.87,
      },
    ],
    tours: [],
    statements: [
      {
        id: "s1",
        speaker: "a1",
        mode: "indirect" as const,
        cue: words("thanked")[0]!,
        content: words("thanked him"),
        about: ["a2"],
        confidence: 0.7,
      },
    ],
    ties: [],
    issues: [{ code: "encoding-guessed", message: "Read as windows-1252." }],
    producer: { version: "0", runtime: "wasm", knowledge: sha256 },
  }

  test("says who met whom, in what office, where and when, with the quotes", () => {
    const page = renderPretty({ title: "Talks", text }, record, { paint: plainPaint, width: 60 })
    expect(page).toBe(
      `Talks
2024-06-04 · one
${"─".repeat(60)}

Events
e1  meeting, occurred 0.87
    guest        Ali Bagheri
    host         Bashar al-Assad, president of SYR
    where        Damascus, SYR
    when         2024-06-04 (relative)
    in words     “met”

Statements
s1  Ali Bagheri  thanked, indirect 0.70
    says         “thanked him”
    names        Bashar al-Assad

Actors
a1  Ali Bagheri  person 0.90
a2  Bashar al-Assad  person 0.90
    office       president of SYR

Issues
  encoding-guessed: Read as windows-1252.

`,
    )
  })

  test("colours only dress the words", () => {
    const dressed = renderPretty({ title: "Talks", text }, record, { paint: colourPaint, width: 60 })
    const plain = renderPretty({ title: "Talks", text }, record, { paint: plainPaint, width: 60 })
    expect(dressed.replace(/\u001b\[\d+m/g, "")).toBe(plain)
  })
})
