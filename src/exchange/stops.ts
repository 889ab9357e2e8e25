/** The stops of a tour in a line. */
import type { FoundTour } from "../query/index.ts"

/** "Rabat (MAR) → Tunis (TUN) → Algiers (DZA, planned)". */
export function stopsWords({ legs }: Pick<FoundTour, "legs">): string {
  return legs
    .map(({ place, country, status }) => stopWords(place ?? country ?? "somewhere", place === null ? null : country, status))
    .join(" → ")
}

function stopWords(name: string, country: string | null, status: string | null): string {
  const more = [country, status === "occurred" ? null : status].filter((part) => part !== null)
  return more.length > 0 ? `${name} (${more.join(", ")})` : name
}
