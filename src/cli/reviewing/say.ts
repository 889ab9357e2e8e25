/** Verdicts: accept, reject, set, unsure, adjudicate and undo. What would be refused is told and not kept. */
import { quoteOf } from "../../record/index.ts"
import {
  addressesIn,
  applyCorrections,
  type Correction,
  draftCorrection,
  draftUndo,
  findUndone,
  mergeCorrections,
  type Seen,
  type Word,
} from "../../review/index.ts"
import { addCorrections, keptCorrections, openReviewed, type ReviewedReport } from "../../store/index.ts"
import { UsageError } from "../command.ts"
import { tellFailure } from "../inputs.ts"
import { openMergeTools } from "../store/merge-tools.ts"
import { type Act, chooseCoder, type Reviewing, tell } from "./acts.ts"

/** The report and the field of `r-0123456789abcdef/e2/status`. */
function splitAddress(operand: string): { key: string; field: string } {
  const [, key, field] = /^(r-[0-9a-f]{16})\/(.+)$/.exec(operand) ?? []
  if (!key || !field) throw new UsageError(`${JSON.stringify(operand)} is no field: r-0123456789abcdef/e2/status.`)
  return { key, field }
}

async function openOne({ store }: Reviewing, key: string): Promise<ReviewedReport> {
  const [report] = await openReviewed(store, [key])
  if (!report) throw new UsageError(`The store has no report ${key}.`)
  return report
}

/** Makes the act of a verdict. */
export function speak(verdict: Word["verdict"], adjudicates = false): Act {
  return async (reviewing) => {
    const fields = verdict === "set" ? reviewing.operands.slice(0, 1) : reviewing.operands
    if (fields.length === 0 || (verdict === "set" && reviewing.operands.length !== 2)) throw new UsageError(USES[verdict])
    const coder = chooseCoder(reviewing)
    const time = new Date().toISOString()
    const corrections: Correction[] = []
    for (const operand of fields) {
      const { key, field } = splitAddress(operand)
      const reviewed = await openOne(reviewing, key)
      const seen = seenBy(reviewed, adjudicates ? undefined : coder)
      const word = makeWord(reviewing, seen, { verdict, coder, adjudicates, time })
      const addresses = verdict === "accept" ? addressesIn(seen.record, field) : [field]
      for (const address of addresses) corrections.push(draft(seen, address, word))
    }
    return keep(reviewing, corrections)
  }
}

const USES: Readonly<Record<Word["verdict"], string>> = {
  accept: "Say what to accept: accept FIELD…",
  reject: "Say what to reject: reject FIELD…",
  set: "Say what to set, and to what: set FIELD VALUE",
  unsure: "Say what cannot be told: unsure FIELD…",
}

/** Coders are blind to one another: each sees what was read, and its own corrections. Who adjudicates sees what stands. */
export function seenBy({ key, report, asRead, record, corrections }: ReviewedReport, coder: string | undefined): Seen {
  if (coder === undefined) return { key, report, record }
  const own = corrections.filter((one) => one.coder === coder)
  const { record: seen } = applyCorrections(asRead, own, report)
  return { key, report, record: seen }
}

function draft(seen: Seen, address: string, word: Word): Correction {
  const correction = draftCorrection(seen, address, word)
  if (!correction) throw new UsageError(`${seen.key} has no ${JSON.stringify(address)}.`)
  return correction
}

function makeWord(reviewing: Reviewing, { report }: Seen, said: Pick<Word, "verdict" | "coder" | "adjudicates" | "time">): Word {
  const { evidence: place, reason } = reviewing.options
  const [start, end] = (place ?? "").split("-").map(Number) as [number, number]
  const text = place === undefined ? undefined : quoteOf({ start, end }, report)
  if (place !== undefined && text === undefined) throw new UsageError(`--evidence: the text has no words at ${place}.`)
  const evidence = text === undefined ? undefined : [{ start, end, text }]
  return { ...said, value: parseValue(reviewing.operands[1]), evidence, reason }
}

/** A value is taken as JSON where it is a JSON object, list or null, else as the word that it is. */
function parseValue(given: string | undefined): unknown {
  if (given === undefined || !/^(?:[[{]|null$)/.test(given)) return given
  try {
    return JSON.parse(given)
  } catch {
    throw new UsageError(`${JSON.stringify(given)} begins like JSON and is none.`)
  }
}

/** Takes back a correction by its id, or all that the last command said and that still stands. */
export const undo: Act = async (reviewing) => {
  const coder = chooseCoder(reviewing)
  const own = (await keptCorrections(reviewing.store)).filter((one) => one.coder === coder)
  const undone = findUndone(own)
  const standing = own.filter(({ id, verdict }) => verdict !== "undo" && !undone.has(id))
  const ids = reviewing.operands
  const chosen =
    ids.length > 0 ? ids.map((id) => standing.find((one) => one.id === id)) : standing.filter(({ time }) => time === standing.at(-1)?.time)
  if (chosen.length === 0 || chosen.includes(undefined))
    throw new UsageError(`${coder} has nothing to take back${ids.length > 0 ? " with this id" : ""}.`)
  const time = new Date().toISOString()
  return keep(
    reviewing,
    (chosen as Correction[]).map((one) => draftUndo(one, time)),
  )
}

/** Keeps corrections that are not refused; says what each comes to. */
async function keep(reviewing: Reviewing, corrections: readonly Correction[]): Promise<number> {
  const refused = new Map<string, string>()
  const before = await Promise.all([...new Set(corrections.map(({ report }) => report))].map((key) => openOne(reviewing, key)))
  const outcomes = new Map(before.flatMap((one) => tryOut(one, corrections, refused)))
  const kept = corrections.filter(({ id }) => !refused.has(id))
  if (!reviewing.options.dryRun && kept.length > 0) await addCorrections(reviewing.store, kept, openMergeTools())
  await tell(
    reviewing,
    kept.map(({ id, report, path, verdict, old, value }) => {
      return {
        correction: id,
        report,
        path,
        verdict,
        old,
        value,
        outcome: outcomes.get(id),
        ...(reviewing.options.dryRun ? { dryRun: true } : {}),
      }
    }),
  )
  for (const message of refused.values()) await tellFailure(reviewing.context, { code: "correction-refused", message })
  return refused.size > 0 ? 1 : 0
}

/**
 * What each correction would come to: `applied`; `disputed` where another coder says something else; `noted` where what is rejected cannot
 * be left out, which counts as wrong all the same.
 */
function tryOut(reviewed: ReviewedReport, corrections: readonly Correction[], refused: Map<string, string>): [string, string][] {
  const own = corrections.filter(({ report }) => report === reviewed.key)
  const { issues, fields } = applyCorrections(reviewed.asRead, mergeCorrections(reviewed.corrections, own), reviewed.report)
  const alone = own.filter(({ adjudicates }) => !adjudicates)
  const ofCoder = reviewed.corrections.filter((one) => one.coder === alone[0]?.coder && !one.adjudicates)
  const seen = applyCorrections(reviewed.asRead, mergeCorrections(ofCoder, alone), reviewed.report) // sound by itself, whatever others say
  const noted = new Set<string>()
  for (const { id, verdict } of own) {
    const issue = [...seen.issues, ...issues].find(({ code, message }) => code === "correction-refused" && message.includes(id))
    if (issue && verdict === "reject") noted.add(id)
    else if (issue) refused.set(id, issue.message)
  }
  return own.map(({ id, verdict }) => {
    const field = fields.find(({ words, adjudicated }) => [...words, adjudicated].some((one) => one?.correction.id === id))
    return [id, verdict === "undo" ? "undone" : noted.has(id) ? "noted" : field?.disputed ? "disputed" : "applied"]
  })
}
