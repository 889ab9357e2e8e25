/** `dragoman serve`: the API and the pages over a store, or over a store made of the paths that are given. */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readInputs } from "../../ingest/index.ts"
import type { Access, Listening, ServerTools } from "../../server/index.ts"
import type { MergeTools, Store, StorePlace } from "../../store/index.ts"
import { defineCommand, UsageError } from "../command.ts"
import type { Context } from "../context.ts"
import { tellFailure } from "../inputs.ts"
import { openThreads } from "../reading/pool.ts"
import { type LatePool, makeLatePool } from "../serving/late-pool.ts"
import { accessOf, isLimiting, type ServingOptions, servingSchema } from "../serving/options.ts"
import { openShown } from "../serving/shown.ts"
import { makeServerTools } from "../serving/tools.ts"
import { choosePlace, withStore } from "../store/options.ts"
import { startWatching } from "../watching/start.ts"

/** Serves until it is told to stop. */
export const serveCommand = defineCommand(
  {
    name: "serve",
    summary: "Serve the store to a browser and to programs: pages and an HTTP API",
    operands: "[PATH…]",
    description:
      "With paths the store is made of them, in a temporary folder that goes when the server stops; without, it is the store that --store " +
      "or DATABASE_URL names. On this machine looking is open, and adding (POST /api/reports) takes a token; where others reach the server, " +
      "by --host or by a proxy (--public), every request does. dragoman token makes tokens. With --state it shows what was reviewed, and takes nothing in. A report that is pasted into a page is read and " +
      "forgotten. Ctrl+C, or SIGTERM, stops it when the answers under way are given.",
    examples: [
      { line: "dragoman serve examples", does: "read a folder and look at it: http://127.0.0.1:4747/" },
      { line: "dragoman serve --store archive --port 8080", does: "a store that is there" },
      {
        line: "dragoman serve --public https://dragoman.example --log json",
        does: "behind a proxy, for those who have a token",
      },
      { line: "curl 'http://127.0.0.1:4747/api/occurrences.csv?country=Russia&type=meeting'", does: "the same questions by HTTP" },
    ],
    schema: servingSchema,
  },
  async (options, paths, context) => {
    const { isLoopback } = await import("../../server/index.ts") // late, so that other commands need not wait for a server
    const access = accessOf(options, isLoopback)
    if (!access.isOpen && paths.length > 0)
      throw new UsageError("A store that is made of paths has no tokens, which others need; add them to a store, and make a token there.")
    if (paths.length > 0 && options.store !== undefined)
      throw new UsageError("Give paths or --store, not both; dragoman add adds to a store.")
    if (isLimiting(options) && (paths.length > 0 || options.watch))
      throw new UsageError("With --state the server only shows; it takes no paths, and --watch goes with another one.")
    if (paths.length === 0) return await serveStore(choosePlace(options, context), { options, access, paths, context })
    const folder = await mkdtemp(join(tmpdir(), "dragoman-serve-"))
    try {
      return await serveStore({ folder: join(folder, "store") }, { options, access, paths, context })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
)

interface Serving {
  readonly options: ServingOptions
  readonly access: Access
  readonly paths: readonly string[]
  readonly context: Context
}

async function serveStore(place: StorePlace, { options, access, paths, context }: Serving): Promise<number> {
  const { openMergeTools } = await import("../store/merge-tools.ts")
  const merging = openMergeTools(options.knowledge)
  const reader = options.knowledge === undefined ? {} : { knowledge: options.knowledge }
  const pool = makeLatePool(() => openThreads(options.jobs, context.readerModule, reader))
  try {
    // a database that was made for dragoman may be served before anything is in it; a folder that is not there is a slip
    return await withStore(place, { command: "serve", create: paths.length > 0 || "url" in place }, async (store) => {
      if (!access.isOpen) await checkTokens(store, context)
      if (paths.length > 0) await fillStore(store, { paths, pool, merging, jobs: options.jobs, context })
      const shown = await openShown(store, options.state, merging.knowledge)
      const tools = await makeServerTools({ store, shown, pool, merging, access, options, context })
      const listening = await startListening(tools, shown.isLimited ? undefined : { store, merging }, options)
      await tellAddress(listening, context)
      pool.open().catch((fault: unknown) => tools.log({ level: "error", code: "reader-failed", fault: String(fault).slice(0, 300) }))
      const watching = options.watch ? watchBeside(store, { options, access, pool, address: listening.address, context }) : undefined
      await untilStopped()
      await Promise.all([listening.stop(), watching?.stop()])
      await tools.keeping.idle()
      await shown.close()
      return 0
    })
  } finally {
    await pool.close()
  }
}

interface Beside {
  readonly options: ServingOptions
  readonly access: Access
  readonly pool: LatePool
  readonly address: string
  readonly context: Context
}

/** Watches while the server runs, with the server's own reader. */
function watchBeside(store: Store, { options, access, pool, address, context }: Beside): { stop(): Promise<void> } {
  const ending = new AbortController()
  const origin = access.publicOrigin ?? address
  const watching = startWatching(store, { ...options, signal: ending.signal, pool, pageOf: (path) => `${origin}${path}` }, context)
  watching.catch((error: unknown) => tellFailure(context, { level: "error", code: "watch-failed", message: String(error) }))
  return {
    stop: async () => {
      ending.abort()
      await watching.catch(() => {})
    },
  }
}

/** Without a token nobody could look. In an embedded store none could be made any more, as the server has it to itself. */
async function checkTokens(store: Store, context: Context): Promise<void> {
  const { listTokens } = await import("../../store/index.ts")
  const valid = (await listTokens(store)).filter(({ revoked }) => revoked === null)
  if (valid.length > 0) return
  if (store.kind === "embedded") throw new UsageError("The store has no token, and others need one: make it with dragoman token create.")
  await tellFailure(context, {
    level: "warning",
    code: "no-token",
    message: "The store has no token yet; dragoman token create makes one.",
  })
}

interface Filling {
  readonly paths: readonly string[]
  readonly pool: LatePool
  readonly merging: MergeTools
  readonly jobs: number
  readonly context: Context
}

/** Reads what the paths name into the store; what fails is told, and the rest is served. */
async function fillStore(store: Store, { paths, pool, merging, jobs, context }: Filling): Promise<void> {
  const { keepInputs } = await import("../store/keep.ts")
  const { refreshStatistics } = await import("../../store/index.ts")
  let kept = 0
  for await (const one of keepInputs(readInputs(paths, { stdin: context.stdin }), store, { jobs, tools: merging, openPool: pool.open })) {
    if (one.kind === "failure") await tellFailure(context, one.issue)
    else kept += 1
    if (context.stderr.isTerminal) await context.stderr.write(`\r\u001b[K${kept} reports`)
  }
  if (context.stderr.isTerminal) await context.stderr.write("\r\u001b[K")
  await refreshStatistics(store)
}

async function startListening(
  tools: ServerTools,
  reviewing: { readonly store: Store; readonly merging: MergeTools } | undefined,
  { host, port }: ServingOptions,
): Promise<Listening> {
  const { listen, makeApp } = await import("../../server/index.ts")
  const { makeMcpRoutes } = await import("../../mcp/index.ts")
  const { makeFeedRoutes } = await import("../../watch/index.ts")
  const { makeReviewRoutes } = await import("../../reviewing/index.ts")
  try {
    // feeds tell of whatever came in, and reviewing is of what is not reviewed yet
    const more = reviewing ? [makeFeedRoutes(tools), makeReviewRoutes(reviewing)] : []
    return await listen(makeApp(tools, [makeMcpRoutes(tools), ...more]), { host, port })
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE"
    throw isTaken ? new UsageError(`Port ${port} is taken; name another with --port, or 0 for any that is free.`) : error
  }
}

async function tellAddress({ address }: Listening, { stdout }: Context): Promise<void> {
  await stdout.write(stdout.isTerminal ? `${address}/  (Ctrl+C stops it)\n` : `${JSON.stringify({ address })}\n`)
}

/** Until the process is told to end; a second time ends it at once. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve())
  })
}
