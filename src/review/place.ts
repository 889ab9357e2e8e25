/**
 * Puts corrections where they belong in a record that may be another reading than the coder saw, or of another version of the text:
 * by the same offsets where the text is the same, else by the same words nearest to where they stood.
 */
import { type DiplomaticRecord, type Issue, quoteOf, type Report, type Span } from "../record/index.ts"
import type { Correction } from "./correction.ts"
import { anchorOf, findItem, type Item, itemsOf } from "./items.ts"
import { type FieldPath, formatPath, parsePath, type Step } from "./paths.ts"
import { decodeValue, encodeValue, NothingThere } from "./references.ts"

/** A correction with its place in a record. */
export interface Placed {
  readonly correction: Correction
  readonly path: FieldPath
  /** The path by the record's own words: the same for all who speak of the same field. */
  readonly key: string
  readonly value: unknown
  readonly evidence: readonly Span[] | undefined
  /** Whether the text is another than the coder saw. */
  readonly moved: boolean
}

/** Corrections in their places, and issues for those that have none. */
export function placeCorrections(
  corrections: readonly Correction[],
  record: DiplomaticRecord,
  report: Report,
): { placed: Placed[]; issues: Issue[] } {
  const placed: Placed[] = []
  const issues: Issue[] = []
  for (const correction of corrections) {
    const found = placeOne(correction, record, report)
    if (found) placed.push(found)
    else issues.push({ code: "correction-unplaced", message: `The words that ${say(correction)} is about are not in this text.` })
  }
  return { placed, issues }
}

/** A correction as issues name it. */
export const say = ({ coder, path, id }: Correction): string => `the correction ${id} by ${coder} of ${path}`

function placeOne(correction: Correction, record: DiplomaticRecord, report: Report): Placed | undefined {
  const parsed = parsePath(correction.path)
  if (!parsed) return undefined
  const moved = correction.sha256 !== record.report.sha256
  const steps = parsed.steps.map((step, at): Step | undefined => {
    const span = moveSpan(correction.anchors[at] ?? step.anchor.span, report, moved)
    return span && { ...step, anchor: { ...step.anchor, span } }
  })
  if (!steps.every((step) => step !== undefined)) return undefined
  const path = nameBy({ steps, field: parsed.field }, record)
  const value = sameReferences(moved ? moveSpans(correction.value, report) : correction.value, record, path)
  const evidence = correction.evidence?.flatMap((span) => moveSpan(span, report, moved) ?? [])
  return { correction, path, key: formatPath(path), value, evidence, moved }
}

/** The path as the record's own items name themselves, as far as they are there. */
function nameBy({ steps, field }: FieldPath, record: DiplomaticRecord): FieldPath {
  let holder: DiplomaticRecord | Item | undefined = record
  const named = steps.map((step) => {
    const items: Item[] = holder ? itemsOf(holder, step.list) : []
    const item: Item | undefined = findItem(step.list, items, step.anchor)
    holder = item
    return item ? { ...step, anchor: anchorOf(step.list, items, item) } : step
  })
  return { steps: named, field }
}

/** What a value refers to, by the words that the record has first for it. */
function sameReferences(value: unknown, record: DiplomaticRecord, { steps, field }: FieldPath): unknown {
  try {
    return encodeValue(decodeValue(value, record), record, steps.at(-1)!.list, field.at(-1))
  } catch (error) {
    if (error instanceof NothingThere) return value
    throw error
  }
}

function moveSpans(value: unknown, report: Report): unknown {
  if (Array.isArray(value)) return value.map((item) => moveSpans(item, report))
  if (typeof value !== "object" || value === null) return value
  if ("start" in value && "end" in value) return moveSpan(value as Span, report, true) ?? value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, moveSpans(item, report)]))
}

/** The same words in another text: where they stood, or nearest to it; undefined where they are no more. */
function moveSpan(span: Span, report: Report, moved: boolean): Span | undefined {
  if (!moved || span.text === undefined) return span
  if (quoteOf(span, report) === span.text) return span
  const text = report[span.field ?? "text"] ?? ""
  let best: number | undefined
  for (let at = text.indexOf(span.text); at !== -1; at = text.indexOf(span.text, at + 1)) {
    if (best === undefined || Math.abs(at - span.start) < Math.abs(best - span.start)) best = at
  }
  return best === undefined ? undefined : { ...span, start: best, end: best + span.text.length }
}
