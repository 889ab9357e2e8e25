/** What can be wrong with an export or an import, each with a code and what to do; the command line tells both. */

/** The codes with their advice. */
export const EXCHANGE_FAULTS = Object.freeze({
  "table-unknown": "docs/guide/exporting.md lists the tables; `--table` takes their names with commas between.",
  "path-needed": "Name a file or a folder with --out.",
  "path-taken": "Name a path where nothing is, or remove what is there.",
  "texts-needed": "Give --texts where you may hand the texts on, or take a format that holds none.",
  "release-foreign": "Name a folder that `dragoman release` wrote.",
} as const)

/** A code of a fault. */
export type ExchangeFaultCode = keyof typeof EXCHANGE_FAULTS

/** A fault of an export or an import. */
export class ExchangeError extends Error {
  readonly code: ExchangeFaultCode
  readonly advice: string

  constructor(code: ExchangeFaultCode, message: string) {
    super(message)
    this.code = code
    this.advice = EXCHANGE_FAULTS[code]
  }
}
