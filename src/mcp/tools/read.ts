/** The tool `read_report`: a report that the assistant has in hand, read into facts; nothing is kept. */
import { z } from "zod"
import { checkReport } from "../../ingest/report.ts"
import { type DiplomaticRecord, type Report, schemas } from "../../record/index.ts"
import { checkLength, ServerProblem } from "../../server/index.ts"
import { nameReport, quoteSpans } from "../../web/cited.ts"
import { type Fact, listFacts } from "../../web/evidence/facts.ts"
import type { Row } from "../rows.ts"
import { type Answer, defineTool } from "../tool.ts"

/** Facts of one answer. */
const FACTS = 30
const KINDS = ["event", "statement", "tour", "tie", "actor"] as const

const { text, title, publisher, published, url, dateline } = schemas.report.shape

/** The tool. */
export const READ_TOOL = defineTool(
  {
    name: "read_report",
    title: "Read a report",
    description:
      "Reads the text of a news report into facts: who met whom, in what office, where, when; who said what, in which words; each with the " +
      "words it rests on and how sure it is. Give published where it is known: days such as 'on Tuesday' are worked out from it. English " +
      "only. Nothing is kept.",
    arguments: z.strictObject({
      text,
      title,
      publisher,
      published,
      url,
      dateline,
      kind: z.enum(KINDS).optional().describe("Only facts of this kind."),
      from: z.coerce
        .number()
        .int()
        .min(0)
        .default(0)
        .describe("How many facts to pass over: the value of facts.next of the answer before."),
    }),
  },
  async ({ reading }, { kind, from, ...given }): Promise<Answer> => {
    const report = checkReport(given)
    if (typeof report === "string") throw new ServerProblem("report-invalid", report)
    const { record } = await reading.read(checkLength(report))
    return {
      answer: showFacts(report, record, { kind, from }),
      more: "For the facts after these give the same report and from: the value of facts.next.",
    }
  },
)

function showFacts(report: Report, record: DiplomaticRecord, { kind, from }: { kind: Fact["kind"] | undefined; from: number }): Row {
  const facts = listFacts(record).filter((fact) => kind === undefined || fact.kind === kind)
  const shown = facts.slice(from, from + FACTS)
  const next = from + shown.length < facts.length ? from + shown.length : undefined
  const { language, published, dateline: line } = record.report
  return {
    report: { ...nameReport(report), language, published, dateline: line },
    facts: { of: facts.length, from, shown: shown.length, next },
    rows: shown.map((fact) => showFact(report, fact)),
    issues: record.issues.map(({ code, message }) => ({ code, message })),
  }
}

function showFact(report: Report, { id, kind, label, heading, rows, spans, confidence, why }: Fact): Row {
  const named = nameReport(report)
  const words = rows.map(({ term, words: said, spans: own }) => ({
    term,
    words: said,
    evidence: own.map((span) => span.text).find(Boolean),
  }))
  const chosen = spans.length > 0 ? spans : rows.flatMap((row) => row.spans)
  return {
    id,
    kind,
    label,
    heading,
    confidence,
    why,
    rows: words,
    quotes: quoteSpans(report, chosen.slice(0, 1), named).map(({ report: _, ...quote }) => quote),
  }
}
