/**
 * How the shipped model reads the sentences of the frames.
 *   node eval/frames.ts [--runtime wasm|native] [--errors]
 */
import { parseArgs } from "node:util"
import { createReader } from "../src/index.ts"
import { readKnowledge } from "../src/knowledge/files.ts"
import { countRight, type ReadSentence, readFrames } from "./frame-sentences.ts"

const { values: options } = parseArgs({ options: { runtime: { type: "string", default: "wasm" }, errors: { type: "boolean" } } })
if (options.runtime !== "wasm" && options.runtime !== "native") throw new Error(`no runtime is named ${options.runtime}`)

const { frames } = readKnowledge("knowledge")
const read = await readFrames(await createReader({ runtime: options.runtime }), frames)
const row = (name: string, sentences: readonly ReadSentence[]): string => {
  const shares = (["yes", "no"] as const).map((list) => countRight(sentences.filter((sentence) => sentence.list === list)))
  return `| ${[name, ...shares.map(({ right, all }) => `${right} of ${all}`)].join(" | ")} |`
}
console.log("| type | yes: found | no: kept clear of |\n|---|---:|---:|")
for (const { type } of frames)
  console.log(
    row(
      type,
      read.filter((sentence) => sentence.type === type),
    ),
  )
console.log(row("all", read))
if (options.errors) for (const { type, list, text } of read.filter(({ isRight }) => !isRight)) console.log(`${type} ${list}: ${text}`)
