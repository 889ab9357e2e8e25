/**
 * The sets of benchmark/merge: which events of 18 reports are one occurrence and which actors one person, with the reports as kept:
 * by their gold records, and by the program's own, whose facts are aligned with the gold's by the scorer.
 */
import { readFileSync } from "node:fs"
import { readKnowledge } from "../src/knowledge/files.ts"
import { describeFacts, type Fact, type KeptReport } from "../src/merge/index.ts"
import type { DiplomaticRecord, Report, Span } from "../src/record/index.ts"
import { sha256 } from "../src/record/index.ts"

const { compareRecords } = await import(new URL("../benchmark/scorer/compare.mjs", import.meta.url).href)
const { prepareRecord } = await import(new URL("../benchmark/scorer/records.mjs", import.meta.url).href)
const { readText } = await import(new URL("../benchmark/scorer/spans.mjs", import.meta.url).href)

export const SETS = ["m", "q", "r"] as const
export const knowledge = readKnowledge("knowledge")
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"))

/** Facts of one kind in groups: id of the fact → name of its group. */
export type Groups = ReadonlyMap<string, string>

/** A week as several reports tell it. */
export interface MergeSet {
  readonly name: string
  readonly reports: readonly KeptReport[]
  readonly facts: readonly Fact[]
  readonly events: Groups
  readonly people: Groups
}

interface Marked {
  readonly occurrences: readonly { readonly id: string; readonly members: readonly (readonly [string, string])[] }[]
  readonly people: readonly { readonly name: string; readonly members: readonly (readonly [string, string])[] }[]
}

/** A report of the benchmark, with what a system is given beside its text. */
export function readReport(id: string): Report {
  const { report } = json(`benchmark/written/${id}.json`) as { report: Report }
  return { ...report, text: readFileSync(`benchmark/written/${id}.txt`, "utf8") }
}

/** The ids of a set's reports. */
export function idsOf(set: string): string[] {
  return Array.from({ length: 18 }, (_, at) => `${set}-${String(at + 1).padStart(2, "0")}`)
}

/** A set by its gold records. */
export function readGoldSet(name: string): MergeSet {
  const marked = json(`benchmark/merge/${name}.json`) as Marked
  const reports = readGoldReports(idsOf(name))
  return { name, reports, facts: reports.flatMap((kept) => describeFacts(kept, knowledge)), ...groupsOf(marked) }
}

/** Reports by their gold records. */
export function readGoldReports(ids: readonly string[]): KeptReport[] {
  return ids.map((id) => keep(id, completeRecord(json(`benchmark/written/${id}.json`), readReport(id))))
}

/** A set by the program's records; what is not aligned with the gold is in no group. */
export function readOwnSet(name: string, records: ReadonlyMap<string, DiplomaticRecord>): MergeSet {
  const gold = groupsOf(json(`benchmark/merge/${name}.json`) as Marked)
  const reports = idsOf(name).map((id) => keep(id, records.get(id)!))
  const events = new Map<string, string>()
  const people = new Map<string, string>()
  for (const { key, report, record } of reports) {
    const text = readText(report.text)
    const { notes } = compareRecords(
      prepareRecord(json(`benchmark/written/${key}.json`), text).reading,
      prepareRecord(record, text).reading,
      text,
    )
    for (const { mark, section, detail } of notes as { mark: string; section: string; detail: string }[]) {
      const [, of, own] = /^([ae]\d+) .* = ([ae]\d+) /.exec(`${detail} `) ?? []
      if (mark !== "=" || of === undefined || own === undefined) continue
      if (section === "events") align(events, gold.events, `${key}/${of}`, `${key}/${own}`)
      if (section === "actors") align(people, gold.people, `${key}/${of}`, `${key}/${own}`)
    }
  }
  return { name, reports, facts: reports.flatMap((kept) => describeFacts(kept, knowledge)), events, people }
}

function align(into: Map<string, string>, groups: Groups, of: string, own: string): void {
  const group = groups.get(of)
  if (group !== undefined) into.set(own, group)
}

function groupsOf({ occurrences, people }: Marked): Pick<MergeSet, "events" | "people"> {
  const index = (groups: readonly (readonly [string, readonly (readonly [string, string])[]])[]): Groups =>
    new Map(groups.flatMap(([group, members]) => members.map(([report, local]) => [`${report}/${local}`, group])))
  return {
    events: index(occurrences.map(({ id, members }) => [id, members])),
    people: index(people.map(({ name, members }, at) => [`${at} ${name}`, members])),
  }
}

function keep(id: string, record: DiplomaticRecord): KeptReport {
  return { key: id, report: readReport(id), record }
}

/** A gold record with what a record must have and the gold leaves out; nothing that merging could learn from. */
function completeRecord(gold: DiplomaticRecord, report: Report): DiplomaticRecord {
  const list = (evidence: Span | Span[] | undefined): Span[] =>
    evidence === undefined ? [] : Array.isArray(evidence) ? evidence : [evidence]
  const confidence = 1
  const head = { ...gold.report, sha256: sha256(report.text), length: report.text.length, dateline: { text: report.dateline ?? "" } }
  return {
    ...gold,
    report: head,
    actors: gold.actors.map((actor) => ({
      ...actor,
      confidence,
      offices: (actor.offices ?? []).map((office) => ({ ...office, confidence, evidence: list(office.evidence) })),
    })),
    events: gold.events.map(({ place, time, ...event }) => ({
      ...event,
      confidence,
      topics: event.topics ?? [],
      participants: event.participants.map((participant) => ({ ...participant, confidence, evidence: [] })),
      ...(place ? { place: { ...place, precision: precisionOf(place), evidence: list(place.evidence) } } : {}),
      ...(time ? { time: { ...time, basis: "stated" as const, evidence: list(time.evidence) } } : {}),
    })),
    statements: gold.statements.map((statement) => ({ ...statement, confidence, about: statement.about ?? [] })),
    tours: gold.tours.map((tour) => ({ ...tour, confidence, legs: tour.legs.map((leg) => ({ ...leg, evidence: list(leg.evidence) })) })),
  } as DiplomaticRecord
}

function precisionOf({ name, country }: { name: string; country?: string | undefined }): "site" | "city" | "region" | "country" {
  return knowledge.findPlace(name, country)?.precision ?? "site"
}
