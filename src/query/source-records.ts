/** Facts as the reports have them: the words that bear them out, for who shows something merged with its quotes. */
import { type DiplomaticRecord, type Report, type Span, sha256 } from "../record/index.ts"
import type { Source } from "./resolve.ts"

/** A report with its record. */
export interface SourceRecord {
  readonly key: string
  readonly report: Report
  readonly record: DiplomaticRecord
}

/** Reports by their keys with their records, those that are kept. */
export async function sourceRecords({ db }: Pick<Source, "db">, keys: readonly string[]): Promise<Map<string, SourceRecord>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom("records")
    .select(["report", "content", "record"])
    .where("report", "in", [...new Set(keys)])
    .execute()
  return new Map(rows.map(({ report, content, record }) => [report, { key: report, report: content, record }]))
}

/** The kept report of exactly this text, with its record, the first by key; undefined where the store has none. */
export async function findRecordOfText({ db }: Pick<Source, "db">, text: string): Promise<SourceRecord | undefined> {
  const row = await db
    .selectFrom("records")
    .innerJoin("reports", "reports.key", "records.report")
    .select(["records.report as key", "records.content as report", "records.record"])
    .where("reports.sha256", "=", sha256(text))
    .orderBy("records.report")
    .executeTakeFirst()
  return row as SourceRecord | undefined
}

/** The words that a fact of a record rests on, by its id there; none where the record has no such fact. */
export function evidenceOf({ events, statements, tours, ties, actors }: DiplomaticRecord, id: string): readonly Span[] {
  const told = [...events, ...ties].find((fact) => fact.id === id)?.evidence
  const said = statements.find((statement) => statement.id === id)?.content
  const seen = actors.find((actor) => actor.id === id)?.mentions
  const gone = tours.find((tour) => tour.id === id)?.legs.flatMap(({ evidence }) => evidence)
  return told ?? said ?? seen ?? gone ?? []
}
