/** `statements`: who said what of whom, by speaker, target, stance and words. */
import { sql } from "kysely"
import type { Member } from "./members.ts"
import { askedDays } from "./occurrence-filters.ts"
import { holderSpeaks } from "./offices.ts"
import { timeSegments } from "./order.ts"
import { cutPage, gatherFew, type Page, pickPositions, readCursor } from "./page.ts"
import { lastDayOf, parseQuery, type Query, type QueryInput } from "./query.ts"
import { checkText, type PartyRef, resolveOffice, resolveParty, resolvePublisher, type Source } from "./resolve.ts"
import { allOf, type Condition, texts } from "./sql.ts"
import { rankSegments } from "./words.ts"

/** Of whom a statement speaks, and the stance toward them where it shows one. */
export interface FoundTarget {
  readonly kind: string
  readonly id: string | null
  readonly name: string
  readonly country: string | null
  readonly stance: string | null
}

/** A statement as shown; its wordings are what `explain` gives. */
export interface FoundStatement {
  readonly id: string
  readonly speaker: {
    readonly kind: string
    readonly id: string | null
    readonly name: string
    readonly country: string | null
    readonly office: string | null
    readonly officeOf: string | null
  }
  readonly mode: string
  readonly content: string
  /** First and last day on which it was published. */
  readonly first: string | null
  readonly last: string | null
  readonly targets: readonly FoundTarget[]
  readonly occasion: string | null
  readonly confidence: number
  readonly wordings: number
  readonly reports: number
  readonly sources: number
  readonly publishers: readonly string[]
  readonly members: readonly Member[]
}

/** Finds statements, the earliest first; with words the best match first. Throws a QueryError. */
export async function statements(source: Source, input: QueryInput): Promise<Page<FoundStatement>> {
  const query = parseQuery("statements", input)
  const after = readCursor(query, "statements")
  const where = await statementConditions(source, query)
  const searched = { table: "statements", day: sql<string>`coalesce(t.last, '')`, leads: [], where } as const
  const segments = query.text === undefined ? timeSegments(query) : await rankSegments(source, query, searched)
  const selection = { table: "statements", ...(await gatherFew(source.db, "statements", query, where)), segments } as const
  const { rows, next } = cutPage(await pickPositions(source.db, selection, { limit: query.limit, after }), query, "statements")
  const found = await loadStatements(
    source,
    rows.map(({ id }) => id),
  )
  return { rows: found, ...(next === undefined ? {} : { next }) }
}

/** The conditions of every filter but the dates, for statements that are called `t`. Throws a QueryError. */
export async function statementConditions(source: Source, query: Query): Promise<Condition[]> {
  const { speaker, office, text, publisher, minConfidence, asOf } = query
  const conditions: Condition[] = await targetConditions(source, query)
  if (speaker !== undefined) conditions.push(speaks(await resolveParty(source, speaker, "speaker")))
  if (office !== undefined) conditions.push(holderSpeaks(await resolveOffice(source, office)))
  if (publisher !== undefined) conditions.push(sql`t.publishers && ${texts(await resolvePublisher(source, publisher))}`)
  if (minConfidence !== undefined) conditions.push(sql`t.confidence >= ${minConfidence}`)
  if (asOf !== undefined) conditions.push(sql`(t.first is null or t.first <= ${lastDayOf(asOf) ?? "9999"})`)
  if (text !== undefined) {
    await checkText(source.db, text)
    conditions.push(sql`t.words @@ websearch_to_tsquery('english', ${text})`)
  }
  return conditions
}

/** A state speaks itself or by its people. */
function speaks(party: PartyRef): Condition {
  return party.kind === "country" ? sql`t.speaker_country = ${party.code}` : sql`t.speaker = any(${texts(party.ids)})`
}

/** Days are copied to the targets, so that an index on them narrows both. */
async function targetConditions(source: Source, query: Query): Promise<Condition[]> {
  const { target, stance } = query
  if (target === undefined && stance === undefined) return []
  const conditions: Condition[] = stance ? [sql`s.stance = any(${texts(stance)})`] : []
  if (target !== undefined) {
    const party = await resolveParty(source, target, "target")
    conditions.push(party.kind === "country" ? sql`s.country = ${party.code}` : sql`s.entity = any(${texts(party.ids)})`)
  }
  const { first, last, isBounded } = askedDays(query)
  if (isBounded) conditions.push(sql`s.first <= ${last}`, sql`s.last >= ${first}`)
  return [sql`t.id in (select s.statement from statement_targets s where ${allOf(conditions)})`]
}

type Loaded = Omit<FoundStatement, "speaker" | "targets"> & {
  speaker: string | null
  speaker_kind: string
  speaker_name: string
  speaker_country: string | null
  office: string | null
  officeOf: string | null
}

/** Statements by their ids, in that order. */
export async function loadStatements({ db }: Pick<Source, "db">, ids: readonly string[]): Promise<FoundStatement[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Loaded>`select t.id, t.speaker, t.speaker_kind, t.speaker_name, t.speaker_country, t.office,
    coalesce(t.office_country, t.office_organization) as "officeOf", t.mode, t.content, t.first, t.last, t.occasion, t.confidence,
    json_array_length(t.fused -> 'wordings') as wordings, t.reports, t.sources, t.publishers, t.fused -> 'members' as members
    from statements t where t.id = any(${texts(ids)})`.execute(db)
  const targets = await sql<FoundTarget & { statement: string }>`select s.statement, s.kind, s.entity as id, s.name, s.country, s.stance
    from statement_targets s where s.statement = any(${texts(ids)}) order by s.statement, s.name, s.kind, s.stance, s.entity`.execute(db)
  const targetsOf = Map.groupBy(targets.rows, ({ statement }) => statement)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row
      ? [
          shownStatement(
            row,
            (targetsOf.get(id) ?? []).map(({ statement: _, ...target }) => target),
          ),
        ]
      : []
  })
}

function shownStatement(row: Loaded, targets: readonly FoundTarget[]): FoundStatement {
  const {
    id,
    speaker,
    speaker_kind: kind,
    speaker_name: name,
    speaker_country: country,
    office,
    officeOf,
    mode,
    content,
    first,
    last,
    ...rest
  } = row
  return { id, speaker: { kind, id: speaker, name, country, office, officeOf }, mode, content, first, last, targets, ...rest }
}
