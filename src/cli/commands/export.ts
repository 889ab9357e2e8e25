/** `dragoman export`: the store in a format that others read. */
import { z } from "zod"
import { EXPORT_FORMATS, findFormat } from "../../exchange/formats.ts"
import { exportOptions } from "../../exchange/options.ts"
import { withSource } from "../asking/ask.ts"
import { defineCommand, UsageError } from "../command.ts"
import { sourceOptions } from "../store/options.ts"

const schema = z.object({
  format: z.enum(EXPORT_FORMATS.map(({ name }) => name)).meta({ value: "FORMAT", description: "What to write; see above." }),
  out: z
    .string()
    .min(1)
    .optional()
    .meta({ value: "PATH", description: "File, or folder for several files; without it text goes to standard output." }),
  ...exportOptions.shape,
  ...sourceOptions,
})

const list = EXPORT_FORMATS.map(({ name, summary }) => `${name} (${summary})`).join("; ")

/** Exports a store. */
export const exportCommand = defineCommand(
  {
    name: "export",
    summary: "Write the store in a format that others read",
    operands: "",
    mostOperands: 0,
    description:
      `Formats: ${list}. The store is written as it is at one moment, in bounded memory, and the same store gives the same bytes. ` +
      "Texts of reports are written only where --texts asks for them, by the formats that hold them; else offsets, hashes and quotes of bounded length are.",
    examples: [
      { line: "dragoman export --format ndjson --table occurrences", does: "the occurrences as lines of JSON" },
      { line: "dragoman export --format parquet --out tables", does: "every table as a file of the folder tables" },
    ],
    schema,
  },
  async ({ format: name, out, store, state, ...options }, _, context) => {
    const format = findFormat(name)
    if (!format) throw new UsageError(`--format: there is no format ${name}.`)
    const { writeExport } = await import("../../exchange/write.ts")
    const target = out === undefined ? { write: (text: string) => context.stdout.write(text) } : { path: out }
    await withSource({ store, state }, { command: "export", context }, (source) => writeExport(source, format, options, target))
    return 0
  },
)
