/**
 * A user's own knowledge laid over ours: the same paths, the same shapes, only what is new or other.
 * Rows with the same key are replaced, others added; lists of words are joined; single values are replaced.
 */
import type { KnowledgeFiles } from "./validate.ts"

type Json = Readonly<Record<string, unknown>>

/** Fields that together tell one row from another; the first set of which a row has all is used. */
const KEYS: readonly (readonly string[])[] = [
  ["iso3", "of", "name"],
  ["iso3"],
  ["lemma", "class", "type"],
  ["lemma", "class", "roles"],
  ["lemma", "class"],
  ["cue", "class", "role"],
  ["cue", "class", "status"],
  ["name", "country", "kind"],
  ["name", "country"],
  ["name"],
  ["phrase"],
  ["word"],
  ["text"],
]

/** Our files with a user's laid over them; files that only the user has are added. */
export function layOver(files: KnowledgeFiles, overlay: KnowledgeFiles): KnowledgeFiles {
  const paths = [...new Set([...Object.keys(files), ...Object.keys(overlay)])].sort()
  return Object.fromEntries(paths.map((path) => [path, join(files[path], overlay[path])]))
}

function join(ours: unknown, theirs: unknown): unknown {
  if (theirs === undefined) return ours
  if (Array.isArray(ours) && Array.isArray(theirs)) return joinLists(ours, theirs)
  if (!isObject(ours) || !isObject(theirs)) return theirs
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
  return Object.fromEntries(keys.map((key) => [key, join(ours[key], theirs[key])]))
}

/** A replaced row keeps its place, since the first of several that share a name is taken. */
function joinLists(ours: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const replacing = new Map(theirs.map((row) => [keyOf(row), row]))
  const kept = ours.map((row) => replacing.get(keyOf(row)) ?? row)
  const known = new Set(ours.map(keyOf))
  return [...kept, ...theirs.filter((row) => !known.has(keyOf(row)))]
}

/** Words and numbers are their own key, cities are told by name and country, rows by their key fields. */
function keyOf(row: unknown): string {
  if (Array.isArray(row)) return JSON.stringify(row.slice(0, 2))
  if (!isObject(row)) return JSON.stringify(row)
  if (row.cameo !== undefined && row.type !== undefined) return JSON.stringify([row.type, row.status, row.channel])
  const fields = KEYS.find((key) => key.every((field) => row[field] !== undefined))
  return fields ? JSON.stringify(fields.map((field) => [field, row[field]])) : JSON.stringify(row)
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
