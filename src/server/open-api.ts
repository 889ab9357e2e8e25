/** The description of the API (OpenAPI 3.1), made from the schemas that parameters and answers are checked with. */
import { z } from "zod"
import { verbSchema, viewSchema } from "../query/index.ts"
import { schemas } from "../record/index.ts"
import { LISTS, type ListEndpoint } from "./lists.ts"
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

type Json = Record<string, unknown>

const PROBLEM = { description: "There is no answer.", content: { "application/problem+json": { schema: refTo("problem") } } }

/** Makes the description. */
export function makeOpenApi(version: string): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "dragoman",
      version,
      description: "Who met whom, in what office, where, when; who said what, in which words: each value with the words of its report.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths: Object.fromEntries([...LISTS.flatMap(listPaths), ...singlePaths(), ...otherPaths()]),
    components: { schemas: componentSchemas() },
  }
}

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
  health: z.strictObject({ status: z.string(), version: z.string().optional() }),
})

function refTo(name: string): Json {
  return { $ref: `#/components/schemas/${name}` }
}

/** All answers in one conversion, so that what they share is there once. */
function componentSchemas(): Json {
  const { $defs = {}, properties = {} } = z.toJSONSchema(z.object(ANSWERS), { target: "draft-2020-12" })
  return JSON.parse(JSON.stringify({ ...$defs, ...properties }).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
}

function listPaths(list: ListEndpoint): [string, Json][] {
  const { name, summary, columns } = list
  const parameters = parametersOf(verbSchema(list.verb))
  const json = { "application/json": { schema: refTo(`list-${name}`) } }
  const csv = { "text/csv": { schema: { type: "string", description: `Columns: ${columns.map((column) => column.name).join(", ")}.` } } }
  const ndjson = { "application/x-ndjson": { schema: { type: "string", description: "A row a line." } } }
  const operation = (id: string, content: Json): Json => ({
    get: { operationId: id, summary, parameters, responses: { 200: { description: "A page of rows.", content }, default: PROBLEM } },
  })
  return [
    [`/api/${name}`, operation(name, { ...json, ...ndjson, ...csv })],
    [`/api/${name}.json`, operation(`${name}Json`, json)],
    [`/api/${name}.ndjson`, operation(`${name}Ndjson`, ndjson)],
    [`/api/${name}.csv`, operation(`${name}Csv`, csv)],
  ]
}

/** The parameters that a schema's fields are. */
export function parametersOf(schema: z.ZodObject): Json[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const { $schema: _, description, ...shape } = z.toJSONSchema(field as z.ZodType, { target: "draft-2020-12" })
    const { value: __, ...rest } = shape as Json
    const isList = rest.type === "array"
    return { name, in: "query", description, schema: rest, ...(isList ? { style: "form", explode: false } : {}) }
  })
}

const ID = { name: "id", in: "path", required: true, schema: { type: "string" } }

function single(
  id: string,
  summary: string,
  { answer, more = {}, parameters = [] }: { answer: string; more?: Json; parameters?: Json[] },
): Json {
  const found = { description: "Found.", content: { "application/json": { schema: refTo(answer) } } }
  return { get: { operationId: id, summary, parameters: [ID, ...parameters], responses: { 200: found, ...more, default: PROBLEM } } }
}

function singlePaths(): [string, Json][] {
  const parameters = parametersOf(viewSchema)
  const moved = { 302: { description: "It is part of another now.", headers: { Location: { schema: { type: "string" } } } } }
  const several = { 300: { description: "Several have this name.", content: { "application/json": { schema: refTo("candidates") } } } }
  return [
    [
      "/api/occurrences/{id}",
      single("occurrence", "An occurrence: each report's version, and why they are one", { answer: "explanation", more: moved }),
    ],
    ["/api/statements/{id}", single("statement", "A statement in all its wordings", { answer: "explanation", more: moved })],
    ["/api/tours/{id}", single("tour", "A tour with its reports", { answer: "explanation", more: moved })],
    ["/api/people/{id}", single("person", "A person, by id or name", { answer: "person", more: several, parameters })],
    ["/api/bodies/{id}", single("body", "A body, by id or name", { answer: "body", more: several, parameters })],
    ["/api/states/{id}", single("state", "A state, by code or name", { answer: "state", parameters })],
    ["/api/reports/{id}", single("report", "A report with its record, by key or its own id", { answer: "kept-report" })],
  ]
}

function otherPaths(): [string, Json][] {
  const json = (answer: string): Json => ({ "application/json": { schema: refTo(answer) } })
  const plain = (id: string, summary: string, answer: string): Json => ({
    get: { operationId: id, summary, responses: { 200: { description: "It is well.", content: json(answer) }, default: PROBLEM } },
  })
  const read = {
    operationId: "read",
    summary: "Read a report into its record; nothing is kept",
    requestBody: { required: true, content: { ...json("report"), "text/plain": { schema: { type: "string" } } } },
    responses: { 200: { description: "The record.", content: json("record") }, default: PROBLEM },
  }
  const records = plain("records", "Occurrences and statements by their ids", "records") as { get: Json }
  const ids = { name: "ids", in: "query", required: true, description: "Ids, separated by commas.", schema: { type: "string" } }
  return [
    ["/api/records", { get: { ...records.get, parameters: [ids] } }],
    ["/api/read", { post: read }],
    ["/api/status", plain("status", "What the store holds", "status")],
    ["/health", plain("health", "Whether the server runs", "health")],
    ["/ready", plain("ready", "Whether the store answers", "health")],
  ]
}
