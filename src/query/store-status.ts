/** What a store holds: how much was read, of whom and by what, and what could not be read. */
import { sql } from "kysely"
import type { DiplomaticRecord, Producer } from "../record/index.ts"
import type { Source } from "./resolve.ts"

/** A publisher with its reports. */
export interface PublisherCount {
  readonly publisher: string | null
  readonly reports: number
  readonly first: string | null
  readonly last: string | null
}

/** What a store holds. */
export interface StoreStatus {
  readonly reports: number
  readonly withdrawn: number
  /** Reports that are copies of another. */
  readonly copies: number
  readonly first: string | null
  readonly last: string | null
  readonly occurrences: number
  /** Occurrences that more than one report tells of, and those on which their reports disagree. */
  readonly joined: number
  readonly conflicts: number
  readonly people: number
  readonly bodies: number
  readonly tours: number
  readonly statements: number
  readonly publishers: readonly PublisherCount[]
  /** What the records could not read, by code. */
  readonly issues: readonly { readonly code: string; readonly count: number }[]
  readonly producers: readonly { readonly producer: Producer; readonly reports: number }[]
}

type Counts = Omit<StoreStatus, "publishers" | "issues" | "producers">

/**
 * The code of an issue in a record as it is kept, without blanks. Records are searched as text, as no database opens a JSON in which a
 * report's U+0000 or half a character stands; a quote inside a text is escaped, so that only a field matches.
 */
const ISSUE_CODE = '"code":"([a-z-]+)"'

/** Counts what a store holds. Reads every record for its issues: on a large store keep the answer for a while. */
export async function storeStatus({ db }: Pick<Source, "db">): Promise<StoreStatus> {
  const counts = await sql<Counts>`select
    (select count(*)::int from reports where state = 'kept') as reports,
    (select count(*)::int from reports where state = 'withdrawn') as withdrawn,
    (select count(*)::int from reports where state = 'kept' and source <> key) as copies,
    (select min(first) from reports) as first, (select max(coalesce(last, first)) from reports) as last,
    (select count(*)::int from occurrences) as occurrences,
    (select count(*)::int from occurrences where reports > 1) as joined,
    (select count(*)::int from occurrences where conflicts) as conflicts,
    (select count(*)::int from people) as people, (select count(*)::int from bodies) as bodies,
    (select count(*)::int from tours) as tours, (select count(*)::int from statements) as statements`.execute(db)
  const publishers = await sql<PublisherCount>`select publisher, count(*)::int as reports, min(first) as first,
    max(coalesce(last, first)) as last from reports where state = 'kept' group by publisher
    order by reports desc, publisher nulls last limit 200`.execute(db)
  const issues = await sql<{ code: string; count: number }>`select code[1] as code, count(*)::int as count
    from records r, regexp_matches(r.record::text, ${ISSUE_CODE}, 'g') as code group by 1 order by count desc, 1`.execute(db)
  return { ...counts.rows[0]!, publishers: publishers.rows, issues: issues.rows, producers: await countProducers({ db }) }
}

/** How many reports a store keeps. */
export async function countKeptReports({ db }: Pick<Source, "db">): Promise<number> {
  const kept = db.selectFrom("reports").where("state", "=", "kept")
  const { count } = await kept.select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow()
  return Number(count)
}

/** Ends when the store has answered; throws where it does not. */
export async function storeAnswers({ db }: Pick<Source, "db">): Promise<void> {
  await db.selectFrom("meta").select("value").limit(1).execute()
}

/** What made the records, with one record of each to say it. */
async function countProducers({ db }: Pick<Source, "db">): Promise<StoreStatus["producers"]> {
  const { rows } = await sql<{ record: DiplomaticRecord; reports: number }>`select r.record, p.reports
    from (select min(report) as report, count(*)::int as reports from records group by producer) p
    join records r on r.report = p.report order by p.reports desc, p.report`.execute(db)
  return rows.map(({ record: { producer }, reports }) => ({ producer, reports }))
}
