/**
 * The rules of knowledge, compiled: a pattern is a row of word classes ("edge? month year?"), matched over tokens.
 * A match hands every captured value on, by class, in the order of the words.
 */
import type { TimeRule } from "../../knowledge/en-schema.ts"
import type { TimeToken } from "./tokens.ts"

interface Slot {
  readonly kind: string
  readonly optional: boolean
}

/** A rule ready to be matched. */
export interface CompiledRule {
  readonly rule: TimeRule
  readonly slots: readonly Slot[]
}

/** What a rule caught: class and value, in the order of the words. */
export type Captures = readonly (readonly [kind: string, value: number | string])[]

/** Reads a rule's pattern into slots. */
export function compileRule(rule: TimeRule): CompiledRule {
  const slots = rule.pattern.split(/\s+/).map((slot) => ({ kind: slot.replace(/\?$/, ""), optional: slot.endsWith("?") }))
  return { rule, slots }
}

/** The captures of a rule over all of the tokens, or undefined; optional slots are filled where they can be. */
export function matchWhole(rule: CompiledRule, tokens: readonly TimeToken[]): Captures | undefined {
  return step(rule.slots, tokens, 0, 0)
}

function step(slots: readonly Slot[], tokens: readonly TimeToken[], slotAt: number, tokenAt: number): Captures | undefined {
  const slot = slots[slotAt]
  if (!slot) return tokenAt === tokens.length ? [] : undefined
  const value = tokens[tokenAt]?.classes.get(slot.kind)
  if (value !== undefined) {
    const rest = step(slots, tokens, slotAt + 1, tokenAt + 1)
    if (rest) return [[slot.kind, value], ...rest]
  }
  return slot.optional ? step(slots, tokens, slotAt + 1, tokenAt) : undefined
}

/** The `nth` value of a class as a number, or undefined. */
export function numberOf(captures: Captures, kind: string, nth = 0): number | undefined {
  const value = captures.filter((one) => one[0] === kind)[nth]?.[1]
  return typeof value === "number" ? value : undefined
}

/** The `nth` value of a class as a word, or undefined. */
export function wordOf(captures: Captures, kind: string, nth = 0): string | undefined {
  const value = captures.filter((one) => one[0] === kind)[nth]?.[1]
  return typeof value === "string" ? value : undefined
}
