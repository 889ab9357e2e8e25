/**
 * The JSON Schemas (draft 2020-12) of what goes in and what comes out, made from the zod schemas. They state the shape only;
 * `validateRecord` also checks what no JSON Schema can say, such as that a quote is what stands at its offsets.
 */
import { z } from "zod"
import { reportSchema } from "./report.ts"
import { RECORD_SCHEMA, recordSchema } from "./schema.ts"

/** A JSON Schema, as plain data. */
export type JsonSchema = z.core.JSONSchema.JSONSchema

/** The JSON Schema of a record, as a fresh object. */
export function recordJsonSchema(): JsonSchema {
  return toJsonSchema(recordSchema, `urn:${RECORD_SCHEMA.replaceAll("/", ":")}`)
}

/** The JSON Schema of a Report, what `dragoman read` takes as NDJSON, as a fresh object. */
export function reportJsonSchema(): JsonSchema {
  return toJsonSchema(reportSchema, "urn:dragoman:report:1")
}

function toJsonSchema(schema: z.ZodType, id: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12" })
  return JSON.parse(JSON.stringify({ $schema, $id: id, ...rest })) as JsonSchema
}
