/** The ledger: a line a run, so that every change in reading can be seen in figures. */
import { execFileSync } from "node:child_process"
import { appendFileSync, existsSync, writeFileSync } from "node:fs"
import { basename, dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import type { Producer } from "../../record/index.ts"
import type { Score } from "./scorer.ts"

/** What a line tells besides the figures. */
export interface LedgerRun {
  readonly gold: string
  readonly producer: Producer
  readonly minConfidence?: number | undefined
  readonly day: string
}

/** Appends a line to a ledger, with its head where it is new. */
export function appendLedger(path: string, score: Score, run: LedgerRun): void {
  const columns = [
    "commit",
    "day",
    "gold",
    "reports",
    "threshold",
    "runtime",
    "model",
    "overall",
    ...Object.keys(score.headlines),
    "defects",
  ]
  const head = `# Ledger\n\nF1 with its 95% interval, and precision/recall; a line a run of \`dragoman eval --ledger\`.\n\n${row(columns)}${row(columns.map(() => "---"))}`
  if (!existsSync(path)) writeFileSync(path, head)
  const figures = Object.values(score.headlines).map(({ figure, interval }) =>
    figure ? `${fixed(figure.f1)} ${range(interval)} ${fixed(figure.precision)}/${fixed(figure.recall)}` : "-",
  )
  const { producer, gold, minConfidence, day } = run
  const start = [
    commitName(),
    day,
    goldName(gold),
    score.reports,
    minConfidence ?? "default",
    producer.runtime,
    producer.model?.slice(0, 8) ?? "none",
  ]
  appendFileSync(path, row([...start, `${fixed(score.overall.value)} ${range(score.overall.interval)}`, ...figures, score.defects.length]))
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |\n`
const fixed = (value: number | undefined): string => (value === undefined ? "-" : value.toFixed(3))
const range = (interval: readonly [number, number] | undefined): string =>
  interval ? `(${interval[0].toFixed(2)}–${interval[1].toFixed(2)})` : ""

/** The folder by its own name and its parent's: `gold/dev`. */
const goldName = (folder: string): string => join(basename(dirname(resolve(folder))), basename(resolve(folder)))

/** The commit of the sources, with a plus where they have been changed since. */
function commitName(): string {
  const git = (...args: string[]): string =>
    execFileSync("git", args, {
      cwd: dirname(fileURLToPath(import.meta.url)),
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim()
  try {
    const changed = git("status", "--porcelain", "--untracked-files=no", "--", ":/src", ":/knowledge", ":/models")
    return `${git("rev-parse", "--short", "HEAD")}${changed === "" ? "" : "+"}`
  } catch {
    return "unknown"
  }
}
