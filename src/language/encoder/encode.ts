/** A report's sentences → the encoder's labels: pieces, windows, one run for each, joined. */
import { joinWindows, type Labels, type WindowOutputs } from "./labels.ts"
import type { EncoderInputs, ModelLabels, RunEncoder } from "./model.ts"
import { type Placed, packOutputs } from "./pack.ts"
import { CLOSING, OPENING, type PieceCutter, shapeOf } from "./pieces.ts"
import { type EncoderSentence, type EncoderWord, wordsOf } from "./sentences.ts"
import { cutWindows, LONGEST_WINDOW, type Window } from "./windows.ts"

/** The model made ready to run: the names of its labels, what cuts words into pieces, and the network. */
export interface Encoder {
  readonly labels: ModelLabels
  readonly cut: PieceCutter
  readonly run: RunEncoder
}

/** Reports of more windows than this, some 10,000 words, are held with packed numbers: a word has thousands of them. */
const MANY = 32

/** Says which sentences are run once more alone: trees are truest there, and only some readings ask for them. */
export type WantsTree = (words: readonly EncoderWord[]) => boolean

/** Labels for every word of the sentences. Windows are run one by one: what shares a run shares rounding. */
export async function encode(sentences: readonly EncoderSentence[], encoder: Encoder, wantsTree?: WantsTree): Promise<Labels> {
  const words = wordsOf(sentences)
  const runs: WindowOutputs[] = []
  const windows = cutWindows(sentences, encoder.cut)
  for (const window of windows) {
    const places = placesOf(window)
    const outputs = await encoder.run(inputsOf(places, words, encoder.cut))
    runs.push({
      window,
      places,
      ...(windows.length > MANY ? { outputs: {}, packed: packOutputs(outputs, placed(words, places), encoder.labels) } : { outputs }),
    })
  }
  const alone = wantsTree ? await runAlone(words, windows, { encoder, wantsTree }) : []
  return joinWindows(words, runs, encoder.labels, alone)
}

/** One run for each wanted sentence of the body that the windows hold. */
async function runAlone(
  words: readonly EncoderWord[],
  windows: readonly Window[],
  { encoder, wantsTree }: { readonly encoder: Encoder; readonly wantsTree: WantsTree },
): Promise<WindowOutputs[]> {
  const runs: WindowOutputs[] = []
  const last = windows.at(-1)?.last ?? 0
  for (let first = windows[0]?.first ?? 0; first < last; ) {
    let end = first
    while (end < last && words[end]!.sentence === words[first]!.sentence) end++
    const window: Window = { context: [], first, last: end }
    const own = words.slice(first, end)
    if (wantsTree(own) && fits(own, encoder.cut)) {
      const places = placesOf(window)
      const { arc, deprel, upos } = await encoder.run(inputsOf(places, words, encoder.cut))
      runs.push({ window, places, outputs: { ...(arc && { arc }), ...(deprel && { deprel }), ...(upos && { upos }) } })
    }
    first = end
  }
  return runs
}

/** A sentence that is longer than a window has no tree of its own. */
function fits(words: readonly EncoderWord[], cut: PieceCutter): boolean {
  return words.reduce((sum, { text }) => sum + cut(text).length, 0) <= LONGEST_WINDOW
}

function placed(words: readonly EncoderWord[], places: readonly number[]): Placed {
  return { texts: places.map((place) => words[place]!.text), sentences: places.map((place) => words[place]!.sentence) }
}

function placesOf(window: Window): number[] {
  return [...window.context, ...Array.from({ length: window.last - window.first }, (_, i) => window.first + i)]
}

function inputsOf(places: readonly number[], words: readonly EncoderWord[], cut: PieceCutter): EncoderInputs {
  const [pieces, shapes, firsts, sentence]: bigint[][] = [[BigInt(OPENING)], [0n], [], []]
  const numbers = new Map<number, number>()
  for (const place of places) {
    const word = words[place]!
    if (!numbers.has(word.sentence)) numbers.set(word.sentence, numbers.size + 1)
    firsts!.push(BigInt(pieces!.length))
    sentence!.push(BigInt(numbers.get(word.sentence)!))
    const shape = BigInt(shapeOf(word.text))
    for (const piece of cut(word.text)) {
      pieces!.push(BigInt(piece))
      shapes!.push(shape)
    }
  }
  pieces!.push(BigInt(CLOSING))
  shapes!.push(0n)
  return {
    pieces: BigInt64Array.from(pieces!),
    shapes: BigInt64Array.from(shapes!),
    words: BigInt64Array.from(firsts!),
    sentence: BigInt64Array.from(sentence!),
  }
}
