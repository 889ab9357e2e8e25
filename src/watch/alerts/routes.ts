/** The feeds of alerts, at /feeds/ID, to be mounted on the server. */
import { createHash } from "node:crypto"
import { Hono } from "hono"
import { ServerProblem, type ServerTools } from "../../server/index.ts"
import { latestHits } from "../../store/watching/alerts.ts"
import { watchDb } from "../../store/watching/tables.ts"
import { findAlert, listAlerts } from "./alerts.ts"
import { loadEntries } from "./entries.ts"
import { renderAtom, renderJsonFeed } from "./feed.ts"

/** Entries of a feed. */
const MOST = 50

/** The routes: the alerts as a list, and each as a feed. */
export function makeFeedRoutes({ source, access }: Pick<ServerTools, "source" | "access">): Hono {
  const app = new Hono()
  const db = watchDb(source.db)
  app.get("/feeds", async (context) => {
    const alerts = await listAlerts(db)
    return context.json({
      alerts: alerts.map(({ id, name, query, created, hits }) => ({ id, name, query, created: Number(created), hits })),
    })
  })
  app.get("/feeds/:file", async (context) => {
    const [, id, ending] = /^(a-[0-9a-f]{12})(?:\.(atom|json))?$/.exec(context.req.param("file")) ?? []
    const alert = id === undefined ? undefined : await findAlert(db, id)
    if (!alert) throw new ServerProblem("not-found", "There is no such alert.", "id")
    const origin = access.publicOrigin ?? new URL(context.req.url).origin
    const entries = await loadEntries(source, await latestHits(db, alert.id, MOST), (path) => `${origin}${path}`)
    const feed = { alert, entries, address: `${origin}/feeds/${alert.id}` }
    const isJson = ending === "json" || (ending === undefined && /\bjson\b/.test(context.req.header("Accept") ?? ""))
    const body = isJson ? renderJsonFeed(feed) : renderAtom(feed)
    const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`
    const headers = { "Content-Type": isJson ? "application/feed+json" : "application/atom+xml; charset=utf-8", ETag: etag, Vary: "Accept" }
    const isKnown = (context.req.header("If-None-Match") ?? "").includes(etag)
    return isKnown ? new Response(null, { status: 304, headers }) : new Response(body, { headers })
  })
  return app
}
