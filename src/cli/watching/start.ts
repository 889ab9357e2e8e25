/** Watching with what the command line has: the store, a reader in threads of its own, and the streams that tell. */
import { setTimeout } from "node:timers/promises"
import type { Store } from "../../store/index.ts"
import type { WatchTools } from "../../watch/index.ts"
import type { Context } from "../context.ts"
import { tellFailure } from "../inputs.ts"
import { writeLines } from "../pipe.ts"
import { openThreads } from "../reading/pool.ts"
import { type LatePool, makeLatePool } from "../serving/late-pool.ts"

/** How to watch. */
export interface StartOptions {
  readonly allowPrivate: boolean
  readonly contact?: string | undefined
  readonly once?: boolean
  readonly jobs: number
  readonly knowledge?: string | undefined
  readonly signal: AbortSignal
  /** Reads, where there is one already; else threads of its own do. */
  readonly pool?: LatePool
  readonly pageOf: WatchTools["pageOf"]
}

/** Milliseconds between two questions to a host. */
const DELAY_MS = 1_000

/** Reports go into the store in small transactions, as others ask it meanwhile. */
const TRANSACTION = { items: 20, size: 400_000 }
/** A database that was lost is asked again after so long. */
const PATIENCE_MS = 10_000

/** Watches until the signal, or until nothing is due. A database that is away for a while is waited for. */
export async function startWatching(store: Store, options: StartOptions, context: Context): Promise<void> {
  const { allowing, openWeb, openRobots, releaseTasks, watchDb, watchSources } = await import("../../watch/index.ts")
  const { openMergeTools } = await import("../store/merge-tools.ts")
  const { keepInputs } = await import("../store/keep.ts")
  const { knowledge, jobs, allowPrivate, contact, signal, once = false, pageOf } = options
  const tools = openMergeTools(knowledge)
  const own = makeLatePool(() => openThreads(jobs, context.readerModule, knowledge === undefined ? {} : { knowledge }))
  const { pool = own } = options
  const userAgent = contact === undefined ? tools.settings.author : `${tools.settings.author} (+${contact})`
  const web = openWeb({ userAgent, allows: allowing(allowPrivate), signal })
  const watching: WatchTools = {
    source: { db: store.db, knowledge: tools.knowledge },
    web,
    robots: openRobots(web, Date.now),
    keep: (inputs) => keepInputs(inputs, store, { jobs, tools, openPool: pool.open, limits: TRANSACTION }),
    now: Date.now,
    tell: (line) => tellLine(line, context),
    delayMs: DELAY_MS,
    pageOf,
  }
  try {
    if (store.kind === "embedded") await releaseTasks(watchDb(store.db))
    await untilLost(() => watchSources(watching, { signal, once }), { store, signal, tell: watching.tell })
  } finally {
    await web.close()
    await own.close()
  }
}

/** What was done goes to standard output, what went wrong to standard error. */
function tellLine(line: object, context: Context): void {
  const told = { time: new Date().toISOString(), ...line }
  void ("level" in line ? tellFailure(context, told) : writeLines(context, [told])).catch(() => {})
}

async function untilLost(
  work: () => Promise<void>,
  { store, signal, tell }: { readonly store: Store; readonly signal: AbortSignal; readonly tell: WatchTools["tell"] },
): Promise<void> {
  const { toStoreError } = await import("../../store/errors.ts")
  while (true) {
    try {
      return await work()
    } catch (error) {
      const fault = toStoreError(error, store.place)
      if (store.kind !== "server" || !fault || !/^database-(?:lost|unreachable)$/.test(fault.code) || signal.aborted) throw error
      tell({ level: "error", code: fault.code, message: fault.message, advice: fault.advice })
      await setTimeout(PATIENCE_MS, undefined, { signal }).catch(() => {})
    }
  }
}
