/**
 * The check of a Report that came as JSON: the record's own schema, its faults in one sentence.
 * Feeds write dates as mail does, where a report needs EDTF, so those are read to their day first.
 */
import { isEdtf, type Report, schemas } from "../record/index.ts"
import { readDate } from "./date.ts"

/** The report, or what is wrong with it. */
export function checkReport(value: unknown): Report | string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "A report is a JSON object with a `text`."
  const checked = schemas.report.safeParse(readDates(value))
  if (checked.success) return checked.data
  const faults = checked.error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message))
  return `It is not a report: ${faults.slice(0, 3).join("; ")}.`.slice(0, 400)
}

function readDates(value: object): object {
  const dated: Record<string, unknown> = { ...value }
  for (const field of ["published", "modified"]) {
    const written = dated[field]
    if (written === null || written === "") delete dated[field]
    else if (typeof written === "string" && !isEdtf(written)) dated[field] = readDate(written) ?? written
  }
  return dated
}
