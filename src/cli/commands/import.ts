/** `dragoman import`: rows of others as claims, compared with what the reports of a store say. Nothing in the store changes. */
import { readFile } from "node:fs/promises"
import { z } from "zod"
import { importCitron } from "../../exchange/field/citron.ts"
import type { Claim, LineFault } from "../../exchange/field/claim.ts"
import type { CompareOptions } from "../../exchange/field/compare-trips.ts"
import { IMPORTERS } from "../../exchange/field/formats.ts"
import type { Proposal } from "../../exchange/field/proposal.ts"
import type { Source } from "../../query/index.ts"
import { withSource } from "../asking/ask.ts"
import { defineCommand, UsageError } from "../command.ts"
import type { Context } from "../context.ts"
import { tellFailure } from "../inputs.ts"
import { sourceOptions } from "../store/options.ts"

type Name = keyof typeof IMPORTERS | "citron"
const NAMES: readonly Name[] = [...(Object.keys(IMPORTERS) as RowName[]), "citron"]

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
    description: "Of whom it is told that the file lacks them: the people whom it names, those of their states, or anybody.",
  }),
  ...sourceOptions,
})

/** Compares rows of others with a store. */
export const importCommand = defineCommand(
  {
    name: "import",
    summary: "Compare rows of other data sets with what reports say",
    operands: "FILE",
    mostOperands: 1,
    description:
      `Formats: ${NAMES.join(", ")}; COLT as CSV or as a workbook, Citron one document a file. Each row gets a proposal, in the order of lines: agree, differ (in which ` +
      "slot, and how), only-here (no report in the store tells of it); then only-there for what reports tell and the file lacks. Every " +
      "proposal comes with the reports' words. Rows are claims and never become records. What is wrong with a line goes to standard error; " +
      "exit code 1 where a row could not be taken.",
    examples: [
      { line: "dragoman import --from colt trips.csv", does: "a coder's trips against the reports of the store" },
      { line: "dragoman import --from polecat events.tsv --claims", does: "the rows as claims, without a store" },
    ],
    schema,
  },
  async ({ from, claims: isBare, store, state, ...options }, [file], context) => {
    if (file === undefined) throw new UsageError("Name the file to read.")
    const bytes = await readFile(file)
    if (isBare) {
      const { openMergeTools } = await import("../store/merge-tools.ts")
      const { lines, faults } = from === "citron" ? readQuotes(bytes) : await readRows(from, bytes, openMergeTools().knowledge)
      await writeLines(lines, context)
      return tellFaults(faults, file, context)
    }
    let code = 0
    await withSource({ store, state }, { command: "import", context }, async (source) => {
      const { faults, proposals } = await compareFile(source, { from, bytes, options })
      code = await tellFaults(faults, file, context)
      await writeLines(proposals, context)
      await tellCounts(proposals, context)
    })
    return code
  },
)

type RowName = keyof typeof IMPORTERS

async function readRows(
  from: RowName,
  bytes: Uint8Array,
  knowledge: Source["knowledge"],
): Promise<{ lines: readonly Claim[]; faults: readonly LineFault[] }> {
  const { claims, faults } = await IMPORTERS[from](bytes, knowledge)
  return { lines: claims, faults }
}

function readQuotes(bytes: Uint8Array): { lines: readonly object[]; faults: readonly LineFault[] } {
  const { quotes, faults } = importCitron(bytes)
  return { lines: quotes, faults }
}

interface Given {
  readonly from: Name
  readonly bytes: Uint8Array
  readonly options: CompareOptions
}

async function compareFile(
  source: Source,
  { from, bytes, options }: Given,
): Promise<{ faults: readonly LineFault[]; proposals: readonly Proposal[] }> {
  if (from === "citron") {
    const { compareQuotes } = await import("../../exchange/field/compare-quotes.ts")
    const { findRecordOfText } = await import("../../query/index.ts")
    const imported = importCitron(bytes)
    const kept = imported.report === undefined ? undefined : await findRecordOfText(source, imported.report.text)
    return { faults: imported.faults, proposals: compareQuotes(imported, kept) }
  }
  const { compareWith } = await import("../../exchange/field/compare.ts")
  const { lines, faults } = await readRows(from, bytes, source.knowledge)
  return { faults, proposals: await compareWith(source, from, lines, options) }
}

const writeLines = (lines: readonly object[], { stdout }: Context): Promise<void> =>
  stdout.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(""))

/** Tells what is wrong by line; 1 where a row could not be taken. */
async function tellFaults(faults: readonly LineFault[], path: string, context: Context): Promise<number> {
  for (const fault of faults) await tellFailure(context, { path, ...fault })
  return faults.some(({ raw, code }) => raw !== undefined || code === "file-foreign" || code === "file-empty") ? 1 : 0
}

/** How many of each, for a person. */
async function tellCounts(proposals: readonly Proposal[], { stderr }: Context): Promise<void> {
  if (!stderr.isTerminal) return
  const counts = ["agree", "differ", "only-here", "only-there"].map(
    (verdict) => `${proposals.filter((one) => one.verdict === verdict).length} ${verdict}`,
  )
  await stderr.write(`${counts.join(", ")}\n`)
}
