/**
 * What comes out of ingest: a report that can be read, or a failure that says what to do.
 * Failures are values; nothing in this folder throws for bad input.
 */
import type { DiplomaticRecord, Report } from "../record/index.ts"

/** What became of an input, as the reference tells it, and what the user can do. */
interface IssueWords {
  readonly means: string
  readonly advice: string
}

/** Why an input gave no report, or (the last three) gave one with a doubt. */
export const INPUT_ISSUES = Object.freeze({
  "not-found": {
    means: "Nothing has this path or matches this pattern.",
    advice: "Check the path; quote a pattern so that the shell leaves it alone.",
  },
  "nothing-found": {
    means: "The folder holds no file with a known ending.",
    advice: "Name the files, or rename them to end as what they are: .txt, .html, .ndjson, .docx, .pdf, .mbox, .warc (or these with .gz).",
  },
  unreadable: { means: "The system does not let the file be read.", advice: "Check the permissions of the file, and that it is a file." },
  empty: { means: "There is no text in it.", advice: "Give a file with text in it." },
  "too-large": {
    means: "It is over a limit: a file, a line, a report's text, or what an archive unpacks to.",
    advice: "Cut it into reports, or raise the limit with --max-length.",
  },
  "not-text": {
    means: "It is another kind of file, or binary data.",
    advice: "Convert it to plain text first (pdftotext, pandoc, antiword).",
  },
  "broken-archive": {
    means: "The archive, mailbox, feed or document is damaged or cut short.",
    advice: "Fetch or pack the file again; what came before the fault was read.",
  },
  locked: { means: "The document is encrypted.", advice: "Save it without a password, or print it to a new file." },
  "no-text": {
    means: "The document, or the item of a feed, has no text: its pages are pictures, or it has none.",
    advice:
      "Run pictures through text recognition (ocrmypdf); save the page that an item of a feed names, or let `dragoman watch` fetch it.",
  },
  withheld: { means: "The agency has withheld or canceled the item.", advice: "Leave it out; there is nothing to read." },
  "not-readable": { means: "No article was found in the page.", advice: "Save the article's text as plain text and read that." },
  "page-too-large": {
    means: "The page has more elements, text or attributes than an article has, or deeper ones, and would take too long to read.",
    advice: "Save the article's text as plain text, or the page as a browser's reader view shows it, and read that.",
  },
  "bad-json": { means: "A line or file is not JSON.", advice: "Put one whole JSON object on each line." },
  "bad-record": {
    means: "A record that came with its report is not a record, or not of this report.",
    advice: "Give the report alone, and it is read; `dragoman schema` has the shape of a record.",
  },
  "bad-report": { means: "A JSON value is not a report.", advice: "See `dragoman schema --of report` for the fields of a report." },
  "read-failed": { means: "The reader itself failed on this report.", advice: "Report this with the text: it is a fault in dragoman." },
  "passed-over": {
    means: "What is no report was passed over, as pictures and redirects in a web archive are; it is told once a file, and is no failure.",
    advice: "Nothing, unless reports are among it.",
  },
  "part-not-read": {
    means: "Something beside the text was not read, as attachments, pictures and footnotes are not; the message tells what.",
    advice: "Give what was left out as a file of its own, where it holds a report.",
  },
  "encoding-guessed": { means: "The bytes are not UTF-8; the record tells how they were read.", advice: "Save the file as UTF-8." },
  "date-unclear": { means: "The header's date could not be understood and was left out.", advice: "Write the date as YYYY-MM-DD." },
} as const satisfies Record<string, IssueWords>)

/** The code of an input's issue. */
export type InputIssueCode = keyof typeof INPUT_ISSUES

/** One failure or doubt about one input, complete enough to stand alone on a line of stderr. */
export interface InputIssue {
  readonly code: InputIssueCode
  /** The path as given or found; `-` is standard input. */
  readonly path: string
  /** Line of an NDJSON file or mailbox, number of the record, item or entry in an archive or feed, from 1. */
  readonly line?: number
  readonly message: string
  /** What the user can do about it. */
  readonly advice: string
}

/** Where an input stands: a path, and the line or number where one file holds many reports. */
export interface Origin {
  readonly path: string
  readonly line?: number
}

/** A report with the doubts met on the way, or a failure. */
export type Input =
  | {
      readonly kind: "report"
      readonly origin: Origin
      readonly report: Report
      readonly issues: readonly InputIssue[]
      /** Where it came with its report; it fits the report. */
      readonly record?: DiplomaticRecord
    }
  | { readonly kind: "failure"; readonly issue: InputIssue }

/** How much one input may be. */
export interface InputLimits {
  /** Bytes of one file, or of one line of NDJSON, after unpacking. */
  readonly bytes: number
  /** UTF-16 units of one report's text. */
  readonly length: number
  /** Bytes that one packed file may unpack to in all. */
  readonly unpacked: number
}

/** What goes with an input on its way: the doubts met so far, and how much it may be. */
export interface ReadContext {
  readonly issues: readonly InputIssue[]
  readonly limits: InputLimits
}

/** 32 MiB a file, a million characters a report (about 160,000 words), 4 GiB out of one packed file. */
export const DEFAULT_LIMITS: InputLimits = Object.freeze({ bytes: 32 * 2 ** 20, length: 1_000_000, unpacked: 4 * 2 ** 30 })

/** Makes an issue with the advice of its code. */
export function makeIssue(code: InputIssueCode, origin: Origin, message: string): InputIssue {
  const line = origin.line === undefined ? {} : { line: origin.line }
  return { code, path: origin.path, ...line, message, advice: INPUT_ISSUES[code].advice }
}

/** Makes the failure of an input. */
export function makeFailure(code: InputIssueCode, origin: Origin, message: string): Input {
  return { kind: "failure", issue: makeIssue(code, origin, message) }
}

/** The last checks, the same for every kind of input: some text, and not too much. */
export function finishReport(report: Report, origin: Origin, context: ReadContext): Input {
  const { issues, limits } = context
  if (report.text.trim() === "") return makeFailure("empty", origin, "There is no text in it.")
  if (report.text.length > limits.length) {
    return makeFailure("too-large", origin, `The text has ${report.text.length} characters; ${limits.length} is the limit for one report.`)
  }
  return { kind: "report", origin, report, issues }
}

/** Whether an issue only tells what was passed over: a run with it has not failed. */
export const isNote = ({ code }: Pick<InputIssue, "code">): boolean => code === "passed-over"
