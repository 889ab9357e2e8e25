/** The benchmark's scorer, loaded from the clone by URL: it is plain JavaScript on purpose, so that anyone can run it alone. */
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { UsageError } from "../command.ts"

/** How much of the prediction is right, how much of the gold was found, and both in one. */
export interface Figure {
  readonly precision: number | undefined
  readonly recall: number | undefined
  readonly f1: number | undefined
  readonly gold: number
  readonly predicted: number
}

/** A report with its gold record. */
export interface GoldReport {
  readonly id: string
  readonly raw: { readonly report?: Record<string, unknown> }
  readonly text: { readonly text: string }
}

/** A pair (=), a difference in one (~), a miss (-) or an extra (+). */
export interface Note {
  readonly section: string
  readonly mark: "=" | "~" | "-" | "+"
  readonly kind: string
  readonly detail: string
  readonly span?: { readonly start: number; readonly end: number }
}

/** What the scorer finds. */
export interface Score {
  readonly reports: number
  readonly overall: { readonly value: number; readonly interval?: readonly [number, number] }
  readonly headlines: Readonly<
    Record<string, { readonly weight: number; readonly figure: Figure | null; readonly interval?: readonly [number, number] }>
  >
  readonly figures: Readonly<Record<string, Figure>>
  readonly perReport: Readonly<Record<string, number>>
  readonly defects: readonly string[]
  readonly pages: readonly { readonly report: GoldReport; readonly notes: readonly Note[] }[]
}

/** The scorer's exports that we use. */
export interface Scorer {
  readGold(folder: string, texts?: string): GoldReport[]
  scoreReports(gold: readonly GoldReport[], predictions: ReadonlyMap<string, unknown>): Score
  printTable(score: Score): string
  printPage(score: Score, id: string): string | undefined
  commonErrors(score: Score, most: number): unknown
  printErrors(errors: unknown): string
  /** The sentence of a span with the span marked in it. */
  quote(text: GoldReport["text"], span: NonNullable<Note["span"]>): string
}

/** Loads the scorer; throws a UsageError where the package was installed without the benchmark. */
export async function loadScorer(): Promise<Scorer> {
  const place = new URL("../../../benchmark/scorer/score.mjs", import.meta.url)
  if (!existsSync(fileURLToPath(place)))
    throw new UsageError("eval needs the benchmark, which is in the repository and not in the package.")
  const scorer = (await import(place.href)) as Omit<Scorer, "quote">
  const { quote } = (await import(new URL("spans.mjs", place).href)) as Pick<Scorer, "quote">
  return { ...scorer, quote }
}
