/** Written reports with their records, for the tests of annotations. */
import { readFileSync } from "node:fs"
import type { DiplomaticRecord, Report } from "../../src/record/index.ts"

/** A report with its record, as a store keeps them. */
export interface Kept {
  readonly key: string
  readonly report: Report
  readonly record: DiplomaticRecord
}

const pairs = readFileSync(new URL("../store/pairs.ndjson", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line, at) => ({ key: `r-${String(at).padStart(16, "0")}`, ...(JSON.parse(line) as Omit<Kept, "key">) }))

/** The same report with letters beyond the first plane before every paragraph, and the spans moved with them. */
function shift({ key, report, record }: Kept): Kept {
  const before = "🕊️𝔘 "
  const text = before + report.text
  const move = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(move)
    if (typeof value !== "object" || value === null) return value
    const entry = value as Record<string, unknown>
    if (typeof entry.start === "number" && typeof entry.end === "number" && entry.field === undefined)
      return { ...entry, start: entry.start + before.length, end: entry.end + before.length }
    return Object.fromEntries(Object.entries(entry).map(([name, one]) => [name, move(one)]))
  }
  return { key, report: { ...report, text }, record: move(record) as DiplomaticRecord }
}

/** Written reports, and some with letters beyond the first plane. */
export const kept: readonly Kept[] = [...pairs, ...pairs.slice(0, 5).map(shift)]
