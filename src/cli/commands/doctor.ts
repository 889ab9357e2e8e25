/** `dragoman doctor`: whether all is there and works, with what to do where it does not. */
import { z } from "zod"
import { defineCommand } from "../command.ts"
import { openReader, type Reader } from "../reader.ts"
import { readingOptions, toReaderOptions } from "../reading/options.ts"
import { packageVersion } from "./version.ts"

const schema = z.object({ knowledge: readingOptions.knowledge, runtime: readingOptions.runtime })

/** A report that every sound installation reads at least one actor from. */
const SAMPLE = {
  id: "doctor",
  title: "Foreign ministers meet in Vienna",
  published: "2024-06-04",
  text: 'VIENNA, June 4 -- The foreign minister of Austria, Anna Huber, met her Hungarian counterpart in Vienna on Tuesday. "We agreed on the bridge," Huber said.',
}

interface Check {
  readonly name: string
  readonly ok: boolean
  readonly says: string
  readonly ms?: number
}

/** Checks the installation. */
export const doctorCommand = defineCommand(
  {
    name: "doctor",
    summary: "Check that runtime, model and knowledge are there and work",
    operands: "",
    mostOperands: 0,
    examples: [
      { line: "dragoman doctor", does: "after installing" },
      { line: "dragoman doctor --runtime native", does: "whether the faster runtime works here" },
    ],
    schema,
  },
  async (options, _, { stdout, readerModule }) => {
    const checks = [await checkNode(), ...(await checkReading(readerModule, { ...options, quotes: true }))]
    for (const { name, ok, says, ms } of checks) {
      await stdout.write(`${ok ? "ok  " : "FAIL"}  ${name.padEnd(10)}${says}${ms === undefined ? "" : `  (${Math.round(ms)} ms)`}\n`)
    }
    return checks.every(({ ok }) => ok) ? 0 : 1
  },
)

const LEAST_NODE = [22, 17] as const

async function checkNode(): Promise<Check> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  const ok = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])
  const says = `dragoman ${await packageVersion()}, Node ${process.versions.node}, ${process.platform} ${process.arch}`
  return { name: "version", ok, says: ok ? says : `${says}; install Node ${LEAST_NODE.join(".")} or later` }
}

async function checkReading(module: string, options: z.infer<typeof schema> & { quotes: boolean }): Promise<Check[]> {
  const started = performance.now()
  let reader: Reader
  try {
    reader = await openReader(module, toReaderOptions({ ...options, minConfidence: undefined }))
  } catch (error) {
    const says = `${error instanceof Error ? error.message : String(error)}; install the package again`
    return [{ name: "reader", ok: false, says }]
  }
  const { runtime, model, knowledge } = reader.producer
  const ready = performance.now()
  return [
    { name: "runtime", ok: true, says: runtime, ms: ready - started },
    { name: "model", ok: model !== undefined, says: model === undefined ? "there is no model" : `sha256 ${model}` },
    { name: "knowledge", ok: true, says: `sha256 ${knowledge}` },
    await checkSample(reader),
  ]
}

async function checkSample(reader: Reader): Promise<Check> {
  const started = performance.now()
  try {
    const { actors, events, statements } = await reader.read(SAMPLE)
    const counts = `${actors.length} actors, ${events.length} events, ${statements.length} statements in the sample`
    return { name: "reading", ok: actors.length > 0, says: counts, ms: performance.now() - started }
  } catch (error) {
    return { name: "reading", ok: false, says: error instanceof Error ? error.message : String(error) }
  }
}
