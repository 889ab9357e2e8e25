/**
 * An office phrase cut into parts: heads, portfolio words, states, bodies, status words, links.
 * The longest known phrase wins, so that "secretary of state" is one head and "State of Qatar" one state.
 */
import type { OfficeEntry, OfficeIndex } from "./office-index.ts"
import type { OfficeKnowledge, OfficeToken } from "./parts.ts"

const pieceShape = /-?\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’.]\p{L}[\p{L}\p{M}\p{N}]*)*\.?['’]?|\d+\p{L}*|[,()/&;:]/gu
const longestName = 7
const stateKinds = new Set(["name", "official", "variant", "adjective", "people", "person"])

interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The parts of a phrase in order. */
export function cutOfficeTokens(written: string, index: OfficeIndex, knowledge: OfficeKnowledge): OfficeToken[] {
  const phrase = written.replace(/(\p{L}['’]) s\b/gu, "$1s")
  const pieces = cutPieces(phrase, index)
  const tokens: OfficeToken[] = []
  for (let at = 0; at < pieces.length; ) {
    const { token, length } = longestAt(phrase, pieces, at, index, knowledge)
    tokens.push(token)
    at += length
  }
  return tokens
}

/** Words and marks; "Syria's", "ex-premier" and "president-elect" come apart where the whole is not known. */
function cutPieces(phrase: string, index: OfficeIndex): Piece[] {
  return [...phrase.matchAll(pieceShape)].flatMap((match) =>
    cutAffixes({ text: match[0], start: match.index, end: match.index + match[0].length }, index),
  )
}

function cutAffixes(piece: Piece, index: OfficeIndex): Piece[] {
  const plain = piece.text.toLowerCase()
  if (index.entries.has(plain)) return [piece]
  const possessive = /(?:['’]s|['’])$/i.exec(piece.text)
  if (possessive) return [...cutAffixes(part(piece, 0, possessive.index), index), part(piece, possessive.index, piece.text.length)]
  if (plain.endsWith(".") && !plain.slice(0, -1).includes(".")) return cutAffixes(part(piece, 0, piece.text.length - 1), index)
  const dash = piece.text.indexOf("-")
  const lastDash = piece.text.lastIndexOf("-")
  if (dash > 0 && isStatus(plain.slice(0, dash), index))
    return [part(piece, 0, dash), ...cutAffixes(part(piece, dash + 1, piece.text.length), index)]
  if (lastDash > 0 && isStatus(plain.slice(lastDash + 1), index)) {
    return [...cutAffixes(part(piece, 0, lastDash), index), part(piece, lastDash + 1, piece.text.length)]
  }
  return [piece]
}

function isStatus(plain: string, index: OfficeIndex): boolean {
  return index.entries.get(plain)?.kind === "status"
}

function part(piece: Piece, from: number, to: number): Piece {
  return { text: piece.text.slice(from, to), start: piece.start + from, end: piece.start + to }
}

function longestAt(phrase: string, pieces: readonly Piece[], at: number, index: OfficeIndex, knowledge: OfficeKnowledge) {
  for (let length = Math.min(longestName, pieces.length - at); length > 0; length--) {
    const text = phrase.slice(pieces[at]!.start, pieces[at + length - 1]!.end)
    const token = tokenOf(text, index, knowledge)
    if (token) return { token, length }
  }
  const text = pieces[at]!.text
  return { token: { kind: kindOfUnknown(text), text, plain: text.toLowerCase() } as OfficeToken, length: 1 }
}

function kindOfUnknown(text: string): OfficeToken["kind"] {
  if (/^[\p{Lu}]/u.test(text)) return "name"
  return /^[,()/&;:]$/.test(text) ? "mark" : "word"
}

function tokenOf(text: string, index: OfficeIndex, knowledge: OfficeKnowledge): OfficeToken | undefined {
  const plain = text.toLowerCase().replace(/’/g, "'").replace(/\s+/g, " ")
  const entry: OfficeEntry | undefined = index.entries.get(plain) ?? index.entries.get(plain.replace(/-/g, " "))
  if (entry) return { ...entry, text, plain, ...countryOfSeat(text, plain, knowledge) }
  if (!/^\p{Lu}/u.test(text) || index.articles.has(plain.split(" ")[0]!) || /['’]s?$|[,()&;:]/.test(text)) return undefined
  const state = knowledge.findState(text)
  if (state && stateKinds.has(state.as)) return { kind: "state", text, plain, country: state.iso3, adjective: state.as === "adjective" }
  return knowledge.findBody?.(text) || isAcronym(text) ? { kind: "body", text, plain } : undefined
}

/** "State Department", "White House": words of a title that name their state. */
function countryOfSeat(text: string, plain: string, knowledge: OfficeKnowledge): { country?: string } {
  if (!/^\p{Lu}.* /u.test(text) || knowledge.offices.commonSeats.includes(plain)) return {}
  const state = knowledge.findState(text)
  return state?.as === "seat" ? { country: state.iso3 } : {}
}

/** "UN", "IMF", "U.N.": capitals that are no state and no title. */
function isAcronym(text: string): boolean {
  return /^(?:\p{Lu}\.?){2,7}$/u.test(text)
}
