/** The occurrences of a whole store: their ids in order, in bounded memory, and their fused views, for who tells others of each. */
import { sql } from "kysely"
import type { Occurrence } from "../merge/index.ts"
import type { Source } from "./resolve.ts"
import { streamRows } from "./stream.ts"

/** Days within which an occurrence is wanted, `YYYY-MM-DD`; one without a day is always given. */
export interface DayRange {
  readonly first?: string
  readonly last?: string
}

/** Gives the ids of the occurrences within the days, in their order, so many at a time. The source must be at one moment. */
export async function* occurrenceIds({ db }: Pick<Source, "db">, range: DayRange, size: number): AsyncGenerator<readonly string[]> {
  const { first = null, last = null } = range
  const ids = sql<{ id: string }>`select id from occurrences
    where (${last}::text is null or first is null or first <= ${last}) and (${first}::text is null or last is null or last >= ${first})
    order by id`
  for await (const rows of streamRows(db, ids, size)) yield rows.map(({ id }) => id)
}

/** The fused views of occurrences by their ids: every value that reports give, with its evidence. */
export async function fusedOccurrences({ db }: Pick<Source, "db">, ids: readonly string[]): Promise<Map<string, Occurrence>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom("occurrences")
    .select(["id", "fused"])
    .where("id", "in", [...ids])
    .execute()
  return new Map(rows.map(({ id, fused }) => [id, fused as unknown as Occurrence]))
}
