/** ICEWS: events in CAMEO codes, tab-separated. In and out; without a wish for pairs an occurrence is one row, whoever is in it. */
import type { Knowledge } from "../../knowledge/index.ts"
import { type CellReader, countryOf, readCells, splitNames, tabLine, withoutBlanks } from "./cells.ts"
import { type Claim, type ClaimParty, type Imported, type LineFault, makeClaim } from "./claim.ts"
import { gatherClaims, type NamedRow, readNamedRows } from "./delimited.ts"
import type { FormatNotes } from "./notes.ts"
import { namesOf, type Sides, sidesOf } from "./pairs.ts"
import { COLUMNS, codesOfEvent, type EventCodes, goldsteinOf, meaningOfCameo } from "./tables.ts"
import type { Told, ToldParty } from "./told.ts"

/** What is kept and lost. */
export const ICEWS_NOTES: FormatNotes = {
  name: "cameo",
  title: "CAMEO in the columns of ICEWS",
  about: "A row is an occurrence, or with `--dyads` a directed pair in it. Several names stand in one cell with semicolons between.",
  out: true,
  in: true,
  kept: [
    ["occurrence id", "Event ID", "with the number of the pair after a full stop"],
    ["first day", "Event Date", "an occurrence without a day has none"],
    ["type, status, channel", "Event Text, CAMEO Code, Intensity", "codes.json of knowledge; Goldstein's score"],
    ["participants", "Source Name, Target Name", "guests, senders and mediators are sources"],
    ["states of participants", "Source Country, Target Country", "names of states"],
    ["place", "City, Country, Latitude, Longitude"],
    ["publishers", "Publisher"],
    ["reports", "Story ID", "keys of the reports"],
  ],
  lost: [
    "status apart from its code",
    "offices",
    "roles beyond source and target",
    "how exact a date is",
    "conflicts between reports",
    "quotes",
    "statements and ties",
  ],
  blank: ["Source Sectors", "Target Sectors", "Sentence Number", "District", "Province"],
  reads: "A claim with source and target. Files of 2017 lack CAMEO Code: they are read, and the event is not typed.",
}

const COLUMNS_OF = COLUMNS.icews

/** Rows of ICEWS, the heading first. Occurrences that CAMEO has no code for are passed over. */
export async function* exportIcews(
  told: AsyncIterable<Told> | Iterable<Told>,
  { knowledge, dyads }: { readonly knowledge: Knowledge; readonly dyads: boolean },
): AsyncGenerator<string> {
  yield `${COLUMNS_OF.join("\t")}\n`
  for await (const one of told) {
    const codes = codesOfEvent(one, knowledge)
    if (codes === undefined) continue
    yield sidesOf(one, dyads)
      .map((sides) => tabLine(COLUMNS_OF, icewsRow(one, { sides, codes, knowledge })))
      .join("")
  }
}

interface Coding {
  readonly sides: Sides
  readonly codes: EventCodes
  readonly knowledge: Knowledge
}

function icewsRow(told: Told, { sides, codes, knowledge }: Coding): Record<string, string | number | null | undefined> {
  const code = mirrored(codes.cameo, sides)
  const { place } = told
  return {
    "Event ID": `${told.id}.${sides.number + 1}`,
    "Event Date": told.first,
    "Source Name": namesOf(sides.sources),
    "Source Country": statesNamed(sides.sources, knowledge),
    "Event Text": [told.type, told.status].join(", "),
    "CAMEO Code": code,
    Intensity: goldsteinOf(code),
    "Target Name": namesOf(sides.targets),
    "Target Country": statesNamed(sides.targets, knowledge),
    "Story ID": told.reports.map(({ key }) => key).join("; "),
    Publisher: [...new Set(told.reports.flatMap(({ publisher }) => publisher ?? []))].join("; "),
    City: place?.precision === "city" ? place.name : null,
    Country: place?.country === null || place === null ? null : knowledge.stateByCode(place.country)?.name,
    Latitude: place?.lat,
    Longitude: place?.lon,
  }
}

/** A visit seen from the host has a code of its own. */
export const mirrored = (code: string, { isMirrored }: Pick<Sides, "isMirrored">): string => (isMirrored && code === "042" ? "043" : code)

/** In the order of the names, so that each can be found again. */
function statesNamed(parties: readonly ToldParty[], { stateByCode }: Knowledge): string {
  if (parties.every(({ country }) => country === null)) return ""
  return parties.map(({ country }) => (country === null ? "" : (stateByCode(country)?.name ?? country))).join("; ")
}

/** Claims of a file of ICEWS, and what is wrong by line. */
export function importIcews(bytes: Uint8Array, knowledge: Knowledge): Imported {
  return gatherClaims(
    readNamedRows(bytes, {
      separator: "\t",
      quotes: false,
      columns: COLUMNS_OF,
      required: ["Event ID", "Event Date", "Source Name", "Target Name"],
    }),
    (row) => readClaim(row, knowledge),
  )
}

function readClaim(row: NamedRow, knowledge: Knowledge): { claim: Claim; faults: LineFault[] } {
  const cells = readCells(row)
  const code = cells.text("CAMEO Code")
  const [lat, lon] = [cells.number("Latitude", [-90, 90]), cells.number("Longitude", [-180, 180])]
  const place = withoutBlanks({ name: cells.text("City"), country: cells.country("Country", knowledge), lat, lon })
  const claim = makeClaim("cameo", row, {
    id: cells.text("Event ID"),
    time: cells.day("Event Date"),
    meaning: code === undefined ? {} : meaningOfCameo(code, knowledge),
    parties: ["Source", "Target"].flatMap((side) => readSide(side, cells, knowledge)),
    place,
  })
  return { claim, faults: cells.faults }
}

function readSide(side: string, cells: CellReader, knowledge: Knowledge): ClaimParty[] {
  const names = splitNames(cells.text(`${side} Name`))
  const words = cells.text(`${side} Country`)?.split(";")
  const countries = words?.map((name) => countryOf(name.trim(), knowledge)) ?? []
  return names.map((name, at) => {
    const country = names.length === countries.length ? countries[at] : countries.length === 1 ? countries[0] : undefined
    return { role: side.toLowerCase(), name, ...withoutBlanks({ country }) }
  })
}
