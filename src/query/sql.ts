/** Conditions as pieces of SQL, put together: the values go as parameters. */
import { type RawBuilder, type SqlBool, sql } from "kysely"

/** A condition on the rows of a question's table, which is called `t`. */
export type Condition = RawBuilder<SqlBool>

/** All of the conditions; true where there is none. */
export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length > 0 ? sql<SqlBool>`(${sql.join(conditions, sql` and `)})` : sql<SqlBool>`true`
}

/** Any of the conditions; false where there is none. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length > 0 ? sql<SqlBool>`(${sql.join(conditions, sql` or `)})` : sql<SqlBool>`false`
}

/** A list of texts as one parameter. */
export const texts = (values: readonly string[]): RawBuilder<string[]> => sql<string[]>`${[...values]}::text[]`
