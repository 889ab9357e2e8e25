/** Texts that others have marked: what an importer of annotations gives, whatever tool they were made with. */

import { toUnits } from "../code-points.ts"
import type { LineFault, LineFaultCode } from "../field/claim.ts"
import { choicesOf, linksOf, type MarkedSpan, type Marks } from "./marks.ts"

/** What one coder, or one run of a program, marked in one text. */
export interface MarkedDocument {
  /** Line of the file, or number of the task, from 1. */
  readonly line: number
  /** Its own id, where it has one. */
  readonly id?: string
  readonly text: string
  readonly marks: Marks
}

/** What a file holds: documents, and what is wrong by line. */
export interface ImportedMarks {
  readonly documents: readonly MarkedDocument[]
  readonly faults: readonly LineFault[]
}

/** A text, and its offsets in code points as UTF-16 units. */
export interface Placing {
  readonly text: string
  readonly unit: (point: number) => number | undefined
}

/** Makes ready to place spans in a text. */
export const placingOf = (text: string): Placing => ({ text, unit: toUnits(text) })

/** A span by its offsets in code points, and by its words where they are told; or why it cannot stand there. */
export function placeSpan(
  { start, end, words }: { readonly start: unknown; readonly end: unknown; readonly words?: unknown },
  { text, unit }: Placing,
): Pick<MarkedSpan, "pieces"> | LineFaultCode {
  const [from, to] = [start, end].map((point) => (typeof point === "number" ? unit(point) : undefined))
  if (from === undefined || to === undefined || to <= from) return "span-outside"
  const said = text.slice(from, to)
  if (typeof words === "string" && words !== said.toWellFormed() && plain(words) !== plain(said)) return "span-differs"
  return { pieces: [{ start: from, end: to, text: said }] }
}

/** Tools write line ends in their own ways. */
const plain = (words: string): string => words.replace(/\\n|\s+/g, " ")

/** The marks of a document as lines for who has no store: what is marked where, with arrows and choices. */
export function markRows(format: string, { line, id: document, marks }: MarkedDocument): object[] {
  const [links, choices] = [Map.groupBy(linksOf(marks), ({ from }) => from), Map.groupBy(choicesOf(marks), ({ of }) => of)]
  return marks.spans.map(({ id, kind, pieces }) => ({
    kind: "mark",
    format,
    line,
    ...(document === undefined ? {} : { document }),
    id,
    label: kind,
    pieces,
    links: (links.get(id) ?? []).map((link) => ({ kind: link.kind, to: link.to })),
    choices: Object.fromEntries((choices.get(id) ?? []).map((choice) => [choice.kind, choice.value])),
  }))
}
