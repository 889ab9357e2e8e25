/** The end of a look at a source that went well. */

import { markSource, type WatchSource } from "../../store/watching/sources.ts"
import { putOff, type Task } from "../../store/watching/tasks.ts"
import type { WorkTools } from "./tools.ts"

/** What a look found: how many new items, and what is to be known of the source at the next look. */
export interface Look {
  readonly source: WatchSource
  readonly fresh: number
  readonly marks?: Partial<WatchSource>
  /** Whether there is more, so that the next look is at once. */
  readonly hasMore?: boolean
}

/** Keeps what was found, and puts the next look off by the source's own time. */
export async function finishPoll(
  { db, now, tell }: WorkTools,
  task: Task,
  { source, fresh, marks = {}, hasMore = false }: Look,
): Promise<void> {
  const changed = fresh > 0 ? { changed: now() } : {}
  await markSource(db, source.id, { ...marks, ...changed, failures: 0, fault: null, checked: now() })
  await putOff(db, task, { due: hasMore ? now() : now() + source.every * 1000 })
  tell({ did: "looked", source: source.id, address: source.address, new: fresh })
}
