/**
 * What changed from one release to the next, thing by thing: both have their tables in the order of their keys, so that they are read side
 * by side and memory holds no more than the ids that are gone.
 */
import { createReadStream, existsSync } from "node:fs"
import { join } from "node:path"
import { readRows } from "../csv-read.ts"
import { TABLES } from "../tables/all.ts"

/** What became of something. */
export type ChangeKind = "added" | "changed" | "redirected" | "withdrawn"

/** One thing that is not as it was. */
export interface Change {
  readonly table: string
  readonly id: string
  readonly change: ChangeKind
  /** Where the id leads now. */
  readonly to: string | null
  /** Columns with another value, with blanks between. */
  readonly columns: string | null
}

/** The tables whose rows have ids that people cite. */
const CITED: readonly string[] = TABLES.filter(({ key }) => key.length === 1 && ["id", "key"].includes(key[0]!))
  .map(({ name }) => name)
  .filter((name) => name !== "ids" && name !== "facts")

type Row = Readonly<Record<string, string>>

/** Gives what changed between the tables of two release folders, table by table in the order of ids. */
export async function* listChanges(before: string, after: string): AsyncGenerator<Change> {
  for (const table of CITED) {
    const gone: string[] = []
    const [one, other] = [readTableFile(before, table), readTableFile(after, table)]
    for await (const { id, old, now } of sideBySide(one, other, TABLES.find(({ name }) => name === table)!.key[0]!)) {
      if (!now) gone.push(id)
      else if (!old) yield { table, id, change: now.state === "withdrawn" ? "withdrawn" : "added", to: null, columns: null }
      else yield* compareRows(table, id, { old, now })
    }
    yield* followGone(table, gone, after)
  }
}

function* compareRows(table: string, id: string, { old, now }: { readonly old: Row; readonly now: Row }): Generator<Change> {
  if (old.state === "kept" && now.state === "withdrawn") return yield { table, id, change: "withdrawn", to: null, columns: null }
  const columns = Object.keys(now).filter((name) => name in old && old[name] !== now[name])
  if (columns.length > 0) yield { table, id, change: "changed", to: null, columns: columns.join(" ") }
}

/** Where ids that are gone lead now; what leads nowhere was withdrawn. */
async function* followGone(table: string, gone: readonly string[], after: string): AsyncGenerator<Change> {
  if (gone.length === 0) return
  const wanted = new Set(gone)
  const leads = new Map<string, string>()
  for await (const { id = "", leads_to = "" } of readTableFile(after, "ids")) if (wanted.has(id)) leads.set(id, leads_to)
  for (const id of gone) {
    const to = leads.get(id) || null
    yield { table, id, change: to === null ? "withdrawn" : "redirected", to, columns: null }
  }
}

/** The rows of a table of a release; none where it has no such table. */
async function* readTableFile(folder: string, table: string): AsyncGenerator<Row> {
  const path = join(folder, "data", `${table}.csv`)
  if (existsSync(path)) yield* readRows(createReadStream(path, "utf8"))
}

/** Rows of two tables in the order of their ids, those of one id together. */
async function* sideBySide(
  before: AsyncGenerator<Row>,
  after: AsyncGenerator<Row>,
  key: string,
): AsyncGenerator<{ id: string; old: Row | undefined; now: Row | undefined }> {
  let [old, now] = [await next(before), await next(after)]
  while (old || now) {
    const [one, other] = [old?.[key], now?.[key]]
    const id = one !== undefined && (other === undefined || one < other) ? one : other!
    yield { id, old: one === id ? old : undefined, now: other === id ? now : undefined }
    if (one === id) old = await next(before)
    if (other === id) now = await next(after)
  }
}

const next = async (rows: AsyncGenerator<Row>): Promise<Row | undefined> => (await rows.next()).value as Row | undefined

/** How many rows a table of a release has. */
export async function countRows(folder: string, table: string): Promise<number> {
  let count = 0
  for await (const _ of readTableFile(folder, table)) count++
  return count
}
