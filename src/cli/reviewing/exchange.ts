/** Files of corrections out and in, how far reports are reviewed, and people and occurrences joined and split. */
import { readFile, writeFile } from "node:fs/promises"
import { formatCorrections, parseCorrections, REVIEW_STATES } from "../../review/index.ts"
import { addCorrections, findKeptReport, judgeByHand, keptCorrections, setReviewState } from "../../store/index.ts"
import { UsageError } from "../command.ts"
import { tellFailure } from "../inputs.ts"
import { openMergeTools } from "../store/merge-tools.ts"
import { type Act, chooseCoder, tell } from "./acts.ts"

/** Every correction as a line, of one coder where one is named. */
export const save: Act = async ({ store, options, context }) => {
  const all = (await keptCorrections(store)).filter(({ coder }) => options.coder === undefined || coder === options.coder)
  const text = formatCorrections(all)
  if (options.out === undefined) await context.stdout.write(text)
  else await writeFile(options.out, text)
  return 0
}

/** Files of corrections into the store, in any order; lines that are none are told, and the others kept. */
export const merge: Act = async ({ store, operands, context }) => {
  if (operands.length === 0) throw new UsageError("Say which files: merge FILE…")
  let failed = 0
  const tools = openMergeTools()
  for (const path of operands) {
    const { corrections, faults } = parseCorrections(await readFile(path, "utf8"))
    for (const { line, message } of faults)
      await tellFailure(context, { code: "bad-correction", path, line, message: `The line ${message}.` })
    failed += faults.length
    await tell({ context }, [{ path, ...(await addCorrections(store, corrections, tools)) }])
  }
  return failed > 0 ? 1 : 0
}

/** Says how far reports are reviewed. */
export const mark: Act = async ({ store, operands: [state, ...names], context }) => {
  const known = REVIEW_STATES.find((one) => one === state)
  if (!known || names.length === 0) throw new UsageError(`Say how far, and which: mark ${REVIEW_STATES.join("|")} REPORT…`)
  const keys = await Promise.all(names.map((name) => findKeptReport(store, name)))
  await setReviewState(store, keys, known)
  await tell(
    { context },
    keys.map((report) => ({ report, review: known })),
  )
  return 0
}

/** Makes the act of a judgement by hand. */
export function judgeAct(verdict: "same" | "different"): Act {
  return async ({ store, options, operands, context }) => {
    const [one, other] = operands
    if (one === undefined || operands.length > 2 || (verdict === "same" && other === undefined)) {
      throw new UsageError(verdict === "same" ? "Say which two are one: join ID ID" : "Say what is another: split ID [ID]")
    }
    const coder = chooseCoder({ options, context })
    const ids = await judgeByHand(
      store,
      { verdict, one, other, coder, reason: options.reason, time: new Date().toISOString() },
      openMergeTools(),
    )
    await tell({ context }, [{ verdict, one, ...(other === undefined ? {} : { other }), now: ids }])
    return 0
  }
}
