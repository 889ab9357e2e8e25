/**
 * Checks the files of knowledge against their schemas, and says in words which row of which file is wrong.
 */
import type { z } from "zod"
import { worldSchemas } from "./world-schema.ts"

/** Parsed JSON by its path inside knowledge/ ("world/states.json"). */
export type KnowledgeFiles = Readonly<Record<string, unknown>>

/** A file of knowledge that does not say what its schema asks; the message names the file and the row. */
export class KnowledgeError extends Error {
  override readonly name = "KnowledgeError"
}

type WorldFile = keyof typeof worldSchemas

/** A file of knowledge/world/, checked; undefined where there is none. */
export function worldFile<Name extends WorldFile>(files: KnowledgeFiles, name: Name): z.infer<(typeof worldSchemas)[Name]> | undefined {
  return checked<z.infer<(typeof worldSchemas)[Name]>>(files, `world/${name}`, worldSchemas[name])
}

/** A file checked against a schema; undefined where there is none; throws a KnowledgeError where it does not fit. */
export function checked<Value>(files: KnowledgeFiles, path: string, schema: z.ZodType): Value | undefined {
  const file = files[path]
  if (file === undefined) return undefined
  const parsed = schema.safeParse(file)
  if (parsed.success) return parsed.data as Value
  const issue = parsed.error.issues[0]
  throw new KnowledgeError(
    `${path}: ${issue ? `${placeOf(issue.path)}${issue.message}${rowOf(file, issue.path)}` : "does not fit its schema"}`,
  )
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.length > 0 ? `${path.map(String).join(".")}: ` : ""
}

/** The row that an issue is in, as written, so that it can be found. */
function rowOf(file: unknown, path: readonly PropertyKey[]): string {
  const index = path.findIndex((step) => typeof step === "number")
  if (index < 0) return ""
  const row = path.slice(0, index + 1).reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], file)
  const written = JSON.stringify(row)
  return written === undefined ? "" : ` in ${written.length > 200 ? `${written.slice(0, 200)}…` : written}`
}
