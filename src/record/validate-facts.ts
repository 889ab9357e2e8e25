/**
 * Checks what single facts must keep to: a basis where a value was worked out (rules 1 and 6), attribution to a statement that tells
 * of the event (3), offices of persons only (5), meetings without direction (7), confidence to two decimals (9), legs in order.
 * Epithets (3) cannot be checked.
 */
import type { Actor, Holding } from "./actors.ts"
import type { DiplomaticEvent, EventTime, Place, Tour } from "./events.ts"
import { makeFault, type Path } from "./faults.ts"
import { roundConfidence } from "./parts.ts"
import type { Issue, Report } from "./report.ts"
import type { DiplomaticRecord } from "./schema.ts"
import { quoteOf, type Span } from "./spans.ts"
import type { Statement, Tie } from "./statements.ts"

/** The faults of single facts, in the order of the record. */
export function checkFacts(record: DiplomaticRecord, report: Report): Issue[] {
  return [
    ...record.actors.flatMap((actor, at) => checkActor(actor, ["actors", at], report)),
    ...record.events.flatMap((event, at) => checkAttribution(event, ["events", at, "attribution"], record.statements)),
    ...record.events.flatMap((event, at) => checkEvent(event, ["events", at], report)),
    ...record.tours.flatMap((tour, at) => checkTour(tour, ["tours", at])),
    ...record.ties.flatMap((tie, at) => checkTie(tie, ["ties", at])),
    ...checkDecimals(record, []),
  ]
}

function checkActor({ kind, offices }: Actor, path: Path, report: Report): Issue[] {
  if (offices.length > 0 && kind !== "person" && kind !== "unnamed") {
    return [makeFault("office-of-no-person", [...path, "offices"], `a ${kind} holds no office`)]
  }
  return offices.flatMap((holding, index) => checkHolding(holding, [...path, "offices", index], report))
}

function checkHolding({ title, basis, evidence }: Holding, path: Path, report: Report): Issue[] {
  const words = foldedWords(title)
  const read = foldedWords(quotesOf(evidence, report))
  if (basis !== undefined || words.some((word) => read.includes(word))) return []
  return [makeFault("basis-missing", path, `no word of "${title}" is in its evidence`)]
}

function checkAttribution({ attribution, evidence }: DiplomaticEvent, path: Path, statements: readonly Statement[]): Issue[] {
  const statement = statements.find(({ id }) => id === attribution)
  if (!statement || evidence.some((span) => statement.content.some((words) => overlaps(span, words)))) return []
  return [makeFault("attribution-elsewhere", path, `no word of the event is in what ${attribution} says`)]
}

function overlaps(one: Span, other: Span): boolean {
  return one.field === other.field && one.start < other.end && other.start < one.end
}

function checkEvent(event: DiplomaticEvent, path: Path, report: Report): Issue[] {
  const actors = event.participants.map(({ actor }) => actor)
  const isDirected = event.type === "meeting" && event.participants.some(({ role }) => role === "sender" || role === "recipient")
  return [
    ...actors.flatMap((actor, index) =>
      actors.indexOf(actor) < index
        ? [makeFault("participant-repeated", [...path, "participants", index], `${actor} takes part already`)]
        : [],
    ),
    ...(isDirected
      ? [makeFault("meeting-directed", [...path, "participants"], "a meeting has hosts, guests, participants and mediators")]
      : []),
    ...(event.place ? checkPlace(event.place, [...path, "place"], report) : []),
    ...(event.time ? checkTime(event.time, [...path, "time"], report) : []),
  ]
}

function checkPlace({ name, lat, lon, basis, evidence }: Place, path: Path, report: Report): Issue[] {
  const faults: Issue[] = []
  if ((lat === undefined) !== (lon === undefined)) {
    faults.push(makeFault("coordinates-incomplete", path, "latitude and longitude go together"))
  }
  if (basis === undefined && !fold(quotesOf(evidence, report)).includes(fold(name))) {
    faults.push(makeFault("basis-missing", path, `"${name}" is not in its evidence`))
  }
  return faults
}

/** A stated date has its year in its words, in full, by its last two digits, or by its decade ("the 1980s"). */
function checkTime({ value, basis, evidence }: EventTime, path: Path, report: Report): Issue[] {
  if (basis !== "stated") return []
  const read = quotesOf(evidence, report)
  const years = value.split("/").flatMap((end) => /^\d[\dX]{3}/.exec(end) ?? [])
  const missing = years.find((year) => !isYearIn(year, read))
  return missing === undefined ? [] : [makeFault("basis-missing", path, `the year ${missing} is not in its evidence, so it is not stated`)]
}

function isYearIn(year: string, words: string): boolean {
  const [century, decade, digit] = [year.slice(0, 2), year.charAt(2), year.charAt(3).replace("X", "\\d")]
  return decade === "X" || new RegExp(`(?<!\\d)(?:${century})?${decade}(?:${digit}(?!\\d)|0s)`).test(words)
}

function checkTour({ legs }: Tour, path: Path): Issue[] {
  return legs.flatMap(({ order, country, place }, index) => [
    ...(order === index + 1 ? [] : [makeFault("leg-order", [...path, "legs", index, "order"], `is ${order}, not ${index + 1}`)]),
    ...((country ?? place) ? [] : [makeFault("leg-nowhere", [...path, "legs", index], "has neither country nor place")]),
  ])
}

function checkTie({ source, target }: Tie, path: Path): Issue[] {
  return source === target ? [makeFault("tie-to-self", path, `${source} holds it toward itself`)] : []
}

/** Every confidence in the record, wherever it stands. */
function checkDecimals(value: unknown, path: Path): Issue[] {
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    if (key !== "confidence") return checkDecimals(item, here)
    return item === roundConfidence(item) ? [] : [makeFault("confidence-decimals", here, `${item} has more than two decimals`)]
  })
}

function quotesOf(evidence: readonly Span[], report: Report): string {
  return evidence.map((span) => quoteOf(span, report) ?? "").join(" ")
}

function fold(words: string): string {
  return words.normalize("NFC").toLowerCase().replace(/\s+/g, " ")
}

function foldedWords(words: string): string[] {
  return fold(words).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}
