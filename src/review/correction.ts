/**
 * A correction: what one coder says of one field of one report's record. Corrections are never changed, only added to, and their ids
 * are made from what they say; so files of them are merged by putting their lines together, in any order.
 */
import { z } from "zod"
import { sha256 } from "../record/index.ts"
import { canonicalJson } from "./canonical.ts"

/** What a coder can say: right, wrong, another value, cannot be told, or that an earlier word of the same coder is taken back. */
export const VERDICTS = Object.freeze(["accept", "reject", "set", "unsure", "undo"] as const)
/** One of them. */
export type Verdict = (typeof VERDICTS)[number]

const wordSpan = z.strictObject({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  text: z.string().min(1).optional(),
  field: z.enum(["title", "dateline"]).optional(),
})
const words = z.string().regex(/\S/)

/** A correction as a line of a file has it. */
export const correctionSchema = z.strictObject({
  id: z.string().regex(/^c-[0-9a-f]{16}$/),
  report: z
    .string()
    .regex(/^r-[0-9a-f]{16}$/)
    .describe("Key of the report."),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe("SHA-256 of the text that the coder saw."),
  path: words.describe("The field, by the places of the words that its fact rests on: events/279-301/status."),
  anchors: z.array(wordSpan).min(1).describe("Those words, one span for each place in the path."),
  verdict: z.enum(VERDICTS),
  old: z.unknown().describe("The value that was there; null where there was none."),
  value: z.unknown().describe("The value that is right; null where there is none. What it refers to is written as {ref, span}."),
  evidence: z.array(wordSpan).min(1).optional(),
  reason: words.optional(),
  coder: words,
  time: z.iso.datetime().describe("When, in UTC."),
  adjudicates: z.literal(true).optional().describe("Whether it decides between coders."),
  undoes: z
    .string()
    .regex(/^c-[0-9a-f]{16}$/)
    .optional()
    .describe("The id of the correction that is taken back."),
})

/** What one coder says of one field of one report's record. */
export type Correction = z.infer<typeof correctionSchema>

/** Makes the id of a correction: the same for the same words of the same coder at the same time. */
export function identifyCorrection(correction: Omit<Correction, "id">): Correction {
  const { old = null, value = null, ...rest } = correction
  const whole = { ...rest, old, value }
  const text = canonicalJson(whole) // taken back from it, so that a correction has its keys in one order wherever it comes from
  return { id: `c-${sha256(text).slice(0, 16)}`, ...(JSON.parse(text) as Omit<Correction, "id">) }
}

/** What is wrong with a line of a file of corrections. */
export interface LineFault {
  /** From 1. */
  readonly line: number
  readonly message: string
}

/** Corrections of a file, a line of JSON each; a line that is none is told, and the others count. */
export function parseCorrections(text: string): { corrections: Correction[]; faults: LineFault[] } {
  const corrections: Correction[] = []
  const faults: LineFault[] = []
  for (const [at, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue
    const parsed = parseLine(line)
    if (typeof parsed === "string") faults.push({ line: at + 1, message: parsed })
    else corrections.push(parsed)
  }
  return { corrections, faults }
}

function parseLine(line: string): Correction | string {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return "is no JSON"
  }
  const parsed = correctionSchema.safeParse(value)
  if (!parsed.success) return `${parsed.error.issues[0]?.path.join(".")}: ${parsed.error.issues[0]?.message}`
  const { id, ...said } = parsed.data
  const correction = identifyCorrection(said)
  return correction.id === id ? correction : `${id} is not the id of what it says: the line was changed`
}

/** Corrections as a file has them: each once, in one order, so that the same corrections are the same bytes. */
export function formatCorrections(corrections: readonly Correction[]): string {
  return mergeCorrections(corrections)
    .map((correction) => `${canonicalJson(correction)}\n`)
    .join("")
}

/** Corrections of any number of files as one list: each once, by time, then coder, then id. */
export function mergeCorrections(...lists: readonly (readonly Correction[])[]): Correction[] {
  const byId = new Map(lists.flat().map((correction) => [correction.id, correction]))
  return [...byId.values()].sort(byTime)
}

/** Orders corrections by time, then coder, then id: of two on one field the one that sorts last counts. */
export function byTime(one: Correction, other: Correction): number {
  return compare(one.time, other.time) || compare(one.coder, other.coder) || compare(one.id, other.id)
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
