/**
 * Paths of fields: `events/279-301/status`. A fact is named by the place of the first words that it rests on, not by its id or its
 * place in a list, which another reading gives anew. `.2` is the second fact on the very same words.
 */
import type { Span } from "../record/index.ts"
import { FIELDS, INNER_LISTS, type ListName } from "./fields.ts"

/** Words that name a fact; `nth` from 1. */
export interface Anchor {
  readonly span: Span
  readonly nth: number
}

/** An item of a list. */
export interface Step {
  readonly list: ListName
  readonly anchor: Anchor
}

/** A fact, or with a field a value of it. */
export interface FieldPath {
  readonly steps: readonly Step[]
  readonly field: readonly string[]
}

const PLACE = /^(?:(title|dateline):)?(\d+)-(\d+)(?:\.(\d+))?$/

/** Takes a path apart; undefined where it is none. */
export function parsePath(text: string): FieldPath | undefined {
  const words = text.split("/")
  const steps: Step[] = []
  let expected: (word: string) => boolean = (word) => Object.hasOwn(FIELDS, word) && !Object.values(INNER_LISTS).includes(word as ListName)
  while (words.length >= 2 && expected(words[0]!)) {
    const anchor = parseAnchor(words[1]!)
    if (!anchor) break
    const list = words[0] as ListName
    steps.push({ list, anchor })
    words.splice(0, 2)
    expected = (word) => INNER_LISTS[list] === word
  }
  const field = words.filter((word) => word !== "")
  if (steps.length === 0 || field.length !== words.length || field.some((word) => !/^[a-z]+$/i.test(word))) return undefined
  return { steps, field }
}

/** A place of words as a path has it; undefined where it is none. */
export function parseAnchor(text: string): Anchor | undefined {
  const [, field, start, end, nth] = PLACE.exec(text) ?? []
  if (start === undefined || Number(end) <= Number(start)) return undefined
  const span = { start: Number(start), end: Number(end), ...(field ? { field: field as "title" } : {}) }
  return { span, nth: Number(nth ?? 1) }
}

/** A path as text. */
export function formatPath({ steps, field }: FieldPath): string {
  return [...steps.flatMap(({ list, anchor }) => [list, formatAnchor(anchor)]), ...field].join("/")
}

/** A place of words as a path has it. */
export function formatAnchor({ span, nth }: Anchor): string {
  const where = `${span.field ? `${span.field}:` : ""}${span.start}-${span.end}`
  return nth === 1 ? where : `${where}.${nth}`
}

/** The kind of field, whatever fact it is of: `events`, `events/status`, `participants/role`. */
export function slotOf(path: FieldPath): string {
  return [path.steps.at(-1)!.list, ...path.field].join("/")
}
