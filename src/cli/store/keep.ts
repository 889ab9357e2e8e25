/**
 * Inputs into the store: those that bring no record and are not kept yet are read, by as many threads as asked for, and all are added
 * in batches, each in one transaction. The reader is made when the first report needs one.
 */
import { type Input, makeReadFailure } from "../../ingest/index.ts"
import type { KeptReply } from "../../server/index.ts"
import {
  addReports,
  type BatchLimits,
  findKept,
  gatherBatches,
  keyOf,
  type MergeTools,
  type ReadReport,
  type Store,
  settleStore,
} from "../../store/index.ts"
import { mapInOrder } from "../reading/in-order.ts"
import type { ReadingPool } from "../reading/pool.ts"
import { parseRecord, type ReadableInput } from "../reading/reading.ts"

/** How to keep. */
export interface KeepOptions {
  readonly jobs: number
  readonly tools: MergeTools
  /** Makes the reader's pool, once. */
  readonly openPool: () => Promise<ReadingPool>
  /** How much one transaction takes; a server's are small, as others ask meanwhile. */
  readonly limits?: BatchLimits
}

type Taken =
  | { readonly kind: "read"; readonly pair: ReadReport; readonly size: number }
  | { readonly kind: "done"; readonly kept: KeptReply }

/** One transaction takes so many reports, or so many characters of them, where nothing else is said. */
const LIMITS = { items: 200, size: 4_000_000 }
/** Reports a thread that is ahead of a slow one may have waiting. */
const AHEAD = 8

/** Keeps what comes; each result is given when it is safe in the store. */
export async function* keepInputs(inputs: AsyncIterable<Input>, store: Store, options: KeepOptions): AsyncGenerator<KeptReply> {
  let pool: Promise<ReadingPool> | undefined
  const openOnce = () => (pool ??= options.openPool())
  const take = (input: Input) => takeInput(input, store, openOnce)
  let added = 0
  const width = options.jobs > 1 ? options.jobs * AHEAD : 2
  try {
    const taken = mapInOrder(inputs, width, take)
    for await (const batch of gatherBatches(taken, (one) => (one.kind === "read" ? one.size : 0), options.limits ?? LIMITS)) {
      const kept = await addBatch(batch, store, options.tools)
      added += kept.filter((one) => one.kind === "kept" && /^(?:added|version)$/.test(one.added.outcome)).length
      yield* kept
    }
    await settleStore(store, added)
  } finally {
    await (await pool)?.close()
  }
}

async function takeInput(input: Input, store: Store, openOnce: () => Promise<ReadingPool>): Promise<Taken> {
  if (input.kind === "failure") return { kind: "done", kept: input }
  const { report, record } = input
  const size = report.text.length
  if (record) return { kind: "read", pair: { report, record }, size: size + 20_000 }
  const [known] = await findKept(store, [report])
  if (known) return { kind: "done", kept: { kind: "kept", id: idOf(input), added: { key: keyOf(report), outcome: known } } }
  const reply = await (await openOnce()).read(input)
  if ("fault" in reply) return { kind: "done", kept: { kind: "failure", issue: makeReadFailure(input.origin, reply.fault) } }
  return { kind: "read", pair: { report, record: parseRecord(reply.line) }, size: size + reply.line.length }
}

const idOf = ({ report }: ReadableInput): string => report.id ?? keyOf(report)

async function addBatch(batch: readonly Taken[], store: Store, tools: MergeTools): Promise<KeptReply[]> {
  const pairs = batch.flatMap((one) => (one.kind === "read" ? [one.pair] : []))
  const added = pairs.length > 0 ? await addReports(store, pairs, tools) : []
  let next = 0
  return batch.map((one): KeptReply => {
    if (one.kind === "done") return one.kept
    const at = next++
    return { kind: "kept", id: pairs[at]!.record.report.id, added: added[at]! }
  })
}
