/** A look at a folder: files that are new or have changed are read; one that is still being written waits for the next look. */
import { stat } from "node:fs/promises"
import { type FoundFile, findFiles } from "../../ingest/find.ts"
import { type Input, readInputs } from "../../ingest/index.ts"
import { keepItems, linkItem, sortItems } from "../../store/watching/items.ts"
import type { WatchSource } from "../../store/watching/sources.ts"
import type { Task } from "../../store/watching/tasks.ts"
import { WatchFault } from "../faults.ts"
import { finishPoll } from "./finish-poll.ts"
import type { Work, WorkTools } from "./tools.ts"

/** Files of one look; the others are looked at right after. */
const MOST_FILES = 50
/** A file that was changed less than this ago may still be written. */
const SETTLED_MS = 2_000

interface SeenFile {
  readonly item: string
  readonly digest: string
}

/** Looks at a folder. */
export async function pollFolder(tools: WorkTools, task: Task, source: WatchSource): Promise<Work> {
  const { db, now } = tools
  const files = await listFiles(source.address, now())
  const fresh = await sortItems(db, source.id, files)
  const taken = fresh.slice(0, MOST_FILES)
  const inputs: Input[] = []
  for await (const input of readInputs(taken.map(({ item }) => item))) inputs.push(withPublisher(input, source.publisher))
  return {
    inputs,
    async finish(kept) {
      await keepItems(db, source.id, taken, now())
      for (const [at, one] of kept.entries()) {
        const input = inputs[at]
        if (one.kind === "kept" && input?.kind === "report") await linkItem(db, input.origin.path, one.added.key)
      }
      await finishPoll(tools, task, { source, fresh: taken.length, hasMore: fresh.length > taken.length })
    },
  }
}

async function listFiles(folder: string, now: number): Promise<SeenFile[]> {
  const found: FoundFile[] = []
  for await (const one of findFiles([folder])) {
    if (one.kind === "file") found.push(one)
    else if (one.kind === "failure" && one.issue.code !== "nothing-found") throw new WatchFault("folder-unreadable", one.issue.message)
  }
  const files = await Promise.all(
    found.map(({ path }) =>
      stat(path).then(
        (file) => ({ path, file }),
        () => undefined,
      ),
    ),
  )
  return files.flatMap((one) =>
    one && one.file.mtimeMs <= now - SETTLED_MS ? [{ item: one.path, digest: `${one.file.size} ${one.file.mtimeMs}` }] : [],
  )
}

const withPublisher = (input: Input, publisher: string | null): Input =>
  input.kind === "report" && publisher !== null && input.report.publisher === undefined && !input.record
    ? { ...input, report: { ...input.report, publisher } }
    : input
