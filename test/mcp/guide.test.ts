/** What the guide to assistants says is so: each call in it is made, and the command in it is run. */
import { readFileSync } from "node:fs"
import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js"
import { afterAll, beforeAll, expect, it } from "vitest"
import { COMMANDS } from "../../src/cli/commands.ts"
import { makeMcpServer, TOOLS } from "../../src/mcp/server.ts"
import { limitReading } from "../../src/server/index.ts"
import { startServing, type TestServing } from "../server/serving.ts"

const guide = readFileSync(new URL("../../docs/guide/assistants.md", import.meta.url), "utf8")
const blocks = [...guide.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(([, block]) => JSON.parse(block!) as Record<string, unknown>)
const calls = blocks.filter((block) => "name" in block) as { name: string; arguments: Record<string, unknown> }[]

let serving: TestServing
let client: Client
beforeAll(async () => {
  serving = await startServing()
  const { createReader } = await import("../fake-reader.ts")
  const { read } = await createReader({})
  const server = makeMcpServer({
    source: serving.source,
    reading: limitReading(async (report) => ({ line: JSON.stringify(await read(report)) })),
    version: "0.0.0",
    log: () => {},
    pageOf: () => undefined,
  })
  client = new Client({ name: "test", version: "1" })
  const [ours, theirs] = InMemoryTransport.createLinkedPair()
  await Promise.all([server.connect(ours), client.connect(theirs)])
}, 240_000)
afterAll(async () => {
  await client.close()
  await serving.close()
})

it.each(calls)("$name answers the guide's call", async ({ name, arguments: given }) => {
  const { isError, structuredContent } = await client.callTool({ name, arguments: given })
  expect({ isError, structuredContent }).toMatchObject({ structuredContent: { notice: expect.any(String) } })
  expect(isError).toBeFalsy()
})

it("every tool is in the guide's table", () => {
  for (const { name } of TOOLS) expect(guide).toContain(`| \`${name}\` |`)
})

it("the command in the settings is one, with options that it has", () => {
  const { mcpServers } = blocks.find((block) => "mcpServers" in block) as { mcpServers: { dragoman: { args: string[] } } }
  const [, name, flag] = mcpServers.dragoman.args
  const command = COMMANDS.find((known) => known.name === name)!
  expect(command.options.map((option) => `--${option.flag}`)).toContain(flag)
})
