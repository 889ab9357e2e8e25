/**
 * The edge of knowledge that touches the disk: every JSON file under a folder, by its path inside it.
 */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { type Knowledge, loadKnowledge } from "./load.ts"
import { KnowledgeError, type KnowledgeFiles } from "./validate.ts"

/** Reads a folder of knowledge and a user's own of the same shape; throws a KnowledgeError for a file that is not JSON. */
export function readKnowledge(folder: string, overlay?: string): Knowledge {
  return loadKnowledge(readKnowledgeFiles(folder), overlay === undefined ? {} : readKnowledgeFiles(overlay))
}

/** Every JSON file under the folder, parsed, by its path inside it with "/" between names. */
export function readKnowledgeFiles(folder: string): KnowledgeFiles {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"))
  const wanted = paths.filter((path) => path.endsWith(".json")).sort()
  return Object.fromEntries(wanted.map((path) => [path, parseFile(join(folder, path), path)]))
}

function parseFile(file: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"))
  } catch (error) {
    throw new KnowledgeError(`${path}: ${error instanceof Error ? error.message : "unreadable"}`)
  }
}
