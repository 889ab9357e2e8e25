/**
 * WARC, an archive of the web, to reports: the pages in it that were answered with success, one record in memory at a time. Own code, as
 * the library for it holds lines and pages without a bound. Pictures, redirects, requests and the like are counted and told once.
 */
import { readByteWise } from "./byte-reader.ts"
import { decodeBytes } from "./decode.ts"
import { readHttp } from "./http-record.ts"
import { finishReport, type Input, type InputLimits, makeFailure, makeIssue, type Origin } from "./input.ts"
import { declaredCharset } from "./page-marks.ts"
import { type Bytes, inWords, SourceError } from "./source.ts"
import { readPageText } from "./whole.ts"

const LONGEST_LINE = 16_384
const MOST_LINES = 200
/** Kinds of what was passed over that are told by name. */
const MOST_KINDS = 8

type Head = ReadonlyMap<string, string>

/** Reads the records of an archive. */
export async function* readWebArchive(source: Bytes, { path }: Origin, limits: InputLimits): AsyncGenerator<Input> {
  const reader = readByteWise(source)
  const passed = new Map<string, number>()
  let [number, read] = [0, 0]
  const at = (): Origin => ({ path, line: number })
  try {
    for (let start = await findRecord(reader); start !== undefined; start = await findRecord(reader)) {
      number += 1
      if (start.skipped > 0)
        yield makeFailure("broken-archive", at(), `Before this record stand ${inWords(start.skipped)} that are of none.`)
      const head = await readHead(reader)
      const length = Number(head?.get("content-length"))
      if (head === undefined || !/^\d{1,15}$/.test(head.get("content-length") ?? "")) {
        yield makeFailure("broken-archive", at(), "The record does not tell its length.")
        continue
      }
      const kind = passedKind(head)
      if (kind !== undefined || length > limits.bytes) {
        const skipped = await reader.skip(length)
        if (kind !== undefined) passed.set(kind, (passed.get(kind) ?? 0) + 1)
        else if (skipped === length) yield makeFailure("too-large", at(), `The record is larger than ${inWords(limits.bytes)}.`)
        if (skipped < length) yield makeFailure("broken-archive", at(), "The archive is cut short in this record.")
        continue
      }
      const block = await reader.take(length)
      if (block.length < length) {
        yield makeFailure("broken-archive", at(), "The archive is cut short in this record.")
        return
      }
      const input = await readRecord(head, block, { origin: at(), limits })
      if (typeof input === "string") passed.set(input, (passed.get(input) ?? 0) + 1)
      else {
        read += 1
        yield input
      }
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    yield makeFailure(error.code, at(), error.message)
    number += 1 // something was there
  } finally {
    await reader.close()
  }
  if (passed.size > 0) yield { kind: "failure", issue: makeIssue("passed-over", { path }, describePassed(passed, read)) }
  else if (number === 0) yield makeFailure("empty", { path }, "The archive holds no record.")
}

type Reader = ReturnType<typeof readByteWise>
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8")

/** Goes to the next line that begins a record, and tells over how many bytes that are no blank lines. */
async function findRecord(reader: Reader): Promise<{ readonly skipped: number } | undefined> {
  let skipped = 0
  for (let line = await reader.line(LONGEST_LINE); line !== undefined; line = await reader.line(LONGEST_LINE)) {
    const text = textOf(line.subarray(0, 20)).trim()
    if (/^WARC\/\d\.\d+$/.test(text)) return { skipped }
    skipped += text === "" ? 0 : line.length
  }
  if (skipped > 0) throw new SourceError("broken-archive", `The archive ends in ${inWords(skipped)} that are of no record.`)
  return undefined
}

/** The head of a record; undefined where it goes on without end. */
async function readHead(reader: Reader): Promise<Head | undefined> {
  const head = new Map<string, string>()
  for (let lines = 0; lines < MOST_LINES; lines++) {
    const line = await reader.line(LONGEST_LINE)
    const text = line === undefined ? "" : textOf(line).trim()
    if (text === "") return head
    const colon = text.indexOf(":")
    const name = text.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    if (colon > 0 && !head.has(name)) head.set(name, text.slice(colon + 1).trim())
  }
  return undefined
}

/** What a record is that holds no page by its head alone. */
function passedKind(head: Head): string | undefined {
  const type = head.get("warc-type") ?? "unknown"
  if (type === "response") return /^application\/http/i.test(head.get("content-type") ?? "") ? undefined : "response of another protocol"
  if (type !== "resource" && type !== "conversion") return type
  const content = head.get("content-type") ?? ""
  return isReadable(content) ? undefined : kindOf(content)
}

const kindOf = (type: string): string => type.split(";")[0]!.trim().toLowerCase().slice(0, 60) || "unknown type"
const isReadable = (type: string): boolean => /^(?:text\/html|application\/xhtml\+xml|text\/plain)\b/i.test(type)

/** The page in a record; or what it is, where it is none. */
async function readRecord(
  head: Head,
  block: Uint8Array,
  { origin, limits }: { readonly origin: Origin; readonly limits: InputLimits },
): Promise<Input | string> {
  const isHttp = head.get("warc-type") === "response"
  const answer = isHttp ? readHttp(block, limits.bytes) : { status: 200, type: head.get("content-type") ?? "", body: block }
  if (answer === undefined) return makeFailure("broken-archive", origin, "The record holds no answer of a server.")
  if (answer.status < 200 || answer.status > 299) return `answer ${answer.status}`
  if (!isReadable(answer.type)) return kindOf(answer.type)
  if (typeof answer.body === "string") return makeFailure(answer.body, origin, FAULTS[answer.body])
  const charset = /charset\s*=\s*["']?([\w-]{2,20})/i.exec(answer.type)?.[1]
  const decoded = decodeBytes(answer.body, charset ?? declaredCharset(answer.body))
  if ("notText" in decoded) return makeFailure("not-text", origin, decoded.notText)
  const issues =
    decoded.guessed === undefined ? [] : [makeIssue("encoding-guessed", origin, `It is not UTF-8; read as ${decoded.guessed}.`)]
  const isPlain = /^text\/plain\b/i.test(answer.type)
  const input = isPlain
    ? finishReport({ text: decoded.text }, origin, { issues, limits })
    : await readPageText(decoded.text, origin, { issues, limits })
  return withAddress(input, head.get("warc-target-uri"))
}

const FAULTS = {
  "too-large": "The page unpacks to more than a file may have.",
  "broken-archive": "The page is packed, and what it is packed in is damaged.",
} as const

/** The address where it was fetched, where the page names none. */
function withAddress(input: Input, target: string | undefined): Input {
  const url = target?.replace(/^<|>$/g, "")
  if (input.kind === "failure" || url === undefined || !/^https?:\/\/\S+$/.test(url)) return input
  return { ...input, report: { url, ...input.report } }
}

function describePassed(passed: ReadonlyMap<string, number>, read: number): string {
  const all = [...passed].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  const total = all.reduce((sum, [, count]) => sum + count, 0)
  const named = all.slice(0, MOST_KINDS).map(([kind, count]) => `${kind} ${count}`)
  return `${read} records were read as pages, ${total} passed over: ${named.join(", ")}${all.length > MOST_KINDS ? ", and others" : ""}.`
}
