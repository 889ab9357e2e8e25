/** Occurrences, statements and tours as rows of answers: what the API shows, with quotes in place of the list of facts. */
import type { FoundOccurrence, FoundStatement, FoundTour, Source } from "../query/index.ts"
import { type PageOf, type Quote, quoteEach } from "../web/cited.ts"

/** A row of an answer. */
export type Row = Readonly<Record<string, unknown>>

/** So many reports of each row are quoted; get_occurrence and explain have the others. */
const QUOTED = 2

type Kept = FoundOccurrence | FoundStatement | FoundTour

/** Where the page of something merged is. */
const PATHS: Readonly<Record<string, string>> = Object.freeze({ o: "occurrences", q: "statements", t: "tours", p: "people", b: "bodies" })
/** The address of the page of an id. */
export const pageOfId = (id: string, pageOf: PageOf): string | undefined => pageOf(`/${PATHS[id[0] ?? ""] ?? "records"}/${id}`)

/** Rows in their order, each with its quotes. */
export async function quotedRows(source: Source, found: readonly Kept[], pageOf: PageOf): Promise<Row[]> {
  const quotes = await quoteEach(source, found, { most: QUOTED, pageOf })
  return found.map((one) => quotedRow(one, quotes.get(one.id) ?? [], pageOf))
}

function quotedRow({ members: _, ...one }: Kept, quotes: readonly Quote[], pageOf: PageOf): Row {
  const { id, ...rest } = one
  return { id, page: pageOfId(id, pageOf), ...rest, quotes }
}
