/** Checks every span of a record against the report: rules 1 and 2, no value without words and every quote equal to its slice. */
import { makeFault, type Path } from "./faults.ts"
import type { Issue, Report } from "./report.ts"
import type { DiplomaticRecord } from "./schema.ts"
import type { Span } from "./spans.ts"
import { fieldText } from "./spans.ts"

/** The faults of all spans of a record, in the order of the record. */
export function checkSpans(record: DiplomaticRecord, report: Report): Issue[] {
  return [...spansIn(record, [])].flatMap(([span, path]) => checkSpan(span, path, report))
}

/** Every span under a value, with its path; a span is whatever has a start and an end. */
export function* spansIn(value: unknown, path: Path): Generator<[Span, Path]> {
  if (typeof value !== "object" || value === null) return
  if (isSpan(value)) yield [value, path]
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* spansIn(item, [...path, index])
  else for (const [key, item] of Object.entries(value)) yield* spansIn(item, [...path, key])
}

function isSpan(value: object): value is Span {
  return "start" in value && "end" in value
}

function checkSpan(span: Span, path: Path, report: Report): Issue[] {
  const { start, end } = span
  const text = fieldText(span, report)
  if (text === undefined) return [makeFault("span-field-absent", path, `the report has no ${span.field}`)]
  if (end <= start) return [makeFault("span-reversed", path, `span ${start}-${end} holds nothing`)]
  if (end > text.length) return [makeFault("span-out-of-range", path, `span ${start}-${end} leaves a text of ${text.length} units`)]
  if (splitsCharacter(text, start) || splitsCharacter(text, end)) {
    return [makeFault("span-splits-character", path, `span ${start}-${end} cuts a character in two`)]
  }
  const words = text.slice(start, end)
  if (span.text !== undefined && span.text !== words) {
    return [makeFault("span-mismatch", path, `quotes ${JSON.stringify(span.text)}, but ${JSON.stringify(words)} stands there`, span)]
  }
  return /[\p{L}\p{N}]/u.test(words) ? [] : [makeFault("span-wordless", path, `span ${start}-${end} holds no word`, span)]
}

function splitsCharacter(text: string, offset: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(offset - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(offset))
}
