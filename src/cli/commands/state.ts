/** `dragoman state`: who holds its offices, what it took part in, whom it met most, who said what of whom. */
import { z } from "zod"
import { withSource } from "../asking/ask.ts"
import { writeFound } from "../asking/page.ts"
import { formatOption } from "../asking/rows.ts"
import { viewOptions } from "../asking/view-options.ts"
import { defineCommand, UsageError } from "../command.ts"
import { sourceOptions } from "../store/options.ts"

/** Shows a state. */
export const stateCommand = defineCommand(
  {
    name: "state",
    summary: "Show a state: its office holders, meetings, tours, whom it met, who said what",
    operands: "STATE",
    mostOperands: 1,
    description: "STATE by name or code (SYR). What its people, ministries and delegations do, it does.",
    examples: [{ line: "dragoman state Qatar --from 2023 --format table", does: "since 2023" }],
    schema: z.object({ ...viewOptions, ...formatOption, ...sourceOptions }),
  },
  async ({ format, store, state: reviewed, ...view }, [name], context) => {
    if (name === undefined) throw new UsageError("state takes a state.")
    const { state } = await import("../../query/index.ts")
    await withSource({ store, state: reviewed }, { command: "state", context }, async (source) => {
      await writeFound(await state(source, name, view), { format, context })
    })
    return 0
  },
)
