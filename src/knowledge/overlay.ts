/**
 * A user's own knowledge laid over ours: the same paths, the same shapes, only what is new or other.
 * Rows with the same key are replaced, others added; lists of words are joined; single values are replaced.
 */
import type { KnowledgeFiles } from "./validate.ts"

type Json = Readonly<Record<string, unknown>>

/** Fields that together tell one row from another, the first that a row has being used. */
const KEYS: readonly (readonly string[])[] = [
  ["iso3", "of", "name"],
  ["iso3"],
  ["name", "country", "kind"],
  ["name", "country"],
  ["name"],
  ["type", "status", "channel"],
  ["type"],
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

function joinLists(ours: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const replaced = new Set(theirs.map(keyOf))
  return [...ours.filter((row) => !replaced.has(keyOf(row))), ...theirs]
}

/** Words and numbers are their own key, cities are told by name and country, rows by their key fields. */
function keyOf(row: unknown): string {
  if (Array.isArray(row)) return JSON.stringify(row.slice(0, 2))
  if (!isObject(row)) return JSON.stringify(row)
  const fields = KEYS.find(
    (key) => row[key[0] ?? ""] !== undefined && key.every((field) => field === "status" || field === "channel" || row[field] !== undefined),
  )
  return fields ? JSON.stringify(fields.map((field) => [field, row[field]])) : JSON.stringify(row)
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
