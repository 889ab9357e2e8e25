/**
 * GDELT 2.0 events: 61 columns, tab-separated without a heading, places in FIPS and actors in CAMEO codes. In and out; without a wish
 * for pairs an occurrence is one row, and its codes of actors stay blank where several states stand on one side.
 */
import type { Knowledge } from "../../knowledge/index.ts"
import { sha256 } from "../../record/index.ts"
import { type CellReader, countryOf, readCells, tabLine, withoutBlanks } from "./cells.ts"
import { type Claim, type ClaimParty, type Imported, type LineFault, makeClaim, makeFault } from "./claim.ts"
import { gatherClaims, type NamedRow, readNamedRows } from "./delimited.ts"
import { mirrored } from "./icews.ts"
import type { FormatNotes } from "./notes.ts"
import { namesOf, type Sides, sidesOf, stateOf } from "./pairs.ts"
import { COLUMNS, codesOfCountry, codesOfEvent, countryOfFips, goldsteinOf, meaningOfCameo, quadOfCameo } from "./tables.ts"
import type { Told, ToldParty, ToldPlace } from "./told.ts"

/** What is kept and lost. */
export const GDELT_NOTES: FormatNotes = {
  name: "gdelt",
  title: "GDELT 2.0 events",
  about: "A row is an occurrence, or with `--dyads` a directed pair in it. The file has no heading, as GDELT's have none.",
  out: true,
  in: true,
  kept: [
    ["occurrence id", "GLOBALEVENTID", "a whole number made from the id, not GDELT's own"],
    ["first day", "SQLDATE, MonthYear, Year, FractionDate"],
    ["participants", "Actor1Name, Actor2Name", "in capitals; guests, senders and mediators are first"],
    ["state of a side", "Actor1Code, Actor1CountryCode and those of Actor2", "blank where the side is of several states"],
    ["type, status, channel", "EventCode, EventBaseCode, EventRootCode, QuadClass, GoldsteinScale"],
    ["reports", "NumMentions, NumArticles", "each counted once"],
    ["independent sources", "NumSources"],
    [
      "place",
      "ActionGeo_Type, ActionGeo_FullName, ActionGeo_CountryCode, ActionGeo_Lat, ActionGeo_Long",
      "type 1 a country, 4 a town or site, 5 a region",
    ],
    ["address of the first report", "SOURCEURL"],
  ],
  lost: [
    "status apart from its code",
    "offices",
    "roles beyond first and second",
    "how exact a date is",
    "conflicts between reports",
    "quotes",
    "publishers",
    "all addresses but one",
  ],
  blank: [
    "Actor*KnownGroupCode, EthnicCode, Religion*Code, Type*Code",
    "IsRootEvent",
    "AvgTone",
    "Actor1Geo_* and Actor2Geo_*",
    "ActionGeo_ADM1Code, ADM2Code, FeatureID",
    "DATEADDED",
  ],
  reads: "A claim with source and target. Codes of states that are not known are faults, and the cells are kept.",
}

const COLUMNS_OF = COLUMNS.gdelt

/** Rows of GDELT. Occurrences that CAMEO has no code for are passed over. */
export async function* exportGdelt(
  told: AsyncIterable<Told> | Iterable<Told>,
  { knowledge, dyads }: { readonly knowledge: Knowledge; readonly dyads: boolean },
): AsyncGenerator<string> {
  for await (const one of told) {
    const codes = codesOfEvent(one, knowledge)
    if (codes === undefined) continue
    yield sidesOf(one, dyads)
      .map((sides) => tabLine(COLUMNS_OF, gdeltRow(one, { sides, code: mirrored(codes.cameo, sides), knowledge })))
      .join("")
  }
}

type Cells = Record<string, string | number | null | undefined>

function gdeltRow(
  told: Told,
  { sides, code, knowledge }: { readonly sides: Sides; readonly code: string; readonly knowledge: Knowledge },
): Cells {
  return {
    GLOBALEVENTID: idNumber(`${told.id}.${sides.number}`),
    ...dateCells(told.first),
    ...actorCells("Actor1", sides.sources, knowledge),
    ...actorCells("Actor2", sides.targets, knowledge),
    EventCode: code,
    EventBaseCode: code.slice(0, 3),
    EventRootCode: code.slice(0, 2),
    QuadClass: quadOfCameo(code),
    GoldsteinScale: goldsteinOf(code),
    NumMentions: told.reports.length,
    NumSources: told.sources,
    NumArticles: told.reports.length,
    ...(told.place === null ? {} : placeCells(told.place)),
    SOURCEURL: told.reports.find(({ url }) => url !== null)?.url,
  }
}

/** Twelve digits of sixteen: a whole number that every reader holds exactly. */
const idNumber = (id: string): number => Number.parseInt(sha256(id).slice(0, 12), 16)

/** Days of a year as GDELT takes them: 30.42 to a month. */
function dateCells(day: string | null): Cells {
  if (day === null) return {}
  const [year = "", month = "", date = ""] = day.split("-")
  const through = (Number(month) - 1) * 30.42 + Number(date)
  return {
    SQLDATE: `${year}${month}${date}`,
    MonthYear: `${year}${month}`,
    Year: year,
    FractionDate: (Number(year) + through / 365.04).toFixed(4),
  }
}

function actorCells(side: string, parties: readonly ToldParty[], { codes }: Knowledge): Cells {
  const state = stateOf(parties)
  const code = codes.states.find(({ iso3 }) => iso3 === state)?.cameo ?? state
  return { [`${side}Code`]: code, [`${side}Name`]: namesOf(parties).toUpperCase(), [`${side}CountryCode`]: code }
}

const PLACE_TYPES: Readonly<Record<string, number>> = { country: 1, region: 5, city: 4, site: 4 }

const placeCells = ({ name, country, lat, lon, precision }: ToldPlace): Cells => ({
  ActionGeo_Type: PLACE_TYPES[precision],
  ActionGeo_FullName: name,
  ActionGeo_CountryCode: codesOfCountry(country)?.fips,
  ActionGeo_Lat: lat,
  ActionGeo_Long: lon,
})

/** Claims of a file of GDELT events, and what is wrong by line. */
export function importGdelt(bytes: Uint8Array, knowledge: Knowledge): Imported {
  return gatherClaims(readNamedRows(bytes, { separator: "\t", quotes: false, columns: COLUMNS_OF }), (row) => readClaim(row, knowledge))
}

function readClaim(row: NamedRow, knowledge: Knowledge): { claim: Claim; faults: LineFault[] } {
  const cells = readCells(row)
  const code = cells.text("EventCode")
  const place = withoutBlanks({
    name: cells.text("ActionGeo_FullName"),
    country: readFips(cells, row.line),
    lat: cells.number("ActionGeo_Lat", [-90, 90]),
    lon: cells.number("ActionGeo_Long", [-180, 180]),
  })
  const claim = makeClaim("gdelt", row, {
    id: cells.text("GLOBALEVENTID"),
    time: cells.day("SQLDATE"),
    meaning: code === undefined ? {} : meaningOfCameo(code, knowledge),
    parties: [...readActor("Actor1", cells, knowledge), ...readActor("Actor2", cells, knowledge)],
    place,
    sources: [cells.text("SOURCEURL")].filter((url) => url !== undefined),
  })
  return { claim, faults: cells.faults }
}

function readFips(cells: CellReader, line: number): string | undefined {
  const fips = cells.text("ActionGeo_CountryCode")
  const country = fips === undefined ? undefined : countryOfFips(fips)
  if (fips !== undefined && country === undefined)
    cells.faults.push(makeFault(line, "code-unknown", { column: "ActionGeo_CountryCode", says: `It holds ${JSON.stringify(fips)}.` }))
  return country
}

function readActor(side: string, cells: CellReader, knowledge: Knowledge): ClaimParty[] {
  const [name, code] = [cells.text(`${side}Name`), cells.text(`${side}CountryCode`)]
  if (name === undefined && code === undefined) return []
  const role = side === "Actor1" ? "source" : "target"
  return [{ role, ...withoutBlanks({ name, country: code === undefined ? undefined : countryOf(code, knowledge) }) }]
}
