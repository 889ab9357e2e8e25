/** IPTC ninjs 3.1, news in JSON: occurrences out as events, news in as reports. An item that is withheld or canceled is no report. */
import type { Report } from "../../record/index.ts"
import { isEdtf } from "../../record/index.ts"
import type { FormatNotes } from "../field/notes.ts"
import type { Told, ToldParty } from "../field/told.ts"
import { nameTold, partyWords, quoteLines } from "./sentences.ts"

/** What is kept and lost. */
export const NINJS_NOTES: FormatNotes = {
  name: "ninjs",
  title: "ninjs 3.1",
  about: "Lines of JSON, an event item for each occurrence.",
  out: true,
  in: true,
  kept: [
    ["id", "uri", "urn:dragoman:"],
    ["type and participants", "title"],
    ["time", "eventDetails.dates.expectedStartDate, expectedEndDate", "as exact as it is known; startDate and endDate want a time of day"],
    ["place", "places: name, contactInfo with the state, geoJSON"],
    ["persons; states and bodies", "people; organisations", "with role as rel and a uri where there is an id"],
    ["type, status, confidence", "subjects: literal, confidence", "confidence in per cent"],
    ["topics", "subjects: name"],
    ["participants with offices, quotes with their reports", "descriptions", "quotes are bounded"],
    ["publishers", "infoSources"],
  ],
  lost: ["channel and format", "conflicts between reports", "tour", "statements, ties"],
  blank: ["eventStatus, as its vocabulary tells of live coverage", "plannedCoverage", "versionCreated and other moments"],
  reads:
    "A text item becomes a report: headline, body (plain text, or HTML without its tags, paragraphs kept), dateline from located, publisher, language, day. Withheld and canceled items, items that are no text and items without a body are refused with the reason.",
}

/** The items, a line each. */
export async function* exportNinjs(told: AsyncIterable<Told> | Iterable<Told>): AsyncGenerator<string> {
  for await (const one of told) yield `${JSON.stringify(itemOf(one))}\n`
}

const SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"
const isPerson = ({ kind }: ToldParty): boolean => kind === "person" || kind === "unnamed"

/** Without empty lists and what is not known. */
const known = (entry: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)),
  )

function itemOf(told: Told): object {
  const { id, type, status, confidence, parties, place, topics, reports } = told
  const dates = datesOf(told)
  const publishers = [...new Set(reports.flatMap(({ publisher }) => publisher ?? []))].sort()
  return known({
    standard: { name: "ninjs", version: "3.1", schema: SCHEMA },
    uri: `urn:dragoman:${id}`,
    type: "event",
    pubStatus: "usable",
    title: nameTold(told),
    descriptions: [...parties.map(partyWords), ...quoteLines(told)].map((value) => ({ contentType: "text/plain", value })),
    eventDetails: dates === undefined ? null : { dates },
    places: place === null ? [] : [placeOf(place)],
    people: parties.filter(isPerson).map(partyOf),
    organisations: parties.filter((party) => !isPerson(party)).map(partyOf),
    subjects: [
      { name: type, literal: `type:${type}`, creator: "dragoman", confidence: Math.round(confidence * 100) },
      { name: status, literal: `status:${status}`, creator: "dragoman" },
      ...topics.map((name) => ({ name, rel: "topic", creator: "dragoman" })),
    ],
    infoSources: publishers.map((name) => ({ name, role: "originator" })),
  })
}

/** Dates no more exact than they are known: those of an interval in EDTF, or the one. */
function datesOf({ time, first, last }: Told): Record<string, string> | undefined {
  const [from, to] = time === null ? [] : time.split("/")
  const [start, end] = [plainDate(from) ?? first, plainDate(to) ?? (time?.includes("/") ? last : null)]
  if (start === null && end === null) return undefined
  return { ...(start === null ? {} : { expectedStartDate: start }), ...(end === null ? {} : { expectedEndDate: end }) }
}

const plainDate = (date: string | undefined): string | null => (date !== undefined && /^\d{4}(-\d\d(-\d\d)?)?$/.test(date) ? date : null)

function placeOf({ name, country, lat, lon }: NonNullable<Told["place"]>): object {
  return known({
    name,
    contactInfo: country === null ? [] : [{ type: "physical", address: { country } }],
    geoJSON: lat === null || lon === null ? null : { type: "Point", coordinates: [lon, lat] },
  })
}

const partyOf = ({ id, kind, name, country, role }: ToldParty): object =>
  known({
    name,
    rel: role,
    uri: id === null ? (kind === "state" && country !== null ? `urn:dragoman:${country}` : null) : `urn:dragoman:${id}`,
  })

/** Why an item is no report. */
export type NinjsFault = "item-foreign" | "item-withheld" | "item-no-text" | "body-missing"

type Item = Readonly<Record<string, unknown>>

const isItem = (value: unknown): value is Item => typeof value === "object" && value !== null && !Array.isArray(value)
const listOf = (value: unknown): Item[] => (Array.isArray(value) ? value.filter(isItem) : [])
const textOf = (value: unknown): string | undefined => (typeof value === "string" && value.trim() !== "" ? value : undefined)

/** An item of news as a report, or why it is none. */
export function importNinjs(item: unknown): { readonly report: Report } | { readonly fault: NinjsFault } {
  if (!isItem(item) || textOf(item.uri) === undefined) return { fault: "item-foreign" }
  if (item.pubStatus === "withheld" || item.pubStatus === "canceled") return { fault: "item-withheld" }
  if (item.type !== undefined && item.type !== "text" && item.type !== "composite") return { fault: "item-no-text" }
  const text = bodyOf(listOf(item.bodies))
  if (text === undefined) return { fault: "body-missing" }
  const headline = roleOf(listOf(item.headlines), "main")
  const source = listOf(item.infoSources)[0]
  const uri = textOf(item.uri)!
  const given = {
    id: uri,
    publisher: textOf(source?.name) ?? textOf(item.copyrightHolder),
    url: /^https?:/.test(uri) ? uri : undefined,
    title: textOf(headline?.value) ?? textOf(item.title),
    language: textOf(item.language),
    published: dayOf(item.firstCreated) ?? dayOf(item.contentCreated) ?? dayOf(item.versionCreated),
    modified: dayOf(item.versionCreated),
    dateline: textOf(item.located),
    text,
  }
  return { report: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as unknown as Report }
}

const roleOf = (items: readonly Item[], role: string): Item | undefined => items.find((one) => one.role === role) ?? items[0]

const dayOf = (moment: unknown): string | undefined => {
  const day = typeof moment === "string" ? moment.slice(0, 10) : ""
  return isEdtf(day) ? day : undefined
}

function bodyOf(bodies: readonly Item[]): string | undefined {
  const isHtml = ({ contentType, value }: Item): boolean => /html|xml/.test(String(contentType ?? "")) || /<\/?p[\s>]/.test(String(value))
  const body =
    bodies.find((one) => textOf(one.value) !== undefined && !isHtml(one)) ?? bodies.find((one) => textOf(one.value) !== undefined)
  if (body === undefined) return undefined
  return isHtml(body) ? textOf(withoutTags(String(body.value))) : textOf(body.value)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" }

function withoutTags(html: string): string {
  const plain = html
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<(?:br\s*\/?|\/(?:p|div|h[1-6]|li|blockquote|tr))\s*>/gi, "\n\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined
      if (code === undefined) return ENTITIES[String(name)] ?? all
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : "\ufffd"
    })
  return plain
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/[ \t\r\n]+/g, " ").trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n\n")
}
