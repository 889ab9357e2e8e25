/**
 * Citron JSON: the quotations of one document. In and out. Citron counts code points, a record UTF-16 units: offsets are converted here.
 * It holds the whole text: an export has to be asked for it.
 */
import { keptRecords, type Source } from "../../query/index.ts"
import type { DiplomaticRecord, Report, Span } from "../../record/index.ts"
import { toCodePoints, toUnits } from "../code-points.ts"
import { type ExportedFile, oneChunk } from "../format.ts"
import { type LineFault, makeFault } from "./claim.ts"
import { decodeText } from "./delimited.ts"
import { isObject, objectsOf } from "./json-rows.ts"
import type { FormatNotes } from "./notes.ts"

/** What is kept and lost. */
export const CITRON_NOTES: FormatNotes = {
  name: "citron",
  title: "Citron JSON",
  about:
    "A folder with a file for each report: an object with its text and quotations, as Citron trains on and is measured by. Offsets count code points. It holds the texts, so --texts has to be given.",
  out: true,
  in: true,
  kept: [
    ["text of the report", "text"],
    ["content, cue, source of a statement", "contents, cue, sources"],
    ["mentions of the speaker", "coreferences"],
    ["mentions of every actor with two or more", "coreference_groups"],
    ["confidence, id", "confidence, id"],
  ],
  lost: [
    "statements without a cue",
    "addressee, audience, occasion",
    "whom a statement is about",
    "events, offices, ties and tours",
    "head of the report",
  ],
  blank: [],
  reads:
    "A report with its quotations in UTF-16 units; a span whose text is not what stands there is a fault, and its quotation is not taken.",
}

/** A span of Citron, in code points. */
export interface CitronSpan {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A quotation of Citron. */
export interface CitronQuote {
  readonly cue: CitronSpan
  readonly sources: readonly CitronSpan[]
  readonly contents: readonly CitronSpan[]
  readonly coreferences?: readonly CitronSpan[]
  readonly confidence?: number
  readonly id?: string
}

/** A document of Citron. */
export interface CitronDocument {
  readonly text: string
  readonly quotes: readonly CitronQuote[]
  readonly coreference_groups?: readonly (readonly CitronSpan[])[]
}

/** The folder: a document for each report, under its key. The source must be at one moment. */
export async function* citronFiles(source: Source): AsyncGenerator<ExportedFile> {
  for await (const { key, report, record } of keptRecords(source)) {
    yield { path: `${key}.json`, content: () => oneChunk(`${JSON.stringify(exportCitron(report, record))}\n`) }
  }
}

/** A report and its record as a document of Citron. */
export function exportCitron(
  { text }: Pick<Report, "text">,
  { statements, actors }: Pick<DiplomaticRecord, "statements" | "actors">,
): CitronDocument {
  const point = toCodePoints(text)
  const span = ({ start, end }: Span): CitronSpan => ({ start: point(start), end: point(end), text: text.slice(start, end) })
  const inBody = (spans: readonly Span[]) => spans.filter(({ field }) => field === undefined).map(span)
  const mentions = new Map(actors.map((actor) => [actor.id, inBody(actor.mentions)]))
  const quotes = statements.flatMap(({ id, speaker, cue, source, content, confidence }) =>
    cue === undefined || cue.field !== undefined
      ? []
      : [
          {
            cue: span(cue),
            sources: source === undefined ? [] : inBody([source]),
            contents: inBody(content),
            coreferences: mentions.get(speaker) ?? [],
            confidence,
            id,
          },
        ],
  )
  return { text, quotes, coreference_groups: [...mentions.values()].filter((group) => group.length > 1) }
}

/** A quotation that came in, in UTF-16 units. */
export interface ImportedQuote {
  readonly id?: string
  readonly cue?: Span
  readonly sources: readonly Span[]
  readonly contents: readonly Span[]
  readonly coreferences: readonly Span[]
  readonly confidence?: number
}

/** A document that came in: its report, its quotations, and what is wrong with it; `line` of a fault is the number of the quotation. */
export interface ImportedQuotes {
  readonly report?: Report
  readonly quotes: readonly ImportedQuote[]
  readonly faults: readonly LineFault[]
}

/** Reads a document. A quotation with a span that does not fit is told with what stood there, and not taken. */
export function importCitron(bytes: Uint8Array): ImportedQuotes {
  const raw = decodeText(bytes)
  const file = parseObject(raw)
  if (raw.trim() === "") return { quotes: [], faults: [makeFault(1, "file-empty")] }
  if (file === undefined || typeof file.text !== "string") return { quotes: [], faults: [makeFault(1, "file-foreign", { raw })] }
  const { text } = file
  const unit = toUnits(text)
  const given = Array.isArray(file.quotes) ? (file.quotes as unknown[]) : []
  const read = given.map((quote) => readQuote(quote, { text, unit }))
  const faults = read.flatMap((quote, at) =>
    quote === undefined ? [makeFault(at + 1, "cell-malformed", { column: "quotes", raw: JSON.stringify(given[at]) })] : [],
  )
  const noQuotes = Array.isArray(file.quotes)
    ? []
    : [makeFault(1, "column-missing", { column: "quotes", raw: JSON.stringify(file.quotes ?? null) })]
  return { report: { text }, quotes: read.filter((quote) => quote !== undefined), faults: [...noQuotes, ...faults] }
}

interface Placing {
  readonly text: string
  readonly unit: (point: number) => number | undefined
}

function readQuote(quote: unknown, placing: Placing): ImportedQuote | undefined {
  if (!isObject(quote)) return undefined
  const [cues, sources, contents, coreferences] = [quote.cue, quote.sources, quote.contents, quote.coreferences].map((field) =>
    objectsOf(field).map((one) => readSpan(one, placing)),
  )
  const isPlaced = [cues, sources, contents, coreferences].every((spans) => spans!.every((span) => span !== undefined))
  if (!isPlaced || contents!.length === 0) return undefined
  const [cue] = cues as Span[]
  return {
    ...(typeof quote.id === "string" ? { id: quote.id } : {}),
    ...(cue === undefined ? {} : { cue }),
    sources: sources as Span[],
    contents: contents as Span[],
    coreferences: coreferences as Span[],
    ...(typeof quote.confidence === "number" ? { confidence: quote.confidence } : {}),
  }
}

function readSpan({ start, end, text: words }: Readonly<Record<string, unknown>>, { text, unit }: Placing): Span | undefined {
  if (typeof start !== "number" || typeof end !== "number") return undefined
  const [from, to] = [unit(start), unit(end)]
  if (from === undefined || to === undefined || to <= from) return undefined
  const slice = text.slice(from, to)
  return words === undefined || words === slice ? { start: from, end: to, text: slice } : undefined
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(text) as unknown
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
