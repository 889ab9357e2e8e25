/**
 * A run of reading: inputs through a pool to readings in order, taking up an earlier run where there is one.
 * The commands that read share it; what they do with the readings is theirs.
 */
import { type Input, makeReadFailure } from "../../ingest/index.ts"
import { UsageError } from "../command.ts"
import { mapInOrder } from "./in-order.ts"
import type { ReadingPool } from "./pool.ts"
import type { ReadableInput, Reading } from "./reading.ts"
import { followWritten, type Standing, type Written } from "./resume.ts"

/** How to run. */
export interface RunOptions {
  readonly jobs: number
  readonly written?: Written
}

/** Reports a thread that is ahead of a slow one may have waiting. */
const AHEAD = 8

type Step = { readonly standing: Standing; readonly input: ReadableInput; readonly reading?: Reading }

/** Reads inputs to readings, in order. Throws a UsageError where the written file does not fit the inputs. */
export async function* readInOrder(inputs: AsyncIterable<Input>, pool: ReadingPool, options: RunOptions): AsyncGenerator<Reading> {
  const written = options.written ?? { digests: [], length: 0 }
  const standingOf = followWritten(written)
  const width = options.jobs > 1 ? options.jobs * AHEAD : 1
  let found = 0
  const step = async (input: Input): Promise<Step | Reading> => {
    if (input.kind === "failure") return input
    const standing = standingOf(input.report.text)
    const isLastWritten = standing === "written" && ++found === written.digests.length
    if (standing === "written" && !isLastWritten) return { standing, input }
    return { standing, input, reading: await readOne(pool, input) }
  }
  for await (const taken of mapInOrder(inputs, width, step)) {
    if (!("standing" in taken)) yield taken
    else if (taken.standing === "new" && taken.reading) yield taken.reading
    else yield* checkEarlier(taken, written)
  }
  if (found < written.digests.length) {
    throw new UsageError(
      `The file has ${written.digests.length} records, of which the inputs give ${found}: give the same inputs, or another file.`,
    )
  }
}

/** The last written record is read once more, as it shows whether version, knowledge and options are still the same. */
function* checkEarlier({ standing, reading }: Step, written: Written): Generator<Reading> {
  if (!reading) return
  if (reading.kind === "failure") yield reading
  else if (standing === "before-written")
    throw new UsageError(`The file lacks the record of ${reading.origin.path}: give the same inputs, or another file.`)
  else if (reading.line !== written.lastLine) {
    throw new UsageError("The file was written with other options or another version: give the same options, or another file.")
  }
}

async function readOne(pool: ReadingPool, input: ReadableInput): Promise<Reading> {
  const reply = await pool.read(input)
  if ("line" in reply) return { kind: "record", origin: input.origin, report: input.report, line: reply.line }
  return { kind: "failure", issue: makeReadFailure(input.origin, reply.fault) }
}
