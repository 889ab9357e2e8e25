/**
 * Claims: what the rows of other data sets say. A row that comes in without a text is a claim to compare, never a record; it keeps every
 * cell as it stood, and what could not be read of a file is told by line, so that nothing is lost.
 */

/** Somebody in a claim, as the row has them. */
export interface ClaimParty {
  /** `source` and `target` of a directed row; roles of a record where the format has them. */
  readonly role: string
  readonly name?: string
  /** ISO 3166-1 alpha-3, where the row's code or name of a state is known. */
  readonly country?: string
  readonly office?: string
}

/** A place in a claim. */
export interface ClaimPlace {
  readonly name?: string
  readonly country?: string
  readonly lat?: number
  readonly lon?: number
}

/** One row of another data set. */
export interface Claim {
  readonly kind: "claim"
  readonly format: string
  /** Line of the file, or row of the workbook, from 1. */
  readonly line: number
  /** The row's own id. */
  readonly id?: string
  /** Type of event and status in our words, where the row's code has one. */
  readonly type?: string
  readonly status?: string
  /** Stance of a row that tells of one: a type of PLOVER. */
  readonly stance?: string
  readonly parties: readonly ClaimParty[]
  readonly place?: ClaimPlace
  /** EDTF. */
  readonly time?: string
  /** What the row quotes. */
  readonly text?: string
  readonly sources: readonly string[]
  /** Every cell as it stood, by column; blank cells are left out. */
  readonly row: Readonly<Record<string, string>>
}

/** The codes of what can be wrong with a line. */
export const LINE_FAULTS = Object.freeze({
  "file-empty": "The file holds no row.",
  "file-foreign": "The file is not of this format.",
  "column-missing": "A column of the format is missing; its values are blank.",
  "column-unknown": "A column that the format does not have; its cells are kept.",
  "row-short": "The row has fewer cells than the heading; it is not taken, as its cells may have moved.",
  "row-long": "The row has more cells than the heading; it is not taken, as its cells may have moved.",
  "row-faulty": "The row is not taken.",
  "quote-open": "A quotation mark opens and does not close; the line is not taken.",
  "line-unreadable": "The line is not JSON, or not an object of the format.",
  "date-malformed": "The date is none; it is left out, and the cell is kept.",
  "cell-malformed": "The cell holds what its column cannot; it is left out, and the cell is kept.",
  "code-unknown": "A code that is not known; it is left out, and the cell is kept.",
  "text-missing": "The document has no text that spans could stand in; it is not taken.",
  "report-missing": "No report in the store is the text that it is of; it is not placed.",
  "span-outside": "It ends where the text does not reach, or before it begins; it is not taken.",
  "span-differs": "Other words stand there than it says; it is not taken.",
  "reference-missing": "It is of something that is not there; it is not taken.",
  "annotation-foreign": "It is no annotation; it is not taken.",
  "selector-missing": "It does not say where it stands; it is not taken.",
  "quote-missing": "Its words stand nowhere in the text; it is not taken.",
  "quote-ambiguous": "Its words stand at several places that fit alike; it is not taken.",
  "position-outside": "It ends where the text does not reach; it is not taken.",
} as const)

/** A code of a fault. */
export type LineFaultCode = keyof typeof LINE_FAULTS

/** What is wrong with a line. */
export interface LineFault {
  readonly line: number
  readonly code: LineFaultCode
  readonly message: string
  readonly column?: string
  /** The line as it stood, where no claim is made of it. */
  readonly raw?: string
}

/** What a file holds: a claim a row, and what is wrong by line. Every row is a claim or a fault with its line. */
export interface Imported {
  readonly claims: readonly Claim[]
  /** Lines that are no claims themselves and are read for those that are: the people and bodies of a graph. */
  readonly rest?: readonly { readonly line: number; readonly raw: string }[]
  readonly faults: readonly LineFault[]
}

/** A fault with its sentence, and where it stands. */
export function makeFault(
  line: number,
  code: LineFaultCode,
  more: { readonly column?: string; readonly raw?: string; readonly says?: string } = {},
): LineFault {
  const { says, ...rest } = more
  return { line, code, message: says === undefined ? LINE_FAULTS[code] : `${LINE_FAULTS[code]} ${says}`, ...rest }
}

/** What was read of a row; what it does not tell may be undefined. */
interface RowReading {
  readonly id?: string | undefined
  readonly time?: string | undefined
  readonly meaning: Pick<Claim, "type" | "status" | "stance">
  readonly parties: readonly ClaimParty[]
  readonly place: ClaimPlace
  readonly sources?: readonly string[]
}

/** The claim of a row of a table, with its cells as they stood. */
export function makeClaim(
  format: string,
  { line, cells }: { readonly line: number; readonly cells: Readonly<Record<string, string>> },
  { id, time, meaning, parties, place, sources = [] }: RowReading,
): Claim {
  return {
    kind: "claim",
    format,
    line,
    ...(id === undefined ? {} : { id }),
    ...(time === undefined ? {} : { time }),
    ...meaning,
    parties,
    ...(Object.keys(place).length === 0 ? {} : { place }),
    sources,
    row: cells,
  }
}
