/** Reading brat standoff: spans, events, relations, attributes and notes of one text, each line that cannot be read told with its number. */
import type { Span } from "../../record/index.ts"
import { toUnits } from "../code-points.ts"
import type { GrowingMarks, MarkedEvent, MarkedSpan, Marks } from "./marks.ts"

/** What a file of annotations holds. */
export interface BratFile extends Marks {
  readonly faults: readonly { readonly line: number; readonly code: BratFaultCode; readonly raw: string }[]
}

/** `line-unreadable`: no line of the format; `span-outside`: past the end of the text; `span-differs`: other words stand there; `reference-missing`: of something that is not there. */
export type BratFaultCode = "line-unreadable" | "span-outside" | "span-differs" | "reference-missing"

/** Reads annotations of a text. */
export function importBrat(annotations: string, text: string): BratFile {
  const found: GrowingMarks = { spans: [], events: [], relations: [], equal: [], attributes: [], notes: [] }
  const faults: BratFile["faults"][number][] = []
  const places = new Map<string, { line: number; raw: string }>()
  const unit = toUnits(text)
  for (const [at, raw] of annotations.split(/\r?\n/).entries()) {
    if (raw.trim() === "") continue
    const line = at + 1
    const read = readLine(raw, { text, unit })
    if ("code" in read) faults.push({ line, code: read.code, raw })
    else {
      ;(found[read.list] as object[]).push(read.item)
      if ("id" in read.item) places.set(String(read.item.id), { line, raw })
    }
  }
  return { ...found, faults: [...faults, ...looseEnds(found, places)].sort((a, b) => a.line - b.line) }
}

type Read = { readonly list: keyof Marks; readonly item: object } | { readonly code: BratFaultCode }

const UNREADABLE = { code: "line-unreadable" } as const

interface Placing {
  readonly text: string
  readonly unit: (point: number) => number | undefined
}

function readLine(raw: string, placing: Placing): Read {
  const [id = "", middle = "", rest] = raw.split("\t")
  const words = middle.split(" ").filter((word) => word !== "")
  if (/^T\d+$/.test(id)) return readSpan(id, raw, placing)
  if (/^E\d+$/.test(id)) return readEvent(id, words)
  if (/^R\d+$/.test(id)) return readRelation(id, words)
  if (id === "*") return words.length > 2 ? { list: "equal", item: words.slice(1) } : UNREADABLE
  const [kind, of, value] = words
  if (kind === undefined || of === undefined) return UNREADABLE
  if (/^[AM]\d+$/.test(id)) return { list: "attributes", item: { id, kind, of, value: value ?? null } }
  return /^#\d*$/.test(id) ? { list: "notes", item: { of, text: rest ?? "" } } : UNREADABLE
}

function readSpan(id: string, raw: string, { text, unit }: Placing): Read {
  const [, kind, where, words] = /^T\d+\t(\S+) ((?:\d+ \d+;)*\d+ \d+)\t(.*)$/.exec(raw) ?? []
  if (kind === undefined || where === undefined) return UNREADABLE
  const pieces: Span[] = []
  for (const piece of where.split(";")) {
    const [start, end] = piece.split(" ").map((point) => unit(Number(point)))
    if (start === undefined || end === undefined || end <= start) return { code: "span-outside" }
    pieces.push({ start, end, text: text.slice(start, end) })
  }
  if (pieces.map((piece) => piece.text!.toWellFormed()).join(" ") !== words) return { code: "span-differs" }
  return { list: "spans", item: { id, kind, pieces } satisfies MarkedSpan }
}

function readEvent(id: string, words: readonly string[]): Read {
  const [head, ...rest] = words.map((word) => /^([^:]+):([TE]\d+)$/.exec(word))
  if (!head || rest.some((one) => one === null)) return UNREADABLE
  const parts = rest.flatMap((one) => (one ? { role: one[1]!.replace(/\d+$/, ""), id: one[2]! } : []))
  return { list: "events", item: { id, kind: head[1]!, trigger: head[2]!, parts } satisfies MarkedEvent }
}

function readRelation(id: string, [kind, from, to]: readonly string[]): Read {
  const [one, other] = [from, to].map((end) => /^[^:]+:([TER]\d+)$/.exec(end ?? "")?.[1])
  return kind !== undefined && one && other ? { list: "relations", item: { id, kind, from: one, to: other } } : UNREADABLE
}

/** Lines that speak of what is not there. */
function looseEnds(found: GrowingMarks, places: ReadonlyMap<string, { line: number; raw: string }>): BratFile["faults"][number][] {
  const loose = (id: string, refers: readonly string[]): BratFile["faults"][number][] =>
    refers.every((one) => places.has(one)) ? [] : [{ ...places.get(id)!, code: "reference-missing" }]
  return [
    ...found.events.flatMap(({ id, trigger, parts }) => loose(id, [trigger, ...parts.map((part) => part.id)])),
    ...found.relations.flatMap(({ id, from, to }) => loose(id, [from, to])),
    ...found.attributes.flatMap(({ id, of }) => loose(id, [of])),
  ]
}
