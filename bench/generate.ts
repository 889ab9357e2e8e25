/**
 * Reports out of examples, any number, the same every time: people, towns and words give way to others of the same length, so that every
 * span stays true; states to other states, some of which are much in the news; days to other days, at the same number of reports a day
 * however many there are. A person has one state and comes again, as in the news; there are more people where there are more reports.
 */
import { type Actor, sha256 } from "../src/record/index.ts"
import type { ReadReport } from "../src/store/index.ts"

const A_DAY = 27
const DAY = 86_400_000
const FIRST_DAY = Date.UTC(2010, 0, 1) / DAY
const COPIES = 20
const WORDS = /\p{L}{2,}/gu
const YEARS = /(?<!\d)\d{4}(?!\d)/g
const STATES = 180
const TOWNS = 400
const SYLLABLES = [..."bdfghjklmnprstvz"].flatMap((letter) => [..."aeiou"].map((vowel) => letter + vowel))

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
  const states = new Map<string, number>()
  const state = (code: string): number =>
    states.get(code) ?? states.set(code, Math.floor((random(STATES) * random(STATES)) / STATES)).get(code)!
  const words = keepOffices(pair)
  const among = 2 + Math.floor(count / 20_000)
  renamePeople(pair, words, ({ country, offices }) => mix(state(country ?? ""), mix(offices[0]?.title.length ?? 0, random(among))))
  renameTowns(pair, words, random)
  const replace = (word: string): string => {
    const known = words.get(word)
    if (known !== undefined) return known
    const others = vocabulary.get(word.length) ?? [word]
    const other = /^\p{Ll}{4,}$/u.test(word) ? others[random(others.length)]! : word
    words.set(word, other)
    return other
  }
  const shift = FIRST_DAY + Math.floor(number / A_DAY) - Date.parse(pair.report.published ?? "2024-01-01") / DAY
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return walkText(value, key)
    if (Array.isArray(value)) return value.map((one) => walk(one, key))
    if (value === null || typeof value !== "object") return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]))
  }
  const walkText = (value: string, key: string): string => {
    if (key === "country") return codeOf(state(value))
    if (["published", "modified", "date", "value"].includes(key)) return shiftDates(value, shift)
    if (!["text", "name", "title", "dateline", "organization", "place"].includes(key)) return value
    return value.replace(WORDS, replace).replace(YEARS, (year) => shiftYear(year, shift))
  }
  const report = { ...(walk(pair.report, "") as ReadReport["report"]), id: `generated-${number}` }
  const record = walk(pair.record, "") as ReadReport["record"]
  return { report, record: { ...record, report: { ...record.report, id: report.id, sha256: sha256(report.text) } } }
}

/** Words of offices stay as they are. */
function keepOffices({ record }: ReadReport): Map<string, string> {
  const offices = record.actors.flatMap((actor) => actor.offices).flatMap(({ title, organization }) => [title, organization ?? ""])
  return new Map(offices.flatMap((office) => office.match(WORDS) ?? []).map((word) => [word, word]))
}

/** Gives each person of a report the name of another; the longest names first, so that shorter forms of them follow. */
function renamePeople({ record }: ReadReport, words: Map<string, string>, choose: (actor: Actor) => number): void {
  const people = record.actors.filter(({ kind }) => kind === "person")
  for (const actor of people.sort((a, b) => b.name.length - a.name.length)) {
    const person = choose(actor)
    for (const [at, word] of (actor.name.match(WORDS) ?? []).entries()) {
      if (!words.has(word)) words.set(word, makeName(word.length, mix(person, at)))
    }
  }
}

function renameTowns({ record }: ReadReport, words: Map<string, string>, random: (below: number) => number): void {
  const places = record.events.flatMap(({ place }) => (place?.precision === "city" ? [place.name] : []))
  for (const word of places.flatMap((name) => name.match(WORDS) ?? [])) {
    if (!words.has(word)) words.set(word, makeName(word.length, 1_000_000 + random(TOWNS)))
  }
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
  let name = ""
  while (name.length < length) name += SYLLABLES[mix(number, name.length) % SYLLABLES.length]
  return `${name[0]!.toUpperCase()}${name.slice(1, length)}`
}

/** One number of two, below 2³². */
function mix(one: number, other: number): number {
  let mixed = Math.imul(one ^ Math.imul(other + 1, 0x9e3779b1), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

const codeOf = (state: number): string => `${String.fromCharCode(65 + (state % 18))}${String.fromCharCode(65 + Math.floor(state / 18))}X`

const shiftYear = (year: string, days: number): string => `${Number(year) + Math.round(days / 365)}`.padStart(4, "0")

/** Days go by days, years and months by years. */
function shiftDates(value: string, days: number): string {
  return value.replace(/\d{4}(-\d\d-\d\d)?/g, (date: string, day: string | undefined) =>
    day === undefined ? shiftYear(date, days) : new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10),
  )
}

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
