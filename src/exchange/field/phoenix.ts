/** Phoenix events: 26 columns, tab-separated without a heading. In only, as no files of it are made any more. */
import type { Knowledge } from "../../knowledge/index.ts"
import { type CellReader, countryOf, readCells, splitNames, withoutBlanks } from "./cells.ts"
import { type Claim, type ClaimParty, type Imported, type LineFault, makeClaim } from "./claim.ts"
import { gatherClaims, type NamedRow, readNamedRows } from "./delimited.ts"
import type { FormatNotes } from "./notes.ts"
import { COLUMNS, meaningOfCameo } from "./tables.ts"

/** What is made of it. */
export const PHOENIX_NOTES: FormatNotes = {
  name: "phoenix",
  title: "Phoenix events",
  about: "A row is a directed pair in CAMEO codes.",
  out: false,
  in: true,
  kept: [],
  lost: [],
  blank: [],
  reads: "A claim with source and target by the codes of SourceActorEntity and TargetActorEntity, the place, and the addresses.",
}

/** Claims of a file of Phoenix, and what is wrong by line. */
export function importPhoenix(bytes: Uint8Array, knowledge: Knowledge): Imported {
  return gatherClaims(readNamedRows(bytes, { separator: "\t", quotes: false, columns: COLUMNS.phoenix }), (row) =>
    readClaim(row, knowledge),
  )
}

function readClaim(row: NamedRow, knowledge: Knowledge): { claim: Claim; faults: LineFault[] } {
  const cells = readCells(row)
  const code = cells.text("EventCode")
  const place = withoutBlanks({
    name: cells.text("LocationName"),
    country: cells.country("CountryCode", knowledge),
    lat: cells.number("Lat", [-90, 90]),
    lon: cells.number("Lon", [-180, 180]),
  })
  const claim = makeClaim("phoenix", row, {
    id: cells.text("EventID"),
    time: cells.day("Date"),
    meaning: code === undefined ? {} : meaningOfCameo(code, knowledge),
    parties: [...readActor("Source", cells, knowledge), ...readActor("Target", cells, knowledge)],
    place,
    sources: splitNames(cells.text("URLs")),
  })
  return { claim, faults: cells.faults }
}

function readActor(side: string, cells: CellReader, knowledge: Knowledge): ClaimParty[] {
  const entity = cells.text(`${side}ActorEntity`) ?? cells.text(`${side}ActorFull`)?.slice(0, 3)
  if (entity === undefined) return []
  const country = countryOf(entity, knowledge)
  return [{ role: side.toLowerCase(), ...withoutBlanks({ name: country === undefined ? entity : undefined, country }) }]
}
