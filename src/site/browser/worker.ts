/** The reader in the browser, in a thread of its own: loaded once, then a record for each text, the same bytes as on the command line. */
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex } from "@noble/hashes/utils.js"
import { readHeader } from "../../ingest/header.ts"
import { checkReport } from "../../ingest/report.ts"
import { loadKnowledge } from "../../knowledge/load.ts"
import { startEncoder } from "../../language/index.ts"
import { assembleReader, type Reader } from "../../reader/assemble.ts"
import type { Report } from "../../record/index.ts"
import type { ReaderJson, ReaderManifest } from "../reader-files.ts"
import { download, unpack } from "./download.ts"
import type { Answer, Request } from "./messages.ts"

/** No text is longer than this here, as at the server. */
const MOST_LENGTH = 100_000

const say = (answer: Answer): void => postMessage(answer)

async function load(): Promise<Reader> {
  const at = (name: string) => new URL(`reader/${name}`, import.meta.url)
  const { version, files } = (await (await fetch(at("reader.json"))).json()) as ReaderManifest
  const total = Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  const fetched = (name: string) =>
    download(at(name), (bytes) => {
      done += bytes
      say({ kind: "progress", done: Math.min(done, total), total })
    })
  const [model, packedRuntime, packedParts] = await Promise.all([
    fetched(files.model.name),
    fetched(files.runtime.name),
    fetched(files.parts.name),
  ])
  const { knowledge: known, overlay, ...parts } = JSON.parse(new TextDecoder().decode(await unpack(packedParts))) as ReaderJson
  const knowledge = loadKnowledge(known, overlay)
  const run = await startEncoder(model, "wasm", await unpack(packedRuntime))
  const producer = { version, runtime: "wasm", model: bytesToHex(sha256(model)), knowledge: knowledge.digest } as const
  return assembleReader({ ...parts, knowledge, run, producer })
}

/** The report that a text is: JSON, or text under a header. Throws where it is none. */
function toReport(text: string): { readonly report: Report; readonly doubts: { code: string; message: string }[] } {
  if (text.length > MOST_LENGTH) throw new Error(`The text has ${text.length} characters; ${MOST_LENGTH} is the limit.`)
  if (/^\s*\{\s*"/.test(text)) return { report: fromJson(text), doubts: [] }
  const { report, unclearDate } = readHeader(text)
  if (report.text.trim() === "") throw new Error("There is no text in it.")
  const message = `The date is not clear: ${JSON.stringify(unclearDate?.slice(0, 80))}.`
  return { report, doubts: unclearDate === undefined ? [] : [{ code: "date-unclear", message }] }
}

function fromJson(text: string): Report {
  const report = checkReport(JSON.parse(text))
  if (typeof report === "string") throw new Error(report)
  return report
}

let loading: Promise<Reader> | undefined

async function answer(request: Request): Promise<void> {
  try {
    loading ??= load()
    const reader = await loading
    if (request.kind === "load") return say({ kind: "ready" })
    const { report, doubts } = toReport(request.text)
    const began = performance.now()
    const read = await reader.read(report)
    const record = { ...read, issues: [...doubts, ...read.issues] } as typeof read
    say({ kind: "record", line: JSON.stringify(record), record, report, ms: performance.now() - began })
  } catch (error) {
    say({ kind: "fault", message: error instanceof Error ? error.message : String(error) })
  }
}

let turn = Promise.resolve()
addEventListener("message", ({ data }: MessageEvent<Request>) => {
  turn = turn.then(() => answer(data))
})
