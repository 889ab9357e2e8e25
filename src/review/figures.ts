/** Figures of review: how far coders agree on each kind of field, and how often what was read was right. */
import type { DiplomaticRecord, Report, Span } from "../record/index.ts"
import { type ReviewField, reviewFields } from "./address.ts"
import { cohenKappa, krippendorffAlpha, nominal, type Range, spansWithin, wilsonInterval } from "./agreement.ts"
import { canonicalJson } from "./canonical.ts"
import type { Correction } from "./correction.ts"
import { slotOf } from "./paths.ts"
import { placeCorrections } from "./place.ts"
import { type FieldState, outcomeOf, settleFields } from "./settle.ts"

/** A report with what was read from it and what coders said. */
export interface ReviewedRecord {
  readonly publisher: string | null
  readonly report: Report
  /** As it was read. */
  readonly asRead: DiplomaticRecord
  readonly corrections: readonly Correction[]
}

/** How far coders agree on one kind of field; a figure that is not defined is missing. */
export interface SlotAgreement {
  readonly slot: string
  readonly coders: readonly string[]
  /** Fields of which two coders or more were sure. */
  readonly fields: number
  /** Share of pairs of coders that say the same. */
  readonly same: number
  /** The mean of Cohen's kappa over pairs of coders. */
  readonly kappa?: number
  readonly alpha?: number
}

/** The fields of a report on which somebody spoke. */
export function fieldsOf({ asRead, corrections, report }: ReviewedRecord): FieldState[] {
  return settleFields(placeCorrections(corrections, asRead, report).placed)
}

/** Agreement by kind of field, sorted; places of words are the same within a tolerance in characters. */
export function agreementBySlot(reviewed: readonly ReviewedRecord[], tolerance = 0): SlotAgreement[] {
  const fields = reviewed.flatMap(fieldsOf)
  const bySlot = Map.groupBy(fields, ({ words }) => (words[0] ? slotOf(words[0].path) : ""))
  return [...bySlot]
    .filter(([slot]) => slot !== "")
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([slot, all]) => agreementOf(slot, all, tolerance) ?? [])
}

function agreementOf(slot: string, fields: readonly FieldState[], tolerance: number): SlotAgreement | undefined {
  const coders = [...new Set(fields.flatMap(({ words }) => words.map(({ correction }) => correction.coder)))].sort()
  const units = fields
    .map(({ words }) =>
      coders.map((coder) => words.find(({ correction }) => correction.coder === coder)).map((word) => word && outcomeOf(word)),
    )
    .filter((unit) => unit.filter((value) => value !== undefined).length > 1)
  if (units.length === 0) return undefined
  const near = spansWithin(tolerance)
  const difference = (one: string, other: string): number => {
    const [a, b] = [rangesOf(one), rangesOf(other)]
    return a && b ? near(a, b) : nominal(one, other)
  }
  const pairs = pairsOf(units, coders.length, difference)
  const kappas = pairs.flatMap((pair) => cohenKappa(pair) ?? [])
  const all = pairs.flat()
  const alpha = krippendorffAlpha(units, difference)
  return {
    slot,
    coders,
    fields: units.length,
    same: round(all.filter(([one, other]) => one === other).length / all.length),
    ...(kappas.length > 0 ? { kappa: round(kappas.reduce((sum, kappa) => sum + kappa, 0) / kappas.length) } : {}),
    ...(alpha === undefined ? {} : { alpha: round(alpha) }),
  }
}

/** What each pair of coders said of the fields of which both were sure; what is the same within the tolerance has one name. */
function pairsOf(units: readonly (readonly (string | undefined)[])[], coders: number, difference: (a: string, b: string) => number) {
  const pairs: [string, string][][] = []
  for (let one = 0; one < coders; one++) {
    for (let other = one + 1; other < coders; other++) {
      const both = units.flatMap((unit): [string, string][] => {
        const [a, b] = [unit[one], unit[other]]
        return a === undefined || b === undefined ? [] : [[a, difference(a, b) === 0 ? a : b]]
      })
      if (both.length > 0) pairs.push(both)
    }
  }
  return pairs
}

/** The places in a value that is a list of spans; undefined for other values. */
function rangesOf(json: string): Range[] | undefined {
  const value: unknown = JSON.parse(json === "kept" ? "null" : json)
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof (one as Span).start === "number")
    ? (value as Range[])
    : undefined
}

/** How often what was read was right, among the fields that review settled. */
export interface SlotPrecision {
  readonly slot: string
  /** Undefined for all publishers together. */
  readonly publisher?: string
  readonly reviewed: number
  readonly right: number
  readonly precision: number
  /** The interval of Wilson, 95 %. */
  readonly low: number
  readonly high: number
}

/** Precision by kind of field, for all and for each publisher. Facts that coders added say nothing of what was read. */
export function precisionBySlot(reviewed: readonly ReviewedRecord[]): SlotPrecision[] {
  const judged = reviewed.flatMap((one) => {
    const read = new Map(reviewFields(one.asRead).map((field) => [field.key, field]))
    return fieldsOf(one).flatMap((field) => judgeField(field, read.get(field.key), one.publisher ?? "unknown"))
  })
  const groups = Map.groupBy(
    judged.flatMap((one) => [{ ...one, publisher: undefined }, one]),
    ({ slot, publisher }) => JSON.stringify([publisher === undefined ? 0 : 1, slot, publisher ?? ""]),
  )
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, all]) => precisionOf(all))
}

interface Judged {
  readonly slot: string
  readonly publisher: string | undefined
  readonly right: boolean
}

function judgeField({ settled }: FieldState, read: ReviewField | undefined, publisher: string): Judged[] {
  if (!settled || !read) return []
  const { verdict, old, value } = settled.correction
  const right = verdict === "accept" || (verdict === "set" && read.value !== null && canonicalJson(old) === canonicalJson(value))
  return [{ slot: read.slot, publisher, right }]
}

function precisionOf(all: readonly Judged[]): SlotPrecision {
  const { slot, publisher } = all[0]!
  const right = all.filter((one) => one.right).length
  const { low, high } = wilsonInterval(right, all.length)!
  return {
    slot,
    ...(publisher === undefined ? {} : { publisher }),
    reviewed: all.length,
    right,
    precision: round(right / all.length),
    low: round(low),
    high: round(high),
  }
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000
