/** The encoder's own account of itself (models/en/labels.json): its labels, its links and how far apart spans may be. */
import { z } from "zod"

const labelList = z.array(z.string())

/** models/en/labels.json, written by training/export.py. */
export const modelLabelsSchema = z.object({
  upos: labelList,
  mention: labelList,
  name: labelList,
  attribution: labelList,
  time: labelList,
  deprel: labelList,
  layers: z.record(z.string(), labelList),
  classes: z.record(z.string(), labelList),
  links: z.record(z.string(), z.tuple([z.string(), z.string()])),
  size: z.number().int(),
  far: z.number().int(),
  steps: z.array(z.number().int()),
  outputs: labelList,
  distance: z.array(z.array(z.number())),
  /** Paths in the tree that have a bias of their own; row 0 of `path` is for all others. */
  paths: labelList.default([]),
  path: z.array(z.array(z.number())).default([]),
})

/** What labels.json holds: the names of all labels and links, in the order of the network's outputs. */
export type ModelLabels = z.infer<typeof modelLabelsSchema>

/** One run of the network: named numbers in, named numbers out, all of one window. */
export type RunEncoder = (inputs: EncoderInputs) => Promise<EncoderOutputs>

/** One window as numbers; `training/model.py` says what each stands for. */
export interface EncoderInputs {
  readonly pieces: BigInt64Array
  readonly shapes: BigInt64Array
  readonly words: BigInt64Array
  readonly sentence: BigInt64Array
}

/** Scores by the name of the output, row after row. */
export type EncoderOutputs = Readonly<Record<string, Float32Array>>

/** The distance from span a to span b as a row of `distance`: sentences apart, or words apart inside one sentence. */
export function distanceBucket(sentences: number, words: number, { far, steps }: Pick<ModelLabels, "far" | "steps">): number {
  if (sentences < 0) return far + Math.max(-far, sentences)
  if (sentences > 0) return far + Math.min(far, sentences) - 1
  const k = steps.filter((step) => Math.abs(words) >= step).length
  return 2 * far + (k === 0 ? 0 : words > 0 ? k : steps.length + k)
}
