/** Health, readiness, metrics and the description: what looks after a server asks. */
import { Hono } from "hono"
import { etag } from "hono/etag"
import { storeAnswers } from "../query/index.ts"
import { makeOpenApi } from "./open-api.ts"
import { ServerProblem } from "./problems.ts"
import type { ServerTools } from "./tools.ts"

/** The routes. */
export function makeHealth({ source, version, readerState, metrics }: ServerTools): Hono {
  const app = new Hono()
  let description: string | undefined
  const describe = (): string => (description ??= JSON.stringify(makeOpenApi(version)))
  app.get("/openapi.json", etag({ weak: true }), () => new Response(describe(), { headers: { "Content-Type": "application/json" } }))
  app.get("/healthz", (context) => context.json({ status: "ok", version }, 200, { "Cache-Control": "no-store" }))
  app.get("/readyz", async (context) => {
    await storeAnswers(source)
    const reader = readerState()
    if (reader === "loading") throw new ServerProblem("not-ready", "The reader is being loaded; pages and questions are answered.")
    if (reader === "failed") throw new ServerProblem("not-ready", "No reader could be made; the server's log has more.")
    return context.json({ status: "ready", store: "open", reader }, 200, { "Cache-Control": "no-store" })
  })
  app.get("/metrics", async () => {
    const { type, text } = await metrics.render()
    return new Response(text, { headers: { "Content-Type": type, "Cache-Control": "no-store" } })
  })
  return app
}
