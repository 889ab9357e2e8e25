/** Names of the parties that counts are about: of states by knowledge, of people and bodies by the store. */
import { sql } from "kysely"
import type { Source } from "./resolve.ts"
import { texts } from "./sql.ts"

/** A state, a person or a body. */
export interface NamedParty {
  readonly id: string
  readonly kind: "state" | "person" | "body"
  readonly name: string
  /** The state of a person or body. */
  readonly country: string | null
}

/** What kind of party an id is of. */
export const kindOfParty = (id: string): NamedParty["kind"] => (id.startsWith("p-") ? "person" : id.startsWith("b-") ? "body" : "state")

/** The parties of these ids, by id. */
export async function namePartiesOf({ db, knowledge }: Source, ids: readonly string[]): Promise<Map<string, NamedParty>> {
  const all = [...new Set(ids)]
  const states = all
    .filter((id) => kindOfParty(id) === "state")
    .map((id): NamedParty => ({ id, kind: "state", name: knowledge.stateByCode(id)?.name ?? id, country: id }))
  const { rows } = await sql<{ id: string; name: string; country: string | null }>`
    select id, name, country from people where id = any(${texts(all)})
    union all select id, name, country from bodies where id = any(${texts(all)})`.execute(db)
  const entities = rows.map((row): NamedParty => ({ ...row, kind: kindOfParty(row.id) }))
  return new Map([...states, ...entities].map((party) => [party.id, party]))
}
