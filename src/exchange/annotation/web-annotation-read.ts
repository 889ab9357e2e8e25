/** Reading W3C Web Annotation: what each says and of which text, and then where it stands in that text. */
import type { Span } from "../../record/index.ts"
import { isObject } from "../field/json-rows.ts"
import { type Placing, placingOf } from "./marked-document.ts"

/** An annotation that came in: where it stands, and what it says. */
export interface ReadAnnotation {
  /** Its number on the page, from 1. */
  readonly number: number
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

/** The text that an annotation is of, as it names it: at least one of them. */
export interface AnnotatedText {
  /** Key of a report, where the target is a URN of ours. */
  readonly key?: string
  readonly sha256?: string
  readonly url?: string
  readonly field: "text" | "title" | "dateline"
}

type Entry = Readonly<Record<string, unknown>>

/** An annotation that is not placed yet. */
export interface LooseAnnotation extends Omit<ReadAnnotation, "span"> {
  readonly of: AnnotatedText
  readonly selectors: readonly Entry[]
  readonly raw: unknown
}

/** The annotations of a page that are of one text, in UTF-16 units. Throws a SyntaxError where the page is no JSON. */
export function importWebAnnotations(page: string, text: string): { annotations: ReadAnnotation[]; faults: AnnotationFault[] } {
  const { loose, faults } = readAnnotationPage(page)
  const placed = placeAnnotations(loose, text)
  return { annotations: placed.annotations, faults: [...faults, ...placed.faults].sort((one, other) => one.number - other.number) }
}

/** The annotations of a page, whichever texts they are of. Throws a SyntaxError where the page is no JSON. */
export function readAnnotationPage(page: string): { loose: LooseAnnotation[]; faults: AnnotationFault[] } {
  const loose: LooseAnnotation[] = []
  const faults: AnnotationFault[] = []
  for (const [at, raw] of itemsOf(JSON.parse(page)).entries()) {
    if (!isObject(raw) || !listOf(raw.type).includes("Annotation")) faults.push({ number: at + 1, code: "annotation-foreign", raw })
    else loose.push({ number: at + 1, raw, ...readAnnotation(raw) })
  }
  return { loose, faults }
}

/** Places annotations in their text. */
export function placeAnnotations(
  loose: readonly LooseAnnotation[],
  text: string,
): { annotations: ReadAnnotation[]; faults: AnnotationFault[] } {
  const placing = placingOf(text)
  const annotations: ReadAnnotation[] = []
  const faults: AnnotationFault[] = []
  for (const { number, raw, id, tags, values, selectors } of loose) {
    const span = placeSelectors(selectors, placing)
    if (typeof span === "string") faults.push({ number, code: span, raw })
    else annotations.push({ number, id, span, tags, values })
  }
  return { annotations, faults }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])

/** A page, a collection with its first page inside, a list, or one annotation alone. */
function itemsOf(page: unknown): unknown[] {
  if (Array.isArray(page)) return page
  if (!isObject(page)) return [page]
  if (isObject(page.first)) return itemsOf(page.first)
  return "items" in page ? listOf(page.items) : [page]
}

function readAnnotation(raw: Entry): Omit<LooseAnnotation, "number" | "raw"> {
  const [whole] = listOf(raw.target)
  const target = listOf(raw.target).find(isObject)
  const bodies = [...listOf(raw.body), ...listOf(raw.bodyValue)]
  const says = (purpose: boolean): string[] =>
    bodies.flatMap((body) => {
      const value = isObject(body) ? body.value : body
      return typeof value === "string" && (isObject(body) && body.purpose === "tagging") === purpose ? value : []
    })
  return {
    id: typeof raw.id === "string" ? raw.id : null,
    tags: says(true),
    values: says(false),
    of: textOf(target ?? { source: whole }),
    selectors: listOf(target?.selector).filter(isObject),
  }
}

const URN = /^urn:dragoman:([^/:]+)(?:\/(title|dateline))?$/

/** A source is an address, or an object with one; ours are URNs, with the address as the scope. */
function textOf({ source, scope }: Entry): AnnotatedText {
  const id = isObject(source) ? source.id : source
  const sha256 = isObject(source) ? source["dragoman:sha256"] : undefined
  const [, key, field = "text"] = URN.exec(typeof id === "string" ? id : "") ?? []
  const url = [scope, id].find((one) => typeof one === "string" && /^https?:/.test(one))
  return {
    ...(key === undefined ? {} : { key }),
    ...(typeof sha256 === "string" ? { sha256 } : {}),
    ...(typeof url === "string" ? { url } : {}),
    field: field as AnnotatedText["field"],
  }
}

function placeSelectors(selectors: readonly Entry[], { text, unit }: Placing): Span | AnnotationFault["code"] {
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
function findQuote(text: string, exact: string, { prefix, suffix }: Entry): Span | AnnotationFault["code"] {
  const [before, after] = [prefix, suffix].map((part) => (typeof part === "string" ? part : ""))
  const places: number[] = []
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) places.push(at)
  const fitting = places.filter((at) => text.slice(0, at).endsWith(before!) && text.startsWith(after!, at + exact.length))
  const [start, ...others] = fitting.length > 0 ? fitting : places
  if (start === undefined) return "quote-missing"
  return others.length > 0 ? "quote-ambiguous" : { start, end: start + exact.length, text: exact }
}
