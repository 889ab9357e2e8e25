/** Makes corrections of what a coder says at an address of a record. */
import type { DiplomaticRecord, Report, Span } from "../record/index.ts"
import { type Addressed, findAddress, reviewFields } from "./address.ts"
import { type Correction, identifyCorrection, type Verdict } from "./correction.ts"
import type { Item } from "./items.ts"
import { encodeValue } from "./references.ts"

/** What a coder says. */
export interface Word {
  readonly verdict: Exclude<Verdict, "undo">
  /** For `set`: the value, with ids of the record where it refers to something. */
  readonly value?: unknown
  readonly evidence?: readonly Span[] | undefined
  readonly reason?: string | undefined
  readonly coder: string
  /** In UTC, as ISO 8601 has it. */
  readonly time: string
  readonly adjudicates?: boolean | undefined
}

/** A report as a coder sees it: its key, its text and the record, as it was read or as it is corrected. */
export interface Seen {
  readonly key: string
  readonly report: Report
  readonly record: DiplomaticRecord
}

/** Makes a correction; undefined where the address names nothing. */
export function draftCorrection({ key, report, record }: Seen, address: string, word: Word): Correction | undefined {
  const found = findAddress(address, record, report)
  if (!found || (found.value === undefined && word.verdict !== "set" && found.path.field.length === 0)) return undefined
  const { verdict, evidence, reason, coder, time, adjudicates } = word
  const list = found.path.steps.at(-1)!.list
  const encode = (value: unknown): unknown => encodeValue(value, record, list, found.path.field.at(-1)) ?? null
  const old = encode(withoutOwn(found))
  const value = verdict === "accept" ? old : verdict === "set" ? encode(word.value) : null
  return identifyCorrection({
    report: key,
    sha256: record.report.sha256,
    path: found.text,
    anchors: [...found.anchors],
    verdict,
    old,
    value,
    ...(evidence && evidence.length > 0 ? { evidence: [...evidence] } : {}),
    ...(reason === undefined ? {} : { reason }),
    coder,
    time,
    ...(adjudicates ? { adjudicates: true } : {}),
  })
}

/** A whole fact without what the program gives it: id, confidence, reason. */
function withoutOwn({ path, value }: Addressed): unknown {
  if (path.field.length > 0 || typeof value !== "object" || value === null) return value
  const { id: _, confidence: __, why: ___, ...rest } = value as Item
  return rest
}

/** Makes the correction that takes one back. */
export function draftUndo(correction: Correction, time: string): Correction {
  const { id, evidence: _, reason: __, ...said } = correction
  return identifyCorrection({ ...said, verdict: "undo", undoes: id, time })
}

/** The addresses of a fact and of each value in it; of a single value, itself. */
export function addressesIn(record: DiplomaticRecord, address: string): string[] {
  const within = reviewFields(record).filter((field) => field.address === address || field.address.startsWith(`${address}/`))
  return within.length > 0 ? within.map((field) => field.address) : [address]
}
