/** Files of annotation tools: read, and compared with what a store has of the same texts. */
import { findRecordOf, findRecordOfText, type Source, type SourceRecord, spansOf } from "../../query/index.ts"
import { type LineFault, makeFault } from "../field/claim.ts"
import { decodeText } from "../field/delimited.ts"
import type { Proposal } from "../field/proposal.ts"
import { importBrat } from "./brat-read.ts"
import { compareMarks, foldKind, type KeptMarks } from "./compare-marks.ts"
import { importDoccano } from "./doccano.ts"
import { importLabelStudio } from "./label-studio-read.ts"
import { type ImportedMarks, markRows } from "./marked-document.ts"
import { type Marks, markRecord, SPAN_KINDS } from "./marks.ts"
import { type AnnotatedText, type LooseAnnotation, placeAnnotations, readAnnotationPage } from "./web-annotation-read.ts"

/** A file, and how to reach the one that has its name with another ending. */
export interface MarkedFile {
  readonly bytes: Uint8Array
  beside(ending: string): Promise<Uint8Array | undefined>
}

/** Reads a file of a format into marked texts. */
type MarkImporter = (file: MarkedFile) => ImportedMarks | Promise<ImportedMarks>

/** The formats whose files have their texts. */
const MARK_IMPORTERS = Object.freeze({
  labelstudio: ({ bytes }) => importLabelStudio(bytes),
  doccano: ({ bytes }) => importDoccano(bytes),
  brat: readBrat,
} as const satisfies Readonly<Record<string, MarkImporter>>)

/** A format of annotations. */
export type MarkFormat = keyof typeof MARK_IMPORTERS | "w3c"
/** Their names. */
export const MARK_FORMATS: readonly MarkFormat[] = Object.freeze([
  ...(Object.keys(MARK_IMPORTERS) as (keyof typeof MARK_IMPORTERS)[]),
  "w3c",
])

async function readBrat({ bytes, beside }: MarkedFile): Promise<ImportedMarks> {
  const given = await beside(".txt")
  const raw = decodeText(bytes)
  if (given === undefined)
    return { documents: [], faults: [makeFault(1, "text-missing", { raw, says: "No .txt of its name stands beside it." })] }
  const text = decodeText(given)
  const { faults, ...marks } = importBrat(raw, text)
  return { documents: [{ line: 1, text, marks }], faults: faults.map(({ line, code, raw: said }) => makeFault(line, code, { raw: said })) }
}

/** What a file holds, without a store: a line for each mark. Annotations of W3C have no text, and are as they stood. */
export async function readMarks(format: MarkFormat, file: MarkedFile): Promise<{ lines: readonly object[]; faults: readonly LineFault[] }> {
  if (format === "w3c") {
    const { loose, faults } = readLoose(file)
    return { lines: loose.map(({ raw, ...said }) => ({ kind: "annotation", format, ...said })), faults }
  }
  const { documents, faults } = await MARK_IMPORTERS[format](file)
  return { lines: documents.flatMap((document) => markRows(format, document)), faults }
}

/** What a file holds against what the store's records mark in the same texts. */
export async function compareMarked(
  source: Source,
  format: MarkFormat,
  { file, isWhole }: { readonly file: MarkedFile; readonly isWhole: boolean },
): Promise<{ proposals: readonly Proposal[]; faults: readonly LineFault[] }> {
  if (format === "w3c") return compareAnnotations(source, { file, isWhole })
  const { documents, faults } = await MARK_IMPORTERS[format](file)
  const used = new Set(documents.flatMap(({ marks }) => marks.spans.map(({ kind }) => foldKind(kind))))
  const proposals: Proposal[] = []
  for (const document of documents) {
    const kept = await findRecordOfText(source, document.text)
    const there = kept && { kept, marks: markRecord(kept.report, kept.record) }
    proposals.push(...compareMarks(document, there, { format, kinds: SPAN_KINDS, isWhole, used }))
  }
  return { proposals, faults }
}

function readLoose({ bytes }: MarkedFile): { loose: readonly LooseAnnotation[]; faults: LineFault[] } {
  const text = decodeText(bytes)
  if (text.trim() === "") return { loose: [], faults: [makeFault(1, "file-empty")] }
  try {
    const { loose, faults } = readAnnotationPage(text)
    return { loose, faults: faults.map(({ number, code, raw }) => makeFault(number, code, { raw: JSON.stringify(raw) })) }
  } catch {
    return { loose: [], faults: [makeFault(1, "file-foreign", { raw: text })] }
  }
}

/** The slots of spans, by which our own annotations are tagged. */
const SLOTS: readonly string[] = Object.freeze(
  "mention office event participant place time topic purpose leg source cue content audience tie".split(" "),
)

/** Annotations text by text, in the order in which the page comes to them. */
async function compareAnnotations(
  source: Source,
  { file, isWhole }: { readonly file: MarkedFile; readonly isWhole: boolean },
): Promise<{ proposals: readonly Proposal[]; faults: readonly LineFault[] }> {
  const { loose, faults } = readLoose(file)
  const used = new Set(loose.flatMap(({ tags }) => tags.map(foldKind)))
  const proposals: Proposal[] = []
  for (const group of Map.groupBy(loose, ({ of }) => JSON.stringify(of)).values()) {
    const { of } = group[0]!
    const kept = await findRecordOf(source, of)
    const text = kept?.report[of.field]
    if (kept === undefined || text === undefined) {
      faults.push(...group.map(({ number, raw }) => makeFault(number, "report-missing", { raw: JSON.stringify(raw) })))
      continue
    }
    const placed = placeAnnotations(group, text)
    faults.push(...placed.faults.map(({ number, code, raw }) => makeFault(number, code, { raw: JSON.stringify(raw) })))
    const document = { line: group[0]!.number, text, marks: marksOf(placed.annotations) }
    proposals.push(...compareMarks(document, slotsOf(kept, of.field), { format: "w3c", kinds: SLOTS, isWhole, used }))
  }
  return { proposals, faults: faults.sort((one, other) => one.line - other.line) }
}

const NONE = { events: [], relations: [], equal: [], notes: [] }

function marksOf(annotations: ReturnType<typeof placeAnnotations>["annotations"]): Marks {
  const spans = annotations.map(({ number, id, span, tags }) => ({ id: id ?? String(number), kind: tags[0] ?? "", pieces: [span] }))
  const attributes = annotations.flatMap(({ values: [value], tags: [tag] }, at) =>
    value !== undefined && SLOTS.includes(tag ?? "") ? [{ id: `A${at}`, kind: "Value", of: spans[at]!.id, value }] : [],
  )
  return { ...NONE, spans, attributes }
}

/** The spans of a record under their slots, those of one field. */
function slotsOf(kept: SourceRecord, field: AnnotatedText["field"]): KeptMarks {
  const text = kept.report[field] ?? ""
  const rows = spansOf(kept.key, kept.record).filter((row) => (row.field ?? "text") === field)
  const spans = rows.map(({ number, slot, fact, start, end }) => ({
    id: `S${number}`,
    kind: slot,
    pieces: [{ start, end, text: text.slice(start, end), ...(field === "text" ? {} : { field }) }],
    fact: fact.slice(kept.key.length + 1),
  }))
  const attributes = rows.flatMap(({ value }, at) => (value === null ? [] : [{ id: `A${at}`, kind: "Value", of: spans[at]!.id, value }]))
  return { kept, marks: { ...NONE, spans, attributes } }
}
