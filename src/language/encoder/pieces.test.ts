/** Pieces: what a word is cut into, by a tokenizer of a few words, and its letter case. */
import { describe, expect, test } from "vitest"
import { makePieceCutter, shapeOf } from "./pieces.ts"

const vocab = Object.fromEntries(
  ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "met", "min", "##ister", "assad", "al", "-", "'", "s", "a", "##a", "cafe"].map((word, id) => [
    word,
    id,
  ]),
)
const tokenizer = {
  version: "1.0",
  truncation: null,
  padding: null,
  added_tokens: [],
  normalizer: { type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
  pre_tokenizer: { type: "BertPreTokenizer" },
  post_processor: null,
  decoder: { type: "WordPiece", prefix: "##", cleanup: true },
  model: { type: "WordPiece", unk_token: "[UNK]", continuing_subword_prefix: "##", max_input_chars_per_word: 100, vocab },
}
const cut = makePieceCutter(tokenizer, { do_lower_case: true, tokenizer_class: "BertTokenizer", unk_token: "[UNK]" })
const ids = (...words: string[]): (number | undefined)[] => words.map((word) => vocab[word])

describe("makePieceCutter", () => {
  test.each<[string, string[]]>([
    ["met", ["met"]],
    ["MET", ["met"]],
    ["Minister", ["min", "##ister"]],
    ["al-Assad", ["al", "-", "assad"]],
    ["'s", ["'", "s"]],
    ["café", ["cafe"]],
    ["Zhou", ["[UNK]"]],
    ["aaa", ["a", "##a", "##a"]],
  ])("%s is %j", (word, pieces) => expect(cut(word)).toEqual(ids(...pieces)))

  test.each(["", " ", "\u00ad", "\u0000"])("%j has a piece, as every word has", (word) => expect(cut(word)).toEqual([100]))

  test("the longest of words is cut to sixteen pieces", () => {
    expect(cut("a".repeat(60))).toHaveLength(16)
    expect(cut("a-".repeat(5000))).toHaveLength(16)
  })

  test("a word met again has the same pieces", () => expect(cut("Minister")).toEqual(cut("Minister")))
})

describe("shapeOf", () => {
  test.each<[string, number]>([
    [",", 0],
    ["--", 0],
    ["", 0],
    ["said", 1],
    ["Assad", 2],
    ["I", 2],
    ["Élysée", 2],
    ["U.N.", 3],
    ["SYRIA", 3],
    ["al-Assad", 4],
    ["McCain", 4],
    ["iPhone", 4],
    ["G7", 5],
    ["2024", 5],
    ["٤", 5],
    ["m²", 5],
    ["CO₂", 5],
    ["③", 5],
    ["½", 0],
  ])("%j is %i", (word, shape) => expect(shapeOf(word)).toBe(shape))

  test("a script without case is neither lower nor upper", () => expect(shapeOf("习近平")).toBe(4))
})
