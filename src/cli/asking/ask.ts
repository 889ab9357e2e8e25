/** A verb as a command: its options are the filters of the Query that it knows, its rows are drawn in any format. */
import { z } from "zod"
import type { Page, Query, QueryInput, Source, Verb } from "../../query/index.ts"
import { verbSchema } from "../../query/query.ts"
import type { ReviewState } from "../../review/states.ts"
import type { Store } from "../../store/index.ts"
import { type Command, type CommandWords, defineCommand } from "../command.ts"
import type { Context } from "../context.ts"
import { choosePaint } from "../outputs/paint.ts"
import { choosePlace, type SourceOptions, sourceOptions, withStore } from "../store/options.ts"
import { type Format, formatOption, type RowShape, renderRows } from "./rows.ts"

/** What makes a verb a command. */
export interface Asking<Row> extends Omit<CommandWords, "operands"> {
  readonly verb: Verb
  /** The verb itself, loaded when it is needed. */
  readonly ask: () => Promise<(source: Source, query: QueryInput) => Promise<Page<Row>>>
  readonly shape: RowShape<Row>
  /** What the command line knows and the library is told. */
  readonly presets?: () => QueryInput
}

const allOption = {
  all: z.boolean().default(false).meta({ description: "Every page, one after another; limit is then the size of a page." }),
}

/** Makes the command of a verb. */
export function defineAsking<Row>({ verb, ask, shape, presets, ...spoken }: Asking<Row>): Command {
  const schema = z.object({ ...verbSchema(verb).shape, ...allOption, ...formatOption, ...sourceOptions })
  return defineCommand({ ...spoken, operands: "", mostOperands: 0, schema }, async (options, _, context) => {
    const { all, format, store, state, ...given } = options as { all: boolean; format: Format } & SourceOptions & Query
    const work = await ask()
    await withSource({ store, state }, { command: spoken.name, context }, async (source) => {
      let query: QueryInput = { ...presets?.(), ...given }
      for (let isFirst = true; ; isFirst = false) {
        const { rows, next } = await work(source, query)
        await context.stdout.write(renderRows(rows, shape, { format, isFirst, ...drawingOf(context) }))
        if (next === undefined) break
        if (!all) return tellNext(context, format, next)
        query = { ...query, cursor: next }
      }
    })
    return 0
  })
}

/** Opens the store that a command means, limited where that is asked for, and the knowledge by which its questions are understood. */
export async function withSource(
  options: SourceOptions,
  { command, context }: { readonly command: string; readonly context: Context },
  work: (source: Source) => Promise<void>,
): Promise<void> {
  const { openMergeTools } = await import("../store/merge-tools.ts")
  const { knowledge } = openMergeTools()
  await withStore(choosePlace(options, context), { command }, (store) =>
    inState(store, options.state, { knowledge, work: (db) => work({ db, knowledge }) }),
  )
}

/** Does a piece of work on a store, limited to reports that were reviewed so far where that is asked for. */
export async function inState<T>(
  store: Store,
  state: ReviewState | undefined,
  { knowledge, work }: { readonly knowledge: Source["knowledge"]; readonly work: (db: Store["db"]) => Promise<T> },
): Promise<T> {
  if (state === undefined || state === "proposed") return work(store.db)
  const { inLimited } = await import("../../store/index.ts")
  return inLimited(store, { state, knowledge }, work)
}

/** How to draw on standard output: as wide as the terminal, or as COLUMNS says where there is none. */
export function drawingOf(context: Context) {
  const { stdout, env } = context
  const columns = stdout.isTerminal ? stdout.columns : Number(env.COLUMNS) || stdout.columns
  return { paint: choosePaint(context), columns: Math.max(columns, 60) }
}

/** There is more: a message, so that the rows stay rows. */
async function tellNext({ stderr }: Context, format: Format, next: string): Promise<void> {
  await stderr.write(format === "table" ? `There is more: --cursor ${next}, or --all\n` : `${JSON.stringify({ next })}\n`)
}
