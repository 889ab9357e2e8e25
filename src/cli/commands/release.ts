/** `dragoman release`: the store as a folder to publish. */
import { z } from "zod"
import { releaseOptions } from "../../exchange/release/release.ts"
import { withSource } from "../asking/ask.ts"
import { defineCommand } from "../command.ts"
import { sourceOptions } from "../store/options.ts"

const schema = z.object({
  out: z.string().min(1).meta({ value: "DIR", description: "Folder to write, empty or not there." }),
  ...releaseOptions.shape,
  ...sourceOptions,
})

/** Writes a release. */
export const releaseCommand = defineCommand(
  {
    name: "release",
    summary: "Write the store as a folder to publish",
    operands: "",
    mostOperands: 0,
    description:
      "Data as CSV and Parquet, datapackage.json and CODEBOOK.md, CITATION.cff, CHANGELOG.md, and SHA256SUMS, which is written last. With " +
      "--against, changes.csv and CHANGELOG.md tell what was added, changed, merged into another id or withdrawn since. Texts of reports " +
      "are never in a release. The same store and options give the same bytes; no clock is read.",
    examples: [
      { line: "dragoman release --out release-2 --against release-1 --name 2024-07 --license CC-BY-4.0", does: "the second release" },
    ],
    schema,
  },
  async ({ out, store, state, ...options }, _, context) => {
    const { writeRelease } = await import("../../exchange/release/release.ts")
    await withSource({ store, state }, { command: "release", context }, (source) => writeRelease(source, out, options))
    return 0
  },
)
