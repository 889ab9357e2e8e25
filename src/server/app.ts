/** The server as a function from request to response. */
import { type Context, Hono } from "hono"
import { etag } from "hono/etag"
import { makeApi } from "./api.ts"
import { onlyLocal, secure } from "./guard.ts"
import { type Problem, ServerProblem, toProblem } from "./problems.ts"
import type { ServerTools } from "./tools.ts"

/** Makes the server. `fetch` answers a request; it never throws. */
export function makeApp(tools: ServerTools): { fetch(request: Request): Promise<Response> } {
  const app = new Hono()
  app.use(secure)
  app.use(onlyLocal)
  app.use(etag())
  const api = makeApi(tools)
  const methods = methodsOf([...api.routes])
  app.route("/", api)
  app.notFound((context) => answerProblem(context, toProblem(missing(context, methods)), tools))
  app.onError((error, context) => {
    const problem = toProblem(error)
    if (problem.status >= 500) tools.log({ level: "error", code: problem.code, path: context.req.path, fault: String(error).slice(0, 300) })
    return answerProblem(context, problem, tools)
  })
  return { fetch: async (request) => app.fetch(request) }
}

type Methods = readonly { readonly pattern: RegExp; readonly method: string }[]

function methodsOf(routes: readonly { readonly path: string; readonly method: string }[]): Methods {
  return routes
    .filter(({ method }) => method !== "ALL")
    .map(({ path, method }) => ({ pattern: new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/:\w+/g, "[^/]+")}$`), method }))
}

/** Nothing is there, or it takes another method. */
function missing({ req }: Context, methods: Methods): ServerProblem {
  const others = methods.filter(({ pattern }) => pattern.test(req.path)).map(({ method }) => method)
  if (others.length > 0) return new ServerProblem("method-refused", `The address takes ${[...new Set(others)].join(", ")}.`)
  return new ServerProblem("not-found", "There is nothing at this address.")
}

function answerProblem(context: Context, problem: Problem, { reading }: ServerTools): Response {
  const headers = new Headers({ "Content-Type": "application/problem+json", "Cache-Control": "no-store" })
  if (problem.status === 429) headers.set("Retry-After", String(reading.retryAfter()))
  if (problem.status === 503) headers.set("Retry-After", "5")
  if (problem.code === "method-refused") headers.set("Allow", problem.detail.replace(/^The address takes |\.$/g, ""))
  return context.newResponse(JSON.stringify(problem), problem.status as 400, Object.fromEntries(headers))
}
