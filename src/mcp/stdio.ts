/** MCP over standard input and output: one client, until it closes the input. */
import type { Readable, Writable } from "node:stream"
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js"
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js"
import { makeMcpServer } from "./server.ts"
import type { McpTools } from "./tool.ts"

/** One message may have so many bytes. */
const MOST_BYTES = 4_000_000

/** Answers until the input ends or `stopped` does; what was asked by then is answered first. */
export async function serveStdio(
  tools: Omit<McpTools, "pageOf">,
  { input, output, stopped }: { readonly input: Readable; readonly output: Writable; readonly stopped: Promise<void> },
): Promise<void> {
  const server = makeMcpServer({ ...tools, pageOf: () => undefined })
  const ended = new Promise<void>((resolve) => {
    for (const event of ["end", "close", "error"]) input.once(event, () => resolve())
    server.onclose = resolve
  })
  output.on("error", () => {}) // a client that has gone away also closes the input
  const transport = new StdioServerTransport(input, output, { maxBufferSize: MOST_BYTES })
  await server.connect(transport)
  const answered = countOpen(transport)
  await Promise.race([ended, stopped])
  await answered()
  await server.close()
}

/** Counts questions that wait for their answer; gives a function that waits until there are none. */
function countOpen(transport: Transport): () => Promise<void> {
  const open = new Set<string | number>()
  let settle = (): void => {}
  const deliver = transport.onmessage
  transport.onmessage = (message, extra) => {
    if ("method" in message && "id" in message) open.add(message.id)
    deliver?.(message, extra)
  }
  const send = transport.send.bind(transport)
  transport.send = async (message, options) => {
    await send(message, options)
    if (!("method" in message) && message.id !== undefined) open.delete(message.id)
    if (open.size === 0) settle()
  }
  return () => (open.size === 0 ? Promise.resolve() : new Promise((resolve) => (settle = resolve)))
}
