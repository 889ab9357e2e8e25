/** The statements of a store as speeches, in the order of their ids, in bounded memory. */
import { type CitedReport, type FoundStatement, type Source, wholeStatements } from "../../query/index.ts"
import { shorten } from "../tables/rows.ts"
import type { ToldSpeech } from "./popolo.ts"

/** Gives every statement in its turn. The source must be at one moment. */
export async function* readSpeeches(source: Source, maxQuote: number): AsyncGenerator<ToldSpeech> {
  for await (const { statement, reports } of wholeStatements(source)) {
    const text = shorten(statement.content, maxQuote)
    if (text !== null) yield speechOf(statement, text, reports)
  }
}

function speechOf({ id, speaker, first, occasion }: FoundStatement, text: string, reports: readonly CitedReport[]): ToldSpeech {
  const { name, country, kind, office, officeOf } = speaker
  return {
    id,
    speaker: { role: "speaker", kind, id: speaker.id, name, country, office, officeOf },
    text,
    date: first,
    occasion,
    sources: reports.map(({ url, publisher, published }) => ({ url, publisher, published })),
  }
}
