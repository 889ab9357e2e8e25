/**
 * `explain` for what is kept: of something merged the fused view, every fact behind it, and the judgements that joined it or kept its
 * neighbours apart; of a report's fact where it stands and what it is part of. An id that is no more leads to what it became.
 */
import { type Kysely, sql } from "kysely"
import type { FactKind, Fused, Reason, Verdict } from "../merge/index.ts"
import type { DiplomaticRecord, Report } from "../record/index.ts"
import type { Database } from "../store/tables.ts"
import { QueryError } from "./errors.ts"
import type { Member } from "./members.ts"
import { followId, isMergedId } from "./resolve.ts"
import { texts } from "./sql.ts"

/** A judgement about two units, each with a fact that it has. */
export interface ShownJudgement {
  readonly a: string
  readonly b: string
  readonly verdict: Verdict
  readonly probability: number
  readonly reasons: readonly Reason[]
  readonly author: string
  /** What the other one belongs to, where it is kept apart. */
  readonly other?: string
}

/** People and bodies are fused in the store from their units, without the evidence of each report. */
export interface KeptEntity {
  readonly kind: "person" | "body"
  readonly id: string
  readonly name: string
  readonly country: string | null
  readonly names: readonly { readonly name: string; readonly reports: number }[]
  readonly holdings?: readonly {
    readonly title: string
    readonly country: string | null
    readonly organization: string | null
    readonly status: string
    readonly first: string | null
    readonly last: string | null
    readonly reports: number
  }[]
}

/** Why something merged is one. */
export interface MergedExplanation {
  readonly kind: Exclude<FactKind, "report">
  /** The id as asked, and as it is now. */
  readonly asked: string
  readonly id: string
  readonly view: Exclude<Fused, { readonly kind: "person" | "body" }> | KeptEntity
  readonly members: readonly Member[]
  /** Judgements among its members: the surest first. */
  readonly joined: readonly ShownJudgement[]
  /** The nearest that are kept apart. */
  readonly apart: readonly ShownJudgement[]
}

/** A fact of a report: `r-…/e2`. */
export interface FactExplanation {
  readonly kind: "fact"
  readonly id: string
  readonly report: Report
  readonly record: DiplomaticRecord
  /** Local id in the record. */
  readonly fact: string
  /** What it is part of. */
  readonly merged: string | null
}

const FACT_ID = /^(r-[0-9a-f]{16})\/([a-z]+\d+)$/
/** More members or judgements than this are not listed. */
const MOST_MEMBERS = 1000
const MOST_JUDGEMENTS = 200
const MOST_APART = 10

/** Whether words are an id that `explain` opens. */
export const isExplainable = (words: string): boolean => isMergedId(words) || FACT_ID.test(words)

/** Explains an id. Throws a QueryError where the store never showed it. */
export async function explain(db: Kysely<Database>, id: string): Promise<MergedExplanation | FactExplanation> {
  const fact = FACT_ID.exec(id)
  const found = fact ? await explainFact(db, fact[1]!, fact[2]!) : isMergedId(id) ? await explainMerged(db, id) : undefined
  if (found === undefined) throw new QueryError("id-unknown", `The store has nothing under ${JSON.stringify(id)}.`, "id")
  return found
}

async function explainFact(db: Kysely<Database>, key: string, local: string): Promise<FactExplanation | undefined> {
  const kept = await db.selectFrom("records").select(["content", "record"]).where("report", "=", key).executeTakeFirst()
  if (!kept) return undefined
  const { record, content } = kept
  const ids = [record.events, record.statements, record.tours, record.ties, record.actors].flat().map((one) => one.id)
  if (!ids.includes(local)) return undefined
  const id = `${key}/${local}`
  const unit = await db
    .selectFrom("facts")
    .innerJoin("units", "units.id", "facts.unit")
    .select("units.merged")
    .where("facts.id", "=", id)
    .executeTakeFirst()
  return { kind: "fact", id, report: content, record, fact: local, merged: unit?.merged ?? null }
}

const TABLES = { event: "occurrences", person: "people", body: "bodies", statement: "statements", tour: "tours" } as const

async function explainMerged(db: Kysely<Database>, asked: string): Promise<MergedExplanation | undefined> {
  const id = await followId(db, asked)
  if (id === undefined) return undefined
  const units = await db.selectFrom("units").select(["id", "kind"]).where("merged", "=", id).orderBy("id").execute()
  const kind = units[0]?.kind
  if (kind === undefined || kind === "report") return undefined
  const row = await db.selectFrom(TABLES[kind]).select("fused").where("id", "=", id).executeTakeFirst()
  if (!row) return undefined
  const ids = units.map((unit) => unit.id)
  const view = row.fused as MergedExplanation["view"]
  return { kind, asked, id, view, members: await loadMembers(db, ids), joined: await loadJoined(db, ids), apart: await loadApart(db, ids) }
}

/** The facts of units, by the day of their report. */
async function loadMembers(db: Kysely<Database>, units: readonly string[]): Promise<Member[]> {
  const { rows } = await sql<{ report: string; fact: string; publisher: string | null; published: string | null }>`
    select f.report, f.id as fact, r.publisher, r.published from facts f join reports r on r.key = f.report
    where f.unit = any(${texts(units)}) order by r.published, f.id limit ${MOST_MEMBERS}`.execute(db)
  return rows.map(({ report, fact, publisher, published }) => ({
    report,
    fact,
    ...(publisher === null ? {} : { publisher }),
    ...(published === null ? {} : { published }),
  }))
}

type Row = Omit<ShownJudgement, "a" | "b" | "other"> & { readonly a: string; readonly b: string; readonly other: string | null }

const columns = sql`j.verdict, j.probability, j.reasons, j.author, a.fact as a, b.fact as b`

async function loadJoined(db: Kysely<Database>, units: readonly string[]): Promise<ShownJudgement[]> {
  if (units.length < 2) return []
  const { rows } = await sql<Row>`select ${columns}, null as other
    from judgements j join units a on a.id = j.a join units b on b.id = j.b
    where j.a = any(${texts(units)}) and j.b = any(${texts(units)})
    order by j.probability desc, j.a, j.b, j.author limit ${MOST_JUDGEMENTS}`.execute(db)
  return rows.map(shownJudgement)
}

async function loadApart(db: Kysely<Database>, units: readonly string[]): Promise<ShownJudgement[]> {
  const { rows } = await sql<Row>`select ${columns}, case when j.a = any(${texts(units)}) then b.merged else a.merged end as other
    from judgements j join units a on a.id = j.a join units b on b.id = j.b
    where (j.a = any(${texts(units)}) or j.b = any(${texts(units)})) and a.merged <> b.merged
    order by j.probability desc, j.a, j.b, j.author limit ${MOST_APART}`.execute(db)
  return rows.map(shownJudgement)
}

function shownJudgement({ a, b, verdict, probability, reasons, author, other }: Row): ShownJudgement {
  return { a, b, verdict, probability, reasons, author, ...(other === null ? {} : { other }) }
}
