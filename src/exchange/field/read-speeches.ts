/** The statements of a store as speeches, in the order of their ids, in bounded memory. */
import { sql } from "kysely"
import { type FoundStatement, loadStatements, type Source, streamRows } from "../../query/index.ts"
import { shorten } from "../tables/rows.ts"
import type { ToldSpeech } from "./popolo.ts"

/** Statements that are loaded at once. */
const PIECE = 500

/** Gives every statement in its turn. The source must be at one moment. */
export async function* readSpeeches(source: Source, maxQuote: number): AsyncGenerator<ToldSpeech> {
  for await (const rows of streamRows(source.db, sql<{ id: string }>`select id from statements order by id`, PIECE)) {
    const said = await loadStatements(
      source,
      rows.map(({ id }) => id),
    )
    const sources = await sourcesOf(source, said)
    for (const statement of said) {
      const text = shorten(statement.content, maxQuote)
      if (text !== null) yield speechOf(statement, text, sources)
    }
  }
}

type Sources = ReadonlyMap<string, ToldSpeech["sources"][number]>

async function sourcesOf({ db }: Source, said: readonly FoundStatement[]): Promise<Sources> {
  const keys = [...new Set(said.flatMap(({ members }) => members.map(({ report }) => report)))]
  if (keys.length === 0) return new Map()
  const rows = await db.selectFrom("reports").select(["key", "url", "publisher", "published"]).where("key", "in", keys).execute()
  return new Map(rows.map(({ key, ...rest }) => [key, rest]))
}

function speechOf({ id, speaker, first, occasion, members }: FoundStatement, text: string, sources: Sources): ToldSpeech {
  const { name, country, kind, office, officeOf } = speaker
  return {
    id,
    speaker: { role: "speaker", kind, id: speaker.id, name, country, office, officeOf },
    text,
    date: first,
    occasion,
    sources: [...new Set(members.map(({ report }) => report))].sort().flatMap((key) => sources.get(key) ?? []),
  }
}
