/**
 * What the pages of persons, states and bodies have in common: what they took part in, their tours, whom they met most, what they said
 * of whom and who spoke of them. Lists begin with what is most; every count comes with the ids of what was counted.
 */
import { type RawBuilder, sql } from "kysely"
import { HELD } from "./dyad-conditions.ts"
import { sortRecords } from "./dyads.ts"
import { QueryError } from "./errors.ts"
import { type FoundOccurrence, loadOccurrences } from "./find.ts"
import { type NamedParty, namePartiesOf } from "./parties.ts"
import { type QueryInput, rangeOf } from "./query.ts"
import type { Source } from "./resolve.ts"
import { allOf, type Condition, texts } from "./sql.ts"
import { type ViewInput, viewSchema } from "./view-schema.ts"

/** Whom a page is about: a state by its code, or a person or body by its id. */
export type Subject = { readonly kind: "state"; readonly code: string } | { readonly kind: "person" | "body"; readonly id: string }

/** Someone met, spoken of or speaking, with what was counted. */
export interface CountedParty extends NamedParty {
  readonly count: number
  readonly first: string | null
  readonly last: string | null
  /** Ids of the occurrences or statements counted, by day. */
  readonly records: readonly string[]
}

/** Someone spoken of or speaking, with the latest of the words. */
export interface SpokenParty extends CountedParty {
  /** How many statements express which stance. */
  readonly stances: Readonly<Record<string, number>>
  readonly latest: readonly { readonly id: string; readonly day: string | null; readonly speaker: string; readonly content: string }[]
}

/** A tour in a line. */
export interface TourLine {
  readonly id: string
  readonly name: string
  readonly first: string | null
  readonly last: string | null
  readonly countries: readonly string[]
  readonly reports: number
}

/** What every page has. */
export interface Dealings {
  /** How many occurrences of each type took place. */
  readonly types: Readonly<Record<string, number>>
  /** The latest occurrences, planned ones too. */
  readonly occurrences: readonly FoundOccurrence[]
  readonly tours: readonly TourLine[]
  readonly met: readonly CountedParty[]
  readonly said: readonly SpokenParty[]
  readonly spokenOf: readonly SpokenParty[]
}

interface Asked {
  readonly first: string | undefined
  readonly last: string | undefined
  readonly limit: number
}

/** Gathers what a page shows. Throws a QueryError. */
export async function dealingsOf(source: Source, subject: Subject, input: ViewInput): Promise<Dealings> {
  const asked = readAsked(input)
  return {
    types: await countTypes(source, subject, asked),
    occurrences: await latestOccurrences(source, subject, asked),
    tours: await latestTours(source, subject, asked),
    met: await metMost(source, subject, asked),
    said: await speaking(source, subject, { ...asked, turned: false }),
    spokenOf: await speaking(source, subject, { ...asked, turned: true }),
  }
}

function readAsked(input: ViewInput): Asked {
  const checked = viewSchema.safeParse(input)
  if (!checked.success) {
    const [fault] = checked.error.issues
    throw new QueryError("query-invalid", `${String(fault?.path[0])}: ${fault?.message}.`, String(fault?.path[0]))
  }
  const { first, last } = rangeOf(checked.data as QueryInput as never)
  if (first !== undefined && last !== undefined && first > last)
    throw new QueryError("dates-reversed", "The range ends before it begins.", "to")
  return { first, last, limit: checked.data.limit }
}

/** Rows called by this name that reach into the days. */
function within(table: string, { first, last }: Asked): Condition[] {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  return [
    ...(last === undefined ? [] : [sql<boolean>`${column("first")} <= ${last}`]),
    ...(first === undefined ? [] : [sql<boolean>`coalesce(${column("last")}, ${column("first")}) >= ${first}`]),
  ]
}

const takesPart = (subject: Subject): Condition =>
  subject.kind === "state" ? sql`p.country = ${subject.code}` : sql`p.entity = ${subject.id}`

async function countTypes({ db }: Source, subject: Subject, asked: Asked): Promise<Record<string, number>> {
  const where = allOf([takesPart(subject), sql<boolean>`p.status = any(${texts(HELD)})`, ...within("p", asked)])
  const { rows } = await sql<{ type: string; count: number }>`select p.type, count(distinct p.occurrence)::int as count
    from occurrence_participants p where ${where} group by p.type order by count desc, p.type`.execute(db)
  return Object.fromEntries(rows.map(({ type, count }) => [type, count]))
}

async function latestOccurrences(source: Source, subject: Subject, asked: Asked): Promise<FoundOccurrence[]> {
  const { rows } = await sql<{ id: string }>`select p.occurrence as id from occurrence_participants p
    where ${allOf([takesPart(subject), ...within("p", asked)])}
    group by p.first, p.occurrence order by p.first desc nulls last, p.occurrence limit ${asked.limit}`.execute(source.db)
  return loadOccurrences(
    source,
    rows.map(({ id }) => id),
  )
}

async function latestTours({ db }: Source, subject: Subject, asked: Asked): Promise<TourLine[]> {
  const own = subject.kind === "state" ? sql<boolean>`t.country = ${subject.code}` : sql<boolean>`t.traveller = ${subject.id}`
  const { rows } = await sql<TourLine>`select t.id, t.name, t.first, t.last, t.countries, t.reports from tours t
    where ${allOf([own, ...within("t", asked)])} order by t.first desc nulls last, t.id limit ${asked.limit}`.execute(db)
  return rows
}

const MET: readonly string[] = ["meeting", "visit", "call", "conference"]

/** Of a person people, of a state or body states and bodies. */
async function metMost(source: Source, subject: Subject, asked: Asked): Promise<CountedParty[]> {
  const own = subject.kind === "state" ? subject.code : subject.id
  const kinds = subject.kind === "person" ? ["person"] : ["country", "body"]
  const where = allOf([
    sql<boolean>`d.kind = any(${texts(kinds)})`,
    sql<boolean>`d.status = any(${texts(HELD)})`,
    sql<boolean>`d.type = any(${texts(MET)})`,
    ...within("d", asked),
  ])
  const side = (mine: "a" | "b", other: "a" | "b") =>
    sql`select ${sql.ref(`d.${other}`)} as party, d.occurrence as record, d.first, d.last from occurrence_dyads d
      where ${sql.ref(`d.${mine}`)} = ${own} and ${where}`
  const { rows } = await sql<Counts>`select e.party, count(*)::int as count, min(e.first) as first, max(coalesce(e.last, e.first)) as last,
    array_agg(coalesce(e.first, '~') || ' ' || e.record) as records
    from (${side("a", "b")} union all ${side("b", "a")}) e
    group by e.party order by count desc, e.party limit ${asked.limit}`.execute(source.db)
  return nameCounted(source, rows)
}

interface Counts {
  readonly party: string
  readonly count: number
  readonly first: string | null
  readonly last: string | null
  readonly records: readonly string[]
}

async function nameCounted<Row extends Counts>(source: Source, rows: readonly Row[]): Promise<(Omit<Row, "party"> & CountedParty)[]> {
  const names = await namePartiesOf(
    source,
    rows.map(({ party }) => party),
  )
  return rows.flatMap(({ party, ...counts }) => {
    const named = names.get(party)
    return named ? [{ ...named, ...counts, records: sortRecords(counts.records) }] : []
  })
}

/** Who speaks, or is spoken of, as the page's own kind tells them apart: of states all their people are one. */
function partyColumn(end: "speaker" | "target", subject: Subject): RawBuilder<string> {
  const entity = end === "speaker" ? sql`s.speaker` : sql`s.entity`
  const country = end === "speaker" ? sql`s.speaker_country` : sql`s.country`
  return subject.kind === "person" ? sql`coalesce(${entity}, ${country})` : sql`coalesce(${country}, ${entity})`
}

function ownEnd(end: "speaker" | "target", subject: Subject): Condition {
  if (subject.kind === "state") return end === "speaker" ? sql`s.speaker_country = ${subject.code}` : sql`s.country = ${subject.code}`
  return end === "speaker" ? sql`s.speaker = ${subject.id}` : sql`s.entity = ${subject.id}`
}

/** Statements by the party that they are about; turned: about the subject, by who speaks. */
async function speaking(source: Source, subject: Subject, { turned, ...asked }: Asked & { turned: boolean }): Promise<SpokenParty[]> {
  const party = partyColumn(turned ? "speaker" : "target", subject)
  const own = subject.kind === "state" ? subject.code : subject.id
  const where = allOf([ownEnd(turned ? "target" : "speaker", subject), sql<boolean>`${party} <> ${own}`, ...within("s", asked)])
  const { rows } = await sql<Counts & { stances: string | null }>`select e.party, count(*)::int as count, min(e.first) as first,
      max(coalesce(e.last, e.first)) as last, array_agg(coalesce(e.first, '~') || ' ' || e.record) as records,
      string_agg(e.stances, ',') as stances
    from (select ${party} as party, s.statement as record, s.first, s.last, string_agg(distinct s.stance, ',') as stances
      from statement_targets s where ${where} group by 1, 2, 3, 4) e
    group by e.party order by count desc, e.party limit ${asked.limit}`.execute(source.db)
  const named = await nameCounted(source, rows)
  const latest = await latestWords(
    source,
    named.flatMap(({ records }) => records.slice(-LATEST)),
  )
  return named.map(({ stances, ...counted }) => ({
    ...counted,
    stances: countStances(stances),
    latest: counted.records
      .slice(-LATEST)
      .reverse()
      .flatMap((id) => latest.get(id) ?? []),
  }))
}

const LATEST = 3

function countStances(stances: string | null): Record<string, number> {
  const counts = new Map<string, number>()
  for (const stance of stances?.split(",").sort() ?? []) counts.set(stance, (counts.get(stance) ?? 0) + 1)
  return Object.fromEntries(counts)
}

async function latestWords({ db }: Source, ids: readonly string[]): Promise<Map<string, SpokenParty["latest"][number]>> {
  const { rows } = await sql<SpokenParty["latest"][number]>`select t.id, t.first as day, t.speaker_name as speaker, t.content
    from statements t where t.id = any(${texts(ids)})`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
