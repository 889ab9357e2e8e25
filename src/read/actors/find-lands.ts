/** Lands: where the text names a state in any way (name, adjective, people, capital, seat), so that actors can be told whose they are. */
import type { Knowledge, StateNameKind } from "../../knowledge/index.ts"
import type { WordSpan } from "../../language/index.ts"

export interface Land extends WordSpan {
  readonly iso3: string
  /** By what kind of name: the state's own, or that of a body of the state ("the US Navy"). */
  readonly as: StateNameKind | "body"
}

/** The lands named in rows of words, positions counted through all rows. A name of several things counts where a state comes first. */
export function findLands(knowledge: Knowledge, rows: readonly (readonly string[])[]): Land[] {
  let at = 0
  return rows.flatMap((row) => {
    const from = at
    at += row.length
    return knowledge.findNames(row).flatMap(({ start, end, named }): Land[] => {
      const first = named[0]?.value
      const at = { first: from + start, last: from + end }
      if (first?.kind === "state") return [{ ...at, iso3: first.iso3, as: first.as }]
      if (first?.kind !== "body" || first.body.sort !== "state-body" || !first.body.country) return []
      return [{ ...at, iso3: first.body.country, as: "body" }]
    })
  })
}
