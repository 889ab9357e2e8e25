/** Looking: the queue, what is disputed, agreement, figures. */
import { agreementBySlot, fieldsOf, type outcomeOf, precisionBySlot, queueRecord, sortQueue } from "../../review/index.ts"
import { findKeptReport, findReviewable, openReviewed, type ReviewedReport, weighFacts } from "../../store/index.ts"
import { type Act, chooseCoder, type Reviewing, tell } from "./acts.ts"
import { seenBy } from "./say.ts"

/** Reports at once: they are large. */
const REPORTS = 100

async function* reportsOf({ store, options }: Reviewing, only: "all" | "corrected"): AsyncGenerator<readonly ReviewedReport[]> {
  const keys = options.report === undefined ? await findReviewable(store, only) : [await findKeptReport(store, options.report)]
  for (let at = 0; at < keys.length; at += REPORTS) yield openReviewed(store, keys.slice(at, at + REPORTS))
}

async function allOf(reviewing: Reviewing): Promise<ReviewedReport[]> {
  const all: ReviewedReport[] = []
  for await (const some of reportsOf(reviewing, "corrected")) all.push(...some)
  return all
}

/** What this coder should look at next. Nothing of what others said is in it. */
export const queue: Act = async (reviewing) => {
  const { store, options } = reviewing
  const coder = chooseCoder(reviewing)
  let best: (ReturnType<typeof queueRecord>[number] & { readonly report: string })[] = []
  for await (const some of reportsOf(reviewing, "all")) {
    const weights = await weighFacts(
      store,
      some.map(({ key }) => key),
    )
    const queued = some.flatMap((reviewed) => {
      const { key, asRead } = reviewed
      const own = new Map(
        [...weights].flatMap(([fact, weight]) => (fact.startsWith(`${key}/`) ? [[fact.slice(key.length + 1), weight]] : [])),
      )
      const { record } = seenBy(reviewed, coder)
      const fields = fieldsOf({ ...reviewed, asRead, corrections: reviewed.corrections.filter((one) => one.coder === coder) })
      return queueRecord(record, { fields, coder, weights: own, deep: options.values }).map((field) => ({ report: key, ...field }))
    })
    best = sortQueue([...best, ...queued], options.order).slice(0, options.limit)
  }
  await tell(
    reviewing,
    best.map(({ report, address, key: _, ...field }) => ({ field: `${report}/${address}`, ...field })),
  )
  return 0
}

/** Fields of which coders say different things, with what each says: for who adjudicates. */
export const disputes: Act = async (reviewing) => {
  for await (const some of reportsOf(reviewing, "corrected")) {
    for (const reviewed of some) {
      const disputed = fieldsOf(reviewed).filter((field) => field.disputed)
      const rows = disputed.map(({ key, words }) => ({ field: `${reviewed.key}/${key}`, words: words.map(sayWord) }))
      await tell(reviewing, rows)
    }
  }
  return 0
}

function sayWord(word: Parameters<typeof outcomeOf>[0]) {
  const { coder, verdict, value, reason } = word.correction
  return { coder, verdict, value, ...(reason === undefined ? {} : { reason }) }
}

/** How far coders agree, by kind of field. */
export const agreement: Act = async (reviewing) => {
  await tell(reviewing, agreementBySlot(await allOf(reviewing), reviewing.options.tolerance))
  return 0
}

/** How often what was read was right, by kind of field and publisher. */
export const figures: Act = async (reviewing) => {
  await tell(reviewing, precisionBySlot(await allOf(reviewing)))
  return 0
}
