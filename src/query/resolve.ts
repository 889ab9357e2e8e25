/**
 * From words to who is meant: states by knowledge, people and bodies by the names that reports give them, ids by where they lead now.
 * Several people of one name are all meant.
 */
import { type Kysely, sql } from "kysely"
import type { Knowledge } from "../knowledge/index.ts"
import { readOffice } from "../read/offices/index.ts"
import { boundWords } from "../store/index-bounds.ts"
import { cleanText } from "../store/rows.ts"
import type { Database } from "../store/tables.ts"
import { QueryError, type QueryFaultCode } from "./errors.ts"

/** What questions are answered from. */
export interface Source {
  readonly db: Kysely<Database>
  readonly knowledge: Knowledge
}

/** A state, or people or bodies of one name. */
export type PartyRef = { readonly kind: "country"; readonly code: string } | { readonly kind: "entity"; readonly ids: readonly string[] }

/** An office: its common title, and of whom. */
export interface OfficeRef {
  readonly title: string
  readonly country?: string
  readonly organization?: string
}

const ID = /^[opbtq]-[0-9a-f]{12}$/
/** More people than this are not meant by one name. */
const MOST_NAMESAKES = 50

/** Whether words are the id of something merged. */
export const isMergedId = (words: string): boolean => ID.test(words)

/** Where an id leads now: its own, or that of what its smallest member belongs to. Undefined where it was never shown. */
export async function followId(db: Kysely<Database>, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("ids")
    .innerJoin("units", "units.id", "ids.unit")
    .select("units.merged")
    .where("ids.id", "=", id)
    .executeTakeFirst()
  return row?.merged
}

/** The code of a state. Throws a QueryError where it is none. */
export async function resolveCountry(source: Source, words: string, filter = "country"): Promise<string> {
  const code = await findCountry(source, words)
  if (code === undefined) throw new QueryError("country-unknown", `${JSON.stringify(words)} is no state's name or code.`, filter)
  return code
}

const NAMES_OF_STATES: ReadonlySet<string> = new Set(["name", "official", "variant", "epithet", "adjective"])

async function findCountry({ db, knowledge }: Source, words: string): Promise<string | undefined> {
  if (knowledge.stateByCode(words.toUpperCase()) && /^[A-Za-z]{3}$/.test(words)) return words.toUpperCase()
  const match = knowledge.findState(words)
  if (match && NAMES_OF_STATES.has(match.as)) return match.iso3
  // a code of the user's own knowledge that records have
  if (!/^[A-Z]{3}$/.test(words)) return undefined
  const row = await db.selectFrom("occurrence_participants").select("country").where("country", "=", words).limit(1).executeTakeFirst()
  return row && words
}

/** Ids of the people who are meant. Throws a QueryError where there is nobody. */
export async function resolvePeople(source: Source, words: string, filter = "person"): Promise<string[]> {
  const found = await findEntities(source, words, "person")
  if (found.length === 0) throw unknown("person-unknown", "Nobody in the store is called", words, filter)
  if (found.length > MOST_NAMESAKES)
    throw new QueryError("person-vague", `More than ${MOST_NAMESAKES} people are called ${JSON.stringify(words)}.`, filter)
  return found
}

/** Ids of the bodies that are meant. Throws a QueryError where there is none. */
export async function resolveBodies(source: Source, words: string, filter = "body"): Promise<string[]> {
  const found = await findBodies(source, words)
  if (found.length === 0) throw unknown("body-unknown", "No body in the store is called", words, filter)
  return found
}

/** A state, a person or a body. Throws a QueryError where it is none. */
export async function resolveParty(source: Source, words: string, filter: string): Promise<PartyRef> {
  const code = isMergedId(words) ? undefined : await findCountry(source, words)
  if (code !== undefined) return { kind: "country", code }
  const people = await findEntities(source, words, "person")
  const ids = people.length > 0 ? people : await findBodies(source, words)
  if (ids.length === 0) throw unknown("party-unknown", "No state, person or body is called", words, filter)
  if (ids.length > MOST_NAMESAKES)
    throw new QueryError("person-vague", `More than ${MOST_NAMESAKES} are called ${JSON.stringify(words)}.`, filter)
  return { kind: "entity", ids }
}

const unknown = (code: QueryFaultCode, saying: string, words: string, filter: string): QueryError =>
  new QueryError(code, `${saying} ${JSON.stringify(words)}.`, filter)

async function findBodies(source: Source, words: string): Promise<string[]> {
  const known = isMergedId(words) ? undefined : source.knowledge.findBody(words)?.name
  if (known !== undefined) {
    const rows = await source.db.selectFrom("bodies").select("id").where("name", "=", known).orderBy("id").execute()
    if (rows.length > 0) return rows.map(({ id }) => id)
  }
  return findEntities(source, words, "body")
}

/** By id; else by the whole name; else those of whose names it is a part. */
async function findEntities({ db, knowledge }: Source, asked: string, kind: "person" | "body"): Promise<string[]> {
  const words = cleanText(asked)
  const table = kind === "person" ? "people" : "bodies"
  if (isMergedId(words)) {
    const now = await followId(db, words)
    const row = now === undefined ? undefined : await db.selectFrom(table).select("id").where("id", "=", now).executeTakeFirst()
    return row ? [row.id] : []
  }
  const folded = knowledge.foldName(words)
  if (folded === "") return []
  const whole = await db
    .selectFrom("names")
    .select("entity")
    .distinct()
    .where("folded", "=", boundWords(folded))
    .where("kind", "=", kind)
    .execute()
  if (whole.length > 0) return whole.map(({ entity }) => entity).sort()
  const part = `% ${folded.replace(/[\\%_]/g, "\\$&")} %`
  const { rows } = await sql<{ id: string }>`select t.id from ${sql.table(table)} t
    where t.words @@ plainto_tsquery('english', ${words})
    and exists (select from names n where n.entity = t.id and ' ' || n.folded || ' ' like ${part})
    order by t.id limit ${MOST_NAMESAKES + 1}`.execute(db)
  return rows.map(({ id }) => id)
}

/** The office that words name. Throws a QueryError where none can be read, or no report gives it to anyone. */
export async function resolveOffice({ db, knowledge }: Source, words: string): Promise<OfficeRef> {
  const [office] = readOffice(words, knowledge)
  if (office === undefined) throw unknown("office-unknown", "No office can be read in", words, "office")
  const title = knowledge.offices.kin[office.title.toLowerCase()] ?? office.title.toLowerCase()
  const { rows } = await sql`select 1 where exists (select from holdings where title = ${title})
    or exists (select from occurrence_offices where office = ${title})
    or exists (select from statements where office = ${title})`.execute(db)
  if (rows.length === 0) throw new QueryError("office-unknown", `No report gives anyone the office ${JSON.stringify(title)}.`, "office")
  if (office.country !== undefined) return { title, country: office.country }
  return office.organization === undefined ? { title } : { title, organization: office.organization.toLowerCase() }
}

/** The publisher as the reports have it. Throws a QueryError where no report has it. */
export async function resolvePublisher({ db }: Source, words: string): Promise<string[]> {
  const { rows } = await sql<{ publisher: string }>`select distinct publisher from reports
    where lower(publisher) = lower(${boundWords(words)}) order by publisher`.execute(db)
  if (rows.length === 0) throw unknown("publisher-unknown", "No report is of", words, "publisher")
  return rows.map(({ publisher }) => publisher)
}

/** Checks that words hold something to search for. Throws a QueryError. */
export async function checkText(db: Kysely<Database>, words: string): Promise<void> {
  const { rows } = await sql<{ nodes: number }>`select numnode(websearch_to_tsquery('english', ${words})) as nodes`.execute(db)
  if ((rows[0]?.nodes ?? 0) === 0) throw new QueryError("text-empty", `${JSON.stringify(words)} holds nothing to search for.`, "text")
}
