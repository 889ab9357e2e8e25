/** The server as a function from request to response. */
import { type Context, Hono } from "hono"
import { etag } from "hono/etag"
import { renderProblem } from "../web/index.ts"
import { makeApi } from "./api.ts"
import { onlyLocal, secure } from "./guard.ts"
import { makePages } from "./pages.ts"
import { type Problem, ServerProblem, toProblem } from "./problems.ts"
import type { ServerTools } from "./tools.ts"

/** Makes the server, with routes of others mounted on it. `fetch` answers a request; it never throws. */
export function makeApp(tools: ServerTools, mounted: readonly Hono[] = []): { fetch(request: Request): Promise<Response> } {
  const app = new Hono()
  app.use(secure)
  app.use(onlyLocal)
  app.use(etag())
  const [api, pages] = [makeApi(tools), makePages(tools)]
  const methods = methodsOf([api, pages, ...mounted].flatMap(({ routes }) => routes))
  app.route("/", api)
  app.route("/", pages)
  for (const routes of mounted) app.route("/", routes)
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

/** Programs get the problem as data, people as a page. */
function answerProblem(context: Context, problem: Problem, { reading }: ServerTools): Response {
  const { req } = context
  const isPage = !/^\/(?:api\/|openapi|health|ready)/.test(req.path) && /\btext\/html\b/.test(req.header("Accept") ?? "")
  const type = isPage ? "text/html; charset=UTF-8" : "application/problem+json"
  const headers = new Headers({ "Content-Type": type, "Cache-Control": "no-store" })
  if (problem.status === 429) headers.set("Retry-After", String(reading.retryAfter()))
  if (problem.status === 503) headers.set("Retry-After", "5")
  if (problem.code === "method-refused") headers.set("Allow", problem.detail.replace(/^The address takes |\.$/g, ""))
  return context.newResponse(isPage ? renderProblem(problem) : JSON.stringify(problem), problem.status as 400, Object.fromEntries(headers))
}
