/**
 * Reports out of examples, any number, the same every time: names and words give way to others of the same length, so that every span
 * stays true; states to other states; days to other days, at the same number of reports a day however many there are.
 */
import { sha256 } from "../src/record/index.ts"
import type { ReadReport } from "../src/store/index.ts"

const A_DAY = 27
const FIRST_DAY = Date.UTC(2010, 0, 1)
const COPIES = 20
const SYLLABLES = ["ba", "de", "ko", "li", "ma", "nu", "ra", "sa", "ti", "vo", "ze", "ha"]

/** Generates reports with their records. */
export function* generateReports(examples: readonly ReadReport[], count: number): Generator<ReadReport> {
  const vocabulary = gatherWords(examples)
  let last: ReadReport | undefined
  for (let number = 0; number < count; number++) {
    const random = makeRandom(number + 1)
    const isCopy = last !== undefined && number % COPIES === COPIES - 1
    const pair: ReadReport = isCopy
      ? copyOf(last!, number)
      : changed(examples[number % examples.length]!, number, { vocabulary, random, count })
    last = pair
    yield pair
  }
}

interface Changing {
  readonly vocabulary: ReadonlyMap<number, readonly string[]>
  readonly random: (below: number) => number
  readonly count: number
}

function changed(pair: ReadReport, number: number, { vocabulary, random, count }: Changing): ReadReport {
  const names = new Set(pair.record.actors.filter(({ kind }) => kind === "person").flatMap(({ name }) => name.match(/\p{L}{4,}/gu) ?? []))
  const offices = pair.record.actors.flatMap((actor) => actor.offices).flatMap(({ title, organization }) => [title, organization ?? ""])
  const words = new Map(offices.flatMap((office) => office.match(/\p{L}{4,}/gu) ?? []).map((word) => [word, word])) // offices stay
  const people = 500 + count / 20
  const replace = (word: string): string => {
    const known = words.get(word)
    if (known !== undefined) return known
    const others = vocabulary.get(word.length) ?? [word]
    const other = names.has(word) ? makeName(word.length, random(people)) : /^\p{Ll}+$/u.test(word) ? others[random(others.length)]! : word
    words.set(word, other)
    return other
  }
  const shift = Math.floor(number / A_DAY) - Math.floor((Date.UTC(2024, 0, 1) - FIRST_DAY) / 86_400_000)
  const states = new Map<string, string>()
  const state = (code: string): string => {
    if (!states.has(code)) states.set(code, makeState(random(180)))
    return states.get(code)!
  }
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return walkText(value, key)
    if (Array.isArray(value)) return value.map((one) => walk(one, key))
    if (value === null || typeof value !== "object") return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]))
  }
  const walkText = (value: string, key: string): string => {
    if (key === "country") return state(value)
    if (["published", "modified", "date", "value"].includes(key)) return value.replace(/\d{4}-\d\d-\d\d/g, (day) => shiftDay(day, shift))
    if (!["text", "name", "title", "dateline", "organization"].includes(key)) return value
    return value.replace(/\p{L}{4,}/gu, replace)
  }
  const report = { ...(walk(pair.report, "") as ReadReport["report"]), id: `generated-${number}` }
  const record = walk(pair.record, "") as ReadReport["record"]
  return { report, record: { ...record, report: { ...record.report, id: report.id, sha256: sha256(report.text) } } }
}

function copyOf({ report, record }: ReadReport, number: number): ReadReport {
  const own = { id: `generated-${number}`, publisher: "Copying Agency" }
  return { report: { ...report, ...own }, record: { ...record, report: { ...record.report, ...own } } }
}

/** Lower-case words of the examples by their length. */
function gatherWords(examples: readonly ReadReport[]): Map<number, string[]> {
  const words = new Set(examples.flatMap(({ report }) => report.text.match(/(?<!\p{L})\p{Ll}{4,}(?!\p{L})/gu) ?? []))
  return Map.groupBy([...words].sort(), ({ length }) => length)
}

/** The numberth name of a length: "Kolimaz". */
function makeName(length: number, number: number): string {
  let rest = number * 7919 + 13
  let name = ""
  while (name.length < length) {
    name += SYLLABLES[rest % SYLLABLES.length]
    rest = Math.floor(rest / SYLLABLES.length) + name.length * 31
  }
  return `${name[0]!.toUpperCase()}${name.slice(1, length)}`
}

const makeState = (number: number): string =>
  `${String.fromCharCode(65 + (number % 18))}${String.fromCharCode(65 + Math.floor(number / 18))}X`

const shiftDay = (day: string, shift: number): string => new Date(Date.parse(day) + shift * 86_400_000).toISOString().slice(0, 10)

/** A generator of numbers from a seed (mulberry32). */
function makeRandom(seed: number): (below: number) => number {
  let state = Math.imul(seed, 0x9e3779b1)
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
