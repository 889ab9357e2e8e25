/** `dragoman watch`: feeds and folders into the store, as they come. */
import { z } from "zod"
import type { Store } from "../../store/index.ts"
import type { WatchDb } from "../../watch/index.ts"
import { defineCommand, UsageError } from "../command.ts"
import type { Context } from "../context.ts"
import { writeLines } from "../pipe.ts"
import { readingOptions, servingJobs } from "../reading/options.ts"
import { choosePlace, storeOption, withStore } from "../store/options.ts"
import { netOptions, readSeconds } from "../watching/options.ts"
import { startWatching } from "../watching/start.ts"

const schema = z.object({
  publisher: z
    .string()
    .min(1)
    .optional()
    .meta({ value: "NAME", description: "Who publishes what is added; without it, what the feed calls itself." }),
  every: z
    .string()
    .regex(/^\d+(?:s|m|h|d)$/, { error: "is a number with s, m, h or d, as in 15m" })
    .default("15m")
    .meta({ value: "TIME", description: "How often a source that is added is looked at: 30s, 15m, 6h, 1d." }),
  once: z.boolean().default(false).meta({ description: "Look at what is due, read what is new, and end; for a timer of your own." }),
  ...netOptions,
  ...storeOption,
  jobs: servingJobs,
  knowledge: readingOptions.knowledge,
})

type Options = z.infer<typeof schema>

/** Watches, or keeps the list of what is watched. */
export const watchCommand = defineCommand(
  {
    name: "watch",
    summary: "Read reports from feeds and folders into the store as they come",
    operands: "[add SOURCE… | list | remove SOURCE… | dead | retry [ID…]]",
    description:
      "A source is the address of a feed (RSS, Atom, JSON Feed, a news sitemap) or a folder. Without an operand it watches until Ctrl+C: asks " +
      "as robots.txt lets it, no more than once a second of a host, only for what has changed; fetches each report once and again where its " +
      "feed says that it changed; tries again what fails, later each time. What it does is told on standard output, what goes wrong on " +
      "standard error, a line of JSON each. With a PostgreSQL server several may watch at once. Addresses in private networks are refused.",
    examples: [
      { line: "dragoman watch add https://wire.example/world.rss --publisher 'Example Wire'", does: "a feed, every quarter of an hour" },
      { line: "dragoman watch add inbox --every 30s", does: "a folder into which files are put" },
      { line: "dragoman watch", does: "read what comes" },
      { line: "dragoman watch dead", does: "what was given up, and why" },
    ],
    schema,
  },
  async (options, [act, ...given], context) => {
    const place = choosePlace(options, context)
    return withStore(place, { command: "watch", create: act === undefined || act === "add" }, async (store) => {
      if (act === undefined) return await watch(store, options, context)
      const { watchDb } = await import("../../watch/index.ts")
      const { [act]: work } = ACTS
      if (!work) throw new UsageError(`watch has add, list, remove, dead and retry; there is no ${JSON.stringify(act)}.`)
      await writeLines(context, await work(watchDb(store.db), given, options))
      return 0
    })
  },
)

async function watch(store: Store, options: Options, context: Context): Promise<number> {
  const ending = new AbortController()
  const stop = () => ending.abort()
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop)
  await startWatching(store, { ...options, signal: ending.signal, pageOf: () => undefined }, context)
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.removeListener(signal, stop)
  return 0
}

type Act = (db: WatchDb, given: readonly string[], options: Options) => Promise<readonly object[]>

const ACTS: Readonly<Record<string, Act>> = Object.freeze({
  async add(db, given, { publisher, every, allowPrivate }) {
    if (given.length === 0) throw new UsageError("Name the feeds or folders to watch.")
    const { addSource, allowing } = await import("../../watch/index.ts")
    const options = { every: readSeconds(every), allows: allowing(allowPrivate), ...(publisher === undefined ? {} : { publisher }) }
    const added: object[] = []
    for (const one of given) added.push(shown(await addSource(db, one, options, Date.now())))
    return added
  },
  async list(db) {
    const { listSources } = await import("../../watch/index.ts")
    return (await listSources(db)).map(shown)
  },
  async remove(db, given) {
    const { removeSource } = await import("../../watch/index.ts")
    for (const one of given)
      if (!(await removeSource(db, one))) throw new UsageError(`${one} is not watched; \`dragoman watch list\` shows what is.`)
    return []
  },
  async dead(db) {
    const { listDead } = await import("../../watch/index.ts")
    return (await listDead(db)).map(({ made, ...task }) => ({ ...task, made: momentOf(made) }))
  },
  async retry(db, given) {
    const { reviveTasks } = await import("../../watch/index.ts")
    if (given.some((id) => !/^\d{1,15}$/.test(id))) throw new UsageError("Give the ids that `dragoman watch dead` shows, or none for all.")
    return [{ retried: await reviveTasks(db, given.length === 0 ? "all" : given.map(Number), Date.now()) }]
  },
} satisfies Record<string, Act>)

const momentOf = (ms: number | null): string | null => (ms === null ? null : new Date(Number(ms)).toISOString())

/** A source as it is listed. */
function shown(source: Awaited<ReturnType<typeof import("../../watch/index.ts").addSource>>): object {
  const { etag: _, modified: __, digest: ___, checked, changed, created, ...rest } = source
  return { ...rest, checked: momentOf(checked), changed: momentOf(changed), created: momentOf(created) }
}
