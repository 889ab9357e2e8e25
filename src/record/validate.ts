/** Checks a record against its report; faults are values, never exceptions. */
import type { Issue, Report } from "./report.ts"
import { recordSchema } from "./schema.ts"

/** What is wrong with a record of a report, as issues with stable codes; empty where the record is sound. */
export function validateRecord(record: unknown, _report: Report): Issue[] {
  const parsed = recordSchema.safeParse(record)
  if (parsed.success) return []
  return parsed.error.issues.map(({ path, message }) => ({ code: "schema", message: `${path.join(".")}: ${message}` }))
}
