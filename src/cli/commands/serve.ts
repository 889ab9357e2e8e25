/** `dragoman serve`: the API and the pages over a store, or over a store made of the paths that are given. */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { z } from "zod"
import { readInputs } from "../../ingest/index.ts"
import type { Listening, ServerTools } from "../../server/index.ts"
import type { MergeTools, Store, StorePlace } from "../../store/index.ts"
import { defineCommand, UsageError } from "../command.ts"
import type { Context } from "../context.ts"
import { tellFailure } from "../inputs.ts"
import { openThreads } from "../reading/pool.ts"
import { type LatePool, makeLatePool } from "../serving/late-pool.ts"
import { choosePlace, storeOption, withStore } from "../store/options.ts"

const schema = z.object({
  host: z.string().min(1).default("127.0.0.1").meta({ value: "HOST", description: "Where to listen: an address of this machine alone." }),
  port: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(4747)
    .meta({ value: "PORT", short: "p", description: "The port; 0 takes any that is free." }),
  ...storeOption,
  jobs: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(1)
    .meta({ value: "N", short: "j", description: "Worker threads that read reports." }),
  knowledge: z.string().optional().meta({ value: "DIR", description: "Lay a folder of your own knowledge over what is shipped." }),
})

type Options = z.infer<typeof schema>

/** Serves until it is told to stop. */
export const serveCommand = defineCommand(
  {
    name: "serve",
    summary: "Serve the store to a browser and to programs: pages and an HTTP API",
    operands: "[PATH…]",
    description:
      "With paths the store is made of them, in a temporary folder that goes when the server stops; without, it is the store that --store " +
      "or DATABASE_URL names. It listens on this machine alone and refuses any other address, as there are no tokens yet. Nothing is " +
      "written to the store; a report that is pasted into a page is read and forgotten. Ctrl+C stops it when the answers under way are given.",
    examples: [
      { line: "dragoman serve examples", does: "read a folder and look at it: http://127.0.0.1:4747/" },
      { line: "dragoman serve --store archive --port 8080", does: "a store that is there" },
      { line: "curl 'http://127.0.0.1:4747/api/occurrences.csv?country=Russia&type=meeting'", does: "the same questions by HTTP" },
    ],
    schema,
  },
  async (options, paths, context) => {
    const { isLoopback } = await import("../../server/index.ts") // late, so that other commands need not wait for a server
    if (!isLoopback(options.host)) {
      throw new UsageError(
        `${options.host} can be reached by others, and there are no tokens yet to keep them out; listen on 127.0.0.1 and use a tunnel (ssh -L).`,
      )
    }
    if (paths.length > 0 && options.store !== undefined)
      throw new UsageError("Give paths or --store, not both; dragoman add adds to a store.")
    if (paths.length === 0) return await serveStore(choosePlace(options, context), { options, paths, context })
    const folder = await mkdtemp(join(tmpdir(), "dragoman-serve-"))
    try {
      return await serveStore({ folder: join(folder, "store") }, { options, paths, context })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
)

interface Serving {
  readonly options: Options
  readonly paths: readonly string[]
  readonly context: Context
}

async function serveStore(place: StorePlace, { options, paths, context }: Serving): Promise<number> {
  const { openMergeTools } = await import("../store/merge-tools.ts")
  const merging = openMergeTools(options.knowledge)
  const reader = options.knowledge === undefined ? {} : { knowledge: options.knowledge }
  const pool = makeLatePool(() => openThreads(options.jobs, context.readerModule, reader))
  try {
    return await withStore(place, { command: "serve", create: paths.length > 0 }, async (store) => {
      if (paths.length > 0) await fillStore(store, { paths, pool, merging, jobs: options.jobs, context })
      const tools = await makeTools(store, { pool, merging, context })
      const listening = await startListening(tools, options)
      await tellAddress(listening, context)
      await untilStopped()
      await listening.stop()
      return 0
    })
  } finally {
    await pool.close()
  }
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

async function makeTools(
  { db }: Store,
  { pool, merging, context }: { readonly pool: LatePool; readonly merging: MergeTools; readonly context: Context },
): Promise<ServerTools> {
  const { limitReading } = await import("../../server/index.ts")
  return {
    source: { db, knowledge: merging.knowledge },
    reading: limitReading(pool.read),
    today: () => new Date().toISOString().slice(0, 10),
    version: merging.settings.author.replace("dragoman/", ""),
    log: (line) => void tellFailure(context, { time: new Date().toISOString(), ...line }).catch(() => {}),
  }
}

async function startListening(tools: ServerTools, { host, port }: Options): Promise<Listening> {
  const { listen, makeApp } = await import("../../server/index.ts")
  const { makeMcpRoutes } = await import("../../mcp/index.ts")
  try {
    return await listen(makeApp(tools, [makeMcpRoutes(tools)]), { host, port })
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
