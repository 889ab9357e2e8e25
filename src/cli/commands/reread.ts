/** `dragoman reread`: kept reports read again by this version and knowledge; tells what changed. */
import { z } from "zod"
import { makeReadFailure } from "../../ingest/index.ts"
import type { DiplomaticRecord } from "../../record/index.ts"
import type { Store } from "../../store/index.ts"
import { defineCommand } from "../command.ts"
import type { Context } from "../context.ts"
import { tellFailure } from "../inputs.ts"
import { openReader } from "../reader.ts"
import { jobsOption, readingOptions, toReaderOptions } from "../reading/options.ts"
import { openPool, type ReadingPool } from "../reading/pool.ts"
import { parseRecord } from "../reading/reading.ts"
import { openMergeTools } from "../store/merge-tools.ts"
import { choosePlace, storeOption, withStore } from "../store/options.ts"

const { quotes: _, ...options } = readingOptions

const schema = z.object({
  ...storeOption,
  all: z.boolean().default(false).meta({ description: "Also those that this very version and knowledge have read." }),
  jobs: jobsOption("Worker threads that read."),
  ...options,
})

const PIECE = 50

/** Reads kept reports again. */
export const rereadCommand = defineCommand(
  {
    name: "reread",
    summary: "Read the reports of the store again, with this version and knowledge",
    operands: "",
    mostOperands: 0,
    description:
      "Only reports that another version, model or knowledge has read. Judgements and corrections by people stay with the words that they " +
      "were about. Standard output has a line for each report: which facts went, changed and came.",
    examples: [{ line: "dragoman reread --knowledge ours", does: "after teaching it something" }],
    schema,
  },
  async (options, _, context) => {
    const readerOptions = toReaderOptions({ ...options, quotes: true })
    return withStore(choosePlace(options, context), { command: "reread" }, async (store) => {
      const { findStale, refreshStatistics } = await import("../../store/index.ts")
      const { producer } = await openReader(context.readerModule, readerOptions)
      const stale = await findStale(store, producer, options.all)
      const pool = await openPool(options.jobs, context.readerModule, readerOptions)
      try {
        let failed = 0
        for (let at = 0; at < stale.length; at += PIECE) {
          failed += await rereadPiece(store, stale.slice(at, at + PIECE), { pool, context, tools: openMergeTools(options.knowledge) })
        }
        await refreshStatistics(store)
        return failed > 0 ? 1 : 0
      } finally {
        await pool.close()
      }
    })
  },
)

async function rereadPiece(
  store: Store,
  keys: readonly string[],
  { pool, context, tools }: { pool: ReadingPool; context: Context; tools: ReturnType<typeof openMergeTools> },
): Promise<number> {
  const { openReports, replaceRecords } = await import("../../store/index.ts")
  const records = new Map<string, DiplomaticRecord>()
  let failed = 0
  const read = async ({ key, report }: Awaited<ReturnType<typeof openReports>>[number]) => {
    const reply = await pool.read({ kind: "report", origin: { path: key }, report, issues: [] })
    if ("line" in reply) records.set(key, parseRecord(reply.line))
    else {
      failed += 1
      await tellFailure(context, makeReadFailure({ path: key }, reply.fault))
    }
  }
  await Promise.all((await openReports(store, keys)).map(read))
  for (const changes of await replaceRecords(store, records, tools)) await context.stdout.write(`${JSON.stringify(changes)}\n`)
  return failed
}
