/** The field's formats as rows: what `dragoman export` writes of them, what `dragoman import` reads, and the table that each comes with. */
import { writeFile } from "node:fs/promises"
import type { Knowledge } from "../../knowledge/index.ts"
import type { ExportFormat, StreamFormat } from "../format.ts"
import { CITRON_NOTES, citronFiles } from "./citron.ts"
import type { Imported } from "./claim.ts"
import { COLT_COLUMNS, coltCsv, coltRows, importColt, importColtWorkbook } from "./colt.ts"
import { COLT_NOTES } from "./colt-notes.ts"
import { exportFollowTheMoney, FOLLOWTHEMONEY_NOTES, importFollowTheMoney } from "./followthemoney.ts"
import { exportGdelt, GDELT_NOTES, importGdelt } from "./gdelt.ts"
import { exportIcews, ICEWS_NOTES, importIcews } from "./icews.ts"
import type { FormatNotes } from "./notes.ts"
import { importPhoenix, PHOENIX_NOTES } from "./phoenix.ts"
import { exportPlover, importPlover, PLOVER_NOTES } from "./plover.ts"
import { exportPolecat, importPolecat, POLECAT_NOTES } from "./polecat.ts"
import { exportPopolo, POPOLO_NOTES } from "./popolo.ts"
import { readSpeeches } from "./read-speeches.ts"
import { readTold } from "./read-told.ts"
import { writeWorkbook } from "./workbook.ts"

/** The tables of all of them, in the order of the reference. */
export const FIELD_NOTES: readonly FormatNotes[] = Object.freeze([
  COLT_NOTES,
  PLOVER_NOTES,
  POLECAT_NOTES,
  ICEWS_NOTES,
  GDELT_NOTES,
  PHOENIX_NOTES,
  FOLLOWTHEMONEY_NOTES,
  POPOLO_NOTES,
  CITRON_NOTES,
])

/** Those of event data are written alike. */
const EVENT_EXPORTS = { plover: exportPlover, polecat: exportPolecat, cameo: exportIcews, gdelt: exportGdelt }

const eventFormat = (name: keyof typeof EVENT_EXPORTS, summary: string): StreamFormat => ({
  kind: "stream",
  name,
  summary,
  write: (source, { maxQuote, dyads = false }) => EVENT_EXPORTS[name](readTold(source, maxQuote), { knowledge: source.knowledge, dyads }),
})

/** What `dragoman export` writes of the field's formats. */
export const FIELD_FORMATS: readonly ExportFormat[] = Object.freeze([
  {
    kind: "stream",
    name: "colt",
    summary: "leaders' trips in the 76 columns of COLT, as CSV",
    async *write(source, { maxQuote }) {
      yield coltCsv(await coltRows(readTold(source, maxQuote), source.knowledge))
    },
  },
  {
    kind: "disk",
    name: "colt-xlsx",
    summary: "the same as a workbook",
    async writeTo(source, path, { maxQuote }) {
      const rows = await coltRows(readTold(source, maxQuote), source.knowledge)
      await writeFile(path, await writeWorkbook([COLT_COLUMNS, ...rows.map((row) => COLT_COLUMNS.map((column) => row[column]))], "COLT"))
    },
  },
  eventFormat("plover", "events of PLOVER as lines of JSON"),
  eventFormat("polecat", "events in the columns of POLECAT"),
  eventFormat("cameo", "events in CAMEO codes and the columns of ICEWS"),
  eventFormat("gdelt", "events in the columns of GDELT 2.0"),
  {
    kind: "stream",
    name: "followthemoney",
    summary: "entities of FollowTheMoney as lines of JSON",
    write: (source, { maxQuote }) => exportFollowTheMoney(readTold(source, maxQuote), { knowledge: source.knowledge }),
  },
  {
    kind: "stream",
    name: "popolo",
    summary: "people, posts, events and speeches of Popolo as JSON",
    write: (source, { maxQuote }) =>
      exportPopolo({ told: readTold(source, maxQuote), speeches: readSpeeches(source, maxQuote), knowledge: source.knowledge }),
  },
  {
    kind: "folder",
    name: "citron",
    summary: "texts with their quotations, a document of Citron each",
    holdsTexts: true,
    files: citronFiles,
  },
] satisfies ExportFormat[])

/** Reads a file of a format into claims. */
export type Importer = (bytes: Uint8Array, knowledge: Knowledge) => Imported | Promise<Imported>

/** The first bytes of a ZIP archive, as a workbook is one. */
const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03

/** What `dragoman import` reads: rows without a text, which become claims to compare. */
export const IMPORTERS = Object.freeze({
  colt: (bytes, knowledge) => (isWorkbook(bytes) ? importColtWorkbook(bytes, knowledge) : importColt(bytes, knowledge)),
  plover: importPlover,
  polecat: importPolecat,
  cameo: importIcews,
  gdelt: importGdelt,
  phoenix: importPhoenix,
  followthemoney: importFollowTheMoney,
} as const satisfies Readonly<Record<string, Importer>>)
