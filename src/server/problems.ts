/** Problem details (RFC 9457): every answer that is none, with a stable code and what to do. */
import { QUERY_FAULTS, QueryError, type QueryFaultCode } from "../query/index.ts"
import { STORE_FAULTS, StoreError, toStoreError } from "../store/errors.ts"

/** A problem as it is answered. */
export interface Problem {
  /** `urn:dragoman:problem:` and the code. */
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  /** The parameter that it is about. */
  readonly parameter?: string
  readonly advice?: string
}

interface ProblemWords {
  readonly status: number
  readonly title: string
  readonly advice?: string
}

/** The problems that are the server's own. */
export const SERVER_PROBLEMS = Object.freeze({
  "not-found": { status: 404, title: "There is nothing at this address.", advice: "/openapi.json lists every address." },
  "method-refused": { status: 405, title: "The address does not take this method." },
  "token-missing": {
    status: 401,
    title: "This takes a token.",
    advice: "Send `Authorization: Bearer` and a token; `dragoman token create` makes one.",
  },
  "token-unknown": { status: 401, title: "The token is not valid.", advice: "`dragoman token list` shows which are." },
  "scope-missing": {
    status: 403,
    title: "The token does not allow this.",
    advice: "`dragoman token create --scopes` makes one that does.",
  },
  withdrawn: { status: 410, title: "The report was withdrawn.", advice: "A tombstone is all that is kept of it." },
  "too-large": { status: 413, title: "The report is too large.", advice: "Cut it into reports, or read it with `dragoman read`." },
  "type-unsupported": { status: 415, title: "The body is of another type.", advice: "Send application/json (a Report) or text/plain." },
  "host-refused": { status: 421, title: "The request names another host.", advice: "Use the address that the server printed." },
  "origin-refused": {
    status: 403,
    title: "Another site may not use this server.",
    advice: "Call it from a program, not from another page.",
  },
  "report-invalid": { status: 400, title: "The body is not a report.", advice: "See Report in /openapi.json." },
  "characters-refused": { status: 400, title: "The address is no text.", advice: "Leave U+0000 out." },
  "parameter-missing": { status: 400, title: "A parameter is missing.", advice: "/openapi.json lists them." },
  "parameter-unknown": { status: 400, title: "There is no such parameter here.", advice: "/openapi.json lists them." },
  "parameter-repeated": { status: 400, title: "A parameter is given twice.", advice: "Several values go into one, separated by commas." },
  busy: { status: 429, title: "Too many reports are being read.", advice: "Try again after the seconds in Retry-After." },
  "writing-busy": {
    status: 429,
    title: "Too many requests add reports at once.",
    advice: "Try again after the seconds in Retry-After; several reports go into one request as NDJSON.",
  },
  "reviewed-only": {
    status: 403,
    title: "The server shows what was reviewed, and takes nothing in.",
    advice: "Add with `dragoman add`, or by a server without --state.",
  },
  "not-ready": { status: 503, title: "The server is not ready yet.", advice: "Try again in a while." },
  "read-failed": {
    status: 500,
    title: "The reader failed on this report.",
    advice: "Report this with the text: it is a fault in dragoman.",
  },
  failed: { status: 500, title: "The server failed.", advice: "The server's log has more; report it, as it is a fault in dragoman." },
} as const satisfies Record<string, ProblemWords>)

/** The code of a problem that is the server's own. */
export type ServerProblemCode = keyof typeof SERVER_PROBLEMS

/** Thrown where the server itself has no answer. */
export class ServerProblem extends Error {
  readonly code: ServerProblemCode
  readonly parameter: string | undefined

  constructor(code: ServerProblemCode, detail: string, parameter?: string) {
    super(detail)
    this.name = "ServerProblem"
    this.code = code
    this.parameter = parameter
  }
}

const NOWHERE: ReadonlySet<QueryFaultCode> = new Set(["person-unknown", "body-unknown", "country-unknown", "id-unknown"])
/** The parameters that stand in a path: what they name is the address. */
const IN_PATH: ReadonlySet<string> = new Set(["id", "name"])

/** The problem that an error means. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ServerProblem) {
    const words: ProblemWords = SERVER_PROBLEMS[error.code]
    return makeProblem(error.code, words, { detail: error.message, parameter: error.parameter })
  }
  if (error instanceof QueryError) {
    const isAddress = NOWHERE.has(error.code) && IN_PATH.has(error.filter ?? "")
    const words = { status: isAddress ? 404 : 400, title: QUERY_FAULTS[error.code].means, advice: error.advice }
    return makeProblem(error.code, words, { detail: error.message, parameter: error.filter })
  }
  const fault = error instanceof StoreError ? error : toStoreError(error, "store")
  if (fault) {
    const words = { status: 503, title: STORE_FAULTS[fault.code].means, advice: "Try again in a while; the server's log has more." }
    return makeProblem(fault.code, words, { detail: words.title })
  }
  return makeProblem("failed", SERVER_PROBLEMS.failed, { detail: SERVER_PROBLEMS.failed.title })
}

function makeProblem(
  code: string,
  { status, title, advice }: ProblemWords,
  { detail, parameter }: { readonly detail: string; readonly parameter?: string | undefined },
): Problem {
  return {
    type: `urn:dragoman:problem:${code}`,
    title,
    status,
    detail,
    code,
    ...(parameter === undefined ? {} : { parameter }),
    ...(advice === undefined ? {} : { advice }),
  }
}
