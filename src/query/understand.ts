/**
 * A question in words as filters: "Bagheri Kani in Damascus June 2024" is a person, a place and a month. What names a party, a place, a day or
 * a kind of event becomes that filter; what is left is looked for as words. Who and what there is to name is asked of `Names`, so that the
 * same code understands a store and a static site.
 */
import { EVENT_STATUSES, EVENT_TYPES } from "../record/vocabulary.ts"

/** What words may name. Each answers for a whole phrase. */
export interface Names {
  isState(words: string): boolean
  isPerson(words: string): boolean | Promise<boolean>
  isBody(words: string): boolean | Promise<boolean>
  isPlace(words: string): boolean | Promise<boolean>
}

/** Filters by name, as they stand in an address. */
export type Understood = Record<string, string>

/** Words of the question itself, not of reports: they part phrases, and are looked for nowhere. Those in the first set announce a place. */
const PLACING = new Set(["in", "at", "near"])
const PARTING = new Set([
  "with",
  "and",
  "of",
  "by",
  "between",
  "from",
  "on",
  "to",
  "the",
  "during",
  "about",
  "since",
  "until",
  "met",
  "meets",
])
const SINCE = new Set(["since", "after"])
const UNTIL = new Set(["until", "before"])

/** No question has more words, and no name. */
const MOST_WORDS = 40
const LONGEST_NAME = 6

/** Understands a question. What is in quotation marks stays as it is. */
export async function understand(question: string, names: Names): Promise<Understood> {
  const quoted = [...question.matchAll(/"[^"]+"/g)].map(([phrase]) => phrase)
  const { rest, filters } = takeDates(question.replace(/"[^"]+"/g, " ").replace(/[\s,;?!]+/g, " "))
  const found = await takeNames(rest.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS), names)
  const text = [...quoted, ...found.words].join(" ")
  return { ...found.filters, ...filters, ...(text === "" ? {} : { text }) }
}

/** Names of months as English writes them, whole or by three letters. */
const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(Date.UTC(2000, month)).toLowerCase(),
)
const MONTH = `(${MONTHS.map((name) => `${name}|${name.slice(0, 3)}\\.?`).join("|")})`
const YEAR = "((?:1[89]|20)\\d\\d)"
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?"

const two = (value: string | number): string => String(value).padStart(2, "0")
const monthOf = (name: string): string => two(MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1)

/** Ways to write a day, a month or a year, the most exact first. */
const DATES: readonly { readonly pattern: RegExp; readonly date: (...parts: string[]) => string }[] = [
  { pattern: /\b(\d{4}-\d\d(?:-\d\d)?)\b/, date: (date = "") => date },
  {
    pattern: new RegExp(`\\b${DAY} ${MONTH} ${YEAR}\\b`, "i"),
    date: (day = "", month = "", year = "") => `${year}-${monthOf(month)}-${two(day)}`,
  },
  {
    pattern: new RegExp(`\\b${MONTH} ${DAY} ${YEAR}\\b`, "i"),
    date: (month = "", day = "", year = "") => `${year}-${monthOf(month)}-${two(day)}`,
  },
  { pattern: new RegExp(`\\b${MONTH} ${YEAR}\\b`, "i"), date: (month = "", year = "") => `${year}-${monthOf(month)}` },
  { pattern: new RegExp(`\\b${YEAR}\\b`), date: (year = "") => year },
]

interface Cut {
  readonly at: number
  readonly date: string
  readonly before: string
}

/** Takes dates out: one is the time asked for, two are its ends; "since" and "until" leave the other end open. */
function takeDates(question: string): { readonly rest: string; readonly filters: Understood } {
  const cuts: Cut[] = []
  let rest = question.replace(/(\d)\s*[–—]\s*(?=\d)/g, "$1 to ")
  for (const { pattern, date } of DATES) {
    for (let match = pattern.exec(rest); match !== null; match = pattern.exec(rest)) {
      const before = rest.slice(0, match.index).trimEnd().split(/\s+/).at(-1)?.toLowerCase() ?? ""
      cuts.push({ at: match.index, date: date(...match.slice(1)), before })
      rest = `${rest.slice(0, match.index)}${" ".repeat(match[0].length)}${rest.slice(match.index + match[0].length)}`
    }
  }
  const [first, last] = [cuts.toSorted((a, b) => a.at - b.at).at(0), cuts.toSorted((a, b) => a.at - b.at).at(-1)]
  if (!first || !last) return { rest, filters: {} }
  if (cuts.length > 1) return { rest, filters: { from: first.date, to: last.date } }
  if (SINCE.has(first.before)) return { rest, filters: { from: first.date } }
  return { rest, filters: UNTIL.has(first.before) ? { to: first.date } : { from: first.date, to: first.date } }
}

interface Taken {
  readonly filters: Understood
  readonly words: readonly string[]
}

/** Takes names from left to right, the longest first. */
async function takeNames(tokens: readonly string[], names: Names): Promise<Taken> {
  const parties: [filter: string, words: string][] = []
  const filters: Understood = {}
  const words: string[] = []
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!.toLowerCase()
    const isPlaced = PLACING.has(tokens[at - 1]?.toLowerCase() ?? "")
    const kind = kindOf(token)
    const name = await longestName(tokens.slice(at, at + LONGEST_NAME), names, { isPlaced })
    if (name) {
      if (name.filter === "place") filters.place = name.words
      else parties.push([name.filter, name.words])
      at += name.length
    } else {
      if (kind) filters[kind.filter] = filters[kind.filter] === undefined ? kind.value : `${filters[kind.filter]},${kind.value}`
      else if (!PLACING.has(token) && !PARTING.has(token) && !SINCE.has(token) && !UNTIL.has(token)) words.push(tokens[at]!)
      at += 1
    }
  }
  return { filters: { ...filters, ...partyFilters(parties) }, words }
}

/** Two of a kind are a dyad; one of each kind are filters of their own; more than that are the first two. */
function partyFilters(parties: readonly (readonly [filter: string, words: string])[]): Understood {
  const kinds = new Set(parties.map(([filter]) => filter))
  if (parties.length > kinds.size)
    return {
      dyad: parties
        .slice(0, 2)
        .map(([, words]) => words)
        .join(","),
    }
  return Object.fromEntries(parties)
}

/** "meetings" is a type, "planned" a status. */
function kindOf(word: string): { readonly filter: "type" | "status"; readonly value: string } | undefined {
  const single = word.replace(/s$/, "")
  const type = EVENT_TYPES.find((one) => one === word || one === single)
  if (type !== undefined) return { filter: "type", value: type }
  const status = EVENT_STATUSES.find((one) => one === word)
  return status === undefined ? undefined : { filter: "status", value: status }
}

interface Name {
  readonly filter: "country" | "person" | "body" | "place"
  readonly words: string
  readonly length: number
}

async function longestName(
  tokens: readonly string[],
  names: Names,
  { isPlaced }: { readonly isPlaced: boolean },
): Promise<Name | undefined> {
  for (let length = tokens.length; length > 0; length -= 1) {
    const words = tokens.slice(0, length).join(" ")
    const [first, last] = [tokens[0]!.toLowerCase(), tokens[length - 1]!.toLowerCase()]
    if ([first, last].some((word) => PLACING.has(word) || PARTING.has(word)) || kindOf(words.toLowerCase())) continue
    const filter = await filterOf(words, names, isPlaced)
    if (filter) return { filter, words, length }
  }
  return undefined
}

async function filterOf(words: string, names: Names, isPlaced: boolean): Promise<Name["filter"] | undefined> {
  if (isPlaced && (names.isState(words) || (await names.isPlace(words)))) return "place"
  if (names.isState(words)) return "country"
  if (await names.isPerson(words)) return "person"
  if (await names.isBody(words)) return "body"
  return (await names.isPlace(words)) ? "place" : undefined
}
