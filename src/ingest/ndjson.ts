/**
 * JSON to reports: one object a line, or a whole file that holds one object or a list. Each line stands alone: a bad one is
 * one failure with its line number, and the next is read.
 */
import { type DiplomaticRecord, validateRecord } from "../record/index.ts"
import { decodeBytes } from "./decode.ts"
import { finishReport, type Input, type InputIssue, type InputLimits, makeFailure, makeIssue, type Origin } from "./input.ts"
import { isNewsItem, readNewsItem } from "./ninjs.ts"
import { checkReport } from "./report.ts"
import { type Bytes, inWords, splitLines } from "./source.ts"

/** Reads NDJSON as it comes, one line in memory at a time. */
export async function* readLines(source: Bytes, path: string, limits: InputLimits): AsyncGenerator<Input> {
  for await (const { number, bytes } of splitLines(source, limits.bytes)) {
    const origin: Origin = { path, line: number }
    if (!bytes) yield makeFailure("too-large", origin, `The line is longer than ${inWords(limits.bytes)}.`)
    else if (!isBlank(bytes)) yield readLine(bytes, origin, limits)
  }
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 32 || byte === 9 || byte === 13)

function readLine(bytes: Uint8Array, origin: Origin, limits: InputLimits): Input {
  const decoded = decodeBytes(bytes)
  if ("notText" in decoded) return makeFailure("not-text", origin, decoded.notText)
  const parsed = parseJson(decoded.text)
  if ("fault" in parsed) return makeFailure("bad-json", origin, `The line is not JSON: ${parsed.fault}.`)
  const issues = decoded.guessed ? [makeIssue("encoding-guessed", origin, `The line is not UTF-8; read as ${decoded.guessed}.`)] : []
  return toInput(parsed.value, origin, { issues, limits })
}

/** Reads a file that is one JSON value: a report, or a list of them; otherwise its lines. */
export function readJson(text: string, origin: Origin, context: { issues: readonly InputIssue[]; limits: InputLimits }): Input[] {
  const parsed = parseJson(text)
  if ("fault" in parsed) return [makeFailure("bad-json", origin, `The file is not JSON: ${parsed.fault}.`)]
  const values: unknown[] = Array.isArray(parsed.value) ? parsed.value : [parsed.value]
  return values.map((value) => toInput(value, origin, context))
}

function toInput(value: unknown, origin: Origin, context: { issues: readonly InputIssue[]; limits: InputLimits }): Input {
  if (isPair(value)) return toReadInput(value, origin, context)
  if (isNewsItem(value)) return readNewsItem(value, origin, context)
  const checked = checkReport(value)
  if (typeof checked === "string") return makeFailure("bad-report", origin, checked)
  return finishReport(checked, origin, context)
}

function parseJson(text: string): { value: unknown } | { fault: string } {
  try {
    return { value: JSON.parse(text.startsWith("\ufeff") ? text.slice(1) : text) }
  } catch (error) {
    return { fault: error instanceof Error ? error.message.slice(0, 120) : "unknown fault" }
  }
}

/** A report with the record that was read from it, elsewhere or before: `{"report": …, "record": …}`. */
interface Pair {
  readonly report: unknown
  readonly record: unknown
}

const isPair = (value: unknown): value is Pair => typeof value === "object" && value !== null && "report" in value && "record" in value

function toReadInput({ report, record }: Pair, origin: Origin, context: { issues: readonly InputIssue[]; limits: InputLimits }): Input {
  const input = toInput(report, origin, context)
  if (input.kind === "failure") return input
  const [fault] = validateRecord(record, input.report)
  if (fault) return makeFailure("bad-record", origin, `The record does not fit its report: ${fault.message} (${fault.code}).`)
  return { ...input, record: record as DiplomaticRecord }
}
