/** IPTC ninjs 3.1, news in JSON: occurrences as event items. News in it is read by ingest. */
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
    "A text item becomes a report: headline, body (plain text, or HTML without its tags, paragraphs kept), dateline from located, publisher, language, day. Withheld and canceled items, items that are no text and items without a body are refused with the reason. `dragoman read` and `dragoman add` take such items as they take reports, one a file or a line.",
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
