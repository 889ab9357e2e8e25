/** MCP over HTTP, at /mcp: streamable HTTP without sessions, so that any process may answer any request. A question is a POST, its answer JSON. */
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js"
import { Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { BODY_LIMITS, ServerProblem, type ServerTools } from "../server/index.ts"
import { makeMcpServer } from "./server.ts"

/** The route of MCP, to be mounted on the server. */
export function makeMcpRoutes(tools: Omit<ServerTools, "today">): Hono {
  const app = new Hono()
  const limit = bodyLimit({
    maxSize: BODY_LIMITS.bytes,
    onError: () => {
      throw new ServerProblem("too-large", `A body has at most ${BODY_LIMITS.bytes} bytes.`)
    },
  })
  app.post("/mcp", limit, async ({ req }) => {
    const origin = tools.access.publicOrigin ?? new URL(req.url).origin
    const server = makeMcpServer({ ...tools, pageOf: (path) => `${origin}${path}` })
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true, maxRequestBodySize: BODY_LIMITS.bytes })
    await server.connect(transport)
    try {
      const answer = await transport.handleRequest(req.raw)
      answer.headers.set("Cache-Control", "no-store")
      return answer
    } finally {
      await server.close()
    }
  })
  return app
}
