/** Ids of what is merged: made from the smallest member alone, so that they do not depend on the order of arrival. */
import { sha256 } from "../record/index.ts"
import type { FactKind } from "./facts.ts"

const LETTERS: Readonly<Record<FactKind, string>> = { event: "o", person: "p", body: "b", statement: "q", tour: "t", report: "c" }

/** The id of a cluster, by the ids of its member facts: `o-` and 12 hexadecimal digits; people `p-`, bodies `b-`, statements `q-`, tours `t-`, copies `c-`. */
export function mergedId(kind: FactKind, members: readonly string[]): string {
  const [smallest = ""] = [...members].sort()
  return `${LETTERS[kind]}-${sha256(smallest).slice(0, 12)}`
}

/** The id of an occurrence, by the ids of its events. */
export function occurrenceId(members: readonly string[]): string {
  return mergedId("event", members)
}
