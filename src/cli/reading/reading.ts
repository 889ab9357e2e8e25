/** One reading: a report and its record as the line that is written, or the failure in its place. */
import type { Input, InputIssue, Origin } from "../../ingest/index.ts"
import type { DiplomaticRecord, Report } from "../../record/index.ts"
import type { Reader } from "../reader.ts"

/** What became of one input. */
export type Reading =
  | { readonly kind: "record"; readonly origin: Origin; readonly report: Report; readonly line: string }
  | { readonly kind: "failure"; readonly issue: InputIssue }

/** An input that can be read. */
export type ReadableInput = Extract<Input, { kind: "report" }>

/** A record's line, or what went wrong inside the reader. */
export type Reply = { readonly line: string } | { readonly fault: string }

/** Reads a report to the line of its record, the doubts about its input first among the record's issues; never throws. */
export async function readToLine(reader: Reader, input: Pick<ReadableInput, "report" | "issues">): Promise<Reply> {
  try {
    const record = await reader.read(input.report)
    const doubts = input.issues.map(({ code, message }) => ({ code, message }))
    return { line: JSON.stringify({ ...record, issues: [...doubts, ...record.issues] }) }
  } catch (error) {
    return { fault: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : String(error).slice(0, 300) }
  }
}

/** The record of a line that we wrote ourselves. */
export const parseRecord = (line: string): DiplomaticRecord => JSON.parse(line) as DiplomaticRecord
