/** The tool `person`: what the store knows of one, with quotes; where several bear the name, who they are. */
import { z } from "zod"
import { loadStatements, type PersonPage, person, type SpokenParty, viewSchema } from "../../query/index.ts"
import { quoteEach } from "../../web/cited.ts"
import { pageOfId, quotedRows, type Row } from "../rows.ts"
import { type Answer, defineTool, type McpTools } from "../tool.ts"

const MORE =
  "Raise limit (up to 20), or ask find_occurrences with person, statements with speaker or target, and explain: each with the id."

/** The tool. */
export const PERSON_TOOL = defineTool(
  {
    name: "person",
    title: "One person",
    description:
      "What the store knows of a person: names, offices over time, the latest occurrences and tours, whom they met most, of whom they spoke " +
      "and who spoke of them, with quotes. A name that several bear is answered by candidates; ask again with an id.",
    arguments: z.strictObject({
      name: z.string().trim().min(1).describe("A name in any spelling that a report gives, or an id (p-…)."),
      from: viewSchema.shape.from,
      to: viewSchema.shape.to,
      limit: z.coerce.number().int().min(1).max(20).default(5).describe("How long each list is at most, up to 20."),
    }),
  },
  async (tools, { name, ...options }): Promise<Answer> => {
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
    const found = await person(tools.source, name, given)
    if ("candidates" in found) return { answer: { candidates: found.candidates }, more: "Ask again with the id of one of them." }
    return { answer: await showPage(tools, found.page, options.limit), more: MORE }
  },
)

async function showPage(tools: McpTools, page: PersonPage, limit: number): Promise<Row> {
  const { source, pageOf } = tools
  const { kind: _, id, occurrences, said, spokenOf, met, tours, ...rest } = page
  const counted = ({ records, ...party }: PersonPage["met"][number]) => ({ ...party, latest: records.slice(-3).reverse() })
  return {
    id,
    page: pageOfId(id, pageOf),
    ...rest,
    occurrences: await quotedRows(source, occurrences, pageOf),
    tours,
    met: met.map(counted),
    said: await showSpoken(tools, said.slice(0, limit)),
    spokenOf: await showSpoken(tools, spokenOf.slice(0, limit)),
  }
}

/** Whom it is about, with the latest of the words and their reports. */
async function showSpoken({ source, pageOf }: McpTools, parties: readonly SpokenParty[]): Promise<Row[]> {
  const ids = parties.flatMap(({ latest }) => latest.map(({ id }) => id))
  const quotes = await quoteEach(source, await loadStatements(source, [...new Set(ids)]), { most: 1, pageOf })
  return parties.map(({ records: _, latest, ...party }) => ({
    ...party,
    latest: latest.map(({ id, day, speaker, content }) => ({
      id,
      page: pageOfId(id, pageOf),
      day,
      speaker,
      content,
      quotes: quotes.get(id),
    })),
  }))
}
