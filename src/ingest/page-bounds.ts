/**
 * How much a page may be, found before it is parsed: whoever made it may want to keep us busy, and the parser, Readability and what walks
 * their tree take their time with the square of tags, or with their depth. Tags are counted by the tokenizer that the parser has, so that
 * scripts and comments count as what they are.
 */
import { Parser } from "htmlparser2"

/** The most that a page may have: the largest pages of news sites have some 10,000 elements, 60 deep. */
export const PAGE_BOUNDS = Object.freeze({
  /** Elements in all. */
  elements: 20_000,
  /** Elements inside one another. */
  depth: 150,
  /** The depths of all elements together: an element is gone through again for each that it stands in. */
  nesting: 500_000,
  /** Elements, attributes, comments and pieces of text; each sign that is written as an entity cuts a text into pieces. */
  pieces: 150_000,
  /** Attributes of one element. */
  attributes: 300,
  /** Characters of text, those of scripts and styles left out. */
  text: 5_000_000,
})

type Bound = keyof typeof PAGE_BOUNDS

const WORDS: Readonly<Record<Bound, string>> = {
  elements: "elements",
  depth: "elements inside one another",
  nesting: "elements, each counted for each that it stands in",
  pieces: "pieces of text and markup",
  attributes: "attributes on one element",
  text: "characters of text",
}

/** So much is looked at between two looks at the counts. */
const PIECE = 32_768

/** What a page has too much of, in words: `more than 150 elements inside one another`; undefined where it can be read. */
export function findExcess(html: string): string | undefined {
  const counts = { elements: 0, depth: 0, nesting: 0, pieces: 0, attributes: 0, text: 0 }
  const parser = new Parser(countInto(counts))
  for (let at = 0; at < html.length; at += PIECE) {
    parser.write(html.slice(at, at + PIECE))
    const bound = (Object.keys(PAGE_BOUNDS) as Bound[]).find((one) => counts[one] > PAGE_BOUNDS[one])
    if (bound) return `more than ${PAGE_BOUNDS[bound].toLocaleString("en")} ${WORDS[bound]}`
  }
  return undefined
}

/** Counts what comes: of depth and of attributes the most that was seen. */
function countInto(counts: Record<Bound, number>) {
  let [depth, attributes, isInert] = [0, 0, false]
  return {
    onattribute() {
      attributes += 1
      counts.pieces += 1
      counts.attributes = Math.max(counts.attributes, attributes)
    },
    onopentag(name: string) {
      attributes = 0
      depth += 1
      isInert = name === "script" || name === "style"
      counts.elements += 1
      counts.nesting += depth
      counts.pieces += 1
      counts.depth = Math.max(counts.depth, depth)
    },
    onclosetag() {
      depth -= 1
      isInert = false
    },
    ontext(text: string) {
      counts.pieces += isInert ? 1 : text.split(/[&<>\u00a0]/).length
      counts.text += isInert ? 0 : text.length
    },
    oncomment() {
      counts.pieces += 1
    },
  }
}
