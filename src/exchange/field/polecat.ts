/** POLECAT: events in PLOVER types and modes, tab-separated, 40 columns. In and out. */
import type { Knowledge } from "../../knowledge/index.ts"
import { type CellReader, countryOf, readCells, splitNames, tabLine, withoutBlanks } from "./cells.ts"
import { type Claim, type ClaimParty, type Imported, type LineFault, makeClaim } from "./claim.ts"
import { gatherClaims, type NamedRow, readNamedRows } from "./delimited.ts"
import type { FormatNotes } from "./notes.ts"
import { namesOf, type Sides, sidesOf, statesOf } from "./pairs.ts"
import { COLUMNS, codesOfEvent, type EventCodes, meaningOfPlover, PLOVER, ploverQuad, ploverScore } from "./tables.ts"
import type { Told, ToldParty } from "./told.ts"

/** What is kept and lost. */
export const POLECAT_NOTES: FormatNotes = {
  name: "polecat",
  title: "POLECAT",
  about:
    "A row is an occurrence, or with `--dyads` a directed pair in it. What PLOVER drops, as statements and press conferences, is passed over.",
  out: true,
  in: true,
  kept: [
    ["occurrence id", "Event ID", "with the number of the pair after a full stop"],
    ["first day", "Event Date"],
    [
      "type, status, channel",
      "Event Type, Event Mode, Intensity, Quad Code",
      "Intensity only where PLOVER's manual gives a score that is not in doubt; SANCTION has no quad code, as manual and README disagree",
    ],
    ["participants", "Actor Name, Recipient Name and Name Raw", "a visitor is the actor and the host the recipient"],
    ["states of participants", "Actor Country, Actor COW and those of Recipient", "PLOVER's codes: KOS for Kosovo"],
    ["office of the only one of a side", "Actor Title, Recipient Title"],
    ["place", "Placename, Raw Placename, City, Country, Latitude, Longitude"],
    ["publishers, first day of publication, language", "Source, Publication Date, Language"],
    ["people and bodies who take part", "Story People, Story Organizations"],
  ],
  lost: [
    "status apart from its type",
    "offices of several of a side",
    "how exact a date is",
    "conflicts between reports",
    "quotes",
    "addresses",
  ],
  blank: [
    "Contexts",
    "Primary Actor Sector, Actor Sectors and those of Recipient",
    "Wikipedia ids",
    "District, Province",
    "GeoNames ID",
    "Feature Type",
    "Story Locations",
    "Version",
  ],
  reads: "A claim with source and target. `None` is blank, and both `Intensity` and `Event Intensity` are read.",
}

const COLUMNS_OF = COLUMNS.polecat

/** Rows of POLECAT, the heading first. */
export async function* exportPolecat(
  told: AsyncIterable<Told> | Iterable<Told>,
  { knowledge, dyads }: { readonly knowledge: Knowledge; readonly dyads: boolean },
): AsyncGenerator<string> {
  yield `${COLUMNS_OF.join("\t")}\n`
  for await (const one of told) {
    const codes = codesOfEvent(one, knowledge)
    if (codes === undefined || codes.plover === "NONE") continue
    yield sidesOf(one, dyads)
      .filter(({ isMirrored }) => !isMirrored) // a visitor is the actor
      .map((sides) => tabLine(COLUMNS_OF, polecatRow(one, { sides, codes, knowledge })))
      .join("")
  }
}

type Cells = Record<string, string | number | null | undefined>

interface Coding {
  readonly sides: Sides
  readonly codes: EventCodes
  readonly knowledge: Knowledge
}

function polecatRow(told: Told, { sides, codes, knowledge }: Coding): Cells {
  const { place, reports } = told
  const quad = ploverQuad(codes.plover)
  return {
    "Event ID": `${told.id}.${sides.number + 1}`,
    "Event Date": told.first,
    "Event Type": codes.plover,
    "Event Mode": codes.mode,
    Intensity: ploverScore(codes),
    "Quad Code": quad === undefined ? null : PLOVER.quadNames[quad - 1],
    ...sideCells("Actor", sides.sources, knowledge),
    ...sideCells("Recipient", sides.targets, knowledge),
    Placename: place?.name,
    "Raw Placename": place?.name,
    City: place?.precision === "city" ? place.name : null,
    Country: place === null ? null : ploverCode(place.country, knowledge),
    Latitude: place?.lat,
    Longitude: place?.lon,
    Source: [...new Set(reports.flatMap(({ publisher }) => publisher ?? []))].join("; "),
    "Publication Date": reports.flatMap(({ published }) => published ?? []).sort()[0],
    "Story People": namesOf(told.parties.filter(({ kind }) => kind === "person")),
    "Story Organizations": namesOf(told.parties.filter(({ kind }) => kind === "organization")),
    Language: [...new Set(reports.flatMap(({ language }) => language ?? []))].join("; "),
  }
}

function sideCells(side: string, parties: readonly ToldParty[], knowledge: Knowledge): Cells {
  const states = statesOf(parties).split("; ").filter(Boolean)
  const [only] = parties
  return {
    [`${side} Name`]: namesOf(parties),
    [`${side} Name Raw`]: namesOf(parties),
    [`${side} Country`]: states.map((state) => ploverCode(state, knowledge)).join("; "),
    [`${side} COW`]: states.map((state) => knowledge.codes.states.find(({ iso3 }) => iso3 === state)?.cow ?? "").join("; "),
    [`${side} Title`]: parties.length === 1 ? only!.office : null,
  }
}

/** The code of a state in PLOVER. */
export const ploverCode = (state: string | null, { codes }: Pick<Knowledge, "codes">): string | null =>
  codes.states.find(({ iso3 }) => iso3 === state)?.plover ?? state

/** Claims of a file of POLECAT, and what is wrong by line. */
export function importPolecat(bytes: Uint8Array, knowledge: Knowledge): Imported {
  return gatherClaims(
    readNamedRows(bytes, {
      separator: "\t",
      quotes: false,
      columns: COLUMNS_OF,
      aliases: COLUMNS.polecatAliases,
      required: ["Event Date", "Event Type", "Actor Name", "Recipient Name"],
    }),
    (row) => readClaim(row, knowledge),
  )
}

function readClaim(row: NamedRow, knowledge: Knowledge): { claim: Claim; faults: LineFault[] } {
  const cells = readCells(row)
  const [lat, lon] = [cells.number("Latitude", [-90, 90]), cells.number("Longitude", [-180, 180])]
  const place = withoutBlanks({
    name: cells.text("City") ?? cells.text("Placename"),
    country: cells.country("Country", knowledge),
    lat,
    lon,
  })
  const claim = makeClaim("polecat", row, {
    id: cells.text("Event ID"),
    time: cells.day("Event Date"),
    meaning: meaningOfPlover(cells.text("Event Type") ?? "", cells.text("Event Mode"), knowledge),
    parties: [...readSide("Actor", cells, knowledge), ...readSide("Recipient", cells, knowledge)],
    place,
  })
  return { claim, faults: cells.faults }
}

function readSide(side: string, cells: CellReader, knowledge: Knowledge): ClaimParty[] {
  const names = splitNames(cells.text(`${side} Name`))
  const countries = splitNames(cells.text(`${side} Country`)).flatMap((words) => countryOf(words, knowledge) ?? [])
  const role = side === "Actor" ? "source" : "target"
  const office = names.length === 1 ? cells.text(`${side} Title`)?.toLowerCase() : undefined
  if (countries.length <= 1 || names.length === 0) {
    const [country] = countries
    return (names.length > 0 ? names : countries.length > 0 ? [undefined] : []).map((name) => ({
      role,
      ...withoutBlanks({ name, country, office }),
    }))
  }
  return [...names.map((name) => ({ role, name })), ...countries.map((country) => ({ role, country }))]
}
