/** Watching with what the command line has: the store, a reader in threads of its own, and the streams that tell. */
import type { Store } from "../../store/index.ts"
import type { WatchTools } from "../../watch/index.ts"
import type { Context } from "../context.ts"
import { tellFailure } from "../inputs.ts"
import { writeLines } from "../pipe.ts"
import { openThreads } from "../reading/pool.ts"
import { makeLatePool } from "../serving/late-pool.ts"

/** How to watch. */
export interface StartOptions {
  readonly allowPrivate: boolean
  readonly contact?: string | undefined
  readonly once?: boolean
  readonly jobs: number
  readonly knowledge?: string | undefined
  readonly signal: AbortSignal
  readonly pageOf: WatchTools["pageOf"]
}

/** Milliseconds between two questions to a host. */
const DELAY_MS = 1_000

/** Watches until the signal, or until nothing is due. */
export async function startWatching(store: Store, options: StartOptions, context: Context): Promise<void> {
  const { allowing, openWeb, openRobots, watchSources } = await import("../../watch/index.ts")
  const { openMergeTools } = await import("../store/merge-tools.ts")
  const { keepInputs } = await import("../store/keep.ts")
  const { knowledge, jobs, allowPrivate, contact, signal, once = false, pageOf } = options
  const tools = openMergeTools(knowledge)
  const pool = makeLatePool(() => openThreads(jobs, context.readerModule, knowledge === undefined ? {} : { knowledge }))
  const userAgent = contact === undefined ? tools.settings.author : `${tools.settings.author} (+${contact})`
  const web = openWeb({ userAgent, allows: allowing(allowPrivate) })
  const tell = (line: object): void => {
    const told = { time: new Date().toISOString(), ...line }
    void ("level" in line ? tellFailure(context, told) : writeLines(context, [told])).catch(() => {})
  }
  try {
    await watchSources(
      {
        source: { db: store.db, knowledge: tools.knowledge },
        web,
        robots: openRobots(web, Date.now),
        keep: (inputs) => keepInputs(inputs, store, { jobs, tools, openPool: pool.open }),
        now: Date.now,
        tell,
        delayMs: DELAY_MS,
        pageOf,
      },
      { signal, once },
    )
  } finally {
    await web.close()
    await pool.close()
  }
}
