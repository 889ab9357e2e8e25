/** Which reports give which person which office, one after another: what a table of offices is filled from, and checked by. */
import { type Kysely, sql } from "kysely"
import { type DaySpan, type DiplomaticRecord, daysOf, type Holding, type Span } from "../record/index.ts"
import type { Database } from "../store/tables.ts"
import type { Source } from "./resolve.ts"
import { streamRows } from "./stream.ts"

/** A person in an office, as one report gives it. */
export interface ReportedOffice {
  /** Key of the report, and its days. */
  readonly report: string
  readonly days: DaySpan
  /** The fact of the person. */
  readonly fact: string
  /** Id of the person over all reports, and the names in the report and over all. */
  readonly person: string | null
  readonly name: string
  readonly shownName: string | null
  /** The title as it is compared, and the code of the state or the name of the body. */
  readonly title: string
  readonly of: string | null
  readonly status: Holding["status"]
  readonly evidence: readonly Span[]
}

/** Reports that are fetched at once: they are large. */
const REPORTS = 50

/** Gives every office that a kept report gives a named person, in the order of the reports' keys. The source must be at one moment. */
export async function* reportedOffices({ db, knowledge }: Source): AsyncGenerator<ReportedOffice> {
  const statement = sql<{ report: string; record: DiplomaticRecord }>`select report, record from records order by report`
  for await (const rows of streamRows(db, statement, REPORTS)) {
    const people = await peopleOf(
      db,
      rows.map(({ report }) => report),
    )
    for (const { report, record } of rows) {
      const { published, dateline } = record.report
      const days = daysOf(published?.slice(0, 10) ?? dateline?.date ?? "") ?? {}
      for (const { id, kind, name, offices } of record.actors) {
        if (kind !== "person") continue
        const fact = `${report}/${id}`
        const { person = null, shown = null } = people.get(fact) ?? {}
        for (const { title, country, organization, status, evidence } of offices) {
          const common = knowledge.offices.kin[title.toLowerCase()] ?? title.toLowerCase()
          yield { report, days, fact, person, name, shownName: shown, title: common, of: country ?? organization ?? null, status, evidence }
        }
      }
    }
  }
}

async function peopleOf(db: Kysely<Database>, reports: readonly string[]): Promise<Map<string, { person: string; shown: string }>> {
  const { rows } = await sql<{ id: string; person: string; shown: string }>`select f.id, u.merged as person, p.name as shown
    from facts f join units u on u.id = f.unit join people p on p.id = u.merged
    where f.kind = 'person' and f.report = any(${[...reports]}::text[])`.execute(db)
  return new Map(rows.map(({ id, ...who }) => [id, who]))
}
