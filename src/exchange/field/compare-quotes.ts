/** Quotations of a document of Citron against the statements that a record has of the same text: what is said, by whom, and at which cue. */
import type { SourceRecord } from "../../query/index.ts"
import type { Span, Statement } from "../../record/index.ts"
import { AGREEING_SHARE, overlapOf, SAME_SHARE, shareOf, wordsOf } from "../span-share.ts"
import type { ImportedQuote, ImportedQuotes } from "./citron.ts"
import { type Evidence, type Proposal, pairBest, type SlotComparison, verdictOf } from "./proposal.ts"

/** A proposal for each quotation, then for each statement that the document lacks. Without a kept report of the text all are only here. */
export function compareQuotes({ quotes }: ImportedQuotes, kept: SourceRecord | undefined): Proposal[] {
  const statements = kept?.record.statements ?? []
  const pairs = pairBest(
    quotes,
    () => statements,
    ({ contents }, { content }) => {
      const shared = shareOf(contents, content)
      return shared < SAME_SHARE ? undefined : shared
    },
  )
  const rows = quotes.map((quote, at) => proposeQuote(quote, at + 1, { kept, statement: pairs.get(quote) }))
  const taken = new Set(pairs.values())
  const missing = kept === undefined ? [] : statements.filter((statement) => !taken.has(statement))
  return [...rows, ...missing.map((statement) => proposeStatement(statement, kept!))]
}

interface Found {
  readonly kept: SourceRecord | undefined
  readonly statement: Statement | undefined
}

function proposeQuote(quote: ImportedQuote, line: number, { kept, statement }: Found): Proposal {
  const head = { format: "citron", line, ...(quote.id === undefined ? {} : { id: quote.id }), about: wordsOf(quote.contents) }
  if (kept === undefined || statement === undefined) return { verdict: "only-here", ...head, occurrences: [], slots: [], evidence: [] }
  const slots = slotsOf(quote, statement, kept)
  return {
    verdict: verdictOf(slots),
    ...head,
    occurrences: [`${kept.key}/${statement.id}`],
    slots,
    evidence: [evidenceOf(statement, kept)],
  }
}

function proposeStatement(statement: Statement, kept: SourceRecord): Proposal {
  const { content, id } = statement
  return {
    verdict: "only-there",
    format: "citron",
    about: wordsOf(content),
    occurrences: [`${kept.key}/${id}`],
    slots: [],
    evidence: [evidenceOf(statement, kept)],
  }
}

function slotsOf(quote: ImportedQuote, statement: Statement, kept: SourceRecord): SlotComparison[] {
  const speaker = kept.record.actors.find(({ id }) => id === statement.speaker)
  const spoken = [...(statement.source ? [statement.source] : []), ...(speaker?.mentions ?? [])]
  const evidence = [evidenceOf(statement, kept)]
  const slot = (name: string, here: readonly Span[], there: readonly Span[], agrees: boolean): SlotComparison[] => {
    const words = { ...(here.length > 0 ? { here: wordsOf(here) } : {}), ...(there.length > 0 ? { there: wordsOf(there) } : {}) }
    if (here.length === 0 || there.length === 0)
      return here.length + there.length === 0 ? [] : [{ slot: name, verdict: here.length > 0 ? "here" : "there", ...words }]
    return [agrees ? { slot: name, verdict: "agree", ...words } : { slot: name, verdict: "differ", ...words, evidence }]
  }
  const cue = statement.cue ? [statement.cue] : []
  return [
    ...slot("content", quote.contents, statement.content, shareOf(quote.contents, statement.content) >= AGREEING_SHARE),
    ...slot(
      "speaker",
      quote.sources,
      spoken.slice(0, 1),
      [...quote.sources, ...quote.coreferences].some((span) => spoken.some((other) => overlapOf(span, other) > 0)),
    ),
    ...slot("cue", quote.cue ? [quote.cue] : [], cue, quote.cue !== undefined && cue.some((span) => overlapOf(quote.cue!, span) > 0)),
  ]
}

const evidenceOf = ({ content }: Statement, { key, report }: SourceRecord): Evidence => ({
  occurrence: key,
  report: key,
  publisher: report.publisher ?? null,
  published: report.published ?? null,
  url: report.url ?? null,
  quote: content.map(({ start, end }) => report.text.slice(start, end)).join(" … "),
})
