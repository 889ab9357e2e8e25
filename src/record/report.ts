/** The report: what goes in, what a record keeps of it, what could not be read, and what made the record. */
import { z } from "zod"
import { edtfSchema } from "./dates.ts"
import { reportId, sha256 } from "./ids.ts"
import { sha256Schema, wordsSchema } from "./parts.ts"
import { spanSchema } from "./spans.ts"

/** What goes in: one report's text and what is known of it. */
export const reportSchema = z
  .strictObject({
    id: z.string().min(1).optional().describe("The report's own id; where it is missing one is made from the text."),
    publisher: z.string().optional().describe("Who published it."),
    url: z.string().optional().describe("Where it was published."),
    title: z.string().optional().describe("The headline, where it is not a part of the text."),
    language: z.string().optional().describe("Language of the text (BCP 47); where it is missing it is found from the text."),
    published: edtfSchema.optional().describe("When it was published."),
    modified: edtfSchema.optional().describe("When it was last changed."),
    dateline: z.string().optional().describe("The dateline, where it is not a part of the text: 'DAMASCUS, June 4 (Xinhua)'."),
    text: z.string().describe("The body, untouched; spans index it."),
  })
  .meta({ id: "Report", title: "Report", description: "What goes in: one report's text and what is known of it." })

/** What a record says of the report that it was read from. */
export const reportHeadSchema = z
  .strictObject({
    id: z.string().min(1).describe("The report's id."),
    publisher: z.string().optional().describe("Who published it."),
    url: z.string().optional().describe("Where it was published."),
    title: z.string().optional().describe("The headline."),
    language: z.string().min(1).describe("Language of the text (BCP 47)."),
    published: edtfSchema.optional().describe("When it was published."),
    modified: edtfSchema.optional().describe("When it was last changed."),
    dateline: z
      .strictObject({
        text: wordsSchema.describe("The dateline as written."),
        place: wordsSchema.optional().describe("Its place, as written."),
        date: edtfSchema.optional().describe("Its day, with the year of publication."),
      })
      .meta({ id: "Dateline", title: "Dateline", description: "The dateline of the report, and the place and day in it." })
      .optional(),
    sha256: sha256Schema.describe("SHA-256 of the text in UTF-8."),
    length: z.int().nonnegative().describe("Length of the text in UTF-16 units."),
  })
  .meta({ id: "ReportHead", title: "Report (in a record)", description: "What a record says of the report that it was read from." })

/** What could not be read, or is wrong, said plainly. */
export const issueSchema = z
  .strictObject({
    code: z
      .string()
      .regex(/^[a-z]+(-[a-z]+)*$/)
      .describe("A stable code in lower case and hyphens: language-unsupported."),
    message: wordsSchema.describe("What is the matter, in a sentence."),
    span: spanSchema.optional().describe("Where in the report."),
  })
  .meta({ id: "Issue", title: "Issue", description: "What could not be read, or is wrong, said plainly." })

/** What made the record. */
export const producerSchema = z
  .strictObject({
    version: z.string().min(1).describe("Version of dragoman."),
    runtime: z
      .string()
      .regex(/^(wasm|native)( \S+)?$/)
      .describe("What ran the model: wasm (the reference) or native, with its version."),
    model: sha256Schema.optional().describe("SHA-256 of the model; missing where none was used."),
    knowledge: sha256Schema.describe("SHA-256 of the knowledge."),
  })
  .meta({ id: "Producer", title: "Producer", description: "What made the record; the same report and producer give the same bytes." })

/** What goes in: one report's text and what is known of it. */
export type Report = z.infer<typeof reportSchema>
/** What a record says of the report that it was read from. */
export type ReportHead = z.infer<typeof reportHeadSchema>
/** What could not be read, or is wrong, said plainly. */
export type Issue = z.infer<typeof issueSchema>
/** What made the record. */
export type Producer = z.infer<typeof producerSchema>

/** The head of a record of this report; throws nothing. `language` and `dateline` are what was found where the report has none. */
export function makeHead(report: Report, found: { language: string; dateline?: ReportHead["dateline"] }): ReportHead {
  const { publisher, url, title, language = found.language, published, modified, text } = report
  const given = { publisher, url, title, language, published, modified, dateline: found.dateline }
  const known = Object.entries(given).filter(([, value]) => value !== undefined)
  return { id: reportId(report), ...Object.fromEntries(known), sha256: sha256(text), length: text.length } as ReportHead
}
