/**
 * Values that nobody means in every filter of every question: ten thousand characters, U+0000, halves of surrogate pairs, what is left of bad
 * UTF-8, and signs that patterns, SQL or searches know. Each is answered, or refused with a code and a short message. On both databases.
 */
import { describe, expect, it } from "vitest"
import {
  agenda,
  body,
  dyads,
  explain,
  find,
  holders,
  keptReport,
  namesOf,
  network,
  person,
  QueryError,
  type QueryInput,
  type Source,
  state,
  statements,
  timeline,
  tours,
  understand,
  VERB_FILTERS,
  type Verb,
} from "../../src/query/index.ts"
import { PAIRS, tools } from "../store/stores.ts"
import { useStores } from "../store/use-stores.ts"

const stores = useStores(PAIRS.slice(0, 20))

const repeated = (piece: string): string => piece.repeat(Math.ceil(10_000 / piece.length))

const HOSTILE: readonly (readonly [string, string])[] = [
  ["one word of 10,000 letters", `A${repeated("b")}`],
  ["10,000 letters in words", repeated("Minister of Foreign Affairs ")],
  ["10,000 letters of another script", repeated("外交部长")],
  ["10,000 commas", repeated("a,")],
  ["10,000 quotation marks", repeated('"a ')],
  ["10,000 brackets", repeated("(")],
  ["10,000 signs of patterns", repeated("%_\\")],
  ["10,000 digits", repeated("2")],
  ["10,000 dates", repeated("2024-01-01/")],
  ["U+0000", "Lav\u0000rov"],
  ["U+0000 alone", "\u0000"],
  ["the first half of a surrogate pair", "Lav\ud800rov"],
  ["the second half of a surrogate pair", "\udc00Lavrov"],
  ["what was no UTF-8", Buffer.from([0x4c, 0xff, 0xfe, 0xc3, 0x28]).toString("utf8")],
  ["controls", "\u0001\u001b[31m\u007f\u2028"],
  ["a pattern", "%"],
  ["a backslash", "\\"],
  ["SQL", "'; drop table reports; --"],
  ["a search", "a & | ! <-> :*"],
  ["an id of nothing", "p-000000000000"],
  ["a name of JavaScript", "__proto__"],
]

const VERBS: Readonly<Record<Verb, (source: Source, query: QueryInput) => Promise<unknown>>> = {
  find,
  timeline,
  tours,
  statements,
  agenda: (source, query) => agenda(source, { asOf: "2024-06-04", ...query }),
  dyads,
  network,
}

const PAGES: Readonly<Record<string, (source: Source, words: string) => Promise<unknown>>> = {
  person,
  state,
  body,
  "the holders of an office": (source, office) => holders(source, { office, asOf: "2024" }),
  "who held an office at a date": (source, asOf) => holders(source, { office: "foreign minister", asOf }),
  "a report": keptReport,
  "an explanation": ({ db }, id) => explain(db, id),
  "a fact's explanation": ({ db }, id) => explain(db, `r-0000000000000000/${id}`),
  "a question in words": (source, question) => understand(question, namesOf(source)),
  "a question in words with a name": (source, question) => understand(`Lavrov ${question} in Geneva`, namesOf(source)),
}

/** What is wrong with an answer; undefined where there is nothing. */
async function faultOf(name: string, ask: () => Promise<unknown>): Promise<string | undefined> {
  const began = performance.now()
  try {
    await ask()
  } catch (error) {
    if (!(error instanceof QueryError)) return `${name}: ${String(error).slice(0, 200)}`
    if (error.message.length > 400) return `${name}: a message of ${error.message.length} characters`
  }
  const took = performance.now() - began
  return took > 10_000 ? `${name}: ${Math.round(took)} ms` : undefined
}

async function faultsOf(asks: readonly (readonly [string, (source: Source) => Promise<unknown>])[]): Promise<string[]> {
  const faults: string[] = []
  for (const { db, kind } of Object.values(stores)) {
    for (const [name, ask] of asks) {
      const fault = await faultOf(`${name}, ${kind}`, () => ask({ db, knowledge: tools.knowledge }))
      if (fault !== undefined) faults.push(fault)
    }
  }
  return faults
}

describe.each(Object.entries(VERBS))("%s", (verb, ask) => {
  it("answers or refuses every value of every filter", { timeout: 300_000 }, async () => {
    const filters = VERB_FILTERS[verb as Verb]
    const asks = filters.flatMap((filter) =>
      HOSTILE.flatMap(([name, value]) => [
        [`${filter}, ${name}`, (source: Source) => ask(source, { [filter]: value } as QueryInput)] as const,
        [
          `${filter} in a dyad, ${name}`,
          (source: Source) => ask(source, { [filter]: filter === "dyad" ? `Syria,${value}` : [value] } as QueryInput),
        ] as const,
      ]),
    )
    expect(await faultsOf(asks)).toEqual([])
  })
})

it.each(Object.entries(PAGES))("%s is given or refused", { timeout: 300_000 }, async (_, ask) => {
  expect(await faultsOf(HOSTILE.map(([name, value]) => [name, (source) => ask(source, value)]))).toEqual([])
})
