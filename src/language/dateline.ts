/**
 * Reads datelines and wire slugs: "DAMASCUS, June 4 (Xinhua) --", "Tehran (AFP) -", "BRASÍLIA, Nov 18. –", "LONDON: ",
 * "Baghdad, Jan 18, IRNP --", "New York, Sept. 5 /PRNewswire/ --", in the body or in a report's own field.
 */
import type { Slice } from "./tokens.ts"
import type { LanguageWords } from "./words.ts"

/** What a dateline says; offsets are of the text it was found in. */
export interface ParsedDateline extends Slice {
  readonly place?: Slice
  /** What stands with the place: "BUSAN, South Korea", "Nairobi (Kenya)". */
  readonly region?: Slice
  readonly day?: CalendarDay
  /** True where nothing but the dateline stands in the range. */
  readonly alone: boolean
}

/** A day as a dateline writes it, mostly without its year. */
interface CalendarDay {
  readonly month: number
  readonly day: number
  readonly year?: number
}

/** Where a dateline stands: in the report's own field, before the body, or after a note or paragraph of it. */
export type DatelinePlace = "field" | "first" | "later"

const HEAD = 200
const NAME = "(?:(?:\\p{Lu}\\.){2,}|\\p{Lu}\\p{L}{1,2}\\.(?=[ ]\\p{Lu})|\\p{Lu}(?:[\\p{L}\\p{M}]|['’-](?=\\p{L}))*)"
const PLACE = new RegExp(`${NAME}(?:[ ](?:\\p{Ll}{1,5}[ ](?=\\p{Lu}))?${NAME}){0,4}`, "uy")
const REGION = new RegExp(`[ ]?(?:,[ ]?(${PLACE.source})|\\((${PLACE.source})\\)|/[ ]?(${PLACE.source})/?)`, "uy")
const SLUG = /[ ]?,?[ ]?(?:\([^()\n]{2,60}\)|\/[^/\n]{2,40}\/)[.]?/uy
const BARE_SLUG = /[ ]?[,/]?[ ]\p{Lu}{2}[\p{Lu}\p{N}]{0,8}(?:-\p{L}{2,12})?(?![\p{L}\p{N}])/uy
const SEPARATOR = /[.,]?[ ]?(?:-{2,3}|[–—]|-(?=[ ]))[ ]*|[ ]?:[ ]+|[.](?:[ ]+|$)|(?<=[)/.])[ ]+(?=[\p{Lu}"“])/uy
const WEEKDAY = /(\p{L}{3,9})\.?,?[ ]/uy
const DATE =
  /(?:(\p{L}{3,9})\.?[ ](\d{1,2})|(\d{1,2})(?:\p{L}{2})?[ ](\p{L}{3,9}))(?:\p{L}{2}(?!\p{L}))?\.?(?!\d|:\d)(?:[ ]?,?[ ](\d{4}))?(?:,?[ ]\d{4})?/uy
const YEAR = /[ ]?,?[ ](\d{4})(?!\d)/uy

interface Scan {
  readonly head: string
  at: number
}

/** Reads the dateline at the beginning of text[start, end); undefined where a sentence begins there. */
export function parseDateline(
  text: string,
  range: Slice,
  words: LanguageWords,
  where: DatelinePlace = "first",
): ParsedDateline | undefined {
  const scan = { head: text.slice(range.start, Math.min(range.end, range.start + HEAD)).replace(/[\s\u0085]/g, " "), at: 0 }
  let day = takeDay(scan, words)
  const places = day ? [] : takePlaces(scan, words)
  if (!day && places.length === 0) return undefined
  if (!day) day = takeDayAfter(scan, words)
  const slugs = takeSlugs(scan, day !== undefined)
  const separator = take(scan, SEPARATOR)?.[0]
  if (separator) slugs.push(...takeSlugs(scan, false, true))
  const alone = scan.at >= scan.head.trimEnd().length
  const parts = { scan, places, dated: day !== undefined, slugs, separator, alone, where }
  if (where !== "field" && !isDateline(parts, words)) return undefined
  const end = range.start + scan.head.slice(0, scan.at).trimEnd().length
  return { start: range.start, end, alone, ...(day && { day }), ...placeOf(scan, places, range.start, words) }
}

function take(scan: Scan, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = scan.at
  const found = pattern.exec(scan.head)
  if (found) scan.at = pattern.lastIndex
  return found ?? undefined
}

/** The place and what stands with it, as slices of the head. */
function takePlaces(scan: Scan, words: LanguageWords): Slice[] {
  const places: Slice[] = []
  for (let found = take(scan, PLACE); found && places.length < 4; found = take(scan, REGION)) {
    const name = found[1] ?? found[2] ?? found[3] ?? found[0]
    const start = found.index + found[0].indexOf(name)
    const cut = Math.min(beforeDate(scan.head, start, name, words), beforeVerb(name, words))
    if (cut < name.length) scan.at = start + cut
    if (cut > 0) places.push({ start, end: start + name.slice(0, cut).trimEnd().length })
    if (cut === 0) scan.at = found.index
    if (cut < name.length) break
  }
  return places
}

/** Where a month before its day, or a weekday, begins in a run of names; its length where there is none. */
function beforeDate(head: string, start: number, name: string, words: LanguageWords): number {
  for (const word of name.matchAll(/[\p{L}\p{M}]+/gu)) {
    const lower = word[0].toLowerCase()
    if (words.weekdays.has(lower)) return word.index
    if (words.months.has(lower) && /^\.?[ ]?\d/.test(head.slice(start + word.index + lower.length))) return word.index
  }
  return name.length
}

/** Where a small word that no place has inside its name begins: "Gujral told AFP". */
function beforeVerb(name: string, words: LanguageWords): number {
  for (const word of name.matchAll(/(?<=[ ])\p{Ll}+(?=[ ])/gu)) if (!words.placeParticles.has(word[0])) return word.index
  return name.length
}

function takeDayAfter(scan: Scan, words: LanguageWords): CalendarDay | undefined {
  const from = scan.at
  take(scan, /[ ]?[,.]?[ ]?/y)
  const day = takeDay(scan, words)
  if (!day) scan.at = from
  return day
}

function takeDay(scan: Scan, words: LanguageWords): CalendarDay | undefined {
  const from = scan.at
  const weekday = take(scan, WEEKDAY)
  if (weekday && !words.weekdays.has(weekday[1]!.toLowerCase())) scan.at = from
  const found = take(scan, DATE)
  const month = words.months.get((found?.[1] ?? found?.[4] ?? "").toLowerCase())
  const day = Number(found?.[2] ?? found?.[3])
  if (month && day >= 1 && day <= 31) {
    const year = Number(found![5] ?? take(scan, YEAR)?.[1])
    return { month, day, ...(year && { year }) }
  }
  scan.at = from
  return undefined
}

function takeSlugs(scan: Scan, dated: boolean, marked = false): string[] {
  const slugs: string[] = []
  while (slugs.length < 3) {
    const found = take(scan, SLUG) ?? (dated ? take(scan, BARE_SLUG) : undefined)
    if (!found) break
    slugs.push(found[0])
  }
  if (marked && slugs.length) take(scan, /[ ]*(?:-{1,3}|[–—])?[ ]*/y)
  return slugs
}

interface Parts {
  readonly scan: Scan
  readonly places: readonly Slice[]
  readonly dated: boolean
  readonly slugs: readonly string[]
  readonly separator: string | undefined
  readonly alone: boolean
  readonly where: DatelinePlace
}

/** Whether what was taken is a dateline and not the beginning of a sentence. */
function isDateline(parts: Parts, words: LanguageWords): boolean {
  const { scan, places, dated, slugs, separator, alone, where } = parts
  if (!separator) return alone && dated && where === "first"
  if (!alone && !/^\s*["“‘«'([\p{Lu}\p{N}]/u.test(scan.head.slice(scan.at))) return false
  if (dated) return places.length > 0 || /[-–—]/.test(separator) || slugs.length > 0
  if (where === "later") return false
  const name = scan.head.slice(places[0]!.start, places.at(-1)!.end)
  if (words.storySlugs.has(name.toLowerCase().split(" ")[0]!)) return false
  const agency = slugs.some((slug) => isAgency(slug, words)) || isAgency(name, words)
  const shouting = name.length > 2 && scan.head.slice(places[0]!.start, places[0]!.end) === name.split(/[,/(]/)[0]!.trim().toUpperCase()
  if (/[-–—]/.test(separator))
    return shouting || agency || (name.split(" ").length <= 3 && !slugs.some((slug) => /^\s?\(\p{Ll}/u.test(slug)))
  return agency || (shouting && separator.includes(":") && name.split(" ").length <= 3)
}

function isAgency(slug: string, words: LanguageWords): boolean {
  const names = slug.match(/[\p{L}\p{N}-]+/gu) ?? []
  return names.some((name) => words.agencyWords.has(name.toLowerCase()))
}

function placeOf(scan: Scan, places: readonly Slice[], base: number, words: LanguageWords): Pick<ParsedDateline, "place" | "region"> {
  const named = places.filter((p) => !isAgency(scan.head.slice(p.start, p.end), words) && !isShortForm(scan.head, p))
  const [place, region] = named.map((p) => ({ start: base + p.start, end: base + p.end }))
  return { ...(place && { place }), ...(region && { region }) }
}

/** "(WNS)" after a place is an agency that nobody listed. */
function isShortForm(head: string, { start, end }: Slice): boolean {
  return head[start - 1] === "(" && /^\p{Lu}{2,4}$/u.test(head.slice(start, end))
}
