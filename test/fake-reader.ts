/**
 * A reader for tests of what stands around the reader: quick, the same every time, and failing where a text asks for it.
 * It takes longer over some texts than over others, so that threads finish out of order.
 */
import { setTimeout } from "node:timers/promises"
import type { Explanation, Reader, ReaderOptions } from "../src/cli/reader.ts"
import {
  type DiplomaticRecord,
  keepConfident,
  makeHead,
  makeSpan,
  type Producer,
  RECORD_SCHEMA,
  type Report,
  sha256,
  withoutQuotes,
} from "../src/record/index.ts"

/** Makes the fake. Texts with FAULT make it throw, with DEATH end its thread; `knowledge: "missing"` leaves none to be made. */
export async function createReader(options: ReaderOptions): Promise<Reader> {
  if (options.knowledge === "missing") throw new Error("the knowledge folder is missing")
  const producer = { version: "0.0.0", runtime: options.runtime ?? "wasm", model: sha256("model"), knowledge: sha256("knowledge") }
  const read = async (report: Report): Promise<DiplomaticRecord> => {
    if (report.text.includes("FAULT")) throw new Error("planted")
    if (report.text.includes("DEATH")) process.exit(3)
    if (report.text.length < 1000) await setTimeout((report.text.charCodeAt(0) * 7) % 11)
    const record = keepConfident(makeRecord(report, producer), options.minConfidence ?? 0.5)
    return options.quotes === false ? withoutQuotes(record) : record
  }
  const explain = async (report: Report): Promise<Explanation> => {
    const record = await read(report)
    return { record, facts: record.statements.map(explainStatement) }
  }
  return { read, explain, producer }
}

function explainStatement({ id, content }: DiplomaticRecord["statements"][number]): Explanation["facts"][number] {
  const labels = [{ value: "CONTENT", probability: 0.6 }]
  return { id, findings: [{ kind: "label", of: "content", layer: "content", words: content[0]!, labels }] }
}

/** The first name in capitals is a person who says the word after it. */
function makeRecord(report: Report, producer: Producer): DiplomaticRecord {
  const name = /(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*) (\p{Ll}+)/u.exec(report.text.slice(0, 5000))
  const [whole, who = "", what = ""] = name ?? ["", "", ""]
  const start = name?.index ?? 0
  const empty = { actors: [], events: [], tours: [], statements: [], ties: [], issues: [], producer }
  const record: DiplomaticRecord = { schema: RECORD_SCHEMA, report: makeHead(report, { language: "en" }), ...empty }
  if (!name) return record
  const mention = makeSpan(report.text, start, start + who.length)
  const content = makeSpan(report.text, start + whole.length - what.length, start + whole.length)
  const { producer: made, ...parts } = record
  return {
    ...parts,
    actors: [{ id: "a1", kind: "person", name: who, offices: [], mentions: [mention], confidence: 0.9 }],
    statements: [{ id: "s1", speaker: "a1", mode: "indirect", content: [content], about: [], confidence: 0.6 }],
    producer: made,
  }
}
