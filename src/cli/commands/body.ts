/** `dragoman body`: a body or organization: who holds its offices, what it took part in, whom it met most, who said what of whom. */
import { z } from "zod"
import { withSource } from "../asking/ask.ts"
import { writeFound } from "../asking/page.ts"
import { formatOption } from "../asking/rows.ts"
import { viewOptions } from "../asking/view-options.ts"
import { defineCommand, UsageError } from "../command.ts"
import { sourceOptions } from "../store/options.ts"

/** Shows a body. */
export const bodyCommand = defineCommand(
  {
    name: "body",
    summary: "Show a body or organization: its office holders, meetings, tours, whom it met, who said what",
    operands: "NAME",
    mostOperands: 1,
    description: "NAME in full or by its acronym, or an id (b-…). Where several have the name, they are listed.",
    examples: [{ line: 'dragoman body "United Nations" --format table', does: "all there is of it" }],
    schema: z.object({ ...viewOptions, ...formatOption, ...sourceOptions }),
  },
  async ({ format, store, state, ...view }, [name], context) => {
    if (name === undefined) throw new UsageError("body takes a name.")
    const { body } = await import("../../query/index.ts")
    await withSource({ store, state }, { command: "body", context }, async (source) => {
      await writeFound(await body(source, name, view), { format, context })
    })
    return 0
  },
)
