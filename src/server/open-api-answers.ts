/** Parts of the description: the problems that each address may answer with, who may ask, and every schema by its name. */
import { z } from "zod"
import { schemas } from "../record/index.ts"
import { LISTS } from "./lists.ts"
import {
  bodyPageSchema,
  candidatesSchema,
  explanationSchema,
  personPageSchema,
  problemSchema,
  reportPageSchema,
  statePageSchema,
  statusSchema,
} from "./schemas/pages.ts"
import { occurrenceSchema, statementSchema } from "./schemas/parts.ts"
import { reviewOutcomeSchema, reviewQueueSchema, verdictSchema } from "./schemas/review.ts"

/** A part of the description. */
export type Json = Record<string, unknown>

/** What each status of a problem means. */
const PROBLEMS = Object.freeze({
  400: "The request makes no sense: the problem names the parameter, or what is wrong with the body.",
  401: "It takes a token, or the token is not valid.",
  403: "The token lacks the scope, or the request comes from another site.",
  404: "There is nothing of this name or id.",
  410: "The report was withdrawn.",
  413: "The body or the text is too long.",
  415: "The body is of a type, or packed in a way, that is not taken.",
  421: "The request names another host.",
  429: "Too much is under way; Retry-After has seconds.",
  500: "A fault in dragoman.",
  503: "The store does not answer, or the server is not ready yet; Retry-After has seconds.",
})
/** The status of a problem. */
export type ProblemStatus = keyof typeof PROBLEMS

const ANYWHERE = [400, 421, 500, 503] as const
const GUARDED = [...ANYWHERE, 401, 403] as const

/** The problems of an address that may take a token, those that it has beside the usual ones named. */
export const problems = (...more: readonly ProblemStatus[]): Json => describeProblems([...GUARDED, ...more])
/** The problems of an address that never takes a token. */
export const freeProblems = (): Json => describeProblems(ANYWHERE)

function describeProblems(statuses: readonly ProblemStatus[]): Json {
  const sorted = [...new Set(statuses)].sort()
  return Object.fromEntries(sorted.map((status) => [status, { $ref: `#/components/responses/problem-${status}` }]))
}

/** What an answer that is tagged may be instead. */
export const UNCHANGED: Json = { 304: { $ref: "#/components/responses/unchanged" } }
/** Who may ask: anyone on this machine, elsewhere who has a token with the scope read. */
export const ASKING: Json = { security: [{}, { token: ["read"] }] }
/** Who may add. */
export const ADDING: Json = { security: [{ token: ["write"] }] }
/** Who may review. */
export const REVIEWING: Json = { security: [{ token: ["review"] }] }

/** A reference to a schema. */
export const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
/** Content that is JSON. */
export const jsonOf = (name: string): Json => ({ "application/json": { schema: refTo(name) } })

const keptSchema = z
  .strictObject({ report: z.string(), id: z.string(), outcome: z.enum(["added", "version", "known", "withdrawn"]) })
  .meta({ id: "KeptReportLine", description: "What became of a report: its key, its own id, and whether it is new." })
const failedSchema = z
  .strictObject({
    outcome: z.literal("failed"),
    line: z.int().optional(),
    code: z.string(),
    message: z.string(),
    advice: z.string().optional(),
  })
  .meta({ id: "FailedReportLine", description: "Why a report was not kept, with the line that it came in." })
const pairSchema = z
  .strictObject({ report: schemas.report, record: schemas.record })
  .meta({ id: "ReadReport", description: "A report with the record that was read from it elsewhere; it is checked and kept as it is." })

/** The answers by the name that they have here. */
const ANSWERS: Readonly<Record<string, z.ZodType>> = Object.freeze({
  ...Object.fromEntries(LISTS.map(({ name, answer }) => [`list-${name}`, answer])),
  person: personPageSchema,
  body: bodyPageSchema,
  state: statePageSchema,
  candidates: candidatesSchema,
  explanation: explanationSchema,
  "kept-report": reportPageSchema,
  status: statusSchema,
  problem: problemSchema,
  records: z.strictObject({ occurrences: z.array(occurrenceSchema), statements: z.array(statementSchema) }),
  report: schemas.report,
  record: schemas.record,
  sent: z.union([schemas.report, pairSchema]),
  kept: keptSchema,
  "kept-line": z.union([keptSchema, failedSchema]),
  "review-queue": reviewQueueSchema,
  "review-verdict": verdictSchema,
  "review-outcome": reviewOutcomeSchema,
  health: z.strictObject({ status: z.literal("ok"), version: z.string() }),
  readiness: z.strictObject({ status: z.literal("ready"), store: z.literal("open"), reader: z.literal("loaded") }),
})

/** All that the addresses refer to: schemas in one conversion, so that what they share is there once, answers, and the token. */
export function makeComponents(): Json {
  const { $defs = {}, properties = {} } = z.toJSONSchema(z.object(ANSWERS), { target: "draft-2020-12" })
  const found = JSON.parse(JSON.stringify({ ...$defs, ...properties }).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
  const problem = { "application/problem+json": { schema: refTo("problem") } }
  const told = Object.entries(PROBLEMS).map(([status, description]) => [`problem-${status}`, { description, content: problem }])
  return {
    schemas: found,
    responses: { unchanged: { description: "It is as the client has it (If-None-Match)." }, ...Object.fromEntries(told) },
    securitySchemes: {
      token: { type: "http", scheme: "bearer", description: "A token that `dragoman token create` made, with the scope that is named." },
    },
  }
}
