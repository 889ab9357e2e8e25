/** Tools that open what the store has under an id: an occurrence with each report's version, and why anything is there. */
import { z } from "zod"
import type { Occurrence, Slot } from "../../merge/index.ts"
import { explain, loadStatements, loadTours, type MergedExplanation, type ShownJudgement, sourceRecords } from "../../query/index.ts"
import { openMerged, ServerProblem, shownOccurrence } from "../../server/index.ts"
import { firstMembers, nameReport, type Quote, quoteMembers, quoteSpans } from "../../web/cited.ts"
import { listFacts } from "../../web/evidence/facts.ts"
import { pageOfId, type Row } from "../rows.ts"
import { type Answer, defineTool, type McpTools, type Tool } from "../tool.ts"

/** Reports of one answer. */
const REPORTS = 10
/** Judgements of one answer. */
const JUDGEMENTS = 10

const id = z.string().trim().min(1)
const from = z.coerce
  .number()
  .int()
  .min(0)
  .default(0)
  .describe("How many reports to pass over: the value of reports.next of the answer before.")

/** The reports of an answer: the first after those that are passed over. */
async function quoteReports({ source, pageOf }: McpTools, { members }: Pick<MergedExplanation, "members">, passed: number) {
  const all = firstMembers(members, members.length)
  const shown = all.slice(passed, passed + REPORTS)
  const records = await sourceRecords(
    source,
    shown.map(({ report }) => report),
  )
  const next = passed + shown.length < all.length ? passed + shown.length : undefined
  const quotes: Quote[] = quoteMembers(shown, records, pageOf)
  return { keys: new Set(shown.map(({ report }) => report)), quotes, reports: { of: all.length, from: passed, shown: shown.length, next } }
}

const MORE_REPORTS = "For the reports after these give the same id and from: the value of reports.next."

const openOccurrence = async (tools: McpTools, { id: asked, from: passed }: { id: string; from: number }): Promise<Answer> => {
  const explanation = await openMerged(tools.source, { id: asked, letter: "o" })
  const shown = await shownOccurrence(tools.source, explanation.id)
  if (!shown) throw new ServerProblem("not-found", "The occurrence is not here any more.", "id")
  const { members: _, ...occurrence } = shown
  const { keys, quotes, reports } = await quoteReports(tools, explanation, passed)
  const view = explanation.view as Occurrence
  const answer = {
    asked: asked === explanation.id ? undefined : asked,
    page: pageOfId(explanation.id, tools.pageOf),
    ...occurrence,
    reports,
    slots: slotsOf(view, keys),
    history: view.history.map(({ status, published, reports: told }) => ({ status, published, reports: told.length })),
    deniedBy: view.denied.map(({ publisher, report }) => publisher ?? report),
    copies: view.copies.length,
    quotes,
  }
  return { answer, more: MORE_REPORTS }
}

/** Each slot with the value shown, why, and what the quoted reports have. */
function slotsOf(view: Occurrence, reports: ReadonlySet<string>): Row {
  const slots = { type: view.type, status: view.status, time: view.time, place: view.place, channel: view.channel, format: view.format }
  const roles = view.participants.map(({ name, role }) => ({ participant: name, ...showSlot(role, reports) }))
  const shown = Object.entries(slots).filter(([, slot]) => slot.versions.length > 0)
  return { ...Object.fromEntries(shown.map(([name, slot]) => [name, showSlot(slot as Slot<unknown>, reports)])), roles }
}

function showSlot(slot: Slot<unknown>, reports: ReadonlySet<string>): Row {
  const versions = slot.versions
    .filter(({ report }) => reports.has(report))
    .map(({ report, value, basis, evidence }) => ({ report, value, basis, words: evidence.map(({ text }) => text).find(Boolean) }))
  return { shown: slot.shown, why: slot.reason?.words, conflict: slot.conflict, versions }
}

const explainId = async (tools: McpTools, { id: asked, from: passed }: { id: string; from: number }): Promise<Answer> => {
  const found = await explain(tools.source.db, asked)
  if (found.kind === "fact") {
    const { fact, report, record, merged } = found
    const key = asked.slice(0, asked.indexOf("/"))
    const named = nameReport(report, key, tools.pageOf)
    const shown = listFacts(record).find((one) => one.id === fact)
    const rows = shown?.rows.map(({ term, words, spans }) => ({ term, words, quotes: quoteSpans(report, spans, named).slice(0, 1) }))
    const own = quoteSpans(report, shown?.spans ?? [], named, asked)
    const answer = { id: asked, kind: "fact", label: shown?.label, heading: shown?.heading, confidence: shown?.confidence, why: shown?.why }
    return { answer: { ...answer, partOf: merged, rows, quotes: own }, more: "For what it is part of, give the id in partOf." }
  }
  const { quotes, reports } = await quoteReports(tools, found, passed)
  const answer = {
    id: found.id,
    asked: asked === found.id ? undefined : asked,
    kind: found.kind,
    page: pageOfId(found.id, tools.pageOf),
    what: await whatIs(tools, found),
    reports,
    joined: judgements(found.joined),
    apart: judgements(found.apart),
    quotes,
  }
  return { answer, more: MORE_REPORTS }
}

/** What the id is, in the words that lists have for it. */
async function whatIs({ source }: McpTools, { kind, id: known, view }: MergedExplanation): Promise<unknown> {
  const [row] =
    kind === "event" ? [await shownOccurrence(source, known)] : await (kind === "tour" ? loadTours : loadStatements)(source, [known])
  if (!row) return "name" in view ? { name: view.name, country: "country" in view ? view.country : undefined } : undefined
  const { members: _, ...rest } = row
  return rest
}

function judgements(all: readonly ShownJudgement[]): Row {
  const shown = all.slice(0, JUDGEMENTS).map(({ a, b, verdict, probability, reasons, author, other }) => ({
    a,
    b,
    verdict,
    probability,
    author,
    other,
    reasons,
  }))
  return { of: all.length, shown }
}

/** The tools. */
export const KEPT_TOOLS: readonly Tool[] = [
  defineTool(
    {
      name: "get_occurrence",
      title: "One occurrence",
      description:
        "Opens an occurrence by its id (o-…): each slot with every report's version, which is shown and why, where reports conflict, who " +
        "denies it, how its status went, and a quote of each report.",
      arguments: z.strictObject({ id: id.describe("The id: o-… as find_occurrences gives it."), from }),
    },
    openOccurrence,
  ),
  defineTool(
    {
      name: "explain",
      title: "Why it is there",
      description:
        "Tells why the store has something: of an occurrence, person, body, tour or statement (o-, p-, b-, t-, q-…) the reports behind it " +
        "with quotes, and the judgements that joined them or keep the nearest apart; of a fact of a report (r-…/e2) the words it rests on.",
      arguments: z.strictObject({ id: id.describe("An id as other tools give it, or a fact: r-…/e2."), from }),
    },
    explainId,
  ),
]
