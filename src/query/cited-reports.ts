/** What a citation of a report says: where and when it was published, without its text. */
import type { Source } from "./resolve.ts"

/** A report as it is cited. */
export interface CitedReport {
  readonly key: string
  readonly url: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly title: string | null
  readonly language: string | null
}

/** Reports as they are cited, by their keys. */
export async function citedReports({ db }: Pick<Source, "db">, keys: readonly string[]): Promise<Map<string, CitedReport>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom("reports")
    .select(["key", "url", "publisher", "published", "title", "language"])
    .where("key", "in", [...keys])
    .execute()
  return new Map(rows.map((row) => [row.key, row]))
}
