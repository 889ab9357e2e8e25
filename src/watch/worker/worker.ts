/** A worker: takes what is due, does it, keeps what came of it, tries again what failed, and sleeps until the next. Several share a queue. */
import { setTimeout } from "node:timers/promises"
import { type Input, makeReadFailure } from "../../ingest/index.ts"
import type { KeptReply } from "../../server/index.ts"
import { toStoreError } from "../../store/errors.ts"
import { storeRevision } from "../../store/revision.ts"
import { findSource, markSource } from "../../store/watching/sources.ts"
import { watchDb } from "../../store/watching/tables.ts"
import { buryTask, endTask, leaveHost, nextDue, putOff, type Task, takeTask } from "../../store/watching/tasks.ts"
import { checkAlerts } from "../alerts/check.ts"
import { WatchFault } from "../faults.ts"
import { backOff, isGivenUp } from "../queue/back-off.ts"
import { fetchArticle } from "./article.ts"
import { deliver } from "./hook.ts"
import { poll } from "./poll.ts"
import type { WatchTools, Work, WorkTools } from "./tools.ts"

/** Tasks of one round. */
const ROUND = 8
/** Another process may queue something meanwhile. */
const LONGEST_SLEEP_MS = 5_000
/** A source that says so often that it is gone is asked no more. */
const GONE_AFTER = 5

/** How to watch. */
export interface WatchOptions {
  /** Ends it when what is under way is done. */
  readonly signal?: AbortSignal
  /** Ends it when nothing is due any more, save what was put off because it failed or is to be looked at again. */
  readonly once?: boolean
}

/** Watches until it is told to end. */
export async function watchSources(given: WatchTools, { signal, once = false }: WatchOptions = {}): Promise<void> {
  const tools: WorkTools = { ...given, db: watchDb(given.source.db), isEnding: () => signal?.aborted === true }
  let revision = ""
  while (!signal?.aborted) {
    const tasks = await takeRound(tools)
    await doRound(tools, tasks)
    const now = await storeRevision(tools.source.db)
    if (now !== revision) await checkAlerts(tools)
    revision = now
    if (tasks.length > 0) continue
    const next = await nextDue(tools.db)
    if (once && (next === undefined || next > tools.now() + ONCE_MS)) return
    await sleep(Math.min(Math.max((next ?? Number.POSITIVE_INFINITY) - tools.now(), 10), LONGEST_SLEEP_MS), signal)
  }
}

/** Looking once waits for what is due within this, so that hosts are not hurried. */
const ONCE_MS = 20_000

async function takeRound(tools: WorkTools): Promise<Task[]> {
  const tasks: Task[] = []
  while (tasks.length < ROUND) {
    const task = await takeTask(tools.db, { now: tools.now(), delayMs: tools.delayMs })
    if (!task) break
    tasks.push(task)
  }
  return tasks
}

interface Begun {
  readonly task: Task
  readonly work: Work
}

/** Does tasks together: they ask at once, and what they bring is kept in one go. */
async function doRound(tools: WorkTools, tasks: readonly Task[]): Promise<void> {
  const begun = (await Promise.all(tasks.map((task) => begin(tools, task)))).filter((one) => one !== undefined)
  const kept = await keepAll(
    tools,
    begun.flatMap(({ work }) => work.inputs),
  )
  let at = 0
  for (const { task, work } of begun) {
    const own = kept.slice(at, at + work.inputs.length)
    at += work.inputs.length
    await work.finish(own).catch((error: unknown) => fail(tools, task, error))
  }
}

async function begin(tools: WorkTools, task: Task): Promise<Begun | undefined> {
  try {
    return { task, work: await { poll, article: fetchArticle, hook: deliver }[task.kind](tools, task) }
  } catch (error) {
    await fail(tools, task, error)
    return undefined
  }
}

/** Keeps all in one go; where that fails by one of them, each by itself, so that no report keeps others out. */
async function keepAll(tools: WorkTools, inputs: readonly Input[]): Promise<KeptReply[]> {
  try {
    return await keepSome(tools, inputs)
  } catch (error) {
    if (toStoreError(error, "") !== undefined) throw error // the store itself is away
  }
  const kept: KeptReply[] = []
  for (const input of inputs) kept.push(await keepOne(tools, input))
  return kept
}

async function keepOne(tools: WorkTools, input: Input): Promise<KeptReply> {
  try {
    const [kept] = await keepSome(tools, [input])
    if (kept) return kept
    throw new Error("nothing came of it")
  } catch (error) {
    if (input.kind === "failure" || toStoreError(error, "") !== undefined) throw error
    return { kind: "failure", issue: makeReadFailure(input.origin, error instanceof Error ? error.message.slice(0, 300) : String(error)) }
  }
}

async function keepSome({ keep }: WorkTools, inputs: readonly Input[]): Promise<KeptReply[]> {
  if (inputs.length === 0) return []
  const given = async function* () {
    yield* inputs
  }
  const kept: KeptReply[] = []
  for await (const one of keep(given())) kept.push(one)
  return kept
}

/** What went wrong is told and tried again, or given up. */
async function fail(tools: WorkTools, task: Task, error: unknown): Promise<void> {
  const { db, now, tell } = tools
  if (tools.isEnding()) return putOff(db, task, { due: now() })
  const fault = error instanceof WatchFault ? error : undefined
  const words = fault ? `${fault.code}: ${fault.message}` : `failed: ${error instanceof Error ? error.message : String(error)}`
  if (task.kind === "poll" && (await failPoll(tools, task, { fault, words }))) return
  const source = task.kind === "poll" ? await findSource(db, task.key) : undefined
  const asked = Math.max(fault?.retryAfter ?? 0, (source?.every ?? 0) * 1000) // a source that fails is asked no more often than one that does not
  const due = now() + backOff(task.kind, task.key, { tries: source?.failures ?? task.tries, asked })
  const isDead = isGivenUp(task.kind, error, task.tries)
  if (fault?.retryAfter !== undefined && task.host !== null) await leaveHost(db, task.host, now() + fault.retryAfter)
  if (isDead) await buryTask(db, task, words)
  else await putOff(db, task, { due, fault: words })
  const { code = "failed", advice } = fault ?? {}
  tell({
    level: fault ? "warning" : "error",
    code,
    kind: task.kind,
    about: task.key,
    message: words,
    advice,
    ...(isDead ? { dead: true } : { due }),
  })
}

/** Whether a source that failed is asked no more. */
async function failPoll(
  { db, now, tell }: WorkTools,
  task: Task,
  { fault, words }: { readonly fault: WatchFault | undefined; readonly words: string },
): Promise<boolean> {
  const source = await findSource(db, task.key)
  const failures = (source?.failures ?? 0) + 1
  const isGone = fault?.code === "gone" && failures >= GONE_AFTER
  await markSource(db, task.key, { failures, fault: words, checked: now(), ...(isGone ? { state: "gone" as const } : {}) })
  if (!isGone) return false
  await endTask(db, task)
  tell({ level: "warning", code: "gone", kind: "poll", about: source?.address, message: words, dead: true })
  return true
}

const sleep = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  setTimeout(ms, undefined, signal ? { signal } : {}).catch(() => {}) as Promise<void>
