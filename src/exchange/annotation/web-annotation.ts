/**
 * W3C Web Annotation: each span of a record as an annotation, with where it stands by position and by quote. Out and in. Positions count
 * code points, as the standard does; a record counts UTF-16 units.
 */
import { keptRecords, type Source, type SourceRecord, spansOf } from "../../query/index.ts"
import type { Report, Span } from "../../record/index.ts"
import { toCodePoints, toUnits } from "../code-points.ts"
import type { FormatNotes } from "../field/notes.ts"

/** What is kept and lost. */
export const WEB_ANNOTATION_NOTES: FormatNotes = {
  name: "w3c",
  title: "W3C Web Annotation",
  about:
    "A page of annotations, one for each span of each record. Offsets count code points of the report's text, from 0, the end not included; the text is named by its hash, as what stands at the address may be another.",
  out: true,
  in: true,
  kept: [
    ["start, end", "TextPositionSelector", "code points"],
    ["quote with the 32 characters before and after", "TextQuoteSelector", "left out where the quote is longer than the bound"],
    ["slot", "body with purpose tagging", "mention, office, event, participant, place, time, topic, source, cue, content …"],
    ["value", "body with purpose describing", "the title of an office, a role, the name of a place, a date"],
    ["report", "target.source", "urn:dragoman: with key, and dragoman:sha256; title and dateline after a slash"],
    ["address of the report", "target.scope"],
    ["fact, actor", "dragoman:fact, dragoman:actor", "as URN"],
    ["version of the program", "generator"],
  ],
  lost: ["confidence, status and all that is no span", "what was merged into what"],
  blank: ["created, modified, creator"],
  reads:
    "Annotations of one text become spans in UTF-16 units with their tags and values. A quote that does not stand at its position is looked for by its words and what is around them; one that is nowhere, or at several places alike, is a fault with the annotation as it stood.",
}

const CONTEXT = ["http://www.w3.org/ns/anno.jsonld", { dragoman: "urn:dragoman:" }]
/** Characters before and after a quote. */
const AROUND = 32

/** The page in pieces. */
export async function* exportWebAnnotations(source: Source, maxQuote: number): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(CONTEXT)},"id":"urn:dragoman:annotations","type":"AnnotationPage","items":[`
  let isFirst = true
  for await (const kept of keptRecords(source)) {
    const items = annotationsOf(kept, maxQuote).map((one) => JSON.stringify(one))
    if (items.length === 0) continue
    yield `${isFirst ? "" : ","}\n${items.join(",\n")}`
    isFirst = false
  }
  yield "]}\n"
}

/** The annotations of one report. */
export function annotationsOf({ key, report, record }: SourceRecord, maxQuote: number): object[] {
  const points = new Map<string, (unit: number) => number>()
  const { sha256, url } = record.report
  return spansOf(key, record).map(({ number, fact, slot, value, actor, field, start, end }) => {
    const text = textOf(report, field)
    const at = points.get(field ?? "") ?? toCodePoints(text)
    points.set(field ?? "", at)
    const quote = quoteSelector(text, { start, end }, maxQuote)
    return {
      id: `urn:dragoman:${key}:${number}`,
      type: "Annotation",
      motivation: "tagging",
      generator: { id: `urn:dragoman:version:${record.producer.version}`, type: "Software" },
      body: [
        { type: "TextualBody", purpose: "tagging", value: slot },
        ...(value === null ? [] : [{ type: "TextualBody", purpose: "describing", value }]),
      ],
      target: {
        source: {
          id: `urn:dragoman:${key}${field === null ? "" : `/${field}`}`,
          type: "Text",
          format: "text/plain",
          "dragoman:sha256": sha256,
        },
        ...(url === undefined ? {} : { scope: url }),
        selector: [{ type: "TextPositionSelector", start: at(start), end: at(end) }, ...quote],
      },
      "dragoman:fact": `urn:dragoman:${fact}`,
      ...(actor === null ? {} : { "dragoman:actor": `urn:dragoman:${actor}` }),
    }
  })
}

const textOf = (report: Report, field: string | null): string => report[(field ?? "text") as "text" | "title" | "dateline"] ?? ""

function quoteSelector(text: string, { start, end }: Span, maxQuote: number): object[] {
  if (end - start > maxQuote) return []
  const prefix = text.slice(Math.max(0, start - AROUND), start).toWellFormed()
  const suffix = text.slice(end, end + AROUND).toWellFormed()
  return [{ type: "TextQuoteSelector", exact: text.slice(start, end), prefix, suffix }]
}

/** An annotation that came in: where it stands, and what it says. */
export interface ReadAnnotation {
  readonly id: string | null
  readonly span: Span
  readonly tags: readonly string[]
  readonly values: readonly string[]
}

/** What is wrong with an annotation, and the annotation as it stood. */
export interface AnnotationFault {
  /** Its number on the page, from 1. */
  readonly number: number
  readonly code: "annotation-foreign" | "selector-missing" | "quote-missing" | "quote-ambiguous" | "position-outside"
  readonly raw: unknown
}

/** The annotations of a page that are of one text, in UTF-16 units. Throws a SyntaxError where the page is no JSON. */
export function importWebAnnotations(page: string, text: string): { annotations: ReadAnnotation[]; faults: AnnotationFault[] } {
  const annotations: ReadAnnotation[] = []
  const faults: AnnotationFault[] = []
  const unit = toUnits(text)
  for (const [at, raw] of itemsOf(JSON.parse(page)).entries()) {
    const read = readAnnotation(raw, { text, unit })
    if (typeof read === "string") faults.push({ number: at + 1, code: read, raw })
    else annotations.push(read)
  }
  return { annotations, faults }
}

interface Placing {
  readonly text: string
  readonly unit: (point: number) => number | undefined
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])

/** A page, a collection with its first page inside, a list, or one annotation alone. */
function itemsOf(page: unknown): unknown[] {
  if (Array.isArray(page)) return page
  if (!isObject(page)) return [page]
  if (isObject(page.first)) return itemsOf(page.first)
  return "items" in page ? listOf(page.items) : [page]
}

function readAnnotation(raw: unknown, placing: Placing): ReadAnnotation | AnnotationFault["code"] {
  if (!isObject(raw) || !listOf(raw.type).includes("Annotation")) return "annotation-foreign"
  const target = listOf(raw.target).find(isObject)
  const span = placeSelectors(listOf(target?.selector).filter(isObject), placing)
  if (typeof span === "string") return span
  const bodies = [...listOf(raw.body), ...listOf(raw.bodyValue)]
  const says = (purpose: boolean): string[] =>
    bodies.flatMap((body) => {
      const value = isObject(body) ? body.value : body
      return typeof value === "string" && (isObject(body) && body.purpose === "tagging") === purpose ? value : []
    })
  return { id: typeof raw.id === "string" ? raw.id : null, span, tags: says(true), values: says(false) }
}

function placeSelectors(selectors: readonly Readonly<Record<string, unknown>>[], { text, unit }: Placing): Span | AnnotationFault["code"] {
  const position = selectors.find(({ type }) => type === "TextPositionSelector")
  const quote = selectors.find(({ type }) => type === "TextQuoteSelector")
  const [start, end] = [position?.start, position?.end].map((point) => (typeof point === "number" ? unit(point) : undefined))
  const exact = typeof quote?.exact === "string" ? quote.exact : undefined
  if (start !== undefined && end !== undefined && end > start && (exact === undefined || text.slice(start, end) === exact)) {
    return { start, end, text: text.slice(start, end) }
  }
  if (exact) return findQuote(text, exact, quote!)
  return position === undefined ? "selector-missing" : "position-outside"
}

/** The one place where the words stand with what is before and after them. */
function findQuote(text: string, exact: string, { prefix, suffix }: Readonly<Record<string, unknown>>): Span | AnnotationFault["code"] {
  const [before, after] = [prefix, suffix].map((part) => (typeof part === "string" ? part : ""))
  const places: number[] = []
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) places.push(at)
  const fitting = places.filter((at) => text.slice(0, at).endsWith(before!) && text.startsWith(after!, at + exact.length))
  const [start, ...others] = fitting.length > 0 ? fitting : places
  if (start === undefined) return "quote-missing"
  return others.length > 0 ? "quote-ambiguous" : { start, end: start + exact.length, text: exact }
}
