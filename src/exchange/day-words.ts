/** Days as a person reads them, no more exact than they are known. */

/** From first to last day: "2019-03-12", "2019-03-12 to 2019-03-15", "2019-03", "2019", "from 2019-03-12". */
export function dayWords({ first, last }: { readonly first: string | null; readonly last: string | null }): string {
  if (first === null && last === null) return "no date"
  if (first === null) return `until ${last}`
  if (last === null) return `from ${first}`
  if (first === last) return first
  if (first.endsWith("-01-01") && last === `${first.slice(0, 4)}-12-31`) return first.slice(0, 4)
  if (first.slice(0, 7) === last.slice(0, 7) && first.endsWith("-01") && isMonthEnd(last)) return first.slice(0, 7)
  return `${first} to ${last}`
}

const isMonthEnd = (day: string): boolean => new Date(Date.parse(day) + 86_400_000).getUTCDate() === 1

/** "2004-11-21", "2004-11-14 to 2004-11-21". */
export const spanWords = (first: string | null, last: string | null): string =>
  first === last || last === null ? (first ?? "") : `${first ?? "…"} to ${last}`
