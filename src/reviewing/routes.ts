/**
 * `/review`, and what it asks: the queue of the coder whose token it is, and its verdicts. A coder has the name of its token, and sees
 * nothing of what others said. A verdict that comes twice, as after a lost connection, is kept once.
 */
import { Hono } from "hono"
import type { z } from "zod"
import type { Report, Span } from "../record/index.ts"
import {
  applyCorrections,
  type Correction,
  draftCorrection,
  draftUndo,
  fieldsOf,
  findUndone,
  queueRecord,
  type Seen,
  sortQueue,
} from "../review/index.ts"
import { ServerProblem, verdictSchema } from "../server/index.ts"
import {
  addCorrections,
  findReviewable,
  keptCorrections,
  listTokens,
  type MergeTools,
  openReviewed,
  type ReviewedReport,
  type Store,
  weighFacts,
} from "../store/index.ts"
import { REVIEW_PAGE } from "./page.ts"
import { REVIEW_SCRIPT } from "./script.ts"

/** What the routes are made with. */
export interface ReviewTools {
  readonly store: Store
  readonly merging: MergeTools
}

/** Fields that are given at once, and reports that are looked through for them. */
const MOST = { fields: 100, reports: 500 }
/** Characters of the text on either side of the words. */
const AROUND = 240

/** The routes. */
export function makeReviewRoutes({ store, merging }: ReviewTools): Hono {
  const app = new Hono()
  const coderOf = async (id: string | undefined): Promise<string> => {
    const token = (await listTokens(store)).find((one) => one.id === id)
    return token?.name.trim() || (id ?? "")
  }
  app.get("/review", (context) => context.html(REVIEW_PAGE))
  app.get("/review.js", (context) => context.body(REVIEW_SCRIPT, 200, { "Content-Type": "text/javascript; charset=utf-8" }))
  app.post("/api/review/queue", async (context) => context.json({ rows: await queueOf(store, await coderOf(context.get("token"))) }))
  app.post("/api/review/words", async (context) => {
    const parsed = verdictSchema.safeParse(await context.req.json().catch(() => undefined))
    if (!parsed.success) throw new ServerProblem("report-invalid", "The body is no verdict: field, verdict, value, time.")
    return context.json(await keepWord({ store, merging }, await coderOf(context.get("token")), parsed.data))
  })
  app.post("/api/review/undo", async (context) => {
    const coder = await coderOf(context.get("token"))
    return context.json(await undoLast({ store, merging }, coder))
  })
  return app
}

const ownOf = (reviewed: ReviewedReport, coder: string): readonly Correction[] => reviewed.corrections.filter((one) => one.coder === coder)

function seenBy(reviewed: ReviewedReport, coder: string): Seen {
  const { key, report, asRead } = reviewed
  return { key, report, record: applyCorrections(asRead, ownOf(reviewed, coder), report).record }
}

async function queueOf(store: Store, coder: string) {
  const keys = (await findReviewable(store)).slice(0, MOST.reports)
  const weights = await weighFacts(store, keys)
  const reports = await openReviewed(store, keys)
  const all = reports.flatMap((reviewed) => {
    const { key, report } = reviewed
    const own = new Map(
      [...weights].flatMap(([fact, weight]) => (fact.startsWith(`${key}/`) ? [[fact.slice(key.length + 1), weight]] : [])),
    )
    const fields = fieldsOf({ ...reviewed, corrections: ownOf(reviewed, coder) })
    const queued = queueRecord(seenBy(reviewed, coder).record, { fields, coder, weights: own, deep: true })
    return queued.map((field) => ({ report: key, title: report.title ?? reviewed.asRead.report.id, text: report, ...field }))
  })
  return sortQueue(all, "confidence")
    .slice(0, MOST.fields)
    .map(({ report, title, address, slot, value, confidence, why, evidence, text }) => {
      return {
        field: `${report}/${address}`,
        title,
        slot,
        value,
        confidence,
        ...(why === undefined ? {} : { why }),
        ...wordsAround(evidence[0], text),
      }
    })
}

/** The words that a field rests on, with the text around them. */
function wordsAround(span: Span | undefined, report: Report): { before: string; words: string; after: string } {
  const text = span ? (report[span.field ?? "text"] ?? "") : ""
  const { start, end } = span ?? { start: 0, end: 0 }
  return { before: text.slice(Math.max(0, start - AROUND), start), words: text.slice(start, end), after: text.slice(end, end + AROUND) }
}

async function keepWord({ store, merging }: ReviewTools, coder: string, word: z.infer<typeof verdictSchema>) {
  const [key, address] = [word.field.slice(0, 18), word.field.slice(19)]
  const [reviewed] = await openReviewed(store, [key])
  if (!reviewed) throw new ServerProblem("not-found", "There is no such report.")
  const own = ownOf(reviewed, coder)
  const known = own.find(({ time }) => time === word.time)
  if (known) return { correction: known.id, outcome: "known" }
  const correction = draftCorrection(seenBy(reviewed, coder), address, { ...word, coder })
  if (!correction) throw new ServerProblem("not-found", "The record has no such field.")
  const { issues } = applyCorrections(reviewed.asRead, [...own, correction], reviewed.report)
  const refused = issues.find(({ code, message }) => code === "correction-refused" && message.includes(correction.id))
  if (refused && word.verdict !== "reject") return { outcome: "refused", message: refused.message }
  await addCorrections(store, [correction], merging)
  return { correction: correction.id, outcome: "kept" }
}

async function undoLast({ store, merging }: ReviewTools, coder: string) {
  const own = (await keptCorrections(store)).filter((one) => one.coder === coder)
  const undone = findUndone(own)
  const last = own.findLast(({ id, verdict }) => verdict !== "undo" && !undone.has(id))
  if (!last) return { outcome: "nothing" }
  await addCorrections(store, [draftUndo(last, new Date().toISOString())], merging)
  return { correction: last.id, outcome: "undone" }
}
