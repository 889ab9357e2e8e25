/**
 * A report's untouched text → its Document: paragraphs, sentences with their kind, tokens, quotations and what the dateline
 * says. Linear in length; what is too long is read to a limit and said so.
 */
import type { Issue, Report, Span } from "../record/index.ts"
import { findSignOff, isBoilerplate, isByline, isLinkHead, isStamp } from "./boilerplate.ts"
import { type ParsedDateline, parseDateline } from "./dateline.ts"
import type { Dateline, Document, Quotation, Sentence, SentenceKind, Token } from "./document.ts"
import { isEnglish } from "./english.ts"
import { findParagraphs, type Paragraph } from "./paragraphs.ts"
import { findQuotations } from "./quotations.ts"
import { splitSentences } from "./sentences.ts"
import { findTokens, type Slice } from "./tokens.ts"
import type { LanguageWords } from "./words.ts"

/** Text past this many UTF-16 units is kept and not read. */
const LONGEST_TEXT = 1_000_000
const TOO_LONG = `Only the first ${LONGEST_TEXT} characters were read.`
const SHORT_TEXT = 200
const STOPPED = /[.!?…]["'”’»)]*$/u
const HEADLINE_LONGEST = 110
/** So many lines before the body may be headlines. */
const HEADLINES = 4
/** A dateline is looked for in so many paragraphs. */
const DATELINE_WITHIN = 6

interface Draft {
  readonly title: string | undefined
  readonly text: string
  readonly words: LanguageWords
  readonly tokens: Token[]
  readonly sentences: Sentence[]
  readonly quotations: Quotation[]
  dateline?: ParsedDateline
  /** True from the first sentence of the body on. */
  hasBody: boolean
}

/** Cuts a report into paragraphs, sentences and tokens; `words` come from knowledge/en/language.json. Never throws on any text. */
export function segment(report: Report, words: LanguageWords): Document {
  const text = report.text
  const draft: Draft = { title: report.title, text, words, tokens: [], sentences: [], quotations: [], hasBody: false }
  const issues: Issue[] = []
  if (!isRead(report, words)) issues.push({ code: "language-unsupported", message: "The text is not in English, so it was not read." })
  else {
    const limit = findLimit(text)
    if (limit < text.length) issues.push({ code: "text-too-long", message: TOO_LONG, span: { start: limit, end: text.length } })
    const paragraphs = findParagraphs(text.slice(0, limit), words)
    for (const index of paragraphs.keys()) addParagraph(draft, index, paragraphs)
  }
  const dateline = datelineOf(report, draft)
  return {
    report,
    text,
    tokens: draft.tokens,
    sentences: draft.sentences,
    quotations: draft.quotations,
    ...(dateline && { dateline }),
    issues,
  }
}

/** The text decides; where it is too short to tell, the language that the report names. */
function isRead(report: Report, words: LanguageWords): boolean {
  if (report.language && !/^en\b/i.test(report.language) && report.text.length < SHORT_TEXT) return false
  return isEnglish(report.text, words)
}

/** Where reading stops: the end of the text, or the last sentence or word before the limit. */
function findLimit(text: string): number {
  if (text.length <= LONGEST_TEXT) return text.length
  const tail = text.slice(LONGEST_TEXT - 2000, LONGEST_TEXT)
  const at = Math.max(tail.search(/[.!?]["”')]*\s[^.!?]*$/) + 1, 0) || tail.search(/\s\S*$/)
  return at > 0 ? LONGEST_TEXT - 2000 + at : LONGEST_TEXT
}

function addParagraph(draft: Draft, index: number, all: readonly Paragraph[]): void {
  const paragraph = all[index]!
  if (isSkipped(draft, paragraph)) {
    addBoilerplate(draft, paragraph, index)
    return
  }
  const dateline = findDateline(draft, paragraph, index)
  if (dateline) {
    draft.dateline = { ...draft.dateline, ...dateline, start: draft.dateline?.start ?? dateline.start }
    addSentences(draft, dateline, "dateline", index)
  } else if (!draft.hasBody && isStamp(draft.text, paragraph, draft.words)) {
    addBoilerplate(draft, paragraph, index)
    return
  }
  addBody(
    draft,
    { start: dateline?.end ?? paragraph.start, end: paragraph.end },
    index,
    isHeadline(draft, index, all) ? "headline" : "body",
  )
}

/** Sign-offs, bylines, and the bare lines that stand under "Related articles" or "Contact:". */
function isSkipped({ text, words, sentences, hasBody }: Draft, paragraph: Paragraph): boolean {
  if (isBoilerplate(text, paragraph, words)) return true
  if (!hasBody) return isByline(text, paragraph, words)
  const above = sentences.at(-1)
  return above?.kind === "boilerplate" && isUnstopped(text, paragraph) && isLinkHead(text.slice(above.start, above.end), words)
}

function findDateline({ text, words, dateline, hasBody }: Draft, paragraph: Paragraph, index: number): ParsedDateline | undefined {
  if (index >= DATELINE_WITHIN) return undefined
  if (!dateline) return parseDateline(text, paragraph, words, hasBody ? "later" : "first")
  // "March 9, 2021", and on the next line "Ottawa, Ontario"
  if (!dateline.alone || dateline.place || hasBody) return undefined
  const place = parseDateline(text, paragraph, words, "field")
  return place?.alone && place.region ? place : undefined
}

function addBody(draft: Draft, body: Slice, paragraph: number, kind: SentenceKind): void {
  const signOff = findSignOff(draft.text, body, draft.words)
  addSentences(draft, { start: body.start, end: signOff ?? body.end }, kind, paragraph)
  if (signOff !== undefined) addBoilerplate(draft, { start: signOff, end: body.end }, paragraph)
}

function addBoilerplate(draft: Draft, range: Slice, paragraph: number): void {
  const at = draft.tokens.length
  draft.sentences.push({ start: range.start, end: range.end, kind: "boilerplate", first: at, last: at, paragraph })
}

function addSentences(draft: Draft, range: Slice, kind: SentenceKind, paragraph: number): void {
  const { text, words } = draft
  const slices = findTokens(text, range, words)
  if (slices.length === 0) return
  const quotations = findQuotations(text, range)
  for (const quotation of quotations) draft.quotations.push(quotation)
  const ranges = kind === "body" ? splitSentences(text, slices, quotations, words) : [[0, slices.length] as const]
  if (kind === "body") draft.hasBody = true
  for (const [first, last] of ranges) addSentence(draft, slices.slice(first, last), kind, paragraph)
}

function addSentence(draft: Draft, slices: readonly Slice[], kind: SentenceKind, paragraph: number): void {
  const [first, sentence] = [draft.tokens.length, draft.sentences.length]
  for (const { start, end } of slices) draft.tokens.push({ start, end, text: draft.text.slice(start, end), sentence })
  draft.sentences.push({ start: slices[0]!.start, end: slices.at(-1)!.end, kind, first, last: draft.tokens.length, paragraph })
}

/** The title, or one of the first short lines without a stop, where a blank line, the dateline or a sentence ends their run. */
function isHeadline(draft: Draft, index: number, all: readonly Paragraph[]): boolean {
  if ((draft.dateline && !draft.dateline.alone) || draft.hasBody || index >= HEADLINES + DATELINE_WITHIN) return false
  if (draft.text.slice(all[index]!.start, all[index]!.end) === draft.title?.trim()) return true
  for (let i = index; i < Math.min(index + HEADLINES, all.length - 1); i++) {
    const paragraph = all[i]!
    if (!isByline(draft.text, paragraph, draft.words) && !isUnstopped(draft.text, paragraph)) return false
    if (paragraph.blankAfter || STOPPED.test(draft.text.slice(all[i + 1]!.start, all[i + 1]!.end).slice(-4))) return true
    if (parseDateline(draft.text, all[i + 1]!, draft.words)) return true
  }
  return false
}

function isUnstopped(text: string, { start, end }: Slice): boolean {
  return end - start <= HEADLINE_LONGEST && !/[:;,]$/.test(text.slice(end - 1, end)) && !STOPPED.test(text.slice(end - 4, end))
}

function datelineOf(report: Report, draft: Draft): Dateline | undefined {
  const field = report.dateline ?? ""
  const said = field ? parseDateline(field, { start: 0, end: field.length }, draft.words, "field") : undefined
  const here = draft.dateline
  const date = dayToDate(here?.day ?? said?.day, report.published) ?? report.published?.slice(0, 10)
  if (here?.place || (here && !said)) return { span: spanOf(report.text, here), ...placeSpan(report.text, here), ...(date && { date }) }
  if (said)
    return {
      span: spanOf(field, { start: 0, end: field.length }, "dateline"),
      ...placeSpan(field, said, "dateline"),
      ...(date && { date }),
    }
  return undefined
}

function spanOf(text: string, { start, end }: Slice, field?: "dateline"): Span {
  return { start, end, text: text.slice(start, end), ...(field && { field }) }
}

function placeSpan(text: string, dateline: ParsedDateline, field?: "dateline"): Pick<Dateline, "place"> {
  return dateline.place ? { place: spanOf(text, dateline.place, field) } : {}
}

/** The calendar day, its year taken from `published` (the year before where the day would lie far after it). */
function dayToDate(day: ParsedDateline["day"], published: string | undefined): string | undefined {
  if (!day) return undefined
  let year = day.year ?? Number(published?.slice(0, 4))
  if (!year) return undefined
  const at = (y: number): string => `${y}-${String(day.month).padStart(2, "0")}-${String(day.day).padStart(2, "0")}`
  if (!day.year && published && day.month - Number(published.slice(5, 7)) > 6) year--
  return isDay(at(year)) ? at(year) : undefined
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}
