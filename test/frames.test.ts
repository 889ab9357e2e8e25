/** The sentences of the frames, read with what is shipped: of every type at least half of `yes` and at most half of `no` give it. */
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { beforeAll, describe, expect, it } from "vitest"
import { countRight, type ReadSentence, readFrames } from "../src/cli/measuring/frame-sentences.ts"
import { createReader } from "../src/index.ts"
import { readKnowledge } from "../src/knowledge/files.ts"
import { EVENT_TYPES } from "../src/record/index.ts"
import { knowledge } from "./planted-labels.ts"

const hasModel = existsSync(fileURLToPath(new URL("../models/en/encoder.int8.onnx", import.meta.url)))
/** What the model seldom finds, and docs/guide/limits.md says so: the one type of which fewer than half of `yes` may be found. */
const RARE: ReadonlySet<string> = new Set(["other"])

const OWN = fileURLToPath(new URL("../docs/own-knowledge", import.meta.url))

describe.skipIf(!hasModel)("a user's own frames", () => {
  it("make the events of the guide's folder, and keep clear of the others", async () => {
    const { ownFrames } = readKnowledge(fileURLToPath(new URL("../knowledge", import.meta.url)), OWN)
    const read = await readFrames(await createReader({ knowledge: OWN }), ownFrames)
    expect(read.length).toBeGreaterThan(4)
    expect(read.filter(({ isRight }) => !isRight)).toEqual([])
  })
})

describe.skipIf(!hasModel)("the frames' sentences", () => {
  let read: ReadSentence[] = []
  beforeAll(async () => {
    read = await readFrames(await createReader(), knowledge.frames)
  })

  const countOf = (wanted: Pick<ReadSentence, "type" | "list">): string | undefined => {
    const { right, all } = countRight(read.filter(({ type, list }) => type === wanted.type && list === wanted.list))
    return right / all >= 0.5 ? undefined : `${right} of ${all}`
  }

  it.each(EVENT_TYPES.filter((type) => !RARE.has(type)))("yes: of %s", (type) => expect(countOf({ type, list: "yes" })).toBeUndefined())
  it.each(EVENT_TYPES)("no: of %s", (type) => expect(countOf({ type, list: "no" })).toBeUndefined())
})
