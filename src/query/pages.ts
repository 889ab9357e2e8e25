/**
 * `person`, `state` and `body`: one page of what the store knows of one of them. A name that several bear is answered by who they are,
 * so that one can be chosen.
 */
import { sql } from "kysely"
import { listHoldings, type ShownHolding } from "./holders.ts"
import { resolveBodies, resolveCountry, resolvePeople, type Source } from "./resolve.ts"
import { texts } from "./sql.ts"
import type { ViewInput } from "./view-schema.ts"
import { type Dealings, dealingsOf } from "./views.ts"

/** A name as reports write it, with how many do. */
export interface ShownName {
  readonly name: string
  readonly reports: number
}

/** Somebody in a line: who bears a name that several bear. */
export interface Candidate {
  readonly kind: "person" | "body"
  readonly id: string
  readonly name: string
  readonly country: string | null
  readonly reports: number
  readonly first: string | null
  readonly last: string | null
  /** The office that most reports give: "foreign minister of SYR". */
  readonly office: string | null
}

/** All that the store knows of a person. */
export interface PersonPage extends Dealings {
  readonly kind: "person"
  readonly id: string
  readonly name: string
  readonly names: readonly ShownName[]
  readonly country: string | null
  readonly reports: number
  readonly first: string | null
  readonly last: string | null
  /** Offices over time. */
  readonly offices: readonly ShownHolding[]
}

/** All that the store knows of a body. */
export interface BodyPage extends Omit<PersonPage, "kind"> {
  readonly kind: "body"
  /** Who holds offices of the body. */
  readonly offices: readonly ShownHolding[]
}

/** All that the store knows of a state. */
export interface StatePage extends Dealings {
  readonly kind: "state"
  readonly id: string
  readonly name: string
  /** Who holds offices of the state. */
  readonly offices: readonly ShownHolding[]
}

/** One page, or several of one name to choose from. */
export type Found<Page> = { readonly page: Page } | { readonly candidates: readonly Candidate[] }

/** The page of a person, by name or id. Throws a QueryError. */
export async function person(source: Source, name: string, input: ViewInput = {}): Promise<Found<PersonPage>> {
  const ids = await resolvePeople(source, name, "name")
  const [id] = ids
  if (ids.length !== 1 || id === undefined) return { candidates: await listCandidates(source, "person", ids) }
  const head = await headOf(source, "people", id)
  const offices = byTime(await listHoldings(source, [sql<boolean>`h.person = ${id}`]))
  return { page: { kind: "person", ...head, offices, ...(await dealingsOf(source, { kind: "person", id }, input)) } }
}

/** The page of a body, by name or id. Throws a QueryError. */
export async function body(source: Source, name: string, input: ViewInput = {}): Promise<Found<BodyPage>> {
  const ids = await resolveBodies(source, name, "name")
  const [id] = ids
  if (ids.length !== 1 || id === undefined) return { candidates: await listCandidates(source, "body", ids) }
  const head = await headOf(source, "bodies", id)
  const own = sql<boolean>`h.organization in (select lower(n.name) from names n where n.entity = ${id})`
  const offices = await listHoldings(source, [own], input.limit === undefined ? 10 : Number(input.limit))
  return { page: { kind: "body", ...head, offices, ...(await dealingsOf(source, { kind: "body", id }, input)) } }
}

/** The page of a state, by name or code. Throws a QueryError. */
export async function state(source: Source, name: string, input: ViewInput = {}): Promise<{ readonly page: StatePage }> {
  const code = await resolveCountry(source, name, "name")
  const dealings = await dealingsOf(source, { kind: "state", code }, input)
  const offices = await listHoldings(source, [sql<boolean>`h.country = ${code}`], input.limit === undefined ? 10 : Number(input.limit))
  return { page: { kind: "state", id: code, name: source.knowledge.stateByCode(code)?.name ?? code, offices, ...dealings } }
}

type Head = Pick<PersonPage, "id" | "name" | "names" | "country" | "reports" | "first" | "last">

async function headOf({ db }: Source, table: "people" | "bodies", id: string): Promise<Head> {
  const row = await db
    .selectFrom(table)
    .select(["id", "name", "country", "reports", "first", "last"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow()
  const names = await db
    .selectFrom("names")
    .select(["name", "reports"])
    .where("entity", "=", id)
    .orderBy("reports", "desc")
    .orderBy("name")
    .execute()
  return { id: row.id, name: row.name, names, country: row.country, reports: row.reports, first: row.first, last: row.last }
}

/** In the order in which reports first show them. */
function byTime(offices: readonly ShownHolding[]): ShownHolding[] {
  const keyOf = ({ first, title, status }: ShownHolding) => `${first ?? "~"} ${title} ${status}`
  return [...offices].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** Everybody of these ids in a line, the most reported first. */
async function listCandidates({ db }: Source, kind: Candidate["kind"], ids: readonly string[]): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`select ${kind}::text as kind, t.id, t.name, t.country, t.reports, t.first, t.last,
      (select h.title || coalesce(' of ' || coalesce(h.country, h.organization), '') from holdings h
        where h.person = t.id order by h.reports desc, h.title limit 1) as office
    from ${sql.table(kind === "person" ? "people" : "bodies")} t where t.id = any(${texts(ids)})
    order by t.reports desc, t.id`.execute(db)
  return rows
}
