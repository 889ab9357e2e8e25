/**
 * How the shipped model reads the sentences of the frames, with what a user's folder adds to them.
 *   node eval/frames.ts [--knowledge DIR] [--runtime wasm|native] [--errors]
 */
import { parseArgs } from "node:util"
import { countRight, type ReadSentence, readFrames } from "../src/cli/measuring/frame-sentences.ts"
import { createReader } from "../src/index.ts"
import { readKnowledge } from "../src/knowledge/files.ts"

const { values: options } = parseArgs({
  options: { knowledge: { type: "string" }, runtime: { type: "string", default: "wasm" }, errors: { type: "boolean" } },
})
const { knowledge, runtime } = options
if (runtime !== "wasm" && runtime !== "native") throw new Error(`no runtime is named ${runtime}`)

const { frames } = readKnowledge("knowledge", knowledge)
const read = await readFrames(await createReader({ runtime, ...(knowledge && { knowledge }) }), frames)
const row = (name: string, sentences: readonly ReadSentence[]): string => {
  const [yes, no] = (["yes", "no"] as const).map((list) => countRight(sentences.filter((sentence) => sentence.list === list)))
  return `| ${[name, `${yes?.right} of ${yes?.all}`, yes?.whole, `${no?.right} of ${no?.all}`].join(" | ")} |`
}
console.log("| frame | yes: found | with status, participants and place | no: kept clear of |\n|---|---:|---:|---:|")
for (const { path } of frames)
  console.log(
    row(
      path,
      read.filter((sentence) => sentence.path === path),
    ),
  )
console.log(row("all", read))
if (options.errors)
  for (const { path, list, text, faults } of read) if (faults.length > 0) console.log(`${path} ${list}: ${text} (${faults.join("; ")})`)
