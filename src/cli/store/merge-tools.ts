/** What merging is done with: knowledge and the fitted weights, from the package's own files. */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { readKnowledge } from "../../knowledge/files.ts"
import { type JudgeSettings, parseMergeWeights } from "../../merge/index.ts"
import type { MergeTools } from "../../store/index.ts"

const inPackage = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** Loads the settings of judging; the author of judgements is this version. Throws where a file is missing or faulty. */
export function openJudgeSettings(): JudgeSettings {
  const { version } = JSON.parse(readFileSync(inPackage("package.json"), "utf8")) as { version: string }
  const weights = parseMergeWeights(JSON.parse(readFileSync(inPackage("models/merge/weights.json"), "utf8")))
  return { weights, author: `dragoman/${version}` }
}

/** Loads all that merging needs; a user's own knowledge is laid over what is shipped. */
export function openMergeTools(overlay?: string): MergeTools {
  return { knowledge: readKnowledge(inPackage("knowledge"), overlay), settings: openJudgeSettings() }
}
