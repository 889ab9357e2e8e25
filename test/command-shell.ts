/**
 * `dragoman` for scripts of a shell, as the guides show it: a script that has each command run in the tests' process, where the program
 * is loaded once, and gives what it wrote and its exit code. `serve` is a process of its own, which goes on beside what follows.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { delimiter, join } from "node:path"
import { fileURLToPath } from "node:url"
import { freePort } from "./postgres.ts"
import { REMEMBERING_READER, runHere } from "./run-here.ts"

const main = fileURLToPath(new URL("../src/cli/main.ts", import.meta.url))

/** A shell in a folder where `dragoman` is a command. */
export interface CommandShell {
  /** Where `dragoman serve` listens. */
  readonly port: number
  /** Puts another command beside it. */
  addCommand(name: string, script: string): void
  run(script: string): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }>
  /** Ends what is served. */
  stopServing(): Promise<void>
  close(): Promise<void>
}

/** What the environment says to a command, put down beside its words and its input. */
const DRAGOMAN = `#!/bin/bash
if [ "$1" = serve ]; then
  stop-serving
  (exec "${process.execPath}" "${main}" "$@" --port "$PORT" >served.out 2>served.err) & echo $! >served.pid
  for _ in $(seq 1200); do curl --silent --fail --output ready "http://127.0.0.1:$PORT/readyz" && exit 0; sleep 0.1; done
  exit 1
fi
call=$(mktemp -d "$CALLS/XXXXXX")
printf '%s\\0' "$@" >"$call/words"
env -0 >"$call/environment"
cat >"$call/input"
code=$(curl --silent --show-error --unix-socket "$CALLS/socket" "http://dragoman/$(basename "$call")") || exit 70
cat "$call/out"
cat "$call/err" >&2
exit "$code"
`
const STOP = `#!/bin/bash
[ -f served.pid ] || exit 0
pid=$(cat served.pid)
rm served.pid
kill "$pid" 2>/dev/null
while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
`

/** Opens a shell in a folder; the variables are set for all that runs in it. */
export async function openShell(folder: string, variables: Readonly<Record<string, string>> = {}): Promise<CommandShell> {
  const [bin, calls] = [join(folder, "bin"), join(folder, "calls")]
  for (const made of [bin, calls]) mkdirSync(made)
  const addCommand = (name: string, script: string) => writeFileSync(join(bin, name), script, { mode: 0o755 })
  addCommand("dragoman", DRAGOMAN)
  addCommand("stop-serving", STOP)
  const port = await freePort()
  const server = createServer((request, response) => {
    void answer(join(calls, request.url!.slice(1)), folder).then((code) => response.end(String(code)))
  })
  server.listen(join(calls, "socket"))
  await once(server, "listening")
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, PORT: String(port), CALLS: calls, ...variables }
  const run = async (script: string) => {
    const child = spawn("bash", ["-c", script], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] })
    const written = { stdout: "", stderr: "" }
    for (const name of ["stdout", "stderr"] as const) child[name].setEncoding("utf8").on("data", (piece) => (written[name] += piece))
    const [status] = (await once(child, "close")) as [number | null]
    return { status, ...written }
  }
  const stopServing = async () => void (await run("stop-serving"))
  const close = async () => {
    await stopServing()
    server.close()
  }
  return { port, addCommand, run, stopServing, close }
}

/** Runs the command of one call; gives its exit code, and leaves what it wrote. */
async function answer(call: string, folder: string): Promise<number> {
  const parts = (name: string): string[] => readFileSync(join(call, name), "utf8").split("\0").slice(0, -1)
  const env = Object.fromEntries(parts("environment").map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]))
  const stdin = readFileSync(join(call, "input"), "utf8")
  const { code, out, err } = await runHere(parts("words"), { folder, stdin, env, readerModule: REMEMBERING_READER })
  writeFileSync(join(call, "out"), out)
  writeFileSync(join(call, "err"), err)
  return code
}
