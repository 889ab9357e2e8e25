/** `dragoman add`: reports into the store, read, kept and merged; or records that came with their reports, kept and merged. */
import { z } from "zod"
import { isNote, readInputs } from "../../ingest/index.ts"
import type { KeptReply } from "../../server/index.ts"
import { defineCommand } from "../command.ts"
import type { Context } from "../context.ts"
import { choosePaths, lengthOption, tellFailure } from "../inputs.ts"
import { jobsOption, readingOptions, toReaderOptions } from "../reading/options.ts"
import { openPool } from "../reading/pool.ts"
import { openMergeTools } from "../store/merge-tools.ts"
import { choosePlace, storeOption, withStore } from "../store/options.ts"
import { startKeeping } from "../store/progress.ts"

const { quotes: _, ...options } = readingOptions // a store keeps the quotes: they are what can be searched and compared

const schema = z.object({
  ...storeOption,
  jobs: jobsOption("Worker threads that read; what the store holds is the same for any number."),
  ...options,
  ...lengthOption,
})

/** Adds reports to a store. */
export const addCommand = defineCommand(
  {
    name: "add",
    summary: "Read reports and keep them in a store, merged into occurrences",
    operands: "[PATH…]",
    description:
      'Takes what read takes, and lines of NDJSON with a report and its record ({"report": …, "record": …}), which are kept as they are. ' +
      "A report is known by publisher and URL or id: adding it again changes nothing, another text under the same identity is another " +
      "version beside the old one, and the same text from another outlet is another report that counts as a copy. Standard output has a " +
      "line for each report as soon as it is safe in the store: added, version, known or withdrawn. A run that was cut is given again.",
    examples: [
      { line: "dragoman add reports", does: "a folder of reports into the store in ./dragoman-store" },
      { line: "dragoman add archive.ndjson.gz --store archive --jobs 4", does: "many, by four threads, into another store" },
      { line: "DATABASE_URL=postgres://me@db/news dragoman add reports", does: "into a PostgreSQL server" },
    ],
    schema,
  },
  async (options, operands, context) => {
    const paths = choosePaths(operands, context)
    const tools = openMergeTools(options.knowledge)
    const readerOptions = toReaderOptions({ ...options, quotes: true })
    return withStore(choosePlace(options, context), { command: "add", create: true }, async (store) => {
      const inputs = readInputs(paths, { stdin: context.stdin, limits: { length: options.maxLength } })
      const progress = await startKeeping(context, paths)
      const { keepInputs } = await import("../store/keep.ts")
      const kept = keepInputs(progress.watch(inputs), store, {
        jobs: options.jobs,
        tools,
        openPool: () => openPool(options.jobs, context.readerModule, readerOptions),
      })
      const code = await tellKept(kept, context, progress)
      const { refreshStatistics } = await import("../../store/index.ts")
      await refreshStatistics(store)
      return code
    })
  },
)

async function tellKept(
  kept: AsyncIterable<KeptReply>,
  context: Context,
  progress: Awaited<ReturnType<typeof startKeeping>>,
): Promise<number> {
  const counts: Record<string, number> = { failed: 0 }
  try {
    for await (const one of kept) {
      const outcome = one.kind === "kept" ? one.added.outcome : "failed"
      if (one.kind === "kept" || !isNote(one.issue)) counts[outcome] = (counts[outcome] ?? 0) + 1
      if (one.kind === "failure") {
        await progress.clear()
        await tellFailure(context, one.issue)
      } else if (!context.stdout.isTerminal) {
        await context.stdout.write(`${JSON.stringify({ report: one.added.key, id: one.id, outcome })}\n`)
      }
      await progress.step()
    }
  } finally {
    await progress.clear()
  }
  if (context.stdout.isTerminal) await context.stdout.write(`${sumUp(counts)}\n`)
  return counts.failed ? 1 : 0
}

/** "12 added, 1 known already, 2 failed": what became of the reports, for a person. */
function sumUp(counts: Readonly<Record<string, number>>): string {
  const words = {
    added: "added",
    version: "kept as a new version",
    known: "known already",
    withdrawn: "withdrawn before",
    failed: "failed",
  }
  const parts = Object.entries(words).flatMap(([outcome, said]) => (counts[outcome] ? [`${counts[outcome]} ${said}`] : []))
  return parts.length > 0 ? parts.join(", ") : "nothing to add"
}
