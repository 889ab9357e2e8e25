/** What an occurrence is called in formats that want a title, and which words of reports go with it. */
import type { Told, ToldParty } from "../field/told.ts"

/** "meeting: Walid al-Moallem, Sergei Lavrov". */
export const nameTold = ({ type, parties }: Told): string => [type, parties.map(({ name }) => name).join(", ")].filter(Boolean).join(": ")

/** "Walid al-Moallem, foreign minister of SYR (guest)". */
export function partyWords({ name, office, officeOf, role }: ToldParty): string {
  const held = office === null ? "" : `, ${officeOf === null ? office : `${office} of ${officeOf}`}`
  return `${name}${held} (${role})`
}

/** Quotes of each report under its publisher and day, a line each. */
export function quoteLines({ reports }: Told): string[] {
  return reports.flatMap(({ publisher, published, url, quotes }) => {
    const source = [publisher, published, url].filter((part) => part !== null).join(", ")
    return quotes.map((quote) => `“${quote}”${source === "" ? "" : ` (${source})`}`)
  })
}

/** The address of the first report that has one. */
export const addressOf = ({ reports }: Told): string | null => reports.find(({ url }) => url !== null)?.url ?? null

/** The day after: ends that are excluded. */
export const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
