/** docs/guide/operating.md, command by command, as an operator would give them; npm and docker alone are stood in for. */
import { spawnSync } from "node:child_process"
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import { COMMANDS } from "../../src/cli/commands.ts"
import { startPostgres, type TestServer } from "../postgres.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const guide = readFileSync(join(root, "docs/guide/operating.md"), "utf8")
const folder = mkdtempSync(join(tmpdir(), "dragoman-operating-"))
let postgres: TestServer | undefined
beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterAll(async () => {
  spawnSync("bash", ["-c", 'kill "$(cat served.pid)"'], { cwd: folder })
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

/** Serving goes on beside what follows, in place of the server before; all else is the program itself. */
const DRAGOMAN = `#!/bin/bash
run() { exec "${process.execPath}" "${join(root, "src/cli/main.ts")}" "$@"; }
[ "$1" = serve ] || run "$@"
if [ -f served.pid ]; then
  kill "$(cat served.pid)"
  while kill -0 "$(cat served.pid)" 2>/dev/null; do sleep 0.1; done
fi
(run "$@" --port "$PORT" >served.out 2>served.err) & echo $! >served.pid
for _ in $(seq 300); do curl --silent --fail --output ready "http://127.0.0.1:$PORT/readyz" && exit 0; sleep 0.2; done
exit 1
`
/** Takes what the guide says, of files that are there. */
const DOCKER = `#!/bin/bash
for word in "$@"; do case "$word" in deploy/*) [ -f "$word" ] || exit 1;; esac; done
case "$1" in build|compose) ;; *) exit 1;; esac
`

function prepare(): void {
  const bin = join(folder, "bin")
  mkdirSync(bin)
  for (const [name, text] of Object.entries({
    dragoman: DRAGOMAN,
    docker: DOCKER,
    npm: '#!/bin/bash\n[ "$1 $2" = "install --global" ]\n',
  })) {
    writeFileSync(join(bin, name), text)
    chmodSync(join(bin, name), 0o755)
  }
  for (const name of ["examples", "deploy"]) cpSync(join(root, name), join(folder, name), { recursive: true })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })
}

test("every command of the guide does what it says", { timeout: 400_000 }, async ({ skip }) => {
  if (!postgres) return skip("no PostgreSQL server could be started")
  prepare()
  const port = await freePort()
  const url = await postgres.makeDatabase()
  const blocks = [...guide.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block!)
  expect(blocks.length).toBeGreaterThan(8)
  const script = `set -euo pipefail\n${blocks.join("")}`
    .replaceAll(":4747", `:${port}`)
    .replace(/^export DATABASE_URL=.*$/m, `export DATABASE_URL=${url}`)
  const env = { ...process.env, PATH: `${join(folder, "bin")}:${process.env.PATH}`, PORT: String(port) }
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script], { cwd: folder, env, encoding: "utf8", timeout: 380_000 })
  expect({ status, stderr: status === 0 ? "" : `${stdout}\n${stderr}` }).toEqual({ status: 0, stderr: "" })
  for (const said of ['"outcome":"added"', '"status":"ok"', '"reader":"loaded"', "dragoman_http_requests_total{", '"scopes":["write"]']) {
    expect(stdout).toContain(said)
  }
  const log = readFileSync(join(folder, "served.err"), "utf8")
  expect(log).toContain('"route":"/api/reports"')
  expect(log).not.toContain("dragoman_")
})

test("what stands in files of others names options that the program has", () => {
  const flags = new Set(COMMANDS.find(({ name }) => name === "serve")!.options.map(({ flag }) => `--${flag}`))
  const [, line = ""] = /^ExecStart=\S+ serve (.*)$/m.exec(guide) ?? []
  expect(line.match(/--\w+/g)?.filter((flag) => !flags.has(flag))).toEqual([])
  const listed = [...guide.matchAll(/`(--\w+)`/g)].map(([, flag]) => flag)
  expect(listed.filter((flag) => !flags.has(flag!))).toEqual([])
})
