/** `dragoman import`: rows of others as claims, compared with what the reports of a store say. Nothing in the store changes. */
import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import { z } from "zod"
import { compareMarked, MARK_FORMATS, type MarkFormat, readMarks } from "../../exchange/annotation/importers.ts"
import { importCitron } from "../../exchange/field/citron.ts"
import type { LineFault } from "../../exchange/field/claim.ts"
import type { CompareOptions } from "../../exchange/field/compare-trips.ts"
import { IMPORTERS } from "../../exchange/field/formats.ts"
import type { Proposal } from "../../exchange/field/proposal.ts"
import type { Source } from "../../query/index.ts"
import { withSource } from "../asking/ask.ts"
import { defineCommand, UsageError } from "../command.ts"
import type { Context } from "../context.ts"
import { tellFailure } from "../inputs.ts"
import { sourceOptions } from "../store/options.ts"

type RowName = keyof typeof IMPORTERS
type Name = RowName | MarkFormat | "citron"
const NAMES: readonly Name[] = [...(Object.keys(IMPORTERS) as RowName[]), "citron", ...MARK_FORMATS]

const schema = z.object({
  from: z.enum(NAMES).meta({ value: "FORMAT", description: "What the file is; see above." }),
  claims: z.boolean().default(false).meta({ description: "Only read the file: its claims as lines of JSON, without a store." }),
  window: z.coerce
    .number()
    .int()
    .min(0)
    .max(60)
    .default(5)
    .meta({ value: "DAYS", description: "Days by which a row and what reports say may lie apart and still be one." }),
  scope: z.enum(["people", "states", "all"]).default("people").meta({
    value: "WHOSE",
    description:
      "Of whom it is told that the file lacks them: the people whom it names, those of their states, or anybody; of annotations, the labels that it uses or all.",
  }),
  ...sourceOptions,
})

/** Compares rows of others with a store. */
export const importCommand = defineCommand(
  {
    name: "import",
    summary: "Compare rows of other data sets with what reports say",
    operands: "PATH",
    mostOperands: 1,
    description:
      `Formats: ${NAMES.join(", ")}; COLT as CSV or as a workbook, Citron one document a file, brat as .ann beside its .txt; of these two a ` +
      "folder too. Each row, quotation or marked span gets a proposal, in the order of lines: agree, differ (in which slot, and how), " +
      "only-here (no report in the store tells of it); then only-there for what reports tell and the file lacks. Every proposal comes with " +
      "the reports' words. Rows are claims and never become records. What is wrong with a line goes to standard error; exit code 1 where " +
      "a row could not be taken.",
    examples: [
      { line: "dragoman import --from colt trips.csv", does: "a coder's trips against the reports of the store" },
      { line: "dragoman import --from polecat events.tsv --claims", does: "the rows as claims, without a store" },
      { line: "dragoman import --from labelstudio project.json", does: "what coders marked against what the records mark" },
    ],
    schema,
  },
  async ({ from, claims: isBare, store, state, ...options }, [path], context) => {
    if (path === undefined) throw new UsageError("Name the file to read.")
    const files = await listFiles(from, path)
    const { openMergeTools } = await import("../store/merge-tools.ts")
    if (isBare) return eachFile(files, context, (file) => readLines(from, file, openMergeTools().knowledge))
    let code = 0
    await withSource({ store, state }, { command: "import", context }, async (source) => {
      code = await eachFile(files, context, (file) => compareFile(source, { from, file, options }))
    })
    return code
  },
)

/** The endings of files of which a folder may be given. */
const ENDINGS: Partial<Readonly<Record<Name, string>>> = { citron: ".json", brat: ".ann" }

async function listFiles(from: Name, path: string): Promise<string[]> {
  const ending = ENDINGS[from]
  if (ending === undefined || !(await stat(path)).isDirectory()) return [path]
  const names = (await readdir(path)).filter((name) => name.endsWith(ending)).sort()
  if (names.length === 0) throw new UsageError(`There is no file in ${path} whose name ends in ${ending}.`)
  return names.map((name) => join(path, name))
}

/** What is made of a file. */
interface Made {
  readonly lines: readonly (object | Proposal)[]
  readonly faults: readonly LineFault[]
}

/** Makes each file's lines and tells them, and what is wrong with them; 1 where a row could not be taken. */
async function eachFile(files: readonly string[], context: Context, make: (file: string) => Promise<Made>): Promise<number> {
  let code = 0
  const counts = new Map<string, number>()
  for (const file of files) {
    const { lines, faults } = await make(file)
    code = Math.max(code, await tellFaults(faults, file, context))
    await context.stdout.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(""))
    for (const line of lines) if ("verdict" in line) counts.set(line.verdict, (counts.get(line.verdict) ?? 0) + 1)
  }
  if (context.stderr.isTerminal && counts.size > 0) await context.stderr.write(`${sumUp(counts)}\n`)
  return code
}

const isMarkFormat = (from: Name): from is MarkFormat => MARK_FORMATS.includes(from as MarkFormat)

/** A file, with the one of its name and another ending. */
async function openMarked(path: string): Promise<Parameters<typeof readMarks>[1]> {
  const beside = (ending: string) => readFile(path.replace(/\.[^./\\]*$/, "") + ending).catch(() => undefined)
  return { bytes: await readFile(path), beside }
}

/** The claims of a file, without a store. */
async function readLines(from: Name, path: string, knowledge: Source["knowledge"]): Promise<Made> {
  if (isMarkFormat(from)) return readMarks(from, await openMarked(path))
  const bytes = await readFile(path)
  if (from === "citron") {
    const { quotes, faults } = importCitron(bytes)
    return { lines: quotes, faults }
  }
  const { claims, faults } = await IMPORTERS[from](bytes, knowledge)
  return { lines: claims, faults }
}

interface Given {
  readonly from: Name
  readonly file: string
  readonly options: CompareOptions
}

/** The proposals of a file. */
async function compareFile(source: Source, { from, file, options }: Given): Promise<Made> {
  if (isMarkFormat(from)) {
    const { proposals, faults } = await compareMarked(source, from, { file: await openMarked(file), isWhole: options.scope === "all" })
    return { lines: proposals, faults }
  }
  if (from === "citron") {
    const { compareQuotes } = await import("../../exchange/field/compare-quotes.ts")
    const { findRecordOfText } = await import("../../query/index.ts")
    const imported = importCitron(await readFile(file))
    const kept = imported.report === undefined ? undefined : await findRecordOfText(source, imported.report.text)
    return { lines: compareQuotes(imported, kept), faults: imported.faults }
  }
  const { compareWith } = await import("../../exchange/field/compare.ts")
  const { claims, faults } = await IMPORTERS[from](await readFile(file), source.knowledge)
  return { lines: await compareWith(source, from, claims, options), faults }
}

/** Tells what is wrong by line; 1 where a row could not be taken. */
async function tellFaults(faults: readonly LineFault[], path: string, context: Context): Promise<number> {
  for (const fault of faults) await tellFailure(context, { path, ...fault })
  return faults.some(({ raw, code }) => raw !== undefined || code === "file-foreign" || code === "file-empty") ? 1 : 0
}

/** How many of each, for a person. */
const sumUp = (counts: ReadonlyMap<string, number>): string =>
  ["agree", "differ", "only-here", "only-there"].map((verdict) => `${counts.get(verdict) ?? 0} ${verdict}`).join(", ")
