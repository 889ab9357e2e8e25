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
export const findRecordOfText = (source: Pick<Source, "db">, text: string): Promise<SourceRecord | undefined> =>
  findRecordOf(source, { sha256: sha256(text) })

/** What a report can be told by from outside: its key, the hash of its text, its address. */
export interface ReportNames {
  readonly key?: string
  readonly sha256?: string
  readonly url?: string
}

/** The kept report of a name with its record, by the first of key, hash and address that leads to one; of several the first by key. */
export async function findRecordOf({ db }: Pick<Source, "db">, names: ReportNames): Promise<SourceRecord | undefined> {
  for (const name of ["key", "sha256", "url"] as const) {
    const value = names[name]
    if (value === undefined) continue
    const row = await db
      .selectFrom("records")
      .innerJoin("reports", "reports.key", "records.report")
      .select(["records.report as key", "records.content as report", "records.record"])
      .where(`reports.${name}`, "=", value)
      .orderBy("records.report")
      .executeTakeFirst()
    if (row !== undefined) return row as SourceRecord
  }
  return undefined
}

/** The words that a fact of a record rests on, by its id there; none where the record has no such fact. */
export function evidenceOf({ events, statements, tours, ties, actors }: DiplomaticRecord, id: string): readonly Span[] {
  const told = [...events, ...ties].find((fact) => fact.id === id)?.evidence
  const said = statements.find((statement) => statement.id === id)?.content
  const seen = actors.find((actor) => actor.id === id)?.mentions
  const gone = tours.find((tour) => tour.id === id)?.legs.flatMap(({ evidence }) => evidence)
  return told ?? said ?? seen ?? gone ?? []
}
