/**
 * Ids. Inside a record: a letter for the kind of thing and its number in the order of the text (`a1`, `e2`, `s14`), short and
 * meaningless outside. Of a report: its own, or one made from its text, so that the same text has the same id everywhere.
 */
import { sha256 as hash } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import { z } from "zod"

/** The letter that begins an id of each kind. */
export const ID_LETTERS = Object.freeze({ actor: "a", event: "e", tour: "t", statement: "s", tie: "p" } as const)

/** The kinds of thing that have an id. */
export type IdKind = keyof typeof ID_LETTERS

/** The id of the `number`th thing of its kind, counted from 1. */
export function makeId(kind: IdKind, number: number): string {
  return `${ID_LETTERS[kind]}${number}`
}

/** The schema of strings of one pattern, whose failure has a code of its own. */
export function patternSchema(pattern: string, code: string, error: string): z.ZodString {
  const expression = new RegExp(pattern)
  return z
    .string()
    .refine((value) => expression.test(value), { error, params: { code } })
    .meta({ pattern })
}

/** The pattern of ids that begin with a letter; nine digits at most, as an index of a store takes no id of any length. */
export function idPattern(letter: string): string {
  return `^${letter}[1-9][0-9]{0,8}$`
}

/** The schema of ids of one kind. */
export function idSchema(kind: IdKind): z.ZodString {
  const letter = ID_LETTERS[kind]
  return patternSchema(idPattern(letter), "id-malformed", `is not an id of its kind: ${letter}1, ${letter}2 ...`)
}

/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits; half a surrogate pair counts as U+FFFD. */
export function sha256(text: string): string {
  return bytesToHex(hash(utf8ToBytes(text)))
}

/** A report's own id, or `r-` and the first 16 digits of its text's SHA-256. */
export function reportId(report: { readonly id?: string | undefined; readonly text: string }): string {
  return report.id ?? `r-${sha256(report.text).slice(0, 16)}`
}
