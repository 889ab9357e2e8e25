/** Each request is counted and, where that is wanted, told in the log: its route, status and time, never what was asked. */
import type { Context, MiddlewareHandler } from "hono"
import { matchedRoutes } from "hono/route"
import type { ServerTools } from "./tools.ts"

const LONGEST_PATH = 200

/** Watches requests go by. */
export const observe =
  ({ metrics, logRequest }: Pick<ServerTools, "metrics" | "logRequest">): MiddlewareHandler =>
  async (context, next) => {
    const began = performance.now()
    metrics.began()
    await next()
    const { req, res } = context
    const ms = performance.now() - began
    const route = routeOf(context)
    metrics.answered({ method: req.method, route, status: res.status, seconds: ms / 1000 })
    const token = context.get("token") as string | undefined
    logRequest?.({
      level: res.status >= 500 ? "error" : "info",
      method: req.method,
      route,
      path: req.path.slice(0, LONGEST_PATH),
      status: res.status,
      ms: Math.round(ms * 10) / 10,
      ...(token === undefined ? {} : { token }),
    })
  }

/** The pattern of the address; what stands before every route is none. */
const routeOf = (context: Context): string => matchedRoutes(context).findLast(({ path }) => !path.endsWith("*"))?.path ?? "none"
