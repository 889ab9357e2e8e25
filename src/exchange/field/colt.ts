/**
 * COLT, Country and Organization Leader Travel: 76 columns, a trip a row, as CSV and as a workbook. Written in the workbook's spelling and
 * read in both. What reports do not tell stays blank: "No" is written only where a report denies it.
 */
import type { Knowledge } from "../../knowledge/index.ts"
import { sha256 } from "../../record/index.ts"
import { renderCsv } from "../csv.ts"
import { type CellReader, countryOf, readCells, serialOfDay, withoutBlanks } from "./cells.ts"
import { type Claim, type Imported, type LineFault, makeFault } from "./claim.ts"
import colt from "./data/colt.json" with { type: "json" }
import { gatherClaims, type Layout, type NamedRow, nameCells, readNamedRows } from "./delimited.ts"
import { coltRole, isBodyLeader } from "./offices.ts"
import { codesOfCountry } from "./tables.ts"
import type { Told, ToldParty } from "./told.ts"
import { daysBetween, doingsOf, isFact, type Met, statesOfParties, type Trip, tripsOf } from "./trips.ts"
import { readWorkbook } from "./workbook.ts"

/** The columns, in the workbook's spelling and order. */
export const COLT_COLUMNS: readonly string[] = Object.freeze(colt.columns)
/** The least confidence for each rank, 1 the best; and the ranks that a date or a place brings with it. */
export const COLT_CONFIDENCE: Readonly<Pick<typeof colt, "confidence" | "implicitDate" | "monthOnly" | "noCountry">> = colt

/** A row: its cells by column; what is not known is missing. */
export type ColtRow = Readonly<Record<string, string | number | undefined>>

/** The trips that took place, as rows. All trips are held at once, as a trip is made of several occurrences. */
export async function coltRows(told: AsyncIterable<Told> | Iterable<Told>, knowledge: Knowledge): Promise<ColtRow[]> {
  const held: Told[] = []
  for await (const one of told) held.push(one)
  return tripsOf(held)
    .filter(({ status }) => isFact(status))
    .map((trip) => coltRow(trip, knowledge))
}

/** Rows as CSV, the heading first. */
export const coltCsv = (rows: readonly ColtRow[]): string =>
  renderCsv(
    rows,
    COLT_COLUMNS.map((name) => ({ name, cell: (row: ColtRow) => row[name] })),
    true,
  )

/** One trip as a row. */
export function coltRow(trip: Trip, knowledge: Knowledge): ColtRow {
  const { leader, country, told } = trip
  const home = isBodyLeader(leader) ? undefined : (leader.country ?? undefined)
  const [own, visited] = [codesOfCountry(home ?? null), codesOfCountry(country)]
  const nameOf = (iso3: string | undefined) => (iso3 === undefined ? undefined : (knowledge.stateByCode(iso3)?.name ?? iso3))
  return withoutBlanks({
    TripID: tripId(trip),
    LeaderCountryOrIGO: isBodyLeader(leader) ? leader.officeOf : nameOf(home),
    LeaderCountryISO: home,
    LeaderRegion: own?.region,
    LeaderSubregion: own?.subregion,
    LeaderRole: coltRole(leader),
    LeaderTitle: leader.office === null ? undefined : asTitle(leader.office),
    LeaderFullName: withoutMarks(leader.name),
    CountryVisited: nameOf(country),
    CountryVisitedISO: country,
    RegionVisited: visited?.region,
    SubRegionVisited: visited?.subregion,
    CityVisited: trip.cities.map(withoutMarks).join(";") || undefined,
    ...dayCells(trip),
    ...doingCells(trip, nameOf),
    Notes: notesOf(told),
    "Confidence(1-5)": rankOf(trip),
    ...Object.fromEntries(
      [...new Set(told.flatMap(({ reports }) => reports.flatMap(({ url }) => url ?? [])))]
        .slice(0, 33)
        .map((url, at) => [`SourceLink${at + 1}`, url]),
    ),
  }) as ColtRow
}

/** Ours in COLT's form: who, from where, to where, and the day as a spreadsheet counts it. */
function tripId({ leader, country, first, told }: Trip): string {
  const who = leader.id?.replace(/[^A-Za-z0-9]/g, "") ?? sha256(`${leader.name}|${leader.country}`).slice(0, 12)
  const day = first === null ? sha256(told.map(({ id }) => id).join(" ")).slice(0, 5) : serialOfDay(first)
  return [who, leader.country ?? "IGO", country, day].join("-")
}

const asTitle = (office: string): string =>
  office.replace(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => `${before}${letter.toUpperCase()}`)

/** A name as COLT writes it: without accents. */
const withoutMarks = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "")

function dayCells({ first, last, status, told }: Trip): Record<string, string | number | undefined> {
  const isExact = first !== null && last !== null && told.some(({ time }) => time === null || /\d{4}-\d{2}-\d{2}/.test(time))
  if (!isExact) return { TripYear: first?.slice(0, 4) }
  const isOpen = status === "ongoing"
  return {
    TripYear: first.slice(0, 4),
    TripStartDate: first,
    TripEndDate: isOpen ? "TBD" : last,
    TripDuration: isOpen ? "TBD" : daysBetween(first, last) + 1,
  }
}

function doingCells(trip: Trip, nameOf: (iso3: string) => string | undefined): Record<string, string | undefined> {
  const { hosts, ministers, thirds, bodyLeaders, own, summits, ministerials, agreements, deniedHosts } = doingsOf(trip)
  const yes = (told: readonly unknown[]): string | undefined => (told.length > 0 ? "Yes" : undefined)
  const gathering = (events: readonly Told[]) =>
    events
      .map(({ parties }) =>
        statesOfParties(parties)
          .map((state) => nameOf(state) ?? state)
          .sort()
          .join("-"),
      )
      .join(";") || undefined
  return {
    SubHOGSTravelWithHOGS: yes(own),
    CotravelHOGS: namesMet(own),
    MetHostHoGS: yes(hosts) ?? (deniedHosts.length > 0 ? "No" : undefined),
    HostHOGSName: namesMet(hosts),
    SubHOGSmetHostSubHOGS: yes(ministers),
    HostSubHOGSName: namesMet(ministers),
    AttendedMultilatEvent: yes(summits),
    NameMultilatEvent: gathering(summits),
    AttendedMultilatMinisterialEvent: yes(ministerials),
    NameMultilatMinisterialEvent: gathering(ministerials),
    MetNonhostHOGS: yes(thirds),
    NonhostHOGSNames: namesMet(thirds),
    SignedAgreement: yes(agreements),
    MetIGOLeader: yes(bodyLeaders),
    IGOLeaderName: namesMet(bodyLeaders),
  }
}

/** "President Ernesto Zedillo;Prime Minister John Major". */
const namesMet = (met: readonly Met[]): string | undefined => met.map(({ party }) => titledName(party)).join(";") || undefined

const titledName = ({ office, name }: ToldParty): string => withoutMarks(office === null ? name : `${asTitle(office)} ${name}`)

/** Quotes, so that whoever checks a row has the words. */
const notesOf = (told: readonly Told[]): string | undefined =>
  [...new Set(told.flatMap(({ reports }) => reports.flatMap(({ quotes }) => quotes[0] ?? [])))].join(" | ") || undefined

/** The rank of a trip, 1 the best to 5. */
export function rankOf({ confidence, first, told, country }: Pick<Trip, "confidence" | "first" | "told" | "country">): number {
  const byScore = COLT_CONFIDENCE.confidence.find(([least]) => confidence >= least!)?.[1] ?? 5
  const isImplicit = told.every(({ basis }) => basis !== null)
  const isVague = first === null || told.every(({ time }) => time !== null && !/\d{4}-\d{2}-\d{2}/.test(time))
  return Math.max(
    byScore,
    isImplicit ? COLT_CONFIDENCE.implicitDate : 1,
    isVague ? COLT_CONFIDENCE.monthOnly : 1,
    country === "" ? COLT_CONFIDENCE.noCountry : 1,
  )
}

const LAYOUT: Layout = {
  separator: ",",
  quotes: true,
  columns: COLT_COLUMNS,
  aliases: colt.aliases,
  required: ["LeaderFullName", "CountryVisited", "TripStartDate"],
}

/** Claims of a CSV file of COLT, and what is wrong by line. */
export function importColt(bytes: Uint8Array, knowledge: Knowledge): Imported {
  return gatherClaims(readNamedRows(bytes, LAYOUT), (row) => readClaim(row, knowledge))
}

/** Claims of a workbook of COLT: its first sheet; `line` is the row. */
export async function importColtWorkbook(bytes: Uint8Array, knowledge: Knowledge): Promise<Imported> {
  const rows = await readWorkbook(bytes)
  return gatherClaims(nameCells(rows, LAYOUT), (row) => readClaim(row, knowledge))
}

function readClaim(row: NamedRow, knowledge: Knowledge): { claim: Claim; faults: LineFault[] } {
  const cells = readCells(row)
  for (const [column, allowed] of CHECKED) checkWords(cells, row, { column, allowed })
  const leader = withoutBlanks({
    name: cells.text("LeaderFullName") ?? cells.text("LeaderSurname"),
    country: readState(cells, ["LeaderCountryISO", "LeaderCountryOrIGO"], knowledge),
    office: cells.text("LeaderTitle")?.toLowerCase(),
  })
  const place = withoutBlanks({
    name: cells.text("CityVisited"),
    country: readState(cells, ["CountryVisitedISO", "CountryVisited"], knowledge),
  })
  const claim = {
    kind: "claim" as const,
    format: "colt",
    line: row.line,
    type: "visit",
    status: row.cells.TripEndDate === "TBD" ? "ongoing" : "occurred",
    ...withoutBlanks({ id: cells.text("TripID"), time: readStay(cells, row), text: cells.text("Notes") }),
    parties: [{ role: "guest", ...leader }],
    place,
    sources: Object.entries(row.cells).flatMap(([column, url]) => (/^SourceLink\d+$/.test(column) ? [url] : [])),
    row: row.cells,
  }
  return { claim, faults: cells.faults }
}

const YES_NO = ["yes", "no", "unclear"]
/** Columns whose words are few. */
const CHECKED: readonly (readonly [string, readonly string[]])[] = [
  ...[
    "MetHostHoGS",
    "SubHOGSmetHostSubHOGS",
    "AttendedMultilatEvent",
    "AttendedMultilatMinisterialEvent",
    "MetNonhostHOGS",
    "PublicAddress",
    "SignedAgreement",
    "CulturalSiteOrCeremony",
    "BusinessLeaderOrForum",
    "MetIGOLeader",
    "SubHOGSTravelWithHOGS",
    "PriorityLeader",
  ].map((column) => [column, YES_NO] as const),
  ["Confidence(1-5)", ["1", "2", "3", "4", "5"]],
]

function checkWords(
  cells: CellReader,
  { line }: NamedRow,
  { column, allowed }: { readonly column: string; readonly allowed: readonly string[] },
): void {
  const words = cells.text(column)
  if (words !== undefined && !allowed.includes(words.toLowerCase()))
    cells.faults.push(makeFault(line, "cell-malformed", { column, says: `It holds ${JSON.stringify(words.slice(0, 80))}.` }))
}

/** A state by its code, or else by its name; neither known is a fault, save of an international body. */
function readState(cells: CellReader, [code, name]: readonly [string, string], knowledge: Knowledge): string | undefined {
  const words = [cells.text(code), cells.text(name)].filter((one) => one !== undefined)
  const known = words.map((one) => countryOf(one, knowledge)).find((one) => one !== undefined)
  return known ?? (words.length > 0 && name === "CountryVisited" ? cells.country(name, knowledge) : undefined)
}

function readStay(cells: CellReader, { line, cells: row }: NamedRow): string | undefined {
  const start = cells.day("TripStartDate")
  const end = row.TripEndDate === "TBD" ? undefined : cells.day("TripEndDate")
  if (start === undefined) return end ?? (/^\d{4}$/.test(row.TripYear ?? "") ? row.TripYear : undefined)
  if (row.TripEndDate === "TBD") return `${start}/..`
  if (end === undefined || end === start) return start
  if (end > start) return `${start}/${end}`
  cells.faults.push(makeFault(line, "date-malformed", { column: "TripEndDate", says: "It is before the first day." }))
  return start
}
