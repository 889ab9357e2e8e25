/** Reads the sentences of the frames: which of `yes` give their type of event, and which of `no` keep clear of it. */
import type { Reader } from "../src/index.ts"
import type { Frame } from "../src/knowledge/en-schema.ts"

/** A sentence, what its frame asks of it, and whether the reader does so. */
export interface ReadSentence {
  readonly type: Frame["type"]
  readonly list: "yes" | "no"
  readonly text: string
  readonly isRight: boolean
}

/** Reads every sentence of the frames, one by one. */
export async function readFrames(reader: Reader, frames: readonly Frame[]): Promise<ReadSentence[]> {
  const read: ReadSentence[] = []
  for (const { type, yes, no } of frames)
    for (const [list, sentences] of [["yes", yes] as const, ["no", no] as const])
      for (const { text } of sentences) {
        const { events } = await reader.read({ text })
        const isFound = events.some((event) => event.type === type)
        read.push({ type, list, text, isRight: isFound === (list === "yes") })
      }
  return read
}

/** How many of some sentences are read rightly. */
export function countRight(sentences: readonly ReadSentence[]): { right: number; all: number } {
  return { right: sentences.filter(({ isRight }) => isRight).length, all: sentences.length }
}
