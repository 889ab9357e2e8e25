/** The store as tools for assistants, by the Model Context Protocol: over standard input and output, and at /mcp of the server. */
export { makeMcpRoutes } from "./http.ts"
export { serveStdio } from "./stdio.ts"
export type { McpTools } from "./tool.ts"
