/** Words → the encoder's pieces: WordPiece by the published tokenizer, and the letter case that its vocabulary does not keep. */
import { Tokenizer } from "@huggingface/tokenizers"

/** Ids of the pieces that open and close a window. */
export const OPENING = 101
export const CLOSING = 102
const UNKNOWN = 100
/** A word longer than this in pieces is cut; no real word is. */
const MOST_PIECES = 16
const MOST_LETTERS = 200

/** Gives the piece ids of a word, never none. */
export type PieceCutter = (word: string) => readonly number[]

/** Makes the cutter from the parsed tokenizer.json and tokenizer_config.json of the base model. */
export function makePieceCutter(tokenizer: object, config: object): PieceCutter {
  const wordPiece = new Tokenizer(tokenizer, config)
  const known = new Map<string, readonly number[]>()
  return (word) => {
    const found = known.get(word)
    if (found) return found
    const ids = wordPiece.encode(word.slice(0, MOST_LETTERS), { add_special_tokens: false }).ids.slice(0, MOST_PIECES)
    const pieces = ids.length > 0 ? ids : [UNKNOWN]
    if (known.size < 50_000) known.set(word, pieces)
    return pieces
  }
}

/** What Python's `isdigit` takes: decimal digits, and superscripts, subscripts and ringed ones that are one digit (Numeric_Type=Digit). */
const DIGIT = /[\p{Nd}²³¹፩-፱᧚⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒\u{10A40}-\u{10A43}\u{10E60}-\u{10E68}\u{11052}-\u{1105A}\u{1F100}-\u{1F10A}]/u

/** Letter case: 0 other, 1 lower, 2 Title, 3 UPPER, 4 mIxed, 5 has a digit. */
export function shapeOf(word: string): number {
  if (DIGIT.test(word)) return 5
  if (!/\p{L}/u.test(word)) return 0
  const [lower, upper] = [word.toLowerCase(), word.toUpperCase()]
  if (word === lower && word !== upper) return 1
  const letters = [...word]
  if (word === upper && word !== lower && letters.length > 1) return 3
  const rest = letters.slice(1).join("")
  return letters[0] !== letters[0]!.toLowerCase() && rest === rest.toLowerCase() ? 2 : 4
}
