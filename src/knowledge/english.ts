/**
 * The files of knowledge/en/ by what they are used for. Each is checked when it is first asked for, and all by `checkEnglish`.
 */
import type { z } from "zod"
import { officeWordsSchema, timeWordsSchema } from "./en-schema.ts"
import { checked, KnowledgeError, type KnowledgeFiles } from "./validate.ts"

const englishSchemas = { "times.json": timeWordsSchema, "offices.json": officeWordsSchema } as const
type EnglishFile = keyof typeof englishSchemas

/** A file of knowledge/en/, checked; throws a KnowledgeError where it is missing. */
export function englishFile<Name extends EnglishFile>(files: KnowledgeFiles, name: Name): z.infer<(typeof englishSchemas)[Name]> {
  const file = checked<z.infer<(typeof englishSchemas)[Name]>>(files, `en/${name}`, englishSchemas[name])
  if (file === undefined) throw new KnowledgeError(`en/${name} is missing`)
  return file
}

/** Checks every file of knowledge/en/ that has a schema here. */
export function checkEnglish(files: KnowledgeFiles): void {
  for (const [name, schema] of Object.entries(englishSchemas)) checked(files, `en/${name}`, schema)
}

/** The files under knowledge/en/frames/, by their names without ".json". */
export function frameFiles(files: KnowledgeFiles): Readonly<Record<string, unknown>> {
  const frames = Object.entries(files).filter(([path]) => path.startsWith("en/frames/"))
  return Object.fromEntries(frames.map(([path, file]) => [path.slice("en/frames/".length, -".json".length), file]))
}
