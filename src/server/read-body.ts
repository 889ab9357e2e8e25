/** The body of a request as a report: JSON with the fields of a Report, or its text, which may have a header. */
import type { HonoRequest } from "hono"
import { readHeader } from "../ingest/header.ts"
import { checkReport } from "../ingest/report.ts"
import type { Report } from "../record/index.ts"
import { ServerProblem } from "./problems.ts"

/** Longest text of a report, in UTF-16 units, and most bytes of a body. */
export const BODY_LIMITS = Object.freeze({ length: 100_000, bytes: 1_000_000 })

/** The report in a body. Throws a ServerProblem. */
export async function readBody(request: HonoRequest): Promise<Report> {
  const [type] = (request.header("Content-Type") ?? "text/plain").split(";")
  const body = await request.text()
  if (type === "application/json") return checkLength(fromJson(body))
  if (type === "text/plain") return checkLength(readHeader(body).report)
  throw new ServerProblem("type-unsupported", "A report is application/json or text/plain.")
}

function fromJson(body: string): Report {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw new ServerProblem("report-invalid", "The body is not JSON.")
  }
  const report = checkReport(value)
  if (typeof report === "string") throw new ServerProblem("report-invalid", report)
  return report
}

/** The report, where it has a text that is not too long. Throws a ServerProblem. */
export function checkLength(report: Report): Report {
  const { length } = report.text
  if (report.text.trim() === "") throw new ServerProblem("report-invalid", "There is no text in it.")
  if (length > BODY_LIMITS.length)
    throw new ServerProblem("too-large", `The text has ${length} characters; ${BODY_LIMITS.length} is the limit.`)
  return report
}

/** The bytes of a body, no more than so many. Throws a ServerProblem where there are more, or where it broke off. */
export async function collectBody(request: Request, most: number): Promise<Uint8Array> {
  const tooLarge = () => new ServerProblem("too-large", `A body has at most ${most} bytes here.`)
  if (Number(request.headers.get("Content-Length") ?? 0) > most) throw tooLarge()
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of request.body ?? []) {
      size += piece.length
      if (size > most) throw tooLarge()
      pieces.push(piece)
    }
  } catch (error) {
    throw error instanceof ServerProblem ? error : new ServerProblem("report-invalid", "The body broke off.")
  }
  return Buffer.concat(pieces)
}
