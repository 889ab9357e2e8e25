/**
 * Writes states.json for training: states whose name, adjective and capital are one word each, to be put in place of one another.
 *   node training/states.ts > states.json
 */
import { fileURLToPath } from "node:url"
import { readKnowledge } from "../src/knowledge/files.ts"

const { states } = readKnowledge(fileURLToPath(new URL("../knowledge", import.meta.url)))
const rows = states.map(({ kind, name, adjectives, capitals }) => ({ kind, words: [name, adjectives[0], capitals[0]] }))
const plain = rows.flatMap(({ kind, words }) =>
  kind !== "territory" && kind !== "past" && words.every((word) => word !== undefined && /^\p{Lu}\p{Ll}+$/u.test(word)) ? [words] : [],
)
process.stdout.write(`${JSON.stringify(plain)}\n`)
