/** Tools that ask a Query: the verbs of the library with their own filters, so that an assistant asks what a person can. */
import { z } from "zod"
import {
  type FoundOccurrence,
  type FoundStatement,
  find,
  type QueryInput,
  type Source,
  statements,
  type TimelineEntry,
  timeline,
  type Verb,
  verbSchema,
} from "../../query/index.ts"
import { quotedRows, type Row } from "../rows.ts"
import { type Answer, defineTool, type McpTools, type Tool } from "../tool.ts"
import { boundAnswer, MOST_CHARACTERS } from "../visible.ts"

const limit = z.coerce.number().int().min(1).max(25).default(10).describe("How many rows at most, up to 25.")

interface ListParts<Found> {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly verb: Verb
  readonly ask: (source: Source, query: QueryInput) => Promise<{ readonly rows: readonly Found[]; readonly next?: string }>
  readonly show: (tools: McpTools, rows: readonly Found[]) => Promise<Row[]>
}

function defineList<Found>({ verb, ask, show, ...words }: ListParts<Found>): Tool {
  const schema = (verbSchema(verb) as z.ZodObject).extend({ limit })
  return defineTool({ ...words, arguments: schema }, async (tools, given) => {
    const asked = given as QueryInput
    return askPage(Number(asked.limit))

    /** A page whose rows are too much for one answer is asked again with fewer, so that its cursor is that of its last row. */
    async function askPage(most: number): Promise<Answer> {
      const { rows, next } = await ask(tools.source, { ...asked, limit: most })
      const answer = { rows: await show(tools, rows), next }
      if (most > 1 && boundAnswer(answer).size > MOST_CHARACTERS) return askPage(Math.floor(most / 2))
      return { answer, more: MORE }
    }
  })
}

const MORE =
  "For the rows after these give the same arguments and cursor: the value of next; where there is no next, these are the last. " +
  "What a row leaves out is what get_occurrence or explain gives for its id."

const occurrenceRows = (tools: McpTools, rows: readonly FoundOccurrence[]) => quotedRows(tools.source, rows, tools.pageOf)

async function timelineRows({ source, pageOf }: McpTools, rows: readonly TimelineEntry[]): Promise<Row[]> {
  const found = rows.map((entry) => (entry.kind === "tour" ? entry.tour : entry.occurrence))
  const quoted = await quotedRows(source, found, pageOf)
  return rows.map(({ kind, first, last, precision }, at) => ({ kind, first, last, precision, [kind]: quoted[at] }))
}

/** The tools. */
export const LIST_TOOLS: readonly Tool[] = [
  defineList<FoundOccurrence>({
    name: "find_occurrences",
    title: "Find occurrences",
    description:
      "Finds diplomatic occurrences: meetings, visits, calls, talks, that took place, are planned, were put off or are denied; with who took " +
      "part in what office, when, where, how many reports tell of each, and quotes of the first. The earliest first; with text the best " +
      "match first.",
    verb: "find",
    ask: find,
    show: occurrenceRows,
  }),
  defineList<TimelineEntry>({
    name: "timeline",
    title: "Timeline",
    description:
      "Lists occurrences and tours that have a day, in the order of their days, with how exact the days are. What no report gives a day is " +
      "not on it; find_occurrences lists it last.",
    verb: "timeline",
    ask: timeline,
    show: timelineRows,
  }),
  defineList<FoundStatement>({
    name: "statements",
    title: "Statements",
    description:
      "Finds who said what of whom, in which words, with the stance it shows toward them, and quotes of the reports that have it.",
    verb: "statements",
    ask: statements,
    show: (tools, rows) => quotedRows(tools.source, rows, tools.pageOf),
  }),
]
