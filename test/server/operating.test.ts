/** docs/guide/operating.md, command by command, as an operator would give them; npm and docker alone are stood in for. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import { COMMANDS } from "../../src/cli/commands.ts"
import { type CommandShell, openShell } from "../command-shell.ts"
import { startPostgres, type TestServer } from "../postgres.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const guide = readFileSync(join(root, "docs/guide/operating.md"), "utf8")
const folder = mkdtempSync(join(tmpdir(), "dragoman-operating-"))
let postgres: TestServer | undefined
let shell: CommandShell
beforeAll(async () => {
  shell = await openShell(folder)
  postgres = await startPostgres()
}, 60_000)
afterAll(async () => {
  await shell.close()
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

/** Takes what the guide says, of files that are there. */
const DOCKER = `#!/bin/bash
for word in "$@"; do case "$word" in deploy/*) [ -f "$word" ] || exit 1;; esac; done
case "$1" in build|compose) ;; *) exit 1;; esac
`

function prepare(): void {
  shell.addCommand("docker", DOCKER)
  shell.addCommand("npm", '#!/bin/bash\n[ "$1 $2" = "install --global" ]\n')
  for (const name of ["examples", "deploy"]) cpSync(join(root, name), join(folder, name), { recursive: true })
}

test("every command of the guide does what it says", { timeout: 400_000 }, async ({ skip }) => {
  if (!postgres) return skip("no PostgreSQL server could be started")
  prepare()
  const url = await postgres.makeDatabase()
  const blocks = [...guide.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block!)
  expect(blocks.length).toBeGreaterThan(8)
  const script = `set -euo pipefail\n${blocks.join("")}`
    .replaceAll(":4747", `:${shell.port}`)
    .replace(/^export DATABASE_URL=.*$/m, `export DATABASE_URL=${url}`)
  const { status, stdout, stderr } = await shell.run(script)
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
