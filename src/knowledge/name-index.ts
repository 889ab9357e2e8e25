/**
 * An index of names: folded form → what bears it, and the longest names that stand in a row of words.
 * Building is one pass over the names and finding one pass over the words.
 */
import { fitsLookup, fitsText } from "./capitals.ts"
import { type Folding, isAcronym } from "./fold.ts"

/** A name and what it names. Several may share one folded form ("Georgia"); the first added stands first. */
export interface Named<T> {
  readonly name: string
  readonly value: T
}

/** A name found in a row of words: words `start` to `end`, exclusive. */
export interface Found<T> {
  readonly start: number
  readonly end: number
  readonly named: readonly Named<T>[]
  /** False where the name is part of a word only: "Syrian" in "Syrian-Iranian". */
  readonly whole: boolean
}

export interface NameIndex<T> {
  /** What bears the name, whatever its case and marks; acronyms are met in capitals only. */
  readonly find: (name: string) => readonly Named<T>[]
  /** The longest names from left to right, none overlapping; each starts with a capital, acronyms are all capitals. */
  readonly findIn: (words: readonly string[]) => Found<T>[]
}

interface Piece {
  readonly text: string
  readonly word: number
  readonly first: boolean
  readonly last: boolean
}

/** Names by folded form, and how many words the longest name has that starts with a word. */
interface Forms<T> {
  readonly folding: Folding
  readonly named: Map<string, Named<T> | Named<T>[]>
  readonly longest: Map<string, number>
}

export function indexNames<T>(folding: Folding, names: Iterable<Named<T>>): NameIndex<T> {
  const forms: Forms<T> = { folding, named: new Map(), longest: new Map() }
  for (const named of names) for (const form of folding.forms(named.name)) addName(forms, form, named)
  return {
    find: (name) => lookUp(forms, name),
    findIn: (words) => findIn(forms, words),
  }
}

function lookUp<T>(forms: Forms<T>, name: string): Named<T>[] {
  const [bare, whole] = [forms.folding.fold(name), forms.folding.foldWords(name)]
  const named = bare === whole ? namedBy(forms, bare) : [...namedBy(forms, whole), ...namedBy(forms, bare)]
  return named.filter((one) => fitsLookup(forms.folding, one.name, name))
}

/** Most forms have one name, which is kept without a list around it. */
function namedBy<T>(forms: Forms<T>, form: string): readonly Named<T>[] {
  const named = forms.named.get(form)
  if (named === undefined) return []
  return Array.isArray(named) ? named : [named]
}

function addName<T>(forms: Forms<T>, form: string, named: Named<T>): void {
  if (form === "") return
  const same = forms.named.get(form)
  if (same === undefined) forms.named.set(form, named)
  else if (!Array.isArray(same)) forms.named.set(form, isSame(same, named) ? same : [same, named])
  else if (!same.some((one) => isSame(one, named))) same.push(named)
  const space = form.indexOf(" ")
  if (space < 0) return
  const first = form.slice(0, space)
  const pieces = form.split(" ").length
  if (pieces > (forms.longest.get(first) ?? 1)) forms.longest.set(first, pieces)
}

function isSame<T>(one: Named<T>, other: Named<T>): boolean {
  return one.value === other.value && isAcronym(one.name) === isAcronym(other.name)
}

function findIn<T>(forms: Forms<T>, words: readonly string[]): Found<T>[] {
  const pieces = words.flatMap((word, index) => piecesOf(forms.folding.foldWords(word), index))
  const found: Found<T>[] = []
  let at = 0
  while (at < pieces.length) {
    const length = chosenAt(forms, words, pieces, at)
    if (length > 0) found.push(foundAt(forms, words, pieces, at, length))
    at += Math.max(length, 1)
  }
  return found
}

/** The longest name, but "the South" yields to "South China Sea". */
function chosenAt<T>(forms: Forms<T>, words: readonly string[], pieces: readonly Piece[], at: number): number {
  const length = longestAt(forms, words, pieces, at)
  const isArticled = length === 2 && forms.folding.needsArticle(formAt(pieces, at, 2))
  return isArticled && longestAt(forms, words, pieces, at + 1) > 1 ? 0 : length
}

function longestAt<T>(forms: Forms<T>, words: readonly string[], pieces: readonly Piece[], at: number): number {
  const most = Math.min(forms.longest.get(pieces[at]?.text ?? "") ?? 1, pieces.length - at)
  for (let length = most; length > 0; length--) {
    const named = namedBy(forms, formAt(pieces, at, length))
    if (named.length > 0 && named.some(({ name }) => fitsText(forms.folding, name, writtenAs(words, pieces, at, length)))) return length
  }
  return 0
}

function foundAt<T>(forms: Forms<T>, words: readonly string[], pieces: readonly Piece[], at: number, length: number): Found<T> {
  const first = pieces[at]
  const last = pieces[at + length - 1]
  const written = writtenAs(words, pieces, at, length)
  const named = namedBy(forms, formAt(pieces, at, length)).filter((one) => fitsText(forms.folding, one.name, written))
  return { start: first?.word ?? 0, end: (last?.word ?? 0) + 1, named, whole: first?.first === true && last?.last === true }
}

function formAt(pieces: readonly Piece[], at: number, length: number): string {
  let form = pieces[at]?.text ?? ""
  for (let next = at + 1; next < at + length; next++) form += ` ${pieces[next]?.text ?? ""}`
  return form
}

/** A word's folded pieces; a mark that parts names ("," or "(") is an empty piece that no name holds. */
function piecesOf(folded: string, index: number): Piece[] {
  const texts = folded.split(" ")
  return texts.map((text, place) => ({ text, word: index, first: place === 0, last: place === texts.length - 1 }))
}

/** The words as written from one piece to another, for the test of capitals; a part of a word stands for itself. */
function writtenAs(words: readonly string[], pieces: readonly Piece[], at: number, length: number): string {
  const first = pieces[at]?.word ?? 0
  const last = pieces[at + length - 1]?.word ?? first
  if (first !== last) return words.slice(first, last + 1).join(" ")
  const word = words[first] ?? ""
  const parts = word.split(/[^\p{L}\p{N}\p{M}'.\u2018\u2019]+/u).filter(Boolean)
  const place = at - firstPieceOf(pieces, at)
  return parts.slice(place, place + length).join("-") || word
}

function firstPieceOf(pieces: readonly Piece[], at: number): number {
  let first = at
  while (pieces[first]?.first === false) first--
  return first
}
