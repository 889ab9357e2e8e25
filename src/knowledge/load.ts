/**
 * From parsed files to knowledge: validated by schema, joined with a user's overlay, indexed when first asked.
 * Pure: the files come in as values by their path inside knowledge/ ("world/states.json").
 */
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import type { z } from "zod"
import { indexNames } from "./name-index.ts"
import { buildStates, namesOfStates, type State, type StateMatch } from "./states.ts"
import { worldSchemas } from "./world-schema.ts"

/** Parsed JSON by its path inside knowledge/. */
export type KnowledgeFiles = Readonly<Record<string, unknown>>

/** A file of knowledge that does not say what its schema asks; names the file and the row. */
export class KnowledgeError extends Error {}

export interface Knowledge {
  readonly states: readonly State[]
  /** Any name of a state: common, official, older, adjective, people, capital or seat (`as` tells which). */
  readonly findState: (name: string) => StateMatch | undefined
  readonly findStateByAdjective: (word: string) => StateMatch | undefined
  /** sha256 of the content, in hex; the same whatever the layout of the files. */
  readonly digest: string
}

/** Validates and indexes knowledge; throws a KnowledgeError that names file and row where something is wrong. */
export function loadKnowledge(files: KnowledgeFiles): Knowledge {
  const states = buildStates(rowsOf(files, "states.json"), rowsOf(files, "state-names.json"), rowsOf(files, "seats.json"))
  const names = once(() => indexNames(namesOfStates(states)))
  const digest = once(() => digestOf(files))
  return {
    states,
    findState: (name) => names().find(name)[0]?.value,
    findStateByAdjective: (word) =>
      names()
        .find(word)
        .find((named) => named.value.as === "adjective")?.value,
    get digest() {
      return digest()
    },
  }
}

type WorldFile = keyof typeof worldSchemas
type RowsOf<Name extends WorldFile> = z.infer<(typeof worldSchemas)[Name]>["rows"]

function rowsOf<Name extends WorldFile>(files: KnowledgeFiles, name: Name): RowsOf<Name> {
  const file = files[`world/${name}`]
  if (file === undefined) return []
  const parsed = worldSchemas[name].safeParse(file)
  if (parsed.success) return parsed.data.rows
  const issue = parsed.error.issues[0]
  throw new KnowledgeError(`world/${name}: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`)
}

function digestOf(files: KnowledgeFiles): string {
  const paths = Object.keys(files).sort()
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(paths.map((path) => [path, files[path]])))))
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
