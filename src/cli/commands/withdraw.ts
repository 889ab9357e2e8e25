/** `dragoman withdraw`: a report that was taken down, out of the store; a tombstone stays. */
import { z } from "zod"
import { defineCommand, UsageError } from "../command.ts"
import { openMergeTools } from "../store/merge-tools.ts"
import { choosePlace, storeOption, withStore } from "../store/options.ts"

const schema = z.object({
  ...storeOption,
  reason: z.string().optional().meta({ value: "TEXT", description: "Why, kept with the tombstone: 'retracted by the publisher'." }),
})

/** Withdraws reports. */
export const withdrawCommand = defineCommand(
  {
    name: "withdraw",
    summary: "Take a report out of the store, with all that was read from it",
    operands: "REPORT…",
    description:
      "REPORT is a report's key, its URL or its own id; every version of it goes. No text of it stays: occurrences that it was a part of " +
      "are merged anew from the other reports. A tombstone remains, so that it is not added again. Backups made before keep it.",
    examples: [{ line: "dragoman withdraw https://agency.example/2024/06/04/17 --reason retracted", does: "one report, by its address" }],
    schema,
  },
  async (options, operands, context) => {
    if (operands.length === 0) throw new UsageError("Name the report to withdraw.")
    const tools = openMergeTools()
    const { reason } = options
    return withStore(choosePlace(options, context), { command: "withdraw" }, async (store) => {
      const { withdrawReport } = await import("../../store/index.ts")
      for (const name of operands) {
        const keys = await withdrawReport(store, name, { tools, ...(reason === undefined ? {} : { reason }) })
        for (const key of keys) await context.stdout.write(`${JSON.stringify({ report: key, outcome: "withdrawn" })}\n`)
      }
      return 0
    })
  },
)
