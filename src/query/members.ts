/** What a merged thing is made of: the facts of records behind it, so that every number can be opened. */

/** A fact of a report's record. */
export interface Member {
  /** Key of the report. */
  readonly report: string
  /** Key of the report, a slash, id in its record; `explain` opens it. */
  readonly fact: string
  readonly publisher?: string
  readonly published?: string
}
