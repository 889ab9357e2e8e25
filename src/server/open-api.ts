/** The description of the API (OpenAPI 3.1), made from the schemas that parameters and answers are checked with. */
import { z } from "zod"
import { verbSchema, viewSchema } from "../query/index.ts"
import { LISTS, type ListEndpoint } from "./lists.ts"
import { ADDING, ASKING, freeProblems, type Json, jsonOf, makeComponents, problems, UNCHANGED } from "./open-api-answers.ts"
import { reviewPaths } from "./open-api-review.ts"

/** Makes the description. */
export function makeOpenApi(version: string): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "dragoman",
      version,
      description:
        "Who met whom, in what office, where, when; who said what, in which words: each value with the words of its report. " +
        "HEAD is answered wherever GET is. Answers about the store have an ETag that changes with the store.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths: Object.fromEntries([...LISTS.flatMap(listPaths), ...singlePaths(), ...otherPaths(), ...reviewPaths(), ...watchPaths()]),
    components: makeComponents(),
  }
}

const WHOLE = "All rows where no limit is given, streamed; else a page, with the address of the next in the Link header."
const lines = (description: string, schema: Json = { type: "string" }): Json => ({
  "application/x-ndjson": { schema: { ...schema, description } },
})

function listPaths(list: ListEndpoint): [string, Json][] {
  const { name, summary, columns } = list
  const parameters = parametersOf(verbSchema(list.verb))
  const json = jsonOf(`list-${name}`)
  const csv = { "text/csv": { schema: { type: "string", description: `Columns: ${columns.map((column) => column.name).join(", ")}.` } } }
  const ndjson = lines("A row a line.")
  const operation = (id: string, content: Json, description?: string): Json => ({
    get: {
      operationId: id,
      summary,
      ...(description === undefined ? {} : { description }),
      ...ASKING,
      parameters,
      responses: { 200: { description: "Rows.", content }, ...UNCHANGED, ...problems() },
    },
  })
  return [
    [`/api/${name}`, operation(name, { ...json, ...ndjson, ...csv }, `JSON is a page. NDJSON and CSV: ${WHOLE}`)],
    [`/api/${name}.json`, operation(`${name}Json`, json)],
    [`/api/${name}.ndjson`, operation(`${name}Ndjson`, ndjson, WHOLE)],
    [`/api/${name}.csv`, operation(`${name}Csv`, csv, WHOLE)],
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

interface Single {
  readonly answer: string
  readonly more?: Json
  readonly parameters?: Json[]
}

function single(id: string, summary: string, { answer, more = {}, parameters = [] }: Single): Json {
  const responses = { 200: { description: "Found.", content: jsonOf(answer) }, ...more, ...UNCHANGED, ...problems(404) }
  return { get: { operationId: id, summary, ...ASKING, parameters: [ID, ...parameters], responses } }
}

function singlePaths(): [string, Json][] {
  const parameters = parametersOf(viewSchema)
  const moved = { 302: { description: "It is part of another now.", headers: { Location: { schema: { type: "string" } } } } }
  const several = { 300: { description: "Several have this name.", content: jsonOf("candidates") } }
  const explained = (id: string, summary: string) => single(id, summary, { answer: "explanation", more: moved })
  return [
    ["/api/occurrences/{id}", explained("occurrence", "An occurrence: each report's version, and why they are one")],
    ["/api/statements/{id}", explained("statement", "A statement in all its wordings")],
    ["/api/tours/{id}", explained("tour", "A tour with its reports")],
    ["/api/people/{id}", single("person", "A person, by id or name", { answer: "person", more: several, parameters })],
    ["/api/bodies/{id}", single("body", "A body, by id or name", { answer: "body", more: several, parameters })],
    ["/api/states/{id}", single("state", "A state, by code or name", { answer: "state", parameters })],
    [
      "/api/reports/{id}",
      single("report", "A report with its record, by key or its own id", { answer: "kept-report", more: problems(410) }),
    ],
  ]
}

function otherPaths(): [string, Json][] {
  const ids = { name: "ids", in: "query", required: true, description: "Ids, separated by commas.", schema: { type: "string" } }
  const asked = (id: string, summary: string, answer: string, parameters: Json[] = []): Json => ({
    get: {
      operationId: id,
      summary,
      ...ASKING,
      parameters,
      responses: { 200: { description: "Found.", content: jsonOf(answer) }, ...UNCHANGED, ...problems() },
    },
  })
  const text = { "text/plain": { schema: { type: "string", description: "Header lines and an empty line may stand before the text." } } }
  const read = {
    operationId: "read",
    summary: "Read a report into its record; nothing is kept",
    ...ASKING,
    requestBody: { required: true, content: { ...jsonOf("report"), ...text } },
    responses: { 200: { description: "The record.", content: jsonOf("record") }, ...problems(413, 415, 429) },
  }
  return [
    ["/api/records", asked("records", "Occurrences and statements by their ids", "records", [ids])],
    ["/api/status", asked("status", "What the store holds", "status")],
    ["/api/read", { post: read }],
    ["/api/reports", { post: addOperation(text) }],
  ]
}

function addOperation(text: Json): Json {
  const sent = { ...jsonOf("sent"), ...lines("A report a line, or a report with its record."), ...text }
  const kept = { description: "It was there already, or withdrawn. Lines are answered by lines.", content: jsonOf("kept") }
  const location = { Location: { schema: { type: "string" } } }
  return {
    operationId: "addReports",
    summary: "Add a report, or lines of them, to the store",
    description:
      "Reports are read and merged as `dragoman add` does; one that is there already changes nothing. Each is answered when it is safe in the " +
      "store: a body that is sent again after a break doubles nothing.",
    ...ADDING,
    requestBody: { required: true, content: sent },
    responses: {
      200: { ...kept, content: { ...kept.content, ...lines("What became of each report: kept-line.") } },
      201: { description: "It was added, as new or as a new version.", headers: location, content: jsonOf("kept") },
      ...problems(413, 415, 429),
    },
  }
}

function watchPaths(): [string, Json][] {
  const free = (id: string, summary: string, answer: string): Json => ({
    get: {
      operationId: id,
      summary,
      security: [],
      responses: { 200: { description: "It is well.", content: jsonOf(answer) }, ...freeProblems() },
    },
  })
  const metrics = {
    operationId: "metrics",
    summary: "Metrics for Prometheus",
    ...ASKING,
    responses: { 200: { description: "Metrics.", content: { "text/plain": { schema: { type: "string" } } } }, ...problems() },
  }
  const description = {
    operationId: "description",
    summary: "This description",
    ...ASKING,
    responses: {
      200: { description: "OpenAPI 3.1.", content: { "application/json": { schema: { type: "object" } } } },
      ...UNCHANGED,
      ...problems(),
    },
  }
  return [
    ["/healthz", free("health", "Whether the server runs", "health")],
    ["/readyz", free("readiness", "Whether the store answers and the reader is loaded", "readiness")],
    ["/metrics", { get: metrics }],
    ["/openapi.json", { get: description }],
  ]
}
