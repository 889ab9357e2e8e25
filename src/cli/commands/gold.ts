/** `dragoman gold`: what people corrected as gold, in the shape of benchmark/written, for scoring and training. */
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { z } from "zod"
import { toGold } from "../../review/gold.ts"
import { defineCommand } from "../command.ts"
import { choosePlace, storeOption, withStore } from "../store/options.ts"

const schema = z.object({
  ...storeOption,
  out: z.string().min(1).meta({ value: "DIR", description: "Folder for ID.json and ID.txt; it is made where it is not there." }),
  only: z
    .enum(["checked", "corrected"])
    .default("checked")
    .meta({ value: "WHICH", description: "Reports that are marked checked or published, or all of which somebody corrected something." }),
})

/** Writes gold. */
export const goldCommand = defineCommand(
  {
    name: "gold",
    summary: "Write what reviewers corrected as gold, for `eval` and training",
    operands: "",
    mostOperands: 0,
    description:
      "A report of which something was corrected and the rest not looked at is no gold: by default only those are written that were marked " +
      "with `dragoman review mark checked`. Files are named by the report's key.",
    examples: [
      { line: "dragoman gold --out gold", does: "the checked reports" },
      { line: "dragoman eval --gold gold", does: "how well they are read" },
    ],
    schema,
  },
  async ({ out, only, ...options }, _, context) => {
    await withStore(choosePlace(options, context), { command: "gold" }, async (store) => {
      const { findReviewable, openReviewed } = await import("../../store/index.ts")
      await mkdir(out, { recursive: true })
      for (const key of await findReviewable(store, only)) {
        const [reviewed] = await openReviewed(store, [key])
        if (!reviewed) continue
        const gold = toGold(reviewed.record, reviewed.report)
        await writeFile(
          join(out, `${key}.json`),
          `${JSON.stringify({ ...gold, report: { ...(gold.report as object), id: key } }, null, 1)}\n`,
        )
        await writeFile(join(out, `${key}.txt`), reviewed.report.text)
        await context.stdout.write(`${JSON.stringify({ report: key, id: reviewed.record.report.id })}\n`)
      }
    })
    return 0
  },
)
