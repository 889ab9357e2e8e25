/**
 * Finds what stands between quotation marks, paragraph by paragraph: “ ” " « » „ ‟ '' `` and, inside or alone, ‘ ’ '.
 * An apostrophe is no quotation mark; a mark that is never closed runs to the end of its paragraph.
 */
import type { Quotation } from "./document.ts"
import type { Slice } from "./tokens.ts"

interface Opened {
  readonly mark: string
  /** What closes it. */
  readonly closers: string
  readonly single: boolean
  readonly start: number
}

const MARK = /``|''|["“”„‟«»‘’'‹›]/g
const DEEPEST = 8
const CLOSERS: Record<string, string> = {
  "“": "”",
  "„": "“”",
  "‟": "”",
  "«": "»",
  "»": "«",
  "‹": "›",
  '"': '"',
  "``": "''",
  "''": "''",
  "‘": "’",
  "'": "'",
}

/** The quotations of one paragraph, in order of their beginning. */
export function findQuotations(text: string, range: Slice): Quotation[] {
  const open: Opened[] = []
  const found: Quotation[] = []
  const close = (upTo: number, at: number, closed: boolean): void => {
    while (open.length > upTo) {
      const last = open.pop()!
      const whole = closed && open.length === upTo
      // A single mark that nothing closes was an apostrophe; one letter between two is "rock 'n' roll".
      if (last.single ? whole && at > last.start + 1 : at > last.start) found.push({ start: last.start, end: at, depth: 0, closed: whole })
    }
  }
  // The slice keeps the search inside the paragraph: without it each paragraph would look on to the end of the text.
  for (const mark of text.slice(range.start, range.end).matchAll(MARK)) {
    const at = range.start + mark.index
    const sign = readMark(text, mark[0], at, range, open)
    if (typeof sign === "number") close(sign, at, true)
    else if (sign) {
      // A straight mark that opens again inside its own kind: the first was never closed.
      const again = sign.single || !isAmbiguous(sign.mark) ? -1 : open.findIndex((o) => o.mark === sign.mark)
      if (again >= 0) close(again, at, false)
      if (open.length < DEEPEST) open.push(sign)
    }
  }
  close(0, range.end, false)
  return withDepth(found.sort((a, b) => a.start - b.start || b.end - a.end))
}

/** How deep each stands in the others; they come in order and never overlap by halves. */
function withDepth(quotations: readonly Quotation[]): Quotation[] {
  const around: Quotation[] = []
  return quotations.map((quotation) => {
    while (around.length && around.at(-1)!.end <= quotation.start) around.pop()
    const depth = around.length
    around.push(quotation)
    return { ...quotation, depth }
  })
}

/** What a mark does: opens (an Opened), closes (the depth it closes to), or is an apostrophe (undefined). */
function readMark(text: string, mark: string, at: number, range: Slice, open: readonly Opened[]): Opened | number | undefined {
  const before = at > range.start ? text[at - 1]! : " "
  const after = at + mark.length < range.end ? text[at + mark.length]! : " "
  const single = mark === "'" || mark === "’" || mark === "‘"
  if (single && isWordly(before) && isWordly(after)) return undefined
  const index = open.findLastIndex((o) => o.closers.includes(mark))
  const opens = /[\s([{«“„‘"'—–/-]/.test(before) && !/\s/.test(after)
  const reopens = isAmbiguous(mark) && opens && !closesBefore(after)
  if (index >= 0 && !reopens) return single && isWordly(after) ? undefined : index
  if (mark === "”" || mark === "’" || mark === "›" || (mark === "»" && !opens)) return undefined
  if (single && !(opens && isWordly(after))) return undefined
  if (isAmbiguous(mark) && !opens && !(/\s/.test(before) || (/[,:;]/.test(before) && isWordly(after)))) return undefined
  return { mark, closers: CLOSERS[mark]!, single, start: at + mark.length }
}

function isWordly(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character)
}

/** Marks whose two ends look alike. */
function isAmbiguous(mark: string): boolean {
  return mark === '"' || mark === "'" || mark === "''"
}

function closesBefore(after: string): boolean {
  return /[\s.,;:!?)\]]/.test(after)
}
