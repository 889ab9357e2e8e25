/** `dragoman alert`: saved questions whose new answers are told, as a feed and to a webhook. */
import { z } from "zod"
import { verbSchema } from "../../query/query.ts"
import type { WatchDb } from "../../watch/index.ts"
import { defineCommand, UsageError } from "../command.ts"
import { writeLines } from "../pipe.ts"
import { choosePlace, storeOption, withStore } from "../store/options.ts"
import { netOptions } from "../watching/options.ts"

const filters = verbSchema("find").omit({ limit: true, cursor: true })
const schema = z.object({
  ...filters.shape,
  webhook: z
    .string()
    .min(1)
    .optional()
    .meta({ value: "URL", description: "Where each answer is sent by POST, signed; without it, there is the feed alone." }),
  allowPrivate: netOptions.allowPrivate,
  ...storeOption,
})

type Options = z.infer<typeof schema>

/** Keeps the list of alerts. */
export const alertCommand = defineCommand(
  {
    name: "alert",
    summary: "Save a question, and be told of each new answer",
    operands: "add NAME | list | remove NAME…",
    description:
      "The filters are those of find. Whatever comes into the store is looked at while `dragoman watch` or `dragoman serve --watch` runs; an " +
      "occurrence that answers the question is told once, and once more when its status becomes another. `dragoman serve` has each alert as a " +
      "feed, at /feeds/ID.atom and /feeds/ID.json. What a webhook is sent is signed as Standard Webhooks has it; the secret is shown once.",
    examples: [
      { line: "dragoman alert add 'Pakistan meets' --country Pakistan --type meeting,visit", does: "a feed of meetings" },
      { line: "dragoman alert add denials --status denied --webhook https://desk.example/hook", does: "told to a program, too" },
      { line: "dragoman alert list", does: "what is asked, and how much it found" },
    ],
    schema,
  },
  async (options, [act, ...given], context) => {
    const { [act ?? ""]: work } = ACTS
    if (!work) throw new UsageError("Say `add`, `list` or `remove`.")
    return withStore(choosePlace(options, context), { command: "alert", create: act === "add" }, async ({ db }) => {
      const { watchDb } = await import("../../watch/index.ts")
      await writeLines(context, await work(watchDb(db), given, options))
      return 0
    })
  },
)

type Act = (db: WatchDb, given: readonly string[], options: Options) => Promise<readonly object[]>

const ACTS: Readonly<Record<string, Act>> = Object.freeze({
  async add(db, [name, ...more], { webhook, allowPrivate, store: _, ...asked }) {
    if (name === undefined || more.length > 0) throw new UsageError("Give the alert one name, in quotes where it has spaces.")
    const query = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
    if (Object.keys(query).length === 0) throw new UsageError("Give at least one filter, as `dragoman find --help` lists them.")
    const { addAlert, allowing } = await import("../../watch/index.ts")
    const { created, ...alert } = await addAlert(db, { name, query, webhook, allows: allowing(allowPrivate) }, Date.now())
    return [{ ...alert, feed: `/feeds/${alert.id}.atom`, created: new Date(created).toISOString() }]
  },
  async list(db) {
    const { listAlerts } = await import("../../watch/index.ts")
    return (await listAlerts(db)).map(({ created, ...alert }) => ({
      ...alert,
      feed: `/feeds/${alert.id}.atom`,
      created: new Date(Number(created)).toISOString(),
    }))
  },
  async remove(db, given) {
    const { removeAlert } = await import("../../watch/index.ts")
    for (const one of given) if (!(await removeAlert(db, one))) throw new UsageError(`There is no alert ${JSON.stringify(one)}.`)
    return []
  },
} satisfies Record<string, Act>)
