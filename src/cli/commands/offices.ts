/** `dragoman offices`: the table of who held which office from when to when: shown, filled from the store and from files, and checked by. */
import { existsSync, readFileSync } from "node:fs"
import { rename, rm, writeFile } from "node:fs/promises"
import { z } from "zod"
import { OFFICE_COLUMNS, readOffices, renderOffices } from "../../exchange/office-table.ts"
import type { OfficeMisfit, OfficeRow, Source } from "../../query/index.ts"
import { querySchema } from "../../query/query.ts"
import { drawingOf, withSource } from "../asking/ask.ts"
import { formatOption, type RowShape, renderRows } from "../asking/rows.ts"
import { defineCommand, UsageError } from "../command.ts"
import type { Context } from "../context.ts"
import { tellFailure } from "../inputs.ts"
import { sourceOptions } from "../store/options.ts"

const schema = z.object({
  office: querySchema.shape.office.meta({ value: "OFFICE", description: "Only this office: 'foreign minister of Syria'." }),
  country: querySchema.shape.country.meta({ value: "STATE", description: "Only offices of this state: a name, or a code (SYR)." }),
  least: z.coerce
    .number()
    .int()
    .min(1)
    .default(2)
    .meta({ value: "N", description: "Reports that must show somebody in an office, so that it is a row." }),
  ...formatOption,
  ...sourceOptions,
})

type Options = z.infer<typeof schema>

const ROWS: RowShape<OfficeRow> = {
  csv: OFFICE_COLUMNS,
  table: [
    {
      name: "office",
      cell: ({ title, country, organization }) => [title, country ?? organization].filter((one) => one !== null).join(" of "),
    },
    { name: "person", cell: ({ person }) => person },
    { name: "shown", cell: ({ first, last }) => (first === last ? first : `${first} – ${last}`) },
    { name: "reports", cell: ({ count }) => count },
  ],
  wide: "person",
}

/** Shows, fills and checks by the table of offices. */
export const officesCommand = defineCommand(
  {
    name: "offices",
    summary: "Show who held which office from when to when, keep it as a table, and check reports by it",
    operands: "[list] | fill TABLE [FILE…] | check TABLE",
    description:
      "`list` gives the offices that reports show, each with the first and last day and the reports that show it. `fill` writes them into " +
      "TABLE, a file of CSV, or takes the rows of the FILEs into it, which may know when an office was taken (`from`) and left (`to`, `..` " +
      "where it is held still); a row has reports or a source. `check` tells, a line of JSON each, which offices in reports do not fit the " +
      "table on the report's day. No record is changed.",
    examples: [
      { line: "dragoman offices --country Syria --format table", does: "who is shown in which office of Syria" },
      { line: "dragoman offices fill offices.csv", does: "what the store shows, as a table" },
      { line: "dragoman offices fill offices.csv ministers.csv", does: "the rows of a file, into the table" },
      { line: "dragoman offices check offices.csv", does: "offices in reports that do not fit" },
    ],
    schema,
  },
  async (options, [act = "list", table, ...files], context) => {
    if (act === "list" && table === undefined) return list(options, context)
    if (act === "fill" && table !== undefined) return fill(table, files, { options, context })
    if (act === "check" && table !== undefined && files.length === 0) return check(table, options, context)
    throw new UsageError("Say `list`, `fill TABLE [FILE…]` or `check TABLE`.")
  },
)

async function withMoment<T>(options: Options, context: Context, work: (source: Source) => Promise<T>): Promise<T> {
  const { atOneMoment } = await import("../../query/index.ts")
  let found: T | undefined
  await withSource(options, { command: "offices", context }, async (source) => {
    found = await atOneMoment(source, work)
  })
  return found as T
}

async function list(options: Options, context: Context): Promise<number> {
  const { gatherOffices } = await import("../../query/index.ts")
  const rows = await withMoment(options, context, (source) => gatherOffices(source, options))
  await context.stdout.write(renderRows(rows, ROWS, { format: options.format, isFirst: true, ...drawingOf(context) }))
  return 0
}

interface Work {
  readonly options: Options
  readonly context: Context
}

/** Rows of files with their faults told; how many lines were not taken. A table may have no row yet. */
async function readAll(paths: readonly string[], context: Context, isTable = false): Promise<{ rows: OfficeRow[]; failed: number }> {
  const { openMergeTools } = await import("../store/merge-tools.ts")
  const { knowledge } = openMergeTools()
  const rows: OfficeRow[] = []
  let failed = 0
  for (const path of paths) {
    const read = readOffices(readFileSync(path), knowledge)
    const faults = read.faults.filter(({ code }) => !(isTable && code === "file-empty"))
    for (const fault of faults) await tellFailure(context, { path, ...fault })
    failed += faults.filter(({ code }) => code !== "column-unknown").length
    rows.push(...read.rows)
  }
  return { rows, failed }
}

async function fill(table: string, files: readonly string[], { options, context }: Work): Promise<number> {
  const { gatherOffices, mergeOffices } = await import("../../query/index.ts")
  const { openMergeTools } = await import("../store/merge-tools.ts")
  const before = existsSync(table) ? await readAll([table], context, true) : { rows: [], failed: 0 }
  if (before.failed > 0) return 1 // what could not be read would be lost
  const given = await readAll(files, context)
  const more = files.length > 0 ? given.rows : await withMoment(options, context, (source) => gatherOffices(source, options))
  const rows = mergeOffices(before.rows, more, openMergeTools().knowledge)
  await writeWhole(table, renderOffices(rows))
  await context.stdout.write(`${JSON.stringify({ table, before: before.rows.length, taken: more.length, rows: rows.length })}\n`)
  return given.failed > 0 ? 1 : 0
}

/** A table gets its name when it is whole. */
async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.part`
  try {
    await writeFile(part, text)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function check(table: string, options: Options, context: Context): Promise<number> {
  const { makeOfficeCheck, reportedOffices } = await import("../../query/index.ts")
  const { rows, failed } = await readAll([table], context, true)
  await withMoment(options, context, async (source) => {
    const findMisfit = makeOfficeCheck(rows, source.knowledge)
    for await (const given of reportedOffices(source)) {
      const found: OfficeMisfit | undefined = findMisfit(given)
      if (found) await context.stdout.write(`${JSON.stringify(found)}\n`)
    }
  })
  return failed > 0 ? 1 : 0
}
