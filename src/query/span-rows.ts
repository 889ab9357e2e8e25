/** Every span of every record as a row: whose words they are, what for, and where they stand. The text itself is not among them. */
import { type Kysely, sql } from "kysely"
import type { DiplomaticRecord, Span } from "../record/index.ts"
import { cleanText } from "../store/rows.ts"
import type { Database } from "../store/tables.ts"
import { streamRows } from "./stream.ts"

/** Records that are fetched at once: they are large. */
const RECORDS = 50

/** A span of a record. */
export interface SpanRow {
  readonly [column: string]: string | number | null
  readonly report: string
  /** Its number in the record, from 1. */
  readonly number: number
  /** Key of the report, a slash, id in its record. */
  readonly fact: string
  /** What of the fact it bears out: `mention`, `office`, `evidence`, `participant`. */
  readonly slot: string
  /** The value: the title of the office, the role of the participant, the name of the place. */
  readonly value: string | null
  /** Of a participant, the fact of the actor. */
  readonly actor: string | null
  readonly field: string | null
  readonly start: number
  readonly end: number
  readonly quote: string | null
}

/** Gives the spans of all records, those of one record together, in the order of the reports' keys. */
export async function* spanRows(db: Kysely<Database>): AsyncGenerator<readonly SpanRow[]> {
  const statement = sql<{ report: string; record: DiplomaticRecord }>`select report, record from records order by report`
  for await (const records of streamRows(db, statement, RECORDS)) {
    yield records.flatMap(({ report, record }) => spansOf(report, record))
  }
}

/** What a span is of. */
interface Borne {
  readonly id: string
  readonly slot: string
  readonly value?: string | undefined
  readonly actor?: string
  readonly span: Span
}

/** The spans of a record, under the key of its report. */
export function spansOf(report: string, record: DiplomaticRecord): SpanRow[] {
  const all = [...actorSpans(record), ...eventSpans(record), ...tourSpans(record), ...statementSpans(record), ...tieSpans(record)]
  return all.map(({ id, slot, value, actor, span }, at) => ({
    report,
    number: at + 1,
    fact: `${report}/${id}`,
    slot,
    value: value === undefined ? null : cleanText(value),
    actor: actor === undefined ? null : `${report}/${actor}`,
    field: span.field ?? null,
    start: span.start,
    end: span.end,
    quote: span.text === undefined ? null : cleanText(span.text),
  }))
}

/** Each of the spans with what they are of. */
const bear = (spans: readonly Span[] | undefined, borne: Omit<Borne, "span">): Borne[] => (spans ?? []).map((span) => ({ ...borne, span }))
const bearOne = (span: Span | undefined, borne: Omit<Borne, "span">): Borne[] => bear(span && [span], borne)

function actorSpans({ actors }: DiplomaticRecord): Borne[] {
  return actors.flatMap(({ id, mentions, offices }) => [
    ...bear(mentions, { id, slot: "mention" }),
    ...offices.flatMap(({ title, evidence }) => bear(evidence, { id, slot: "office", value: title })),
  ])
}

function eventSpans({ events }: DiplomaticRecord): Borne[] {
  return events.flatMap(({ id, type, evidence, participants, place, time, topics }) => [
    ...bear(evidence, { id, slot: "event", value: type }),
    ...participants.flatMap(({ actor, role, evidence: words }) => bear(words, { id, slot: "participant", value: role, actor })),
    ...bear(place?.evidence, { id, slot: "place", value: place?.name }),
    ...bear(time?.evidence, { id, slot: "time", value: time?.value }),
    ...bear(topics, { id, slot: "topic" }),
  ])
}

function tourSpans({ tours }: DiplomaticRecord): Borne[] {
  return tours.flatMap(({ id, traveller, purpose, legs }) => [
    ...bearOne(purpose, { id, slot: "purpose", actor: traveller }),
    ...legs.flatMap(({ order, evidence }) => bear(evidence, { id, slot: "leg", value: String(order), actor: traveller })),
  ])
}

function statementSpans({ statements }: DiplomaticRecord): Borne[] {
  return statements.flatMap(({ id, speaker, cue, source, content, audience }) => [
    ...bearOne(source, { id, slot: "source", actor: speaker }),
    ...bearOne(cue, { id, slot: "cue" }),
    ...bear(content, { id, slot: "content" }),
    ...bearOne(audience, { id, slot: "audience" }),
  ])
}

function tieSpans({ ties }: DiplomaticRecord): Borne[] {
  return ties.flatMap(({ id, type, evidence }) => bear(evidence, { id, slot: "tie", value: type }))
}
