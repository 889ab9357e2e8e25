/** Which of some occurrences a question finds: for who watches what is new, and need not ask the whole store. */
import { sql } from "kysely"
import { conditionsOf } from "./lead.ts"
import { occurrenceFilters } from "./occurrence-filters.ts"
import { overlap } from "./order.ts"
import { parseQuery, type QueryInput } from "./query.ts"
import type { Source } from "./resolve.ts"
import { allOf, texts } from "./sql.ts"

/** Those of the ids that `find` would give for the question, with their status. Throws a QueryError. */
export async function matchingOccurrences(
  source: Source,
  input: QueryInput,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly status: string }[]> {
  if (ids.length === 0) return []
  const query = parseQuery("find", input)
  const where = [...conditionsOf(await occurrenceFilters(source, query)), ...overlap(query), sql<boolean>`t.id = any(${texts(ids)})`]
  const { rows } = await sql<{ id: string; status: string }>`select t.id, t.status from occurrences t
    where ${allOf(where)} order by t.id`.execute(source.db)
  return rows
}
