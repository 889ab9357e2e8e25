/** The open formats that are plain text: calendars, maps, graphs, annotations, linked data, news. A new one is a row, and its notes. */
import { BRAT_NOTES, bratFiles } from "./annotation/brat.ts"
import { CONLLU_NOTES, exportConllu } from "./annotation/conllu.ts"
import { DOCCANO_NOTES, exportDoccano } from "./annotation/doccano.ts"
import { LABEL_STUDIO_NOTES, labelStudioFiles } from "./annotation/label-studio.ts"
import { exportWebAnnotations, WEB_ANNOTATION_NOTES } from "./annotation/web-annotation.ts"
import type { FormatNotes } from "./field/notes.ts"
import { readTold } from "./field/read-told.ts"
import type { ExportFormat } from "./format.ts"
import { exportGeoJson, GEOJSON_NOTES } from "./web/geojson.ts"
import { exportGexf, GEXF_NOTES } from "./web/gexf.ts"
import { exportGraphMl, GRAPHML_NOTES } from "./web/graphml.ts"
import { exportICalendar, ICALENDAR_NOTES } from "./web/icalendar.ts"
import { exportNinjs, NINJS_NOTES } from "./web/ninjs.ts"
import { exportSchemaOrg, SCHEMA_ORG_NOTES } from "./web/schema-org.ts"

/** What `dragoman export` writes of them. */
export const OPEN_FORMATS: readonly ExportFormat[] = Object.freeze([
  {
    kind: "stream",
    name: "icalendar",
    summary: "the agenda as a calendar",
    write: (source, { maxQuote }) => exportICalendar(readTold(source, maxQuote)),
  },
  {
    kind: "stream",
    name: "geojson",
    summary: "occurrences on a map",
    write: (source, { maxQuote }) => exportGeoJson(readTold(source, maxQuote)),
  },
  { kind: "stream", name: "gexf", summary: "the network for Gephi", write: (source, { relation }) => exportGexf(source, relation) },
  {
    kind: "stream",
    name: "graphml",
    summary: "the network for networkx, igraph and yEd",
    write: (source, { relation }) => exportGraphMl(source, relation),
  },
  {
    kind: "stream",
    name: "w3c",
    summary: "every span as a W3C Web Annotation",
    write: (source, { maxQuote }) => exportWebAnnotations(source, maxQuote),
  },
  { kind: "folder", name: "brat", summary: "texts with standoff annotations for brat", holdsTexts: true, files: bratFiles },
  {
    kind: "folder",
    name: "labelstudio",
    summary: "texts as tasks of Label Studio with predictions",
    holdsTexts: true,
    files: labelStudioFiles,
  },
  { kind: "stream", name: "doccano", summary: "texts with entities and relations for doccano", holdsTexts: true, write: exportDoccano },
  { kind: "stream", name: "conllu", summary: "texts as sentences and tokens", holdsTexts: true, write: exportConllu },
  {
    kind: "stream",
    name: "schemaorg",
    summary: "events, quotations and claims as JSON-LD",
    write: (source, { maxQuote }) => exportSchemaOrg(source, maxQuote),
  },
  {
    kind: "stream",
    name: "ninjs",
    summary: "events as news items of IPTC ninjs 3.1",
    write: (source, { maxQuote }) => exportNinjs(readTold(source, maxQuote)),
  },
] satisfies ExportFormat[])

/** What each keeps and loses, in the order of the reference. */
export const OPEN_NOTES: readonly FormatNotes[] = Object.freeze([
  ICALENDAR_NOTES,
  GEOJSON_NOTES,
  GEXF_NOTES,
  GRAPHML_NOTES,
  WEB_ANNOTATION_NOTES,
  BRAT_NOTES,
  LABEL_STUDIO_NOTES,
  DOCCANO_NOTES,
  CONLLU_NOTES,
  SCHEMA_ORG_NOTES,
  NINJS_NOTES,
])

/** The page of the reference: what is kept and lost of each, as Markdown. */
export function renderOpenFormats(): string {
  const rows = OPEN_NOTES.map(
    ({ name, title, in: reads, about }) => `| ${title} | \`${name}\` | ${reads ? "out and in" : "out"} | ${about} |`,
  )
  return [
    "# Open formats: what is kept and what is lost",
    "",
    "Calendars, maps, graphs, annotations, linked data and news, as `dragoman export` writes them. What comes in of annotations is compared with the records by `dragoman import`; news is read by `dragoman read` and `dragoman add`.",
    "",
    "| format | `--format` | | |",
    "|---|---|---|---|",
    ...rows,
    ...OPEN_NOTES.flatMap(describeFormat),
    "",
  ].join("\n")
}

function describeFormat({ title, kept, lost, blank, reads }: FormatNotes): string[] {
  const list = (heading: string, all: readonly string[]): string[] => (all.length > 0 ? ["", `${heading}: ${all.join("; ")}.`] : [])
  return [
    "",
    `## ${title}`,
    "",
    "| ours | theirs | |",
    "|---|---|---|",
    ...kept.map(([ours, theirs, how = ""]) => `| ${ours} | ${theirs} | ${how} |`.replaceAll("*", "\\*")),
    ...list("Lost", lost),
    ...list("Blank", blank),
    ...(reads === undefined ? [] : ["", `Coming in: ${reads}`]),
  ]
}
