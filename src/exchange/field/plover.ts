/** PLOVER as JSON lines, with the manual's own names of fields. In and out; an event is one object with all who are in it. */
import type { Knowledge } from "../../knowledge/index.ts"
import { countryOf, readDay, withoutBlanks } from "./cells.ts"
import { type Claim, type ClaimParty, type Imported, type LineFault, makeFault } from "./claim.ts"
import { cellsOf, isObject, type JsonRow, objectsOf, readJsonRows, textsOf } from "./json-rows.ts"
import type { FormatNotes } from "./notes.ts"
import { type Sides, sidesOf } from "./pairs.ts"
import { ploverCode } from "./polecat.ts"
import { codesOfEvent, type EventCodes, meaningOfPlover, ploverQuad, ploverScore } from "./tables.ts"
import type { Told, ToldParty } from "./told.ts"

/** What is kept and lost. */
export const PLOVER_NOTES: FormatNotes = {
  name: "plover",
  title: "PLOVER JSON",
  about: "A line is an occurrence with lists of actors and recipients, or with `--dyads` a directed pair in it.",
  out: true,
  in: true,
  kept: [
    ["occurrence id", "id", "with the number of the pair after a full stop"],
    ["first and last day", "date, enddate"],
    ["type, status, channel", "event, mode, quad_code, event_scale", "event_scale only where the manual's score is not in doubt"],
    ["participants, their states and offices", "actor, recipient", "entity_text, code, office, identifier_text"],
    ["place", "event_loc", "resolution 1 a site to 5 nothing finer than a region of the world; ours are 2 to 4"],
    ["quotes, bounded", "event_text"],
    ["first report", "link, cite_info"],
    ["all reports", "comment"],
  ],
  lost: ["status apart from its type", "how exact a date is", "conflicts between reports", "statements and ties"],
  blank: [
    "time, endtime",
    "context",
    "text, text_info",
    "coder, coded_date, coded_time",
    "sector, religion, ethnicity, gender, age",
    "geonameid, district, province, feature_class, feature_code",
  ],
  reads: "A claim with actors and recipients. DEMAND, DISAPPROVE and INVESTIGATE of older versions are read as what they became.",
}

/** Lines of PLOVER. Occurrences that it has no type for are passed over. */
export async function* exportPlover(
  told: AsyncIterable<Told> | Iterable<Told>,
  { knowledge, dyads }: { readonly knowledge: Knowledge; readonly dyads: boolean },
): AsyncGenerator<string> {
  for await (const one of told) {
    const codes = codesOfEvent(one, knowledge)
    if (codes === undefined || codes.plover === "NONE") continue
    const rows = sidesOf(one, dyads).filter(({ isMirrored }) => !isMirrored)
    yield rows.map((sides) => `${JSON.stringify(ploverEvent(one, { sides, codes, knowledge }))}\n`).join("")
  }
}

interface Coding {
  readonly sides: Sides
  readonly codes: EventCodes
  readonly knowledge: Knowledge
}

function ploverEvent(told: Told, { sides, codes, knowledge }: Coding): Record<string, unknown> {
  const [first] = told.reports
  return withoutBlanks({
    id: `${told.id}.${sides.number + 1}`,
    date: told.first,
    enddate: told.last === told.first ? undefined : told.last,
    has_event: true,
    actor: sides.sources.map((party) => ploverEntity(party, knowledge)),
    recipient: sides.targets.length === 0 ? undefined : sides.targets.map((party) => ploverEntity(party, knowledge)),
    event: [codes.plover],
    mode: codes.mode === undefined ? undefined : [codes.mode],
    quad_code: ploverQuad(codes.plover),
    event_scale: ploverScore(codes),
    event_loc: told.place === null ? undefined : ploverPlace(told.place, knowledge),
    event_text: first?.quotes[0],
    link: first?.url,
    cite_info: first === undefined ? undefined : citeInfo(first),
    comment: `reports: ${told.reports.map(({ key }) => key).join(" ")}`,
  })
}

const citeInfo = ({ url, title, publisher, language }: Told["reports"][number]) =>
  withoutBlanks({ citation: publisher, url, title, language })

const ploverEntity = ({ name, country, office, id }: ToldParty, knowledge: Knowledge) =>
  withoutBlanks({ code: ploverCode(country, knowledge), entity_text: name, office, identifier_text: id })

const RESOLUTIONS: Readonly<Record<string, number>> = { site: 1, city: 2, region: 3, country: 4 }

const ploverPlace = ({ name, country, lat, lon, precision }: NonNullable<Told["place"]>, knowledge: Knowledge) =>
  withoutBlanks({
    extracted_place: name,
    city: precision === "city" ? name : undefined,
    country: country === null ? undefined : knowledge.stateByCode(country)?.name,
    country_code: ploverCode(country, knowledge),
    lat,
    lon,
    resolution: RESOLUTIONS[precision],
  })

/** Claims of a file of PLOVER, and what is wrong by line. */
export function importPlover(bytes: Uint8Array, knowledge: Knowledge): Imported {
  const { rows, faults } = readJsonRows(bytes)
  const events = rows.filter(({ value }) => textsOf(value.event).length > 0)
  const foreign = rows
    .filter((row) => !events.includes(row))
    .map(({ line, raw }) => makeFault(line, "line-unreadable", { raw, says: "It has no `event`." }))
  const read = events.map((row) => readClaim(row, knowledge))
  const all = [...faults, ...foreign, ...read.flatMap(({ faults: own }) => own)]
  return { claims: read.map(({ claim }) => claim), faults: all.sort((one, other) => one.line - other.line) }
}

function readClaim({ line, value }: JsonRow, knowledge: Knowledge): { claim: Claim; faults: LineFault[] } {
  const [type = ""] = textsOf(value.event)
  const { time, faults } = readTime(value, line)
  const place = readPlace(value.event_loc, knowledge)
  const cite = isObject(value.cite_info) ? value.cite_info.url : undefined
  const claim = {
    kind: "claim" as const,
    format: "plover",
    line,
    ...withoutBlanks({
      id: textsOf(value.id)[0] ?? (typeof value.id === "number" ? String(value.id) : undefined),
      time,
      text: textsOf(value.event_text)[0],
    }),
    ...meaningOfPlover(type.toUpperCase(), textsOf(value.mode)[0]?.replace(/^[A-Z]+-/, ""), knowledge),
    parties: [...readEntities(value.actor, "source", knowledge), ...readEntities(value.recipient, "target", knowledge)],
    ...(Object.keys(place).length === 0 ? {} : { place }),
    sources: [...new Set([...textsOf(value.link), ...textsOf(cite)])],
    row: cellsOf(value),
  }
  return { claim, faults }
}

function readTime({ date, enddate }: JsonRow["value"], line: number): { time: string | undefined; faults: LineFault[] } {
  const days = [date, enddate].map((words) => (typeof words === "string" || typeof words === "number" ? readDay(String(words)) : undefined))
  const faults = [date, enddate].flatMap((words, at) =>
    words === undefined || words === null || words === "" || days[at] !== undefined
      ? []
      : [
          makeFault(line, "date-malformed", {
            column: at === 0 ? "date" : "enddate",
            says: `It holds ${JSON.stringify(words).slice(0, 80)}.`,
          }),
        ],
  )
  const [first, last] = days
  return { time: first !== undefined && last !== undefined && last > first ? `${first}/${last}` : first, faults }
}

function readEntities(field: unknown, role: string, knowledge: Knowledge): ClaimParty[] {
  const words = textsOf(field).map((code) => ({ role, ...namedOrState(code, knowledge) }))
  const entities = objectsOf(field).map((entity) => {
    const [name, code, office] = [entity.entity_text, entity.code, entity.office].map((one) => textsOf(one)[0])
    return { role, ...withoutBlanks({ name, country: code === undefined ? undefined : countryOf(code, knowledge), office }) }
  })
  return [...words, ...entities]
}

function namedOrState(code: string, knowledge: Knowledge): { name?: string; country?: string } {
  const country = countryOf(code.slice(0, 3), knowledge)
  return country === undefined ? { name: code } : { country }
}

function readPlace(field: unknown, knowledge: Knowledge) {
  if (!isObject(field)) return {}
  const country = textsOf(field.country_code)[0] ?? textsOf(field.country)[0]
  const number = (value: unknown, most: number) => (typeof value === "number" && Math.abs(value) <= most ? value : undefined)
  return withoutBlanks({
    name: textsOf(field.resolved_place)[0] ?? textsOf(field.extracted_place)[0],
    country: country === undefined ? undefined : countryOf(country, knowledge),
    lat: number(field.lat, 90),
    lon: number(field.lon, 180),
  })
}
