/** The server as a function from request to response. */
import { type Context, Hono } from "hono"
import { compress } from "hono/compress"
import { cors } from "hono/cors"
import { renderProblem, renderToken } from "../web/index.ts"
import { challengeOf, checkAccess } from "./access.ts"
import { makeApi } from "./api.ts"
import { conditional } from "./conditional.ts"
import { checkSender, secure } from "./guard.ts"
import { observe } from "./observe.ts"
import { makePages } from "./pages.ts"
import { type Problem, ServerProblem, toProblem } from "./problems.ts"
import type { ServerTools } from "./tools.ts"

/** Makes the server, with routes of others mounted on it. `fetch` answers a request; it never throws. */
export function makeApp(tools: ServerTools, mounted: readonly Hono[] = []): { fetch(request: Request): Promise<Response> } {
  const app = new Hono()
  app.use(observe(tools))
  app.use(secure(tools.access))
  app.use(checkSender(tools.access))
  if (tools.access.cors.length > 0) for (const path of ["/api/*", "/openapi.json"]) app.use(path, allowOrigins(tools.access.cors))
  app.use(checkAccess(tools))
  app.use(compress({ contentTypeFilter: isText }))
  app.use(conditional(tools))
  const [api, pages] = [makeApi(tools), makePages(tools)]
  const methods = methodsOf([api, pages, ...mounted].flatMap(({ routes }) => routes))
  app.route("/", api)
  app.route("/", pages)
  for (const routes of mounted) app.route("/", routes)
  app.notFound((context) => answerProblem(context, toProblem(missing(context, methods)), tools))
  app.onError((error, context) => {
    const problem = toProblem(error)
    if (problem.status >= 500 && problem.code !== "not-ready")
      tools.log({ level: "error", code: problem.code, path: context.req.path, fault: String(error).slice(0, 300) })
    return answerProblem(context, problem, tools)
  })
  return { fetch: async (request) => app.fetch(request) }
}

/** Pages of these origins may use the API; a token they send themselves, as no cookie goes with them. */
const allowOrigins = (origins: readonly string[]) =>
  cors({
    origin: [...origins],
    allowMethods: ["GET", "HEAD", "POST"],
    allowHeaders: ["Authorization", "Content-Type", "If-None-Match"],
    exposeHeaders: ["ETag", "Link", "Location", "Retry-After"],
    maxAge: 600,
  })

/** What packs well. */
const isText = (type: string): boolean => /^(?:text\/|application\/(?:json|x-ndjson|problem\+json)|image\/svg)/.test(type)

type Methods = readonly { readonly pattern: RegExp; readonly method: string }[]

function methodsOf(routes: readonly { readonly path: string; readonly method: string }[]): Methods {
  return routes
    .filter(({ method }) => method !== "ALL")
    .map(({ path, method }) => ({ pattern: new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/:\w+/g, "[^/]+")}$`), method }))
}

/** Nothing is there, or it takes another method. */
function missing({ req }: Context, methods: Methods): ServerProblem {
  const others = methods.filter(({ pattern }) => pattern.test(req.path)).map(({ method }) => method)
  const taken = [...new Set(others)].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]))
  if (taken.length > 0) return new ServerProblem("method-refused", `The address takes ${taken.join(", ")}.`)
  return new ServerProblem("not-found", "There is nothing at this address.")
}

/** Programs get the problem as data, people as a page. */
function answerProblem(context: Context, problem: Problem, tools: ServerTools): Response {
  const { req } = context
  const isPage = !/^\/(?:api\/|openapi|healthz|readyz|metrics)/.test(req.path) && /\btext\/html\b/.test(req.header("Accept") ?? "")
  const type = isPage ? "text/html; charset=UTF-8" : "application/problem+json"
  const headers = new Headers({ "Content-Type": type, "Cache-Control": "no-store" })
  const wait = waitFor(problem, tools)
  if (wait !== undefined) headers.set("Retry-After", String(wait))
  const challenge = challengeOf(problem.code)
  if (challenge !== undefined) headers.set("WWW-Authenticate", challenge)
  if (problem.code === "method-refused") headers.set("Allow", problem.detail.replace(/^The address takes |\.$/g, ""))
  const body = isPage ? renderRefusal(problem, tools) : JSON.stringify(problem)
  return context.newResponse(body, problem.status as 400, Object.fromEntries(headers))
}

/** Who lacks a token is asked for one. */
function renderRefusal(problem: Problem, { access }: ServerTools): string {
  if (problem.code === "token-missing") return renderToken({ isOpen: access.isOpen })
  if (problem.code === "token-unknown") return renderToken({ isOpen: access.isOpen, problem: problem.detail })
  return renderProblem(problem)
}

/** Seconds after which to try again; undefined where that changes nothing. */
function waitFor({ status, code }: Problem, { reading }: ServerTools): number | undefined {
  if (code === "busy") return reading.retryAfter()
  return status === 429 || status === 503 ? 5 : undefined
}
