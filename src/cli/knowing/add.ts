/** Rows of a user's own knowledge, out of what a command line says: in which file each stands, and the sentences that test it. */
import { readFileSync } from "node:fs"
import { basename } from "node:path"
import { type Expected, type KnowledgeFiles, layOver, SENTENCES_FILE } from "../../knowledge/index.ts"
import { UsageError } from "../command.ts"

/** What the command line says of a row. */
export interface Given {
  readonly yes?: string | undefined
  readonly no?: string | undefined
  readonly country?: string | undefined
  readonly class: "verb" | "noun"
  readonly sort: string
}

/** A row in its file, and what its sentences are about. */
interface Row {
  readonly path: string
  readonly content: unknown
  readonly expected?: Expected
}

/** Who says so, in rows that have a source. */
const SOURCE = "own"

type MakeRow = (values: readonly string[], given: Given) => Row

const KINDS: Readonly<Record<string, MakeRow>> = Object.freeze({
  event: ([file, ...more]) => {
    if (file === undefined || more.length > 0) throw new UsageError("Say in which file the frame stands: add DIR event FILE")
    return { path: `en/frames/${basename(file)}`, content: parseFile(file) }
  },
  office: ([title, common, ...more]) => {
    if (title === undefined || more.length > 0) throw new UsageError("Say which office: add DIR office TITLE [COMMON-TITLE]")
    const plain = title.toLowerCase()
    const content = { wholes: [plain], ...(common === undefined ? {} : { kin: { [plain]: common.toLowerCase() } }) }
    return { path: "en/offices.json", content, expected: { kind: "office", title: plain } }
  },
  body: ([name, ...variants], { sort, country }) => {
    if (name === undefined) throw new UsageError("Say which body: add DIR body NAME [OTHER-NAME…]")
    const kind = sort === "armed" ? "group" : "organization"
    const row = { name, kind, sort, variants, ...(country === undefined ? {} : { country }), source: SOURCE }
    return { path: "world/bodies.json", content: { rows: [row] }, expected: { kind: "actor", name, is: kind } }
  },
  stance: ([lemma, type, ...more], { class: wordClass }) => {
    if (lemma === undefined || type === undefined || more.length > 0)
      throw new UsageError("Say which word and stance: add DIR stance WORD TYPE")
    const arcs = wordClass === "verb" ? { source: ["nsubj", "obl:agent"], target: ["obj", "nsubj:pass"] } : NOUN_ARCS
    const row = { lemma, class: wordClass, type: type.toUpperCase(), ...arcs }
    return { path: "en/ties.json", content: { rows: [row] }, expected: { kind: "tie", type: row.type as never } }
  },
})

const NOUN_ARCS = { source: ["nmod:poss", "nmod+of", "nmod+by", "^nsubj"], target: ["nmod+of", "nmod+for", "nmod+to", "nmod+against"] }

/** The kinds of rows. */
export const ADDED_KINDS: readonly string[] = Object.keys(KINDS)

/** The files of a folder with one row more, and its sentences; `changed` are those that are other files now. Throws a UsageError. */
export function addRow(
  files: KnowledgeFiles,
  [kind, ...values]: readonly string[],
  given: Given,
): { readonly files: KnowledgeFiles; readonly changed: readonly string[] } {
  const make = kind !== undefined && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
  if (!make) throw new UsageError(`Say what to add: ${ADDED_KINDS.join(", ")}.`)
  const { path, content, expected } = make(values, given)
  if (expected && given.yes === undefined) throw new UsageError("Give a sentence that it must be found in: --yes SENTENCE.")
  if (!expected && (given.yes !== undefined || given.no !== undefined)) throw new UsageError("A frame has its sentences in its file.")
  const rows = expected
    ? [
        { text: given.yes, yes: [expected] },
        // the same kind of fact, whatever its words
        ...(given.no === undefined ? [] : [{ text: given.no, no: [expected] }]),
      ]
    : []
  const more: KnowledgeFiles = { [path]: content, ...(rows.length > 0 ? { [SENTENCES_FILE]: { rows } } : {}) }
  return { files: layOver(files, more), changed: Object.keys(more) }
}

function parseFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"))
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${path} is not JSON: ${error.message}.`)
    throw error
  }
}
