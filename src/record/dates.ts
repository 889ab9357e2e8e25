/** Dates in EDTF (ISO 8601-2): a part of levels 0 and 1 that reports need, with precision and doubt kept. */
import { z } from "zod"

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?$/

/** Whether a value is a date, a month, a year or an interval in EDTF. */
export function isEdtf(value: unknown): value is string {
  return typeof value === "string" && value.split("/").length <= 2 && value.split("/").every((part) => DATE.test(part))
}

/** A date in EDTF. */
export const edtfSchema = z.string().refine(isEdtf, { error: "not a date in EDTF" })
