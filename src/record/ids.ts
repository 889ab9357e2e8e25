/**
 * Ids inside a record: a letter for the kind of thing and its number in the order of the text (`a1`, `e2`, `s14`).
 * They are short, stable for the same report, and mean nothing outside their record.
 */
import { z } from "zod"

/** The letter that begins an id of each kind. */
export const ID_LETTERS = Object.freeze({ actor: "a", event: "e", tour: "t", statement: "s", tie: "p" } as const)

/** The kinds of thing that have an id. */
export type IdKind = keyof typeof ID_LETTERS

/** The id of the `number`th thing of its kind, counted from 1. */
export function makeId(kind: IdKind, number: number): string {
  return `${ID_LETTERS[kind]}${number}`
}

/** The schema of ids of one kind. */
export function idSchema(kind: IdKind): z.ZodString {
  return z.string().regex(new RegExp(`^${ID_LETTERS[kind]}[1-9][0-9]*$`))
}
