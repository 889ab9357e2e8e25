/** The statements of a whole store, one after another, in bounded memory. */
import { sql } from "kysely"
import { type CitedReport, citedReports } from "./cited-reports.ts"
import type { Source } from "./resolve.ts"
import { type FoundStatement, loadStatements } from "./statements.ts"
import { streamRows } from "./stream.ts"

/** Statements that are loaded at once. */
const STATEMENTS = 500

/** Gives every statement with its reports, in the order of ids. The source must be at one moment. */
export async function* wholeStatements(source: Source): AsyncGenerator<{ statement: FoundStatement; reports: CitedReport[] }> {
  for await (const rows of streamRows(source.db, sql<{ id: string }>`select id from statements order by id`, STATEMENTS)) {
    const said = await loadStatements(
      source,
      rows.map(({ id }) => id),
    )
    const keys = [...new Set(said.flatMap(({ members }) => members.map(({ report }) => report)))]
    const cited = await citedReports(source, keys)
    for (const statement of said) {
      const own = [...new Set(statement.members.map(({ report }) => report))].sort()
      yield { statement, reports: own.flatMap((key) => cited.get(key) ?? []) }
    }
  }
}
