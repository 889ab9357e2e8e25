/** `dragoman knowledge`: whether a folder of a user's own knowledge is well formed and reads its own sentences, and rows that are added to it. */
import { existsSync } from "node:fs"
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { z } from "zod"
import { readKnowledge, readKnowledgeFiles } from "../../knowledge/files.ts"
import { BODY_SORTS, type Knowledge, KnowledgeError, SENTENCES_FILE } from "../../knowledge/index.ts"
import { defineCommand, UsageError } from "../command.ts"
import type { Context } from "../context.ts"
import { tellFailure } from "../inputs.ts"
import { addRow } from "../knowing/add.ts"
import { readFrames } from "../measuring/frame-sentences.ts"
import { readSentences, type TestedSentence } from "../measuring/own-sentences.ts"
import { openReader } from "../reader.ts"
import { readingOptions, toReaderOptions } from "../reading/options.ts"

const schema = z.object({
  yes: z.string().min(1).optional().meta({ value: "SENTENCE", description: "For add: a sentence in which it must be found." }),
  no: z.string().min(1).optional().meta({ value: "SENTENCE", description: "For add: a sentence in which it must not." }),
  country: z
    .string()
    .regex(/^[A-Z]{3}$/, "give the state's code: SYR")
    .optional()
    .meta({ value: "CODE", description: "For add body: the state that it belongs to." }),
  class: z.enum(["verb", "noun"]).default("verb").meta({ value: "CLASS", description: "For add stance: what kind of word it is." }),
  sort: z.enum(BODY_SORTS).default("international").meta({ value: "SORT", description: "For add body: what it is." }),
  runtime: readingOptions.runtime,
})

type Options = z.infer<typeof schema>

const SHIPPED = fileURLToPath(new URL("../../../knowledge", import.meta.url))

/** Checks, tests or adds to a folder of knowledge. */
export const knowledgeCommand = defineCommand(
  {
    name: "knowledge",
    summary: "Check a folder of your own knowledge, test it by its sentences, and add to it",
    operands: "check|test DIR | add DIR KIND WORDS…",
    description:
      "`check` tells which row of which file does not fit. `test` reads the `yes` and `no` sentences of the folder's event frames, and those " +
      `of ${SENTENCES_FILE}, too; exit code 1 where one goes wrong. \`add\` takes one row in: \`event FILE\` (a frame), \`office TITLE [COMMON-TITLE]\`, ` +
      "`body NAME [OTHER-NAME…]`, `stance WORD TYPE` (a type of PLOVER), with a sentence in --yes that is read at once; where that goes " +
      "wrong nothing is added. The folder is made where it is not there; `read --knowledge DIR` takes it as it is.",
    examples: [
      { line: "dragoman knowledge check mine", does: "whether the files are well formed" },
      { line: "dragoman knowledge test mine", does: "whether every sentence is read as it says" },
      {
        line: 'dragoman knowledge add mine office "chief envoy" "foreign minister" --yes "Chief envoy Ali Karim of Yemen arrived in Muscat."',
        does: "an office that reports call by another name",
      },
      { line: "dragoman knowledge add mine event chair.json", does: "an event frame, with its own sentences" },
    ],
    schema,
  },
  async (options, [act, folder, ...words], context) => {
    if (folder === undefined || !/^(?:check|test|add)$/.test(act ?? "") || (act !== "add" && words.length > 0))
      throw new UsageError("Say `check`, `test` or `add`, and name the folder.")
    if (act === "add") return add(folder, words, { options, context })
    const knowledge = await openKnowledge(folder, context)
    if (!knowledge) return 1
    await context.stdout.write(`ok  ${folder} fits: ${countsOf(knowledge)}\n`)
    if (act === "check") return 0
    const read = await readAll(folder, knowledge, { options, context })
    await context.stdout.write(renderSentences(read))
    return read.every(({ faults }) => faults.length === 0) ? 0 : 1
  },
)

function countsOf({ ownFrames, ownSentences }: Knowledge): string {
  const triggers = ownFrames.reduce((sum, frame) => sum + frame.triggers.length, 0)
  const sentences = ownSentences.length > 0 ? `, and ${ownSentences.length} sentences beside them` : ""
  return `${ownFrames.length} event frames with ${triggers} triggers of its own${sentences}`
}

interface Work {
  readonly options: Options
  readonly context: Context
}

/** Every sentence of the folder's own, as it is read with the folder laid over what is shipped. */
async function readAll(folder: string, { ownFrames, ownSentences }: Knowledge, { options, context }: Work): Promise<TestedSentence[]> {
  const given = toReaderOptions({ quotes: true, runtime: options.runtime, knowledge: folder, minConfidence: undefined })
  const reader = await openReader(context.readerModule, given)
  return [...(await readFrames(reader, ownFrames)), ...(await readSentences(reader, SENTENCES_FILE, ownSentences))]
}

/** Takes a row in where the folder fits with it and every sentence is read as it says; else nothing changes. */
async function add(folder: string, words: readonly string[], work: Work): Promise<number> {
  const { options, context } = work
  const before = existsSync(folder) ? readFiles(folder) : {}
  const { files, changed } = addRow(before, words, options)
  const trial = await mkdtemp(join(tmpdir(), "dragoman-knowledge-"))
  try {
    if (existsSync(folder)) await cp(folder, trial, { recursive: true })
    for (const path of changed) await writeJson(join(trial, path), files[path])
    const knowledge = await openKnowledge(trial, context)
    if (!knowledge) return 1
    const read = await readAll(trial, knowledge, work)
    const wrong = read.filter(({ faults }) => faults.length > 0)
    for (const { path, text, faults } of wrong) {
      await tellFailure(context, { code: "sentence-misread", path, text, message: `${faults.join("; ")}. Nothing was added.` })
    }
    if (wrong.length > 0) return 1
    for (const path of changed) await writeJson(join(folder, path), files[path])
    await context.stdout.write(`ok  added to ${changed.join(" and ")}; ${read.length} sentences are read as they say\n`)
    return 0
  } finally {
    await rm(trial, { recursive: true, force: true })
  }
}

function readFiles(folder: string) {
  try {
    return readKnowledgeFiles(folder)
  } catch (error) {
    throw new UsageError(error instanceof KnowledgeError ? `${folder}: ${error.message}` : `${folder} cannot be read.`)
  }
}

/** A file gets its name when it is whole. */
async function writeJson(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.part`, `${JSON.stringify(content, null, 2)}\n`)
  await rename(`${path}.part`, path)
}

async function openKnowledge(folder: string, { stderr }: Context): Promise<Knowledge | undefined> {
  try {
    return readKnowledge(SHIPPED, folder)
  } catch (error) {
    if (error instanceof KnowledgeError) await stderr.write(`${error.message}\n`)
    else throw new UsageError(`${folder} cannot be read: give a folder that is laid out as knowledge/ is.`)
    return undefined
  }
}

function renderSentences(read: readonly TestedSentence[]): string {
  const paths = [...new Set(read.map(({ path }) => path))]
  const pages = paths.map((path) => {
    const own = read.filter((sentence) => sentence.path === path)
    const rows = own.map(
      ({ list, text, faults }) => `${faults.length === 0 ? "ok  " : "FAIL"}  ${list.padEnd(3)}  ${text}${faultLines(faults)}`,
    )
    return `\n${path}\n${rows.join("\n")}\n`
  })
  const whole = read.filter(({ faults }) => faults.length === 0).length
  return `${pages.join("")}\n${whole} of ${read.length} sentences are read as they say\n`
}

const faultLines = (faults: readonly string[]): string => faults.map((fault) => `\n           ${fault}`).join("")
