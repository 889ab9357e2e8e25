/** Where readings go: NDJSON to standard output or a file, pages to the terminal, one HTML file. */
import { open } from "node:fs/promises"
import type { Context } from "../context.ts"
import { parseRecord, type Reading } from "../reading/reading.ts"

/** A reading that has a record. */
export type RecordReading = Extract<Reading, { kind: "record" }>

/** Takes readings in order. */
export interface Output {
  write(reading: RecordReading): Promise<void>
  close(): Promise<void>
}

/** Which outputs are wanted. */
export interface OutputOptions {
  readonly pretty: boolean
  readonly html?: string | undefined
  readonly out?: string | undefined
}

/** Opens all outputs that the options name; NDJSON on standard output where they name none. */
export async function openOutput(options: OutputOptions, context: Context, append: boolean): Promise<Output> {
  const outputs: Output[] = []
  if (options.html !== undefined) outputs.push(await openEvidencePage(options.html, context))
  if (options.pretty) outputs.push(await openPretty(context))
  if (options.out !== undefined && options.out !== "-") outputs.push(await openFile(options.out, append))
  if (outputs.length === 0) outputs.push({ write: ({ line }) => context.stdout.write(`${line}\n`), close: async () => {} })
  return {
    write: async (reading) => {
      for (const output of outputs) await output.write(reading)
    },
    close: async () => {
      for (const output of outputs) await output.close()
    },
  }
}

async function openFile(path: string, append: boolean): Promise<Output> {
  const file = await open(path, append ? "a" : "w")
  return { write: async ({ line }) => void (await file.appendFile(`${line}\n`)), close: () => file.close() }
}

async function openPretty(context: Context): Promise<Output> {
  const { renderPretty } = await import("./pretty.ts")
  const { choosePaint } = await import("./paint.ts")
  const paint = choosePaint(context)
  const width = Math.min(context.stdout.columns, 100)
  return {
    write: ({ report, line }) => context.stdout.write(renderPretty(report, parseRecord(line), { paint, width })),
    close: async () => {},
  }
}

async function openEvidencePage(path: string, context: Context): Promise<Output> {
  const { renderEvidencePage } = await import("../../web/evidence/evidence-page.ts")
  const file = path === "-" ? undefined : await open(path, "w") // now, so that a path that cannot be is known before the reading
  const pages: { report: RecordReading["report"]; record: ReturnType<typeof parseRecord> }[] = []
  return {
    write: async ({ report, line }) => void pages.push({ report, record: parseRecord(line) }),
    close: async () => {
      const html = renderEvidencePage(pages)
      await (file ? file.writeFile(html) : context.stdout.write(html))
      await file?.close()
    },
  }
}
