/** The JSON Schema (draft 2020-12) of a record, made from the zod schema. */
import { z } from "zod"
import { recordSchema } from "./schema.ts"

/** The JSON Schema of a record, as a fresh object. */
export function recordJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(recordSchema, { target: "draft-2020-12" }) as Record<string, unknown>
}
