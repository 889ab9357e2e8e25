/**
 * doccano: a line of JSON for each report, with entities and relations. Out and in. Offsets count code points. It holds the texts: an
 * export has to be asked for them.
 */
import { keptRecords, type Source, type SourceRecord } from "../../query/index.ts"
import { toCodePoints } from "../code-points.ts"
import { type LineFault, makeFault } from "../field/claim.ts"
import { isObject, type JsonRow, readJsonRows } from "../field/json-rows.ts"
import type { FormatNotes } from "../field/notes.ts"
import { type ImportedMarks, type MarkedDocument, placeSpan, placingOf } from "./marked-document.ts"
import { type GrowingMarks, linksOf, markRecord } from "./marks.ts"

/** What is kept and lost. */
export const DOCCANO_NOTES: FormatNotes = {
  name: "doccano",
  title: "doccano",
  about:
    "A line of JSON for each report, for a project of sequence labeling with relations. It holds the texts, so --texts has to be given.",
  out: true,
  in: true,
  kept: [
    ["text", "text"],
    ["key, sha256, title, dateline, publisher, published, url", "fields of the same names", "doccano keeps them as metadata"],
    ["mentions, offices, words of events, places, times, cues, sources, contents, ties, tours", "entities: label"],
    ["start, end", "entities: start_offset, end_offset", "code points"],
    ["roles, place, time, holdings, source and content of statements", "relations: from_id, to_id, type", "from the words of the event"],
  ],
  lost: [
    "status, mode and stance",
    "which mentions are of one actor",
    "names, titles and values",
    "further words of an event than the first",
    "words that stand in the title or dateline given beside the text",
    "confidence, channel, format, topics, attribution, addressee, audience, about",
  ],
  blank: ["Comments"],
  reads: "Lines with entities and relations, and the older ones in which label is a list of start, end and label.",
}

/** The lines. Ids count through the whole file, as doccano's do. */
export async function* exportDoccano(source: Source): AsyncGenerator<string> {
  let before = 0
  for await (const kept of keptRecords(source)) {
    const line = doccanoLine(kept, before)
    before += line.entities.length + line.relations.length
    yield `${JSON.stringify(line)}\n`
  }
}

/** The line of one report; its ids begin after a number. */
export function doccanoLine({ key, report, record }: SourceRecord, before = 0) {
  const { text, title, dateline, publisher, published, url } = report
  const marks = markRecord(report, record)
  const points = toCodePoints(text)
  const ids = new Map(marks.spans.map(({ id }, at) => [id, before + at + 1]))
  return {
    text: text.toWellFormed(),
    entities: marks.spans.map(({ id, kind, pieces }) => ({
      id: ids.get(id)!,
      start_offset: points(pieces[0]!.start),
      end_offset: points(pieces.at(-1)!.end),
      label: kind,
    })),
    relations: linksOf(marks).map(({ kind, from, to }, at) => ({
      id: before + marks.spans.length + at + 1,
      from_id: ids.get(from)!,
      to_id: ids.get(to)!,
      type: kind,
    })),
    Comments: [],
    ...{ report: key, sha256: record.report.sha256, title, dateline, publisher, published, url },
  }
}

/** Reads lines of either shape. */
export function importDoccano(bytes: Uint8Array): ImportedMarks {
  const { rows, faults } = readJsonRows(bytes)
  const documents: MarkedDocument[] = []
  const found: LineFault[] = [...faults]
  for (const { line, value, raw } of rows) {
    const text = value.text ?? value.data
    if (typeof text === "string") {
      const read = readLine(line, value, text)
      documents.push(read.document)
      found.push(...read.faults)
    } else found.push(makeFault(line, "text-missing", { raw }))
  }
  return { documents, faults: found.sort((one, other) => one.line - other.line) }
}

function readLine(line: number, value: JsonRow["value"], text: string): { document: MarkedDocument; faults: LineFault[] } {
  const marks: GrowingMarks = { spans: [], events: [], relations: [], equal: [], attributes: [], notes: [] }
  const faults: LineFault[] = []
  const placing = placingOf(text)
  const refuse = (code: LineFault["code"], part: unknown): void => {
    faults.push(makeFault(line, code, { raw: JSON.stringify(part) ?? "" }))
  }
  for (const [at, part] of entitiesOf(value).entries()) {
    const entity = toEntity(part)
    const placed = entity === undefined ? "line-unreadable" : placeSpan(entity, placing)
    if (typeof placed === "string") refuse(placed, part)
    else marks.spans.push({ id: String(entity!.id ?? `T${at + 1}`), kind: entity!.label, ...placed })
  }
  const known = new Set(marks.spans.map(({ id }) => id))
  for (const part of Array.isArray(value.relations) ? (value.relations as unknown[]) : []) {
    const [from, to] = isObject(part) ? [String(part.from_id), String(part.to_id)] : []
    if (!isObject(part) || from === undefined || to === undefined || !known.has(from) || !known.has(to)) refuse("reference-missing", part)
    else
      marks.relations.push({ id: `R${marks.relations.length + 1}`, kind: typeof part.type === "string" ? part.type : "Relation", from, to })
  }
  const id = value.id === undefined || value.id === null ? {} : { id: String(value.id) }
  return { document: { line, ...id, text, marks }, faults }
}

const entitiesOf = ({ entities, label, labels }: JsonRow["value"]): unknown[] =>
  [entities, label, labels].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))

/** An entity as an object, or as a list of start, end and label. */
function toEntity(
  part: unknown,
): { readonly id?: unknown; readonly start: unknown; readonly end: unknown; readonly label: string } | undefined {
  const [start, end, label, id] = Array.isArray(part)
    ? (part as unknown[])
    : isObject(part)
      ? [part.start_offset, part.end_offset, part.label, part.id]
      : []
  return typeof label === "string" && label !== "" ? { id, start, end, label } : undefined
}
