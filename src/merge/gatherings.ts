/**
 * What a gathering is called: the words of its name, whom it brings together and which of a series it is. A town holds many at a time,
 * and a summit is a series of them, so a conference is told by its name before all else.
 */
import type { Knowledge } from "../knowledge/index.ts"
import type { DiplomaticEvent } from "../record/index.ts"
import type { Describing } from "./describing.ts"
import type { ComparedPlace, Gathering } from "./facts.ts"
import { wordSet } from "./words.ts"

const BEFORE = 5
const AFTER = 9
const STEM = 6

/** The name of a conference as the words about its mentions have it; undefined for other events. */
export function describeGathering(event: DiplomaticEvent, place: ComparedPlace | undefined, from: Describing): Gathering | undefined {
  if (event.type !== "conference") return undefined
  const heads = event.evidence.filter(({ field }) => field === undefined).map((span) => headOf(from.kept.report.text, span))
  const isOther = (word: string) => !isOfPlace(word, place) && !isOfPerson(word, event, from)
  const name = heads.flatMap((head) => nameWords(head, place?.country, from.knowledge)).filter(isOther)
  const level = levelOf(heads, event, from)
  const round = heads.map(({ words, before }) => roundOf([...before.slice(-1), ...words], from.knowledge)).find((found) => found > 0)
  return {
    name: wordSet(name),
    ...level,
    ...(level.isLevelSaid && level.level === from.knowledge.merging.gatherings.levels.at(-1)?.level ? { isTop: true } : {}),
    ...(round === undefined ? {} : { round }),
    ...(areTalks(heads, from.knowledge) ? { talks: true } : {}),
  }
}

/** A mention, and what stands before and after it within the same clause. */
interface Head {
  readonly before: readonly string[]
  readonly words: readonly string[]
  readonly after: readonly string[]
  /** The first word is the first of the clause, so that its capital says nothing. */
  readonly isAtStart: boolean
}

function headOf(text: string, span: { readonly start: number; readonly end: number; readonly text?: string | undefined }): Head {
  const said = span.text ?? text.slice(span.start, span.end)
  const before = text
    .slice(Math.max(0, span.start - 90), span.start)
    .split(/[,.;:"“”\n]/)
    .at(-1)!
  const after = text.slice(span.end, span.end + 120).split(/[,.;:"“”\n]/)[0]!
  const clause = wordsOf(before)
  return {
    before: clause.slice(-BEFORE),
    words: wordsOf(said),
    after: wordsOf(after).slice(0, AFTER),
    isAtStart: clause.length <= BEFORE && clause.length > 0,
  }
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []
const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word)

/** Words of the mention that say more than "meeting", and the words with a capital about it; bodies and states by what knowledge calls them. */
function nameWords({ before, words, after, isAtStart }: Head, land: string | undefined, knowledge: Knowledge): string[] {
  const all = [...before, ...words, ...after]
  const isOwn = (at: number) => at >= before.length && at < before.length + words.length
  const known = knowledge.findNames(all).flatMap(({ start, end, named }) => {
    const value = named.map((one) => one.value).find(({ kind }) => kind === "body" || kind === "state")
    if (value === undefined) return []
    return [
      { start, end, names: value.kind === "state" ? (value.iso3 === land ? [] : [`=${value.iso3}`]) : bodyWords(value.name, knowledge) },
    ]
  })
  const rest = all.filter(
    (word, at) =>
      (isOwn(at) || (isCapital(word) && (at > 0 || !isAtStart))) &&
      !known.some(({ start, end }) => at >= start && at < end) &&
      !isGeneric(word, knowledge),
  )
  return [...known.flatMap(({ names }) => names), ...rest.map((word) => knowledge.foldName(word).slice(0, STEM))]
}

/** The body itself, and the words of its name, as others call it by some of them. */
function bodyWords(name: string, knowledge: Knowledge): string[] {
  return [`=${name}`, ...wordsOf(name).flatMap((word) => (isGeneric(word, knowledge) ? [] : [knowledge.foldName(word).slice(0, STEM)]))]
}

function isGeneric(word: string, { merging, foldName }: Knowledge): boolean {
  const folded = foldName(word)
  const { generic, levels, ordinals } = merging.gatherings
  return (
    folded.length < 3 ||
    /^\d/.test(folded) ||
    merging.silent.includes(folded) ||
    generic.includes(folded) ||
    ordinals.includes(folded) ||
    levels.some(({ words }) => words.includes(folded))
  )
}

const isOfPlace = (word: string, place: ComparedPlace | undefined): boolean =>
  [...(place?.name ?? "").split(" "), ...(place?.town ?? "").split(" ")].some((part) => part !== "" && part.slice(0, STEM) === word)

function isOfPerson(word: string, { participants }: DiplomaticEvent, { actors, knowledge }: Describing): boolean {
  return participants.some(({ actor }) => {
    const found = actors.get(actor)
    return (
      found?.kind === "person" &&
      knowledge
        .foldName(found.name)
        .split(" ")
        .some((part) => part.slice(0, STEM) === word)
    )
  })
}

type Level = Pick<Gathering, "level" | "isLevelSaid">

/** "A series of meetings" is none of them. */
const SERIES = "several"

/** By the mention; else by the words about it, where they name one level alone; else by the groups that take part. */
function levelOf(heads: readonly Head[], { participants }: DiplomaticEvent, { actors, knowledge }: Describing): Level {
  const said = levelsIn(
    heads.flatMap(({ words }) => words),
    knowledge,
  )[0]
  if (said !== undefined) return { level: said, isLevelSaid: true }
  if (
    heads.length > 0 &&
    heads.every(({ before }) => before.slice(-2).some((word) => knowledge.merging.gatherings.series.includes(word.toLowerCase())))
  )
    return { level: SERIES, isLevelSaid: true }
  const guests = participants.flatMap(({ actor }) => actors.get(actor) ?? [])
  const { gatherings } = knowledge.merging
  const top = gatherings.levels.at(-1)
  const groups = guests.flatMap(({ kind, name }) => (kind === "person" ? [] : wordsOf(name)))
  const offices = guests.flatMap((guest) =>
    guest.offices.map(({ title }) => (gatherings.heads.includes(title.toLowerCase()) ? (top?.words[0] ?? title) : title)),
  )
  for (const words of [
    heads.flatMap(({ before, after }) => [...before.slice(-3), ...after.slice(0, 4)]),
    groups,
    offices.flatMap(wordsOf),
  ]) {
    const found = levelsIn(words, knowledge)
    if (found.length === 1) return { level: found[0]! }
  }
  return {}
}

/** In the order of the list, in which a summit of businesses stands before a summit. */
function levelsIn(words: readonly string[], { merging, foldName }: Knowledge): string[] {
  const folded = words.map((word) => foldName(word))
  return merging.gatherings.levels.filter(({ words: own }) => own.some((word) => folded.includes(word))).map(({ level }) => level)
}

/** "14th", "fifth": 14, 5; nought where none is said. */
function roundOf(words: readonly string[], { merging, foldName }: Knowledge): number {
  for (const word of words) {
    const digits = /^(\d{1,3})\p{Ll}{2}$/u.exec(word.toLowerCase())
    const round = digits ? Number(digits[1]) : merging.gatherings.ordinals.indexOf(foldName(word)) + 1
    if (round > 0) return round
  }
  return 0
}

/** Only words for talks stand in the mentions. */
function areTalks(heads: readonly Head[], { merging, foldName }: Knowledge): boolean {
  const words = heads.flatMap((head) => head.words.map((word) => foldName(word)))
  return words.some((word) => merging.gatherings.talks.includes(word)) && !words.some((word) => merging.gatherings.meetings.includes(word))
}
