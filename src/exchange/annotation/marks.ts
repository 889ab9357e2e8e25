/**
 * The spans of a record with what they are and how they belong together, in the words that tools of annotation show. What such tools are
 * given is written from it, and what comes back from them is read into it.
 */
import type { DiplomaticRecord, Report, Span } from "../../record/index.ts"
import { ACTOR_KINDS, EVENT_TYPES } from "../../record/index.ts"

/** A marked span; one over several lines has a piece for each. */
export interface MarkedSpan {
  readonly id: string
  readonly kind: string
  readonly pieces: readonly Span[]
  /** Id of the fact in the record that it was marked for first. */
  readonly fact?: string
}

/** An event: its trigger, and who and what takes part, by role. */
export interface MarkedEvent {
  readonly id: string
  readonly kind: string
  readonly trigger: string
  readonly parts: readonly { readonly role: string; readonly id: string }[]
}

/** All that is marked in one text. */
export interface Marks {
  readonly spans: readonly MarkedSpan[]
  readonly events: readonly MarkedEvent[]
  readonly relations: readonly { readonly id: string; readonly kind: string; readonly from: string; readonly to: string }[]
  /** Spans that are of one. */
  readonly equal: readonly (readonly string[])[]
  readonly attributes: readonly { readonly id: string; readonly kind: string; readonly of: string; readonly value: string | null }[]
  readonly notes: readonly { readonly of: string; readonly text: string }[]
}

/** The same lists, to add to. */
export type GrowingMarks = { -readonly [List in keyof Marks]: Marks[List][number][] }

/** "press-conference" as "Press-conference": kinds begin with a capital. */
export const kindOf = (word: string): string => `${word[0]!.toUpperCase()}${word.slice(1)}`

/** Kinds of span that are events: their status, mode or stance can be told. */
export const EVENT_KINDS: readonly string[] = Object.freeze(EVENT_TYPES.map(kindOf))
/** Every kind of span. */
export const SPAN_KINDS: readonly string[] = Object.freeze([
  ...ACTOR_KINDS.map(kindOf),
  ...["Office", "Place", "Time", "Source", "Content", "Stop"],
  ...EVENT_KINDS,
  ...["Statement", "Tie", "Tour"],
])

/** Takes marks with ids that count up by letter. */
interface Marker {
  readonly marks: GrowingMarks
  /** A span's id; the same span of the same kind is marked once. Undefined where it does not stand in the body. */
  span(kind: string, span: Span | undefined, fact: string): string | undefined
  /** An event's id; parts without a span are left out. */
  event(kind: string, trigger: string, parts: readonly (readonly [role: string, id: string | undefined])[]): string
  attribute(kind: string, of: string, value: string): void
}

/** Marks what a record has in the body of its report. */
export function markRecord({ text }: Pick<Report, "text">, record: DiplomaticRecord): Marks {
  const marker = makeMarker(text)
  const mentions = markActors(record, marker)
  markEvents(record, marker, mentions)
  markStatements(record, marker, mentions)
  markTies(record, marker, mentions)
  return marker.marks
}

function makeMarker(text: string): Marker {
  const marks: GrowingMarks = { spans: [], events: [], relations: [], equal: [], attributes: [], notes: [] }
  const known = new Map<string, string>()
  return {
    marks,
    span(kind, span, fact) {
      if (span === undefined || span.field !== undefined) return undefined
      const key = `${kind} ${span.start} ${span.end}`
      const pieces = cutLines(text, span)
      if (pieces.length > 0 && !known.has(key)) {
        known.set(key, `T${marks.spans.length + 1}`)
        marks.spans.push({ id: known.get(key)!, kind, pieces, fact })
      }
      return known.get(key)
    },
    event(kind, trigger, parts) {
      const id = `E${marks.events.length + 1}`
      const known = parts.flatMap(([role, part]) => (part === undefined ? [] : [{ role, id: part }]))
      marks.events.push({ id, kind, trigger, parts: known })
      return id
    },
    attribute: (kind, of, value) => void marks.attributes.push({ id: `A${marks.attributes.length + 1}`, kind, of, value }),
  }
}

/** The pieces of a span between line ends. */
function cutLines(text: string, { start, end }: Span): Span[] {
  const pieces = [...text.slice(start, end).matchAll(/[^\r\n]+/g)]
  return pieces.map(({ index, 0: words }) => ({ start: start + index, end: start + index + words.length, text: words }))
}

type Mentions = ReadonlyMap<string, readonly string[]>

function markActors({ actors }: DiplomaticRecord, { marks, span }: Marker): Mentions {
  const all = new Map<string, string[]>()
  for (const { id, kind, name, country, mentions, offices } of actors) {
    const ids = mentions.flatMap((mention) => span(kindOf(kind), mention, id) ?? [])
    all.set(id, ids)
    const [first] = ids
    if (first === undefined) continue
    marks.notes.push({ of: first, text: plain([name, country]) })
    if (ids.length > 1) marks.equal.push([...new Set(ids)])
    for (const { title, country: of, organization, status, evidence } of offices) {
      const office = span("Office", evidence[0], id)
      if (office === undefined) continue
      marks.notes.push({ of: office, text: plain([title, of ?? organization, status]) })
      marks.relations.push({ id: `R${marks.relations.length + 1}`, kind: "Holds", from: first, to: office })
    }
  }
  return all
}

const plain = (parts: readonly (string | undefined)[]): string =>
  parts
    .filter((part) => part !== undefined)
    .join(", ")
    .replace(/[\t\r\n]+/g, " ")

function markEvents({ events, actors }: DiplomaticRecord, { marks, span, event, attribute }: Marker, mentions: Mentions): void {
  const kinds = new Map(actors.map(({ id, kind }) => [id, kindOf(kind)]))
  for (const { id, type, status, evidence, participants, place, time } of events) {
    const trigger = span(kindOf(type), evidence[0], id)
    if (trigger === undefined) continue
    const where = span("Place", place?.evidence[0], id)
    const when = span("Time", time?.evidence[0], id)
    const parts = participants.map(({ actor, role, evidence: words }) => {
      const own = span(kinds.get(actor) ?? "Unnamed", words[0], actor)
      return [kindOf(role), own ?? mentions.get(actor)?.[0]] as const
    })
    attribute("Status", event(kindOf(type), trigger, [...parts, ["Place", where], ["Time", when]]), status)
    if (where !== undefined) marks.notes.push({ of: where, text: plain([place!.name, place!.country]) })
    if (when !== undefined) marks.notes.push({ of: when, text: plain([time!.value, time!.basis]) })
  }
}

function markStatements({ statements }: DiplomaticRecord, { span, event, attribute }: Marker, mentions: Mentions): void {
  for (const { id, speaker, mode, cue, source, content } of statements) {
    const trigger = span("Statement", cue ?? content[0], id)
    if (trigger === undefined) continue
    const contents = content.map((words) => ["Content", span("Content", words, id)] as const)
    const said = [["Source", span("Source", source, id)] as const, ["Speaker", mentions.get(speaker)?.[0]] as const, ...contents]
    attribute("Mode", event("Statement", trigger, said), mode)
  }
}

function markTies({ ties, tours }: DiplomaticRecord, { span, event, attribute }: Marker, mentions: Mentions): void {
  for (const { id, source, target, type, evidence } of ties) {
    const trigger = span("Tie", evidence[0], id)
    if (trigger === undefined) continue
    const ends = [["Source", mentions.get(source)?.[0]] as const, ["Target", mentions.get(target)?.[0]] as const]
    attribute("Stance", event("Tie", trigger, ends), type)
  }
  for (const { id, traveller, legs } of tours) {
    const trigger = span("Tour", legs[0]?.evidence[0], id)
    if (trigger === undefined) continue
    const stops = legs.map(({ evidence }) => ["Stop", span("Stop", evidence[0], id)] as const)
    event("Tour", trigger, [["Traveller", mentions.get(traveller)?.[0]], ...stops])
  }
}

/** An arrow from span to span, as a relation or a part of an event has it: an event stands where its trigger does. */
export interface MarkedLink {
  readonly kind: string
  readonly from: string
  readonly to: string
}

/** The relations and the parts of events as arrows from span to span. */
export function linksOf({ events, relations }: Marks): MarkedLink[] {
  const triggers = triggersOf(events)
  const place = (id: string): string => triggers.get(id) ?? id
  return [
    ...events.flatMap(({ trigger, parts }) => parts.map(({ role, id }) => ({ kind: role, from: trigger, to: place(id) }))),
    ...relations.map(({ kind, from, to }) => ({ kind, from: place(from), to: place(to) })),
  ]
}

/** What attributes say of spans: those of an event of its trigger. */
export function choicesOf({ events, attributes }: Marks): { readonly kind: string; readonly of: string; readonly value: string }[] {
  const triggers = triggersOf(events)
  return attributes.map(({ kind, of, value }) => ({ kind, of: triggers.get(of) ?? of, value: value ?? kind }))
}

const triggersOf = (events: Marks["events"]): Map<string, string> => new Map(events.map(({ id, trigger }) => [id, trigger]))
