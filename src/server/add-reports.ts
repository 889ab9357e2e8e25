/**
 * `POST /api/reports`: a report, or lines of them, on the path that `dragoman add` takes. One report is answered by what became of it;
 * lines are answered by lines, each when its report is safe in the store.
 */
import { Hono } from "hono"
import { type Input, type InputLimits, readBytes } from "../ingest/index.ts"
import type { KeepingPlace, KeptReply } from "./keeping.ts"
import { ServerProblem, type ServerProblemCode, toProblem } from "./problems.ts"
import { BODY_LIMITS, collectBody } from "./read-body.ts"
import type { ServerTools } from "./tools.ts"

/** Most bytes of a body, and reports in it; most bytes of one line, of one text, and of what a packed body unpacks to. */
export const ADDING_LIMITS = Object.freeze({
  body: 16 * 2 ** 20,
  reports: 1_000,
  line: { bytes: 4 * 2 ** 20, length: BODY_LIMITS.length, unpacked: 64 * 2 ** 20 } satisfies InputLimits,
})

/** What became of a report, as the command line tells it. */
export type ReportLine =
  | { readonly report: string; readonly id: string; readonly outcome: "added" | "version" | "known" | "withdrawn" }
  | { readonly outcome: "failed"; readonly line?: number; readonly code: string; readonly message: string; readonly advice?: string }

/** Bodies by their type: a name by which they are taken for what they are. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ["application/json", "report.json"],
  ["text/plain", "-"],
  ["application/x-ndjson", "reports.ndjson"],
  ["application/jsonl", "reports.ndjson"],
])

/** The route. */
export function makeAdding(tools: ServerTools): Hono {
  const app = new Hono()
  app.post("/api/reports", async ({ req }) => {
    const path = pathOf(req.header("Content-Type"), req.header("Content-Encoding"))
    const place = tools.keeping.enter()
    try {
      const body = await collectBody(req.raw, ADDING_LIMITS.body)
      const inputs = takeSome(readBytes(inPieces(body), { path }, ADDING_LIMITS.line))
      return path.endsWith(".ndjson") ? await answerLines(place, inputs, tools) : await answerOne(place, inputs, tools)
    } catch (error) {
      place.leave()
      throw error
    }
  })
  return app
}

async function* inPieces(body: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; at += 65_536) yield body.subarray(at, at + 65_536)
}

/** As many inputs as one request may have; a failure in place of the rest. */
async function* takeSome(inputs: AsyncIterable<Input>): AsyncGenerator<Input> {
  let taken = 0
  for await (const input of inputs) {
    const { line } = input.kind === "report" ? input.origin : input.issue
    taken += 1
    if (taken > ADDING_LIMITS.reports) {
      const message = `A request has at most ${ADDING_LIMITS.reports} reports; this line and those after it were not taken.`
      const advice = "Send them in another request."
      yield { kind: "failure", issue: { code: "too-large", path: "-", ...(line === undefined ? {} : { line }), message, advice } }
      return
    }
    yield input
  }
}

function pathOf(type: string | undefined, encoding: string | undefined): string {
  const path = TYPES.get((type ?? "").split(";")[0]!.trim().toLowerCase())
  if (path === undefined) throw new ServerProblem("type-unsupported", "Reports are application/json, application/x-ndjson or text/plain.")
  if (encoding !== undefined && !/^(?:gzip|identity)$/i.test(encoding))
    throw new ServerProblem("type-unsupported", "A body is packed with gzip or not at all.")
  return path
}

async function answerOne(place: KeepingPlace, inputs: AsyncIterable<Input>, tools: ServerTools): Promise<Response> {
  const taken = await gather(inputs)
  if (taken.length === 0) throw new ServerProblem("report-invalid", "There is no report in it.")
  if (taken.length > 1) throw new ServerProblem("report-invalid", "There are several reports in it; send them as application/x-ndjson.")
  const [reply] = await gather(place.keep(inTurn(taken)))
  if (reply?.kind !== "kept") throw new ServerProblem(codeOf(reply?.issue.code), reply?.issue.message ?? "There is no report in it.")
  tools.metrics.kept(reply.added.outcome)
  const isNew = /^(?:added|version)$/.test(reply.added.outcome)
  const headers = { "Content-Type": "application/json", "Cache-Control": "no-store" }
  return new Response(JSON.stringify(lineOf(reply)), {
    status: isNew ? 201 : 200,
    headers: isNew ? { ...headers, Location: `/api/reports/${reply.added.key}` } : headers,
  })
}

async function* inTurn<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

async function gather<T>(items: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = []
  for await (const item of items) gathered.push(item)
  return gathered
}

/** The problem that an input's issue is. */
const codeOf = (code: string | undefined): ServerProblemCode => (code === "too-large" || code === "read-failed" ? code : "report-invalid")

/** The first reply is waited for, so that what cannot begin is a problem; what goes wrong later is told in the last line. */
async function answerLines(place: KeepingPlace, inputs: AsyncIterable<Input>, tools: ServerTools): Promise<Response> {
  const replies = place.keep(inputs)
  const first = await replies.next()
  if (first.done) throw new ServerProblem("report-invalid", "There is no report in it.")
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(
    undefined,
    undefined,
    new ByteLengthQueuingStrategy({ highWaterMark: 2 ** 24 }),
  )
  void writeLines(writable, { first: first.value, replies, tools })
  // lines are told as they come: what packs them would hold them back
  return new Response(readable, { headers: { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store, no-transform" } })
}

interface Replying {
  readonly first: KeptReply
  readonly replies: AsyncGenerator<KeptReply>
  readonly tools: ServerTools
}

/** Writes a line for each reply, however slowly they are taken; where nobody takes them any more, keeping ends. */
async function writeLines(writable: WritableStream<Uint8Array>, { first, replies, tools }: Replying): Promise<void> {
  const writer = writable.getWriter()
  let isGone = false
  writer.closed.catch(() => {
    isGone = true
  })
  const say = (line: ReportLine) => void writer.write(Buffer.from(`${JSON.stringify(line)}\n`)).catch(() => {})
  const tell = (reply: KeptReply) => {
    tools.metrics.kept(reply.kind === "kept" ? reply.added.outcome : "failed")
    say(lineOf(reply))
  }
  try {
    tell(first)
    for await (const reply of replies) {
      tell(reply)
      if (isGone) break
    }
  } catch (error) {
    const { code, title, advice, status } = toProblem(error)
    if (status >= 500) tools.log({ level: "error", code, path: "/api/reports", fault: String(error).slice(0, 300) })
    say({ outcome: "failed", code, message: title, ...(advice === undefined ? {} : { advice }) })
  }
  await writer.close().catch(() => {})
}

function lineOf(reply: KeptReply): ReportLine {
  if (reply.kind === "kept") return { report: reply.added.key, id: reply.id, outcome: reply.added.outcome }
  const { code, line, message, advice } = reply.issue
  return { outcome: "failed", ...(line === undefined ? {} : { line }), code, message, advice }
}
