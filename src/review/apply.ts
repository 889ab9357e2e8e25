/**
 * Makes the corrected record of a record as it was read. What would make a record that is not sound is refused, and said; so is what has
 * lost its words. Facts keep their ids, and what coders added gets the next ones.
 */
import { type DiplomaticRecord, type Issue, makeId, type Report, type Span, validateRecord } from "../record/index.ts"
import type { Correction } from "./correction.ts"
import { type ListName, SECTION_KINDS, SECTIONS, type Section } from "./fields.ts"
import { type Item, itemsOf, locate } from "./items.ts"
import { type Placed, placeCorrections, say } from "./place.ts"
import { decodeValue, NothingThere } from "./references.ts"
import { drop, type FieldChange, setField } from "./set-field.ts"
import { type FieldState, settleFields } from "./settle.ts"

/** A record with its corrections. */
export interface Corrected {
  readonly record: DiplomaticRecord
  /** What was refused, lost or moved; they are among the record's issues, too. */
  readonly issues: readonly Issue[]
  /** The fields on which somebody spoke. */
  readonly fields: readonly FieldState[]
}

/** Corrects a record. Never throws; the same corrections in any order give the same record. */
export function applyCorrections(record: DiplomaticRecord, corrections: readonly Correction[], report: Report): Corrected {
  const { placed, issues } = placeCorrections(corrections, record, report)
  const fields = settleFields(placed)
  const words = fields.flatMap(({ settled }) => settled ?? []).sort(byRank)
  const before = new Set(validateRecord(record, report).map(({ message }) => message))
  const { record: corrected, issues: refused } = applyAll(record, words, (next) =>
    validateRecord(next, report).find(({ message }) => !before.has(message)),
  )
  const moved = words
    .filter((one) => one.moved)
    .map(({ correction }) => tell("correction-text-changed", correction, "was made on another text"))
  const all = sortIssues([...issues, ...refused, ...moved])
  return { record: all.length > 0 ? { ...corrected, issues: [...corrected.issues, ...all] } : corrected, issues: all, fields }
}

const tell = (code: string, correction: Correction, what: string): Issue => {
  const words = say(correction)
  return { code, message: `${words[0]!.toUpperCase()}${words.slice(1)} ${what}.` }
}

/** Each once, in one order. */
function sortIssues(issues: readonly Issue[]): Issue[] {
  const byMessage = new Map(issues.map((issue) => [issue.message, issue]))
  return [...byMessage.values()].sort((one, other) => (one.message < other.message ? -1 : 1))
}

/** Whole facts first, as others refer to them; then values; what is rejected last, as others may have let it go by then. */
function byRank(one: Placed, other: Placed): number {
  const rank = ({ path, correction, key }: Placed): string => {
    const turn = correction.verdict === "reject" ? (path.field.length === 0 ? 3 : 2) : path.field.length === 0 ? 0 : 1
    return `${turn} ${SECTIONS.indexOf(path.steps[0]!.list as (typeof SECTIONS)[number])} ${path.steps.length} ${key}`
  }
  return rank(one) < rank(other) ? -1 : 1
}

type FaultOf = (record: DiplomaticRecord) => Issue | undefined

/** All at once where that is sound; else one by one, each refused that is not. */
function applyAll(record: DiplomaticRecord, words: readonly Placed[], faultOf: FaultOf): { record: DiplomaticRecord; issues: Issue[] } {
  const whole = structuredClone(record)
  const failed = applyEach(whole, words)
  if (faultOf(whole) === undefined) return { record: whole, issues: failed.map(({ placed, why }) => refuse(placed, why)) }
  let sound = structuredClone(record)
  const issues: Issue[] = []
  for (const placed of words) {
    const next = structuredClone(sound)
    const why = applyEach(next, [placed])[0]?.why ?? faultOf(next)?.message
    if (why === undefined) sound = next
    else issues.push(refuse(placed, why))
  }
  return { record: sound, issues }
}

const refuse = ({ correction }: Placed, why: string): Issue => tell("correction-refused", correction, `was refused: ${why}`)

interface Failed {
  readonly placed: Placed
  readonly why: string
}

/** Applies what can be; what refers to something that comes later is tried again. */
function applyEach(record: DiplomaticRecord, words: readonly Placed[]): Failed[] {
  let left: readonly Placed[] = words
  while (true) {
    const failed = left.flatMap((placed) => {
      const why = applyOne(record, placed)
      return why === undefined ? [] : [{ placed, why }]
    })
    if (failed.length === 0 || failed.length === left.length) return failed
    left = failed.map(({ placed }) => placed)
  }
}

/** Changes the record; gives why it could not. */
function applyOne(record: DiplomaticRecord, placed: Placed): string | undefined {
  try {
    return placed.path.field.length === 0 ? applyToItem(record, placed) : applyToField(record, placed)
  } catch (error) {
    if (error instanceof NothingThere) return error.message
    throw error
  }
}

function applyToField(record: DiplomaticRecord, { path, correction, value, evidence }: Placed): string | undefined {
  const { item } = locate(record, path)
  if (!item) return correction.verdict === "reject" ? undefined : "nothing rests on its words any more"
  const decoded = correction.verdict === "reject" ? null : decodeValue(value, record)
  const change: FieldChange = { field: path.field, value: decoded ?? undefined, evidence, isSure: true }
  return setField(item, change)
}

function applyToItem(record: DiplomaticRecord, { path, correction, value, evidence }: Placed): string | undefined {
  const { holder, item } = locate(record, path)
  const { list } = path.steps.at(-1)!
  if (correction.verdict === "reject") return item && holder ? drop(record, { holder, list, item }) : undefined
  if (!holder) return "nothing rests on its words any more"
  const given = typeof value === "object" && value !== null ? (decodeValue(value, record) as Item) : undefined
  if (item) confirm(item, correction.verdict === "set" ? given : undefined)
  else if (given) addItem(record, { holder, list, item: withWords(list, given, evidence ?? [path.steps.at(-1)!.anchor.span]) })
  else return "nothing rests on its words any more"
  return undefined
}

/** A fact that a person has seen is sure. */
function confirm(item: Item, given: Item | undefined): void {
  Object.assign(item, given, { confidence: 1 })
  delete item.why
}

function addItem(record: DiplomaticRecord, { holder, list, item }: { holder: DiplomaticRecord | Item; list: ListName; item: Item }): void {
  const items = itemsOf(holder, list)
  const { why: _, ...rest } = item
  if (holder === record) items.push({ ...DEFAULTS[list as Section], ...withId(list as Section, items), ...rest, confidence: 1 })
  else items.push({ ...rest, ...(list === "legs" ? { order: items.length + 1 } : {}), confidence: 1 })
}

/** A fact that was added rests on the words that its path names, where it does not name others. */
function withWords(list: ListName, item: Item, evidence: readonly Span[]): Item {
  if (list === "tours") return item
  const name = list === "actors" ? "mentions" : list === "statements" ? "content" : "evidence"
  return { [name]: [...evidence], ...item }
}

const DEFAULTS: Readonly<Record<Section, Item>> = {
  actors: { offices: [] },
  events: { participants: [], topics: [], attribution: "narrator" },
  statements: { about: [] },
  ties: {},
  tours: {},
}

function withId(section: Section, items: readonly Item[]): { id: string } {
  const numbers = items.map(({ id }) => Number(String(id).slice(1)))
  return { id: makeId(SECTION_KINDS[section], Math.max(0, ...numbers) + 1) }
}
