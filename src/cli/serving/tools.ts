/** What a server is given, out of a store that is open, the pool that reads for it and the settings of merging. */
import type { Access, ServerTools } from "../../server/index.ts"
import type { MergeTools, Store } from "../../store/index.ts"
import type { Context } from "../context.ts"
import { tellFailure } from "../inputs.ts"
import type { LatePool } from "./late-pool.ts"
import type { ServingOptions } from "./options.ts"
import { keepNothing, type Shown, sourceOf } from "./shown.ts"

/** What the tools are made of. */
export interface ToolParts {
  readonly store: Store
  /** What of it is shown. */
  readonly shown: Shown
  readonly pool: LatePool
  readonly merging: MergeTools
  readonly access: Access
  readonly options: ServingOptions
  readonly context: Context
}

/** One transaction of a server takes so much, as others ask meanwhile. */
const TRANSACTION = Object.freeze({ items: 20, size: 400_000 })

/** Makes them. */
export async function makeServerTools({ store, shown, pool, merging, access, options, context }: ToolParts): Promise<ServerTools> {
  const { countReports, limitKeeping, limitReading, makeMetrics, ServerProblem } = await import("../../server/index.ts")
  const { keepInputs } = await import("../store/keep.ts")
  const keep = { jobs: options.jobs, tools: merging, openPool: pool.open, limits: TRANSACTION }
  const reading = limitReading(pool.read)
  const refuse = () => new ServerProblem("reviewed-only", `The server shows reports that are ${options.state}.`)
  const keeping = shown.isLimited ? keepNothing({ refuse }) : limitKeeping((inputs) => keepInputs(inputs, store, keep))
  const source = sourceOf(shown, merging.knowledge)
  const version = merging.settings.author.replace("dragoman/", "")
  const reports = () => countReports(source)
  const log = (line: object) => void tellFailure(context, { time: new Date().toISOString(), ...line }).catch(() => {})
  return {
    source,
    reading,
    readerState: pool.state,
    keeping,
    access,
    metrics: makeMetrics({ version, reading: reading.waiting, keeping: keeping.waiting, reports, isProcess: true }),
    today: () => new Date().toISOString().slice(0, 10),
    version,
    log,
    ...(options.log === "json" ? { logRequest: log } : {}),
  }
}
