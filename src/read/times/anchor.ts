/** The day that a report's relative times count from: its dateline's, or that of its publication. */
import type { Document } from "../../language/index.ts"
import { isDay } from "./calendar.ts"

/** The day `YYYY-MM-DD`, and whether the dateline gives it. */
export interface Anchor {
  readonly day: string
  readonly basis: "dateline" | "published"
}

/** The report's day; undefined where it has none. A year or month alone ("2024-06") is no day to count from. */
export function anchorOf({ dateline, report }: Document): Anchor | undefined {
  const day = [dateline?.date, report.published?.slice(0, 10)].find((date) => date !== undefined && isDay(date))
  if (day === undefined) return undefined
  const isWritten = dateline?.date === day && new RegExp(`(?<!\\d)0?${Number(day.slice(8))}(?!\\d)`).test(dateline.span.text ?? "")
  return { day, basis: isWritten ? "dateline" : "published" }
}
