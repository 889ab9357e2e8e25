/**
 * What a fact rests on, as values: labels and links with their probabilities, frames with their arcs, and what knowledge filled or vetoed, each
 * with its words. They are worked out after the reading, from the same labels, and only where somebody asks.
 */
import type { Labels, LabelTable, WordSpan } from "../../language/index.ts"
import type { Span } from "../../record/index.ts"
import { probabilityOf, type Reading, spanOf } from "../reading.ts"
import { meanProbability, withinLabels } from "../spans/mean-probability.ts"

/** A value that the encoder could give, with its probability. */
export interface Likely {
  readonly value: string
  readonly probability: number
}

/** What the encoder labels at some words: the likeliest labels of a layer, "none" among them. */
export interface LabelFinding {
  readonly kind: "label"
  /** What of the fact it speaks for: `type`, `mention`, `content`. */
  readonly of: string
  readonly layer: string
  readonly words: Span
  readonly labels: readonly Likely[]
}

/** How sure the encoder is that some words belong to others, or stand for the same. */
export interface LinkFinding {
  readonly kind: "link"
  readonly of: string
  readonly link: string
  readonly from: Span
  readonly to: Span
  readonly probability: number
  /** False where the record does without it. */
  readonly isTaken: boolean
}

/** An arc of a frame followed in the tree: each step is a relation and the word that it leads to. */
export interface ArcFinding {
  readonly role: string
  readonly arc: string
  readonly steps: readonly { readonly relation: string; readonly word: string }[]
  /** Id of the actor that it leads to. */
  readonly actor?: string
}

/** What a frame says at a trigger. */
export interface FrameFinding {
  readonly kind: "frame"
  readonly of: string
  readonly path: string
  readonly trigger: string
  readonly class: string
  readonly type: string
  readonly says: "for" | "against" | "nothing"
  readonly words: Span
  readonly arcs: readonly ArcFinding[]
  /** The frame's own condition that keeps the words from being its event. */
  readonly bar?: string
  readonly status?: { readonly status: string; readonly cue: string; readonly words: Span }
  /** Log odds that the frame adds to the encoder's labels of its type. */
  readonly push: number
}

/** What knowledge added, or kept out. */
export interface KnowledgeFinding {
  readonly kind: "knowledge"
  readonly of: string
  readonly effect: "filled" | "vetoed"
  readonly says: string
  readonly words: readonly Span[]
}

/** One thing that a fact rests on. */
export type Finding = LabelFinding | LinkFinding | FrameFinding | KnowledgeFinding

/** All that a fact of a record rests on; `id` is the fact's in the record. */
export interface FactTrace {
  readonly id: string
  readonly findings: readonly Finding[]
}

/** Labels below this are not told. */
const FAINT = 0.02
const MOST = 3

/** To three decimals: what is told is for eyes. */
const rounded = (probability: number): number => Math.round(probability * 1000) / 1000

const likeliest = (values: readonly Likely[]): Likely[] =>
  values
    .filter(({ probability }) => probability >= FAINT)
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MOST)
    .map(({ value, probability }) => ({ value, probability: rounded(probability) }))

/** The likeliest labels of a layer at some words. */
export function labelAt(reading: Reading, of: string, layer: string, words: WordSpan): LabelFinding {
  const table = reading.labels.table(layer)
  return { kind: "label", of, layer, words: spanOf(reading, words), labels: likeliest(valuesAt(table, words)) }
}

/** Labels of spans ("B-visit", "I-visit") are one value; labels of classes are each their own. */
function valuesAt(table: LabelTable, words: WordSpan): Likely[] {
  const kinds = [...new Set(table.labels.filter((label) => label.startsWith("B-")).map((label) => label.slice(2)))]
  if (kinds.length === 0) return table.labels.map((value, label) => ({ value, probability: meanProbability(table, words, [label]) }))
  const found = kinds.map((value) => ({ value, probability: meanProbability(table, words, withinLabels(table, value)) }))
  return [...found, { value: "none", probability: meanProbability(table, words, [0]) }]
}

/** A link as it was told; `probability` is that of the choice. */
export function linkOf(
  reading: Reading,
  { of, link, isTaken = true }: { readonly of: string; readonly link: string; readonly isTaken?: boolean },
  ends: { readonly from: WordSpan; readonly to: WordSpan; readonly probability: number },
): LinkFinding {
  const [from, to] = [spanOf(reading, ends.from), spanOf(reading, ends.to)]
  return { kind: "link", of, link, from, to, probability: rounded(ends.probability), isTaken }
}

/** Links that hold both ways. */
const MUTUAL: ReadonlySet<string> = new Set(["same", "joint", "tour", "more"])

/** The probability of a link between two spans by itself; undefined where no window holds both. */
export function linkBetween({ labels }: { readonly labels: Labels }, link: string, a: WordSpan, b: WordSpan): number | undefined {
  const ways = MUTUAL.has(link) ? [labels.link(link, a, b), labels.link(link, b, a)] : [labels.link(link, a, b)]
  const scores = ways.filter((score) => score !== undefined)
  return scores.length > 0 ? probabilityOf(scores.reduce((sum, score) => sum + score, 0) / scores.length) : undefined
}

/** Something that knowledge did. */
export function known(of: string, effect: KnowledgeFinding["effect"], says: string, words: readonly Span[] = []): KnowledgeFinding {
  return { kind: "knowledge", of, effect, says, words }
}
