/** `dragoman knowledge`: whether a folder of a user's own knowledge is well formed, and whether its event frames read their own sentences. */
import { fileURLToPath } from "node:url"
import { z } from "zod"
import { readKnowledge } from "../../knowledge/files.ts"
import { type Knowledge, KnowledgeError } from "../../knowledge/index.ts"
import { defineCommand, UsageError } from "../command.ts"
import type { Context } from "../context.ts"
import { countRight, type ReadSentence, readFrames } from "../measuring/frame-sentences.ts"
import { openReader } from "../reader.ts"
import { readingOptions, toReaderOptions } from "../reading/options.ts"

const schema = z.object({ runtime: readingOptions.runtime })

const SHIPPED = fileURLToPath(new URL("../../../knowledge", import.meta.url))

/** Checks or tests a folder of knowledge. */
export const knowledgeCommand = defineCommand(
  {
    name: "knowledge",
    summary: "Check a folder of your own knowledge, and test its event frames",
    operands: "check|test DIR",
    mostOperands: 2,
    description:
      "`check` tells which row of which file does not fit. `test` reads the `yes` and `no` sentences of the folder's event frames too; exit code 1 where one goes wrong.",
    examples: [
      { line: "dragoman knowledge check mine", does: "whether the files are well formed" },
      { line: "dragoman knowledge test mine", does: "whether every sentence of its frames is read as it says" },
    ],
    schema,
  },
  async ({ runtime }, [act, folder], context) => {
    if ((act !== "check" && act !== "test") || folder === undefined) throw new UsageError("Say `check` or `test`, and name the folder.")
    const knowledge = await openKnowledge(folder, context)
    if (!knowledge) return 1
    const triggers = knowledge.ownFrames.reduce((sum, frame) => sum + frame.triggers.length, 0)
    await context.stdout.write(`ok  ${folder} fits: ${knowledge.ownFrames.length} event frames with ${triggers} triggers of its own\n`)
    if (act === "check") return 0
    const options = toReaderOptions({ quotes: true, runtime, knowledge: folder, minConfidence: undefined })
    const read = await readFrames(await openReader(context.readerModule, options), knowledge.ownFrames)
    await context.stdout.write(renderSentences(read))
    return read.every(({ faults }) => faults.length === 0) ? 0 : 1
  },
)

async function openKnowledge(folder: string, { stderr }: Context): Promise<Knowledge | undefined> {
  try {
    return readKnowledge(SHIPPED, folder)
  } catch (error) {
    if (error instanceof KnowledgeError) await stderr.write(`${error.message}\n`)
    else throw new UsageError(`${folder} cannot be read: give a folder that is laid out as knowledge/ is.`)
    return undefined
  }
}

function renderSentences(read: readonly ReadSentence[]): string {
  const paths = [...new Set(read.map(({ path }) => path))]
  const pages = paths.map((path) => {
    const own = read.filter((sentence) => sentence.path === path)
    const rows = own.map(
      ({ list, text, faults }) => `${faults.length === 0 ? "ok  " : "FAIL"}  ${list.padEnd(3)}  ${text}${faultLines(faults)}`,
    )
    return `\n${path}\n${rows.join("\n")}\n`
  })
  const { whole, all } = countRight(read)
  return `${pages.join("")}\n${whole} of ${all} sentences are read as they say\n`
}

const faultLines = (faults: readonly string[]): string => faults.map((fault) => `\n           ${fault}`).join("")
