/**
 * Checks a record against its report by the rules of records, as far as a program can. Faults are values, never exceptions, so that
 * a bad record stops nothing. A record of the wrong shape gets the faults of its shape only; the other checks need the shape.
 */
import type { Issue, Report } from "./report.ts"
import type { DiplomaticRecord } from "./schema.ts"
import { checkFacts } from "./validate-facts.ts"
import { checkHead } from "./validate-head.ts"
import { checkReferences } from "./validate-references.ts"
import { checkSchema } from "./validate-schema.ts"
import { checkSpans } from "./validate-spans.ts"

/** What is wrong with a record of a report, as issues whose codes are `FAULT_CODES`; empty where the record is sound. Never throws. */
export function validateRecord(record: unknown, report: Report): Issue[] {
  const faults = checkSchema(record)
  if (faults.length > 0) return faults
  const sound = record as DiplomaticRecord
  return [...checkHead(sound.report, report), ...checkReferences(sound), ...checkSpans(sound, report), ...checkFacts(sound, report)]
}
