/** Ties as rows: one a tie of a record, with who its ends are in the store. */
import type { KeptReport } from "../../merge/index.ts"
import type { Tie } from "../../record/index.ts"
import { dayColumns } from "../identity.ts"
import { cleanText, type NewRow } from "../rows.ts"
import type { Belonging } from "./members.ts"
import { entityOf } from "./parties.ts"

/** The rows of a report's ties. */
export function tieRows({ key, record }: Pick<KeptReport, "key" | "record">, belonging: Belonging): NewRow<"ties">[] {
  const actors = new Map(record.actors.map((actor) => [actor.id, actor]))
  const end = (id: string) => {
    const actor = actors.get(id)
    const entity = actor ? entityOf(actor.kind, [`${key}/${id}`], belonging) : null
    return { entity, name: cleanText(actor?.name ?? ""), country: actor?.country ?? null }
  }
  return record.ties.map(({ id, source, target, type, statement, confidence }: Tie) => {
    const [from, to] = [end(source), end(target)]
    return {
      id: `${key}/${id}`,
      report: key,
      type,
      source: from.entity,
      source_name: from.name,
      source_country: from.country,
      target: to.entity,
      target_name: to.name,
      target_country: to.country,
      statement: statement === undefined ? null : belonging(`${key}/${statement}`),
      ...dayColumns(record.report.published),
      confidence,
    }
  })
}
