/** The rows of a site: the index that the browser searches, and every list as data, page by page. */
import { OCCURRENCE_COLUMNS, STATEMENT_COLUMNS, TOUR_COLUMNS } from "../exchange/columns.ts"
import { type Column, renderCsv } from "../exchange/csv.ts"
import {
  type FoundOccurrence,
  type FoundStatement,
  type FoundTour,
  find,
  type Page,
  type QueryInput,
  type Source,
  statements,
  tours,
} from "../query/index.ts"
import { boundedDeep, type IndexManifest, toIndexRow } from "./rows.ts"

/** Writes text to a file of the site; several times to one file, in order. */
export type WriteText = (file: string, text: string) => Promise<void>

/** Rows of one file of the index. */
const STEP = 500

/** Writes index and data. */
export async function writeRows(source: Source, write: WriteText): Promise<void> {
  const codes = new Set<string>()
  const met = (...found: (string | null)[]) => {
    for (const code of found) if (code !== null && /^[A-Z]{3}$/.test(code)) codes.add(code)
  }
  const occurrences = await writeList<FoundOccurrence>(
    "occurrences",
    (query) => find(source, query),
    { columns: OCCURRENCE_COLUMNS, write },
    (row) => met(row.country, ...row.participants.flatMap(({ country, officeOf }) => [country, officeOf])),
  )
  const said = await writeList<FoundStatement>(
    "statements",
    (query) => statements(source, query),
    { columns: STATEMENT_COLUMNS, write },
    (row) => met(row.speaker.country, row.speaker.officeOf, ...row.targets.map(({ country }) => country)),
  )
  await writeList<FoundTour>(
    "tours",
    (query) => tours(source, query),
    { columns: TOUR_COLUMNS, write, isSearched: false },
    () => {},
  )
  const states = Object.fromEntries([...codes].sort().map((code) => [code, namesOf(code, source)]))
  const manifest: IndexManifest = { occurrences, statements: said, states }
  await write("index/index.json", JSON.stringify(manifest))
}

interface Writing<Row> {
  readonly columns: readonly Column<Row>[]
  readonly write: WriteText
  /** Whether the browser searches it. */
  readonly isSearched?: boolean
}

/** Writes a list page by page, and gives how many files of the index it has. */
async function writeList<Row>(
  name: string,
  ask: (query: QueryInput) => Promise<Page<Row>>,
  { columns, write, isSearched = true }: Writing<Row>,
  meet: (row: Row) => void,
): Promise<number> {
  let cursor: string | undefined
  let files = 0
  do {
    const page: Page<Row> = await ask({ limit: STEP, ...(cursor === undefined ? {} : { cursor }) })
    const rows = page.rows.map((row) => boundedDeep(row))
    for (const row of rows) meet(row)
    if (isSearched) await write(`index/${name}-${files}.json`, `[${(rows as unknown as FoundOccurrence[]).map(toIndexRow).join(",\n")}]`)
    await write(`data/${name}.ndjson`, rows.map((row) => `${JSON.stringify(row)}\n`).join(""))
    await write(`data/${name}.csv`, renderCsv(rows, columns, files === 0))
    files += 1
    cursor = page.next
  } while (cursor !== undefined)
  return files
}

/** Names that mean the state itself: not its capital, which is a place. */
function namesOf(code: string, { knowledge }: Source): string[] {
  const state = knowledge.stateByCode(code)
  if (state === undefined) return [code]
  return [...new Set([state.name, state.official ?? state.name, ...state.variants, ...state.adjectives])]
}
