/** What is kept and lost on the way out, and what is made of a row on the way in: one table a format, from which the reference is written. */

/** The table of a format. */
export interface FormatNotes {
  /** As `--format` and `--from` take it. */
  readonly name: string
  readonly title: string
  /** A sentence on what a row is, and what is special. */
  readonly about: string
  readonly out: boolean
  readonly in: boolean
  /** Ours, theirs, and a word on how. */
  readonly kept: readonly (readonly [ours: string, theirs: string, how?: string])[]
  /** What of ours the format has no field for. */
  readonly lost: readonly string[]
  /** Columns that a record has no field for: they stay blank. */
  readonly blank: readonly string[]
  /** What is made of what comes in. */
  readonly reads?: string
}
