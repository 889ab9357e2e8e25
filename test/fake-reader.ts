/**
 * A reader for tests of what stands around the reader: quick, the same every time, and failing where a text asks for it.
 * It takes longer over some texts than over others, so that threads finish out of order.
 */
import { createHash } from "node:crypto"
import { setTimeout } from "node:timers/promises"
import type { Reader, ReaderOptions } from "../src/cli/reader.ts"
import { type DiplomaticRecord, RECORD_SCHEMA, type Report, type Span } from "../src/record/index.ts"

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex")

/** Makes the fake. Texts with FAULT make it throw, with DEATH end its thread; `knowledge: "missing"` leaves none to be made. */
export async function createReader(options: ReaderOptions): Promise<Reader> {
  if (options.knowledge === "missing") throw new Error("the knowledge folder is missing")
  const producer = { version: "0.0.0", runtime: options.runtime ?? "wasm", model: sha256("model"), knowledge: sha256("knowledge") }
  const read = async (report: Report): Promise<DiplomaticRecord> => {
    if (report.text.includes("FAULT")) throw new Error("planted")
    if (report.text.includes("DEATH")) process.exit(3)
    const digest = sha256(report.text)
    if (report.text.length < 1000) await setTimeout(Number.parseInt(digest.slice(0, 1), 16) / 2)
    return makeRecord(report, digest, { options, producer })
  }
  return { read, producer }
}

function makeRecord(report: Report, sha256: string, made: { options: ReaderOptions; producer: Reader["producer"] }): DiplomaticRecord {
  const { quotes, minConfidence = 0.5 } = made.options
  const span = (start: number, end: number): Span => ({ start, end, ...(quotes === false ? {} : { text: report.text.slice(start, end) }) })
  const name = /\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*/u.exec(report.text.slice(0, 5000))
  const end = report.text.trimEnd().length
  const start = Math.max(0, end - 40)
  const mention = name ? span(name.index, name.index + name[0].length) : span(0, Math.max(1, end))
  const actor = { id: "a1", kind: "person" as const, name: name?.[0] ?? "someone", offices: [], mentions: [mention], confidence: 0.9 }
  const statement = { id: "s1", speaker: "a1", mode: "indirect" as const, content: [span(start, end)], about: [], confidence: 0.6 }
  const { text, dateline, ...head } = report
  return {
    schema: RECORD_SCHEMA,
    report: { ...head, id: report.id ?? `sha256-${sha256.slice(0, 12)}`, language: report.language ?? "en", sha256, length: text.length },
    actors: [actor],
    events: [],
    tours: [],
    statements: minConfidence > 0.6 ? [] : [statement],
    ties: [],
    issues: [],
    producer: made.producer,
  }
}
