/** `dragoman read`: reports in, records out, as NDJSON, as a page for the terminal, or as one HTML file. */
import { z } from "zod"
import { isNote, readInputs } from "../../ingest/index.ts"
import { defineCommand, UsageError } from "../command.ts"
import type { Context } from "../context.ts"
import { choosePaths, lengthOption, tellFailure } from "../inputs.ts"
import { openOutput } from "../outputs/output.ts"
import { startProgress } from "../progress.ts"
import { jobsOption, readingOptions, toReaderOptions } from "../reading/options.ts"
import { openPool } from "../reading/pool.ts"
import type { Reading } from "../reading/reading.ts"
import { cutFile, readWritten, type Written } from "../reading/resume.ts"
import { readInOrder } from "../reading/run.ts"

const schema = z.object({
  pretty: z
    .boolean()
    .default(false)
    .meta({ description: "Write for a person at a terminal: who met whom, in what office, where, when, with the quotes." }),
  html: z
    .string()
    .optional()
    .meta({ value: "FILE", description: "Write one self-contained page with text and record side by side (- for standard output)." }),
  out: z.string().optional().meta({ value: "FILE", short: "o", description: "Write the records to this file instead of standard output." }),
  resume: z
    .boolean()
    .default(false)
    .meta({ description: "Go on with a run that was cut: keep the complete records in the --out file, read the rest." }),
  jobs: jobsOption("Worker threads; the output is the same bytes for any number."),
  ...readingOptions,
  ...lengthOption,
})

type ReadOptions = z.infer<typeof schema>

/** Reads reports into records. */
export const readCommand = defineCommand(
  {
    name: "read",
    summary: "Read reports into records, one a line (NDJSON)",
    operands: "[PATH…]",
    description:
      "PATH is a file, a folder (read recursively), a pattern in quotes, or - for standard input: plain text, text under a small header " +
      "(Title:, Publisher:, Date:, Dateline:, URL:), pages saved from the web, NDJSON of reports or of ninjs items, mailboxes, web archives (WARC, WACZ), XML of news (NewsML, NITF), feeds (RSS, Atom), DOCX, " +
      "PDF, and any of these packed with gzip. " +
      "Each input that fails is one line of JSON on standard error, and the exit code is then 1.",
    examples: [
      { line: "dragoman read report.txt --pretty", does: "one report, for a person" },
      { line: "dragoman read examples --html evidence.html", does: "a page to check the records against their texts" },
      { line: "zcat reports.ndjson.gz | dragoman read - --jobs 4 > records.ndjson", does: "a stream of reports" },
      { line: "dragoman read archive --jobs 8 --out records.ndjson --resume", does: "a long run that may be cut and taken up again" },
    ],
    schema,
  },
  async (options, operands, context) => {
    const paths = choosePaths(operands, context)
    if (options.resume && !options.out) throw new UsageError("--resume needs the file to go on with: --out FILE.")
    if (options.out && options.out !== "-" && options.pretty)
      throw new UsageError("--pretty is for the terminal; --out keeps records. Give one of them.")
    const written = options.resume && options.out ? await readWritten(options.out) : undefined
    const pool = await openPool(options.jobs, context.readerModule, toReaderOptions(options))
    try {
      const inputs = readInputs(paths, { stdin: context.stdin, limits: { length: options.maxLength } })
      const readings = readInOrder(inputs, pool, { jobs: options.jobs, ...(written ? { written } : {}) })
      return await writeReadings(readings, options, { context, written })
    } finally {
      await pool.close()
    }
  },
)

async function writeReadings(
  readings: AsyncIterable<Reading>,
  options: ReadOptions,
  { context, written }: { context: Context; written: Written | undefined },
): Promise<number> {
  if (written && options.out) await cutFile(options.out, written.length)
  const output = await openOutput(options, context, written !== undefined)
  const progress = startProgress(context)
  let failed = 0
  try {
    for await (const reading of readings) {
      if (reading.kind === "record") await output.write(reading)
      else {
        if (!isNote(reading.issue)) failed += 1
        await progress.clear()
        await tellFailure(context, reading.issue)
      }
      await progress.step(reading.kind)
    }
  } finally {
    await progress.clear()
    await output.close()
  }
  return failed > 0 ? 1 : 0
}
