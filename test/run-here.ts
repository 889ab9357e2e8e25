/** A command of the program in this process, with what it wrote; a stand-in reads the reports unless another reader is named. */
import { COMMANDS } from "../src/cli/commands.ts"
import type { Context } from "../src/cli/context.ts"
import { runCommandLine } from "../src/cli/run-command.ts"

/** What a command wrote, and its exit code. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** What stands around a command: no standard input means a terminal there. */
export interface World {
  readonly stdin?: string
  readonly terminal?: boolean
  readonly env?: Context["env"]
  /** The module that makes the reader; "" for the program's own. */
  readonly readerModule?: string
  /** The folder that paths start from, where it is another than the process'. */
  readonly folder?: string
}

/** The reader that reads without a network. */
export const FAKE_READER = new URL("fake-reader.ts", import.meta.url).href
/** The program's own reader, which reads a report once. */
export const REMEMBERING_READER = new URL("remembering-reader.ts", import.meta.url).href

/** Runs it. */
export async function runHere(
  args: readonly string[],
  { stdin, terminal = false, env = {}, readerModule = FAKE_READER, folder }: World = {},
): Promise<Ran> {
  const written = { out: "", err: "" }
  const sink = (name: "out" | "err") => ({
    isTerminal: terminal,
    columns: 80,
    write: async (text: string) => {
      written[name] += text
    },
  })
  const context: Context = {
    stdin: async function* () {
      yield Buffer.from(stdin ?? "")
    },
    stdinIsTerminal: stdin === undefined,
    stdout: sink("out"),
    stderr: sink("err"),
    env,
    readerModule,
  }
  const before = process.cwd()
  if (folder !== undefined) process.chdir(folder)
  try {
    return { code: await runCommandLine([...args], COMMANDS, context), ...written }
  } finally {
    process.chdir(before)
  }
}
