/** The tables of what everything rests on: reports, the facts of each, their words by place, and the judgements that merged them. */
import { z } from "zod"
import { schemas } from "../../record/index.ts"
import { CORRECTION_OUTCOMES, type CorrectionOutcome, REVIEW_STATES, VERDICTS } from "../../review/index.ts"
import { count, days, flag, text } from "./parts.ts"
import { defineTable, type Table } from "./table.ts"

const { reportHead, producer, span } = schemas
const FACT_KINDS = ["event", "person", "body", "statement", "tour", "report"] as const
const OUTCOMES = Object.keys(CORRECTION_OUTCOMES) as CorrectionOutcome[]
const kind = z.enum(FACT_KINDS).describe("What is merged; of kind report are the copies of one source.")

const reports = defineTable({
  name: "reports",
  title: "Reports",
  description: "What was read: one row for each text under one identity. The texts are not part of the data; hash and length tell them.",
  row: z.object({
    key: text("Key, r- and 16 digits of the hash of identity and text: the same on every machine."),
    publisher: reportHead.shape.publisher,
    url: reportHead.shape.url,
    report_id: reportHead.shape.id,
    title: reportHead.shape.title,
    language: reportHead.shape.language,
    published: reportHead.shape.published,
    modified: reportHead.shape.modified,
    ...days("`published`"),
    sha256: reportHead.shape.sha256,
    length: reportHead.shape.length,
    source: text("The smallest key of the reports that say it in the same sentences, itself included: one source."),
    latest: flag("Whether it is the latest of its versions."),
    state: z.enum(["kept", "withdrawn"]).describe("A withdrawn report is a tombstone: nothing of what it said is in the data."),
    review: z.enum(REVIEW_STATES).describe("How far it has been reviewed: as the program read it, checked by a person, or published."),
    reason: text("Why it was withdrawn, in the words of who did.").optional(),
    version: producer.shape.version.optional(),
    model: producer.shape.model.optional(),
    knowledge: producer.shape.knowledge.optional(),
  }),
  key: ["key"],
  references: { source: "reports.key" },
  quotes: ["title"],
})

const facts = defineTable({
  name: "facts",
  title: "Facts",
  description: "What single reports say, and what each was merged into: the way from anything merged to its spans.",
  row: z.object({
    id: text("Key of the report, a slash, id in its record."),
    report: text("The report."),
    kind,
    unit: text("What is judged: the fact itself, or a name with office and state that many reports share."),
    merged: text("Id of the occurrence, person, body, statement or tour that it is part of; of a report, of the source."),
  }),
  key: ["id"],
  references: { report: "reports.key" },
})

const spans = defineTable({
  name: "spans",
  title: "Spans",
  description: "Every span of every record: what it bears out, where it stands in the report's text, and its words within a bound.",
  row: z.object({
    report: text("The report."),
    number: count("Number in the record, from 1."),
    fact: text("The fact that it bears out: key of the report, a slash, id in its record."),
    slot: z
      .enum([
        "mention",
        "office",
        "event",
        "participant",
        "place",
        "time",
        "topic",
        "purpose",
        "leg",
        "source",
        "cue",
        "content",
        "audience",
        "tie",
      ])
      .describe("What of the fact it bears out."),
    value: text("The value that it bears out: the title of an office, a role, the name of a place, a date, the order of a leg.").optional(),
    actor: text("The fact of the actor who takes part, travels or speaks.").optional(),
    field: span.shape.field,
    start: span.shape.start,
    end: span.shape.end,
    quote: text("What stands there, cut to the bound of quotes; start and end tell the whole.").optional(),
  }),
  key: ["report", "number"],
  references: { report: "reports.key" },
  quotes: ["value", "quote"],
})

const judgements = defineTable({
  name: "judgements",
  title: "Judgements",
  description: "Whether two units are one, and why: what is merged is derived from these.",
  row: z.object({
    a: text("The smaller unit."),
    b: text("The greater unit."),
    author: text("`dragoman/VERSION`, or the person who judged; a person's judgement outranks the program's."),
    kind,
    verdict: z.enum(["same", "different", "unsure"]).describe("Whether the two are one."),
    probability: z.number().min(0).max(1).describe("Probability that they are one."),
    reasons: text("The reasons in words, with semicolons between, cut to the bound of quotes.").optional(),
  }),
  key: ["a", "b", "author"],
  quotes: ["reasons"],
})

const corrections = defineTable({
  name: "corrections",
  title: "Corrections",
  description:
    "What people said of single fields of the records of kept reports. What counts is in all the other tables; corrections that wait for " +
    "a report to come are not here.",
  row: z.object({
    id: text("Id, c- and 16 digits of the hash of what it says."),
    report: text("The report that it is about; it holds for other versions of that report, too."),
    sha256: text("SHA-256 of the text that the coder saw."),
    slot: text("The kind of field: events, events/status, participants/role."),
    path: text("The field, by the places of the words that its fact rests on: events/279-301/status."),
    verdict: z
      .enum(VERDICTS)
      .describe("What the coder said: right, wrong, another value, cannot be told, or that an earlier word is taken back."),
    old: text("The value that was there: a word, or JSON, cut to the bound of quotes.").optional(),
    value: text("The value that is right, in the same way; missing where there is none.").optional(),
    evidence: text("Words that show the value, as START-END in the text, with blanks between.").optional(),
    reason: text("Why, in the words of the coder, cut to the bound of quotes.").optional(),
    coder: text("Who said it."),
    time: text("When, in UTC."),
    adjudicates: flag("Whether it decides between coders."),
    undoes: text("The correction that it takes back.").optional(),
    outcome: z.enum(OUTCOMES).describe("What became of it."),
  }),
  key: ["id"],
  references: { report: "reports.key" },
  quotes: ["old", "value", "reason"],
})

const ids = defineTable({
  name: "ids",
  title: "Ids",
  description: "Every id that was ever shown, and where it leads now: merged ids redirect for ever.",
  row: z.object({
    id: text("The id."),
    kind,
    leads_to: text("The id that stands for it now, mostly itself; missing where all of its reports were withdrawn.").optional(),
  }),
  key: ["id"],
})

/** The tables of what was read, before and after those of what is merged. */
export const SOURCE_TABLES: readonly Table[] = [reports]
/** The tables of how it came about. */
export const TRACE_TABLES: readonly Table[] = [facts, spans, judgements, corrections, ids]
