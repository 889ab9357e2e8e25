/**
 * The day of publication, from a date as people, feeds and pages write it. The day is the one that is written, whatever the
 * time zone beside it: that is the day the report's own "today" means, and it is the same on every machine.
 */

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ]\d{2}:\d{2}[\d:.,]*\s*(?:Z|[+-]\d{2}:?\d{2})?)?$/
const WRITTEN =
  /(?:^|\W)(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+(\p{L}{3,9})\.?|(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?)[\s,-]+(\d{4})(?:\W|$)/u

/** Reads a date as `YYYY-MM-DD` (or `YYYY-MM`, `YYYY` where no more is written); undefined where it names no certain day. */
export function readDate(value: string): string | undefined {
  const written = value.trim().slice(0, 100)
  const iso = ISO.exec(written)
  if (iso) return realDay(iso.slice(1, 4).filter(Boolean).join("-"))
  const parts = WRITTEN.exec(written)
  if (!parts) return undefined
  const month = monthOf(parts[2] ?? parts[3] ?? "")
  const day = (parts[1] ?? parts[4] ?? "").padStart(2, "0")
  return month === undefined ? undefined : realDay(`${parts[5]}-${month}-${day}`)
}

/** The platform knows the names of months; a word that it does not take for one gives nothing. */
function monthOf(name: string): string | undefined {
  const time = new Date(`1 ${name.slice(0, 3)} 2000 UTC`)
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString().slice(5, 7)
}

function realDay(day: string): string | undefined {
  const time = new Date(day) // a date alone is midnight UTC, and a day that no month has is no date or another day
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day) ? day : undefined
}
