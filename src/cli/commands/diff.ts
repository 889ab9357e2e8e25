/** `dragoman diff`: what changed between two runs or exports. */
import { z } from "zod"
import type { Cell } from "../../exchange/csv.ts"
import { openSource, splitLines } from "../../ingest/source.ts"
import type { FieldChange, RowChange } from "../../query/index.ts"
import { drawingOf } from "../asking/ask.ts"
import { formatOption, type RowShape, renderRows } from "../asking/rows.ts"
import { defineCommand, UsageError } from "../command.ts"
import type { Context } from "../context.ts"

const schema = z.object(formatOption)

/** A change of one field, or a whole row that came or went. */
interface DiffLine extends Partial<FieldChange> {
  readonly change: RowChange["change"]
  readonly id: string
}

const wordsOf = (value: unknown): Cell => (value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value))

const DIFF_ROWS: RowShape<DiffLine> = {
  csv: [
    { name: "change", cell: ({ change }) => change },
    { name: "id", cell: ({ id }) => id },
    { name: "path", cell: ({ path }) => path },
    { name: "before", cell: ({ before }) => wordsOf(before) },
    { name: "after", cell: ({ after }) => wordsOf(after) },
  ],
  table: [
    { name: "change", cell: ({ change }) => change },
    { name: "id", cell: ({ id }) => id },
    { name: "what", cell: ({ path, before, after }) => (path === undefined ? "" : `${path}: ${wordsOf(before)} → ${wordsOf(after)}`) },
  ],
  wide: "what",
}

/** Compares two files of NDJSON. */
export const diffCommand = defineCommand(
  {
    name: "diff",
    summary: "Tell what changed between two runs or exports",
    operands: "A B",
    mostOperands: 2,
    description:
      "A and B are NDJSON: records of two runs of read, or what find and the other verbs gave. Rows are matched by id, records by publisher " +
      "and URL or id and their facts by the words that they rest on, occurrences with another id by the members that they share.",
    examples: [
      { line: "dragoman diff before.ndjson after.ndjson", does: "a line for each row that is not as it was" },
      { line: "dragoman diff before.ndjson after.ndjson --format csv", does: "a line for each field" },
    ],
    schema,
  },
  async ({ format }, [a, b], context) => {
    if (a === undefined || b === undefined) throw new UsageError("Name two files of NDJSON.")
    const { diff } = await import("../../query/index.ts")
    const changes = diff(await readRows(a, context), await readRows(b, context))
    const drawing = { format, isFirst: true, ...drawingOf(context) }
    const text =
      format === "ndjson"
        ? changes.map((change) => `${JSON.stringify(change)}\n`).join("")
        : renderRows(changes.flatMap(linesOf), DIFF_ROWS, drawing)
    await context.stdout.write(text)
    return 0
  },
)

function linesOf(change: RowChange): DiffLine[] {
  const { change: kind, id } = change
  return change.change === "changed" ? change.fields.map((field) => ({ change: kind, id, ...field })) : [{ change: kind, id }]
}

/** The longest row that is read. */
const MOST_BYTES = 2 ** 26

async function readRows(path: string, { stdin }: Context): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = []
  for await (const { bytes, number } of splitLines(openSource(path, stdin), MOST_BYTES)) rows.push(parseRow(bytes, path, number))
  return rows
}

function parseRow(bytes: Uint8Array | undefined, path: string, number: number): Record<string, unknown> {
  try {
    const row: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (typeof row === "object" && row !== null && !Array.isArray(row)) return row as Record<string, unknown>
  } catch {
    // told below
  }
  throw new UsageError(`${path} is not NDJSON: its line ${number} is no object.`)
}
