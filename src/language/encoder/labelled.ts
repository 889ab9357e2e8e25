/** What the encoder says of a report, and what windows leave of it to be joined: the shapes that labels.ts fills and links.ts reads. */
import type { EncoderOutputs } from "./model.ts"
import type { Packed } from "./pack.ts"
import type { Trees } from "./paths.ts"
import type { EncoderWord } from "./sentences.ts"
import type { Window } from "./windows.ts"

/** Words [first, last) of the report's row. */
export interface WordSpan {
  readonly first: number
  readonly last: number
}

/** Labels of one set with their probabilities: `of(word)[label]`. */
export interface LabelTable {
  readonly labels: readonly string[]
  /** Probabilities of one word, in the order of `labels`. */
  of(word: number): Float64Array
}

/** What the encoder says of a report: probabilities of labels for each word, and of links between spans. */
export interface Labels {
  readonly words: readonly EncoderWord[]
  /** A table of layer or class scores by name ("actor", "trigger", "upos", …). */
  table(name: string): LabelTable
  /** Log odds that a link holds from span a to span b; undefined where no window holds both, or in a long report no such span may stand. */
  link(name: string, a: WordSpan, b: WordSpan): number | undefined
  /** The words of the body that share a window with a span. */
  reach(span: WordSpan): WordSpan
  /** For words of one sentence [first, last): score of word j as head of i, and the best relation of i. */
  arcs(first: number, last: number): { readonly scores: Float64Array; readonly relations: readonly string[] }
  /** The tree and word classes of every sentence, from its run alone where it had one; worked out when first asked, then kept. */
  syntax(): Syntax
}

/** The trees of a report, with the class of each word (UPOS). */
export interface Syntax extends Trees {
  readonly classes: readonly string[]
}

/** A window's outputs, with the row's word that stands at each of its places. */
export interface WindowOutputs {
  readonly window: Window
  /** Places in the window: its context, then its words. */
  readonly places: readonly number[]
  readonly outputs: EncoderOutputs
  /** The outputs where they are kept small: then `outputs` has none. */
  readonly packed?: Packed
}
