/** Runs damaged inputs through ingest and a reader, each in bounded time, and says what became of them. */
import { readdirSync, readFileSync } from "node:fs"
import type { Reader } from "../src/cli/reader.ts"
import { type ReadableInput, readToLine } from "../src/cli/reading/reading.ts"
import { readBytes } from "../src/ingest/index.ts"
import { validateRecord } from "../src/record/index.ts"
import { type DamagedInput, makeDamaged, type SoundInput } from "./damage.ts"

/** What became of one damaged input. */
export interface DamageOutcome {
  readonly name: string
  readonly records: number
  readonly failures: readonly string[]
  /** What must not be: a throw, an invalid record, nothing at all. */
  readonly faults: readonly string[]
  /** Milliseconds of processor time, which other work on the machine leaves alone. */
  readonly ms: number
}

const examples = new URL("../examples/", import.meta.url)

/** The example reports, as files to damage. */
export function soundInputs(): SoundInput[] {
  const names = readdirSync(examples).filter((name) => name.endsWith(".txt"))
  return names.sort().map((file) => ({ file, bytes: readFileSync(new URL(file, examples)) }))
}

/**
 * Reads the damaged inputs of the numbers [from, to), one after the other. Texts longer than `longest` go through ingest only:
 * the reader takes minutes over the largest, which is for long runs.
 */
export async function* runDamage(
  [from, to]: readonly [number, number],
  reader: Reader,
  longest = Number.POSITIVE_INFINITY,
): AsyncGenerator<DamageOutcome> {
  const sounds = soundInputs()
  for (let number = from; number < to; number++) yield await readDamaged(makeDamaged(number, sounds), reader, longest)
}

/** Bytes in pieces of an odd size, as pipes give them. */
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 65_521) yield bytes.subarray(start, start + 65_521)
}

async function readDamaged({ name, file, bytes }: DamagedInput, reader: Reader, longest: number): Promise<DamageOutcome> {
  const started = process.cpuUsage()
  const failures: string[] = []
  const faults: string[] = []
  let records = 0
  let read = 0
  try {
    for await (const input of readBytes(inPieces(bytes), { path: file })) {
      if (input.kind === "failure") failures.push(input.issue.code)
      else records += 1
      if (input.kind === "report" && input.report.text.length <= longest && ++read <= MOST_READ)
        faults.push(...(await faultsOf(input, reader)))
    }
  } catch (error) {
    faults.push(`threw ${String(error)}`)
  }
  if (records + failures.length === 0 && file.includes("ndjson") === false) faults.push("gave nothing")
  return { name, records, failures, faults, ms: millisecondsSince(started) }
}

function millisecondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

/** A file of a million small reports is read as far as this; the others are as good. */
const MOST_READ = 20

async function faultsOf(input: ReadableInput, reader: Reader): Promise<string[]> {
  const reply = await readToLine(reader, input)
  if ("fault" in reply) return [`reader failed: ${reply.fault}`]
  return validateRecord(JSON.parse(reply.line), input.report).map(({ code, message }) => `invalid: ${code} ${message}`)
}
