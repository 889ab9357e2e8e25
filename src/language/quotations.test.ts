import { describe, expect, test } from "vitest"
import { findQuotations } from "./quotations.ts"

const find = (text: string): string[] =>
  findQuotations(text, { start: 0, end: text.length }).map((q) => `${q.depth}${q.closed ? "" : "!"} ${text.slice(q.start, q.end)}`)

const cases: [text: string, quotations: string[]][] = [
  ['"Yes," he said, "we will."', ["0 Yes,", "0 we will."]],
  ["“Yes,” he said, “we ‘will’ go.”", ["0 Yes,", "0 we ‘will’ go.", "1 will"]],
  ["\"the 'one China' policy\", he said", ["0 the 'one China' policy", "1 one China"]],
  ["the ministers' talks weren't Syria's", []],
  ["the ministers’ talks weren’t Syria’s", []],
  ["'We won't go,' he said", ["0 We won't go,"]],
  ["‘We won’t go,’ he said", ["0 We won’t go,"]],
  ["« Our people », she said, «eat»", ["0  Our people ", "0 eat"]],
  ["„Ja“ and „no”", ["0 Ja", "0 no"]],
  ["``Yes,'' he said", ["0 Yes,"]],
  ["“We go on.", ["0! We go on."]],
  ['"We go on. And on', ["0! We go on. And on"]],
  ['He said "a" and "b" and "c".', ["0 a", "0 b", "0 c"]],
  ['the term ("peace") is', ["0 peace"]],
  ['"We go on he said. "We stay," he said', ["0! We go on he said. ", "0 We stay,"]],
  ['he said:"We stay," and,"We go"', ["0 We stay,", "0 We go"]],
  ["in the '90s and rock 'n' roll", []],
  ["He measured 5' 10\" tall", []],
  ["“He told me, “go,” and I went,” she said", ["0 He told me, “go,” and I went,", "1 go,"]],
  ['" There is none."', ["0  There is none."]],
]

describe("findQuotations", () => {
  test.each(cases)("%s", (text, quotations) => expect(find(text)).toEqual(quotations))
})
