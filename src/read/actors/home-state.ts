/**
 * The home of a report: the state whose offices it names without a state. "The Prime Minister" of a note dated Singapore is Singapore's; an
 * ambassador, or the head of a body, is not.
 */
import type { Actor, Holding } from "../../record/index.ts"
import type { Reading } from "../reading.ts"
import { findLands } from "./find-lands.ts"

/** ISO 3166-1 alpha-3 of the state where the report is dated, else of the one that its publisher is called by. */
export function homeOf({ document: { dateline, report }, knowledge }: Reading): string | undefined {
  const place = dateline?.place?.text
  const dated = place ? knowledge.findPlace(place)?.country : undefined
  return dated ?? findLands(knowledge, [(report.publisher ?? "").split(/[\s,]+/u)])[0]?.iso3
}

/** True where a report would name no state for its own: offices without a state or a body, "the Foreign Ministry". */
export function isUnqualified({ knowledge }: Reading, kind: Actor["kind"], offices: readonly Holding[]): boolean {
  if (kind === "government") return true
  if (kind !== "person" || offices.length === 0) return false
  const isOwn = ({ title, country, organization, status }: Holding): boolean =>
    !country && !organization && status !== "former" && !knowledge.offices.elsewhere.some((word) => title.split(" ").includes(word))
  return offices.every(isOwn)
}
