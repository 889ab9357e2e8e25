/**
 * What coders marked in a text against what the record marks in the same text: where it stands, as what, with whom. Labels that are none
 * of ours say nothing that could be compared; where they stand does.
 */
import type { SourceRecord } from "../../query/index.ts"
import { type Evidence, type Proposal, pairBest, type SlotComparison, verdictOf } from "../field/proposal.ts"
import { quoteAround } from "../field/quote.ts"
import { AGREEING_SHARE, SAME_SHARE, shareOf, wordsOf } from "../span-share.ts"
import type { MarkedDocument } from "./marked-document.ts"
import { choicesOf, linksOf, type MarkedSpan, type Marks } from "./marks.ts"

/** How to compare. */
export interface MarkComparison {
  readonly format: string
  /** Every kind of the record's side. */
  readonly kinds: readonly string[]
  /** Whether all kinds are told that the coder lacks, or those alone that the file has somewhere. */
  readonly isWhole: boolean
  /** Kinds that the file has somewhere. */
  readonly used: ReadonlySet<string>
}

/** A text that is kept, with what its record marks in it. */
export interface KeptMarks {
  readonly kept: SourceRecord
  readonly marks: Marks
}

/** The longest quote of a proposal, in UTF-16 units. */
const QUOTE = 300
/** How much the same label counts beside the same words. */
const SAME_KIND = 0.5

/** What both sides have of one text, and which spans of it are one. */
interface Sides {
  readonly here: Marks
  readonly there: KeptMarks
  readonly pairs: ReadonlyMap<MarkedSpan, MarkedSpan>
}

/** A proposal for each marked span in its order, then for each of the record's that the document lacks. Without a kept text all are only here. */
export function compareMarks({ line, marks: here }: MarkedDocument, there: KeptMarks | undefined, comparison: MarkComparison): Proposal[] {
  const all = there?.marks.spans ?? []
  const pairs = pairBest(
    here.spans,
    () => all,
    (one, other) => {
      const shared = shareOf(one.pieces, other.pieces)
      return shared < SAME_SHARE ? undefined : shared + (foldKind(one.kind) === foldKind(other.kind) ? SAME_KIND : 0)
    },
  )
  const taken = new Set(pairs.values())
  const isWanted = ({ kind }: MarkedSpan): boolean => comparison.isWhole || comparison.used.has(foldKind(kind))
  const rows = here.spans.map((span): Proposal => {
    const head = { format: comparison.format, line, id: span.id, about: aboutOf(span) }
    const other = pairs.get(span)
    if (there === undefined || other === undefined) return { verdict: "only-here", ...head, occurrences: [], slots: [], evidence: [] }
    const slots = slotsOf({ span, other }, { here, there, pairs }, comparison)
    return { verdict: verdictOf(slots), ...head, occurrences: [factOf(other, there)], slots, evidence: [evidenceOf(other, there)] }
  })
  const missing = there === undefined ? [] : all.filter((span) => !taken.has(span) && isWanted(span))
  return [
    ...rows,
    ...missing.map((span): Proposal => {
      const [occurrences, evidence] = [[factOf(span, there!)], [evidenceOf(span, there!)]]
      return { verdict: "only-there", format: comparison.format, line, about: aboutOf(span), occurrences, slots: [], evidence }
    }),
  ]
}

/** "press-conference" and "Press conference" are one. */
export const foldKind = (kind: string): string => kind.toLowerCase().replace(/[\s_-]+/g, "")

const aboutOf = ({ kind, pieces }: MarkedSpan): string => `${kind}: ${wordsOf(pieces)}`
const factOf = ({ fact }: MarkedSpan, { kept }: KeptMarks): string => (fact === undefined ? kept.key : `${kept.key}/${fact}`)

function evidenceOf({ pieces: [first] }: MarkedSpan, { kept: { key, report } }: KeptMarks): Evidence {
  const { publisher = null, published = null, url = null, text } = report
  return { occurrence: key, report: key, publisher, published, url, quote: quoteAround(text, first!, QUOTE) ?? null }
}

interface Pair {
  readonly span: MarkedSpan
  readonly other: MarkedSpan
}

function slotsOf({ span, other }: Pair, sides: Sides, { kinds }: MarkComparison): SlotComparison[] {
  const evidence = [evidenceOf(other, sides.there)]
  const slot = (name: string, { here, there, agrees }: { here: string; there: string; agrees: boolean }): SlotComparison => ({
    slot: name,
    ...(agrees ? { verdict: "agree" as const, here, there } : { verdict: "differ" as const, here, there, evidence }),
  })
  const isOurs = kinds.some((kind) => foldKind(kind) === foldKind(span.kind))
  const isAlike = shareOf(span.pieces, other.pieces) >= AGREEING_SHARE
  return [
    isOurs
      ? slot("label", { here: span.kind, there: other.kind, agrees: foldKind(span.kind) === foldKind(other.kind) })
      : { slot: "label", verdict: "here", here: span.kind },
    slot("words", { here: wordsOf(span.pieces), there: wordsOf(other.pieces), agrees: isAlike }),
    ...choiceSlots({ span, other }, sides, slot),
    ...linkSlots({ span, other }, sides, slot),
  ]
}

type MakeSlot = (name: string, values: { here: string; there: string; agrees: boolean }) => SlotComparison

/** A slot for each name that either side has; what only one side has is no difference. */
function eachName<Value>(
  sides: readonly [here: ReadonlyMap<string, Value>, there: ReadonlyMap<string, Value>],
  { words, compare }: { words: (value: Value) => string; compare: (name: string, here: Value, there: Value) => SlotComparison },
): SlotComparison[] {
  const [here, there] = sides
  return [...new Set([...here.keys(), ...there.keys()])].sort().map((name): SlotComparison => {
    const [one, other] = [here.get(name), there.get(name)]
    if (one === undefined) return { slot: name, verdict: "there", there: words(other!) }
    return other === undefined ? { slot: name, verdict: "here", here: words(one) } : compare(name, one, other)
  })
}

function choiceSlots({ span, other }: Pair, { here, there }: Sides, slot: MakeSlot): SlotComparison[] {
  const valuesOf = (marks: Marks, { id }: MarkedSpan): Map<string, string> =>
    new Map(choicesOf(marks).flatMap(({ kind, of, value }) => (of === id ? [[foldKind(kind), value]] : [])))
  return eachName([valuesOf(here, span), valuesOf(there.marks, other)], {
    words: (value) => value,
    compare: (name, one, two) => slot(name, { here: one, there: two, agrees: foldKind(one) === foldKind(two) }),
  })
}

/** Arrows agree where each leads to something that is one with an end of the other side's, or with another mention of the same actor. */
function linkSlots({ span, other }: Pair, { here, there, pairs }: Sides, slot: MakeSlot): SlotComparison[] {
  const endsOf = (marks: Marks, { id }: MarkedSpan): Map<string, MarkedSpan[]> => {
    const spans = new Map(marks.spans.map((one) => [one.id, one]))
    const own = linksOf(marks).filter(({ from, to }) => from === id && spans.has(to))
    const ends = Map.groupBy(own, ({ kind }) => foldKind(kind))
    return new Map([...ends].map(([kind, links]) => [kind, links.map(({ to }) => spans.get(to)!)]))
  }
  const isOne = (one: MarkedSpan, two: MarkedSpan): boolean => {
    const match = pairs.get(one)
    const alike = there.marks.equal.find((ids) => ids.includes(two.id)) ?? [two.id]
    return match === undefined ? shareOf(one.pieces, two.pieces) >= SAME_SHARE : alike.includes(match.id)
  }
  return eachName([endsOf(here, span), endsOf(there.marks, other)], {
    words: (ends) => ends.map(({ pieces }) => wordsOf(pieces)).join("; "),
    compare: (name, ones, twos) =>
      slot(name, {
        here: ones.map(({ pieces }) => wordsOf(pieces)).join("; "),
        there: twos.map(({ pieces }) => wordsOf(pieces)).join("; "),
        agrees: ones.every((one) => twos.some((two) => isOne(one, two))) && twos.every((two) => ones.some((one) => isOne(one, two))),
      }),
  })
}
