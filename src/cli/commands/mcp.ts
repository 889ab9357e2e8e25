/** `dragoman mcp`: the store as tools for an assistant, over standard input and output. */
import { z } from "zod"
import { defineCommand } from "../command.ts"
import { tellFailure } from "../inputs.ts"
import { readingOptions } from "../reading/options.ts"
import { openThreads } from "../reading/pool.ts"
import { makeLatePool } from "../serving/late-pool.ts"
import { openShown, sourceOf } from "../serving/shown.ts"
import { choosePlace, sourceOptions, withStore } from "../store/options.ts"

const schema = z.object({
  ...sourceOptions,
  knowledge: readingOptions.knowledge,
})

/** Answers an assistant until it closes the input. */
export const mcpCommand = defineCommand(
  {
    name: "mcp",
    summary: "Give the store to an assistant as tools (Model Context Protocol)",
    operands: "",
    mostOperands: 0,
    description:
      "Speaks the Model Context Protocol over standard input and output; an assistant starts it by itself. Tools: read_report, " +
      "find_occurrences, timeline, statements, get_occurrence, explain, person. Nothing is written to the store. `dragoman serve` has the " +
      "same at /mcp, for several assistants at once.",
    examples: [{ line: "dragoman mcp --store archive", does: "the command that an assistant's settings name" }],
    schema,
  },
  async (options, _, context) => {
    const { openMergeTools } = await import("../store/merge-tools.ts")
    const { knowledge, settings } = openMergeTools(options.knowledge)
    const reader = options.knowledge === undefined ? {} : { knowledge: options.knowledge }
    const pool = makeLatePool(() => openThreads(1, context.readerModule, reader))
    try {
      return await withStore(choosePlace(options, context), { command: "mcp" }, async (store) => {
        const shown = await openShown(store, options.state, knowledge)
        const { limitReading } = await import("../../server/index.ts")
        const { serveStdio } = await import("../../mcp/index.ts")
        const tools = {
          source: sourceOf(shown, knowledge),
          reading: limitReading(pool.read),
          version: settings.author.replace("dragoman/", ""),
          log: (line: object) => void tellFailure(context, { time: new Date().toISOString(), ...line }).catch(() => {}),
        }
        await serveStdio(tools, { input: process.stdin, output: process.stdout, stopped: untilSignal() })
        await shown.close()
        return 0
      })
    } finally {
      await pool.close()
    }
  },
)

/** Until the process is told to end. */
function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve())
  })
}
