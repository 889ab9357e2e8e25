/** The pages: the same addresses as the API without /api, rendered by web. */
import { createHash } from "node:crypto"
import { type Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { etag } from "hono/etag"
import { nameEdges } from "../exchange/columns.ts"
import { readHeader } from "../ingest/header.ts"
import {
  agenda,
  body,
  dyadPage,
  dyads,
  facets,
  find,
  loadStatements,
  loadTours,
  namesOf,
  network,
  person,
  sourceReports,
  state,
  statements,
  timeline,
  tours,
  understand,
} from "../query/index.ts"
import * as web from "../web/index.ts"
import { openMerged, openRecords, openReport, shownOccurrence, viewOptions } from "./api.ts"
import { makeDownloads, OCCURRENCE_FORMAT_NAMES, REPORT_FORMAT_NAMES } from "./downloads.ts"
import { securityPolicy } from "./guard.ts"
import { makeOpenApi } from "./open-api.ts"
import { readParameters } from "./parameters.ts"
import { placeStops } from "./place-stops.ts"
import { ServerProblem, toProblem } from "./problems.ts"
import { BODY_LIMITS, checkLength } from "./read-body.ts"
import { statusOf } from "./status.ts"
import { addTokenPage } from "./token-page.ts"
import type { ServerTools } from "./tools.ts"

/** What the pages are made with. */
export type PageTools = Pick<ServerTools, "source" | "reading" | "access" | "today" | "version">

/** The routes of the pages. */
export function makePages(tools: PageTools): Hono {
  const app = new Hono()
  addAssets(app)
  addLists(app, tools)
  addParties(app, tools)
  addMerged(app, tools)
  addReading(app, tools)
  app.route("/", makeDownloads(tools))
  addTokenPage(app, tools)
  return app
}

function addAssets(app: Hono): void {
  const asset = (content: string, type: string) => () =>
    new Response(content, { headers: { "Content-Type": type, "Cache-Control": "max-age=300" } })
  app.get("/style.css", etag({ weak: true }), asset(web.STYLE, "text/css; charset=utf-8"))
  app.get("/script.js", etag({ weak: true }), asset(web.SCRIPT, "text/javascript; charset=utf-8"))
  app.get("/icon.svg", etag({ weak: true }), asset(web.ICON, "image/svg+xml"))
  app.get("/robots.txt", etag({ weak: true }), asset("User-agent: *\nDisallow: /\n", "text/plain; charset=utf-8"))
}

/** How many rows a page of a list has where nothing else is asked. */
const ROWS = "25"

function addLists(app: Hono, { source, today }: PageTools): void {
  const search = async (context: Context) => {
    const { q, ...asked } = readParameters(context.req.url)
    if (q !== undefined) return context.redirect(await understoodAddress(source, q, asked), 302)
    const page = await find(source, { limit: ROWS, ...asked } as never)
    const stateName = (code: string) => source.knowledge.stateByCode(code)?.name ?? code
    return context.html(web.renderSearch({ asked, page, facets: await facets(source, asked as never), stateName }))
  }
  app.get("/", search)
  app.get("/occurrences", search)
  const list = <Page>(
    path: string,
    ask: (source: ServerTools["source"], query: never) => Promise<Page>,
    render: (shown: { asked: web.Asked; page: Page }) => string,
  ) =>
    app.get(path, async (context) => {
      const asked = readParameters(context.req.url)
      return context.html(render({ asked, page: await ask(source, { limit: ROWS, ...asked } as never) }))
    })
  list("/timeline", timeline, web.renderTimeline)
  list("/tours", tours, web.renderTours)
  list("/statements", statements, web.renderStatements)
  list("/dyads", dyads, web.renderDyads)
  app.get("/map", async (context) => {
    const asked = readParameters(context.req.url)
    return context.html(web.renderMap({ asked, page: await find(source, { limit: "300", ...asked } as never) }))
  })
  app.get("/agenda", async (context) => {
    const asked = { asOf: today(), ...readParameters(context.req.url) }
    return context.html(web.renderAgenda({ asked, page: await agenda(source, { limit: ROWS, ...asked } as never) }))
  })
  app.get("/network", async (context) => {
    const asked = readParameters(context.req.url)
    const found = await network(source, { limit: "100", ...asked } as never)
    return context.html(web.renderNetwork({ asked, edges: nameEdges(found), nodes: found.nodes, next: found.next }))
  })
}

/** The address of a question in words: what it was understood as, where it can be seen and changed; fields that are given stand. */
async function understoodAddress(source: ServerTools["source"], question: string, given: Record<string, string>): Promise<string> {
  const understood = await understand(question.slice(0, MOST_QUESTION), namesOf(source))
  return web.address("/occurrences", { ...understood, ...given })
}

/** Longer questions are cut. */
const MOST_QUESTION = 300

function addParties(app: Hono, { source }: PageTools): void {
  for (const [name, ask] of [
    ["people", person],
    ["bodies", body],
  ] as const) {
    app.get(`/${name}/:id`, async (context) => {
      const id = context.req.param("id")
      const found = await ask(source, id, viewOptions(context.req.url))
      return "page" in found ? context.html(web.renderParty(found.page)) : context.html(web.renderCandidates(id, found.candidates), 300)
    })
  }
  app.get("/dyads/:a/:b", async (context) => {
    const { a, b } = context.req.param()
    return context.html(web.renderDyad(await dyadPage(source, a, b)))
  })
  app.get("/states/:id", async (context) => {
    const { page } = await state(source, context.req.param("id"), viewOptions(context.req.url))
    return context.html(web.renderParty(page))
  })
}

/** More reports than this are not quoted on one page; the list of versions has them all. */
const MOST_QUOTED = 40

function addMerged(app: Hono, tools: PageTools): void {
  const { source } = tools
  const sourcesOf = (members: readonly { readonly report: string }[]) =>
    sourceReports(source, [...new Set(members.map(({ report }) => report))].slice(0, MOST_QUOTED))
  app.get("/occurrences/:id", async (context) => {
    const explanation = await openMerged(source, { id: context.req.param("id"), letter: "o" })
    if (explanation.id !== explanation.asked) return context.redirect(`/occurrences/${explanation.id}`, 302)
    const shown = await shownOccurrence(source, explanation.id)
    if (!shown) throw new ServerProblem("not-found", "The occurrence is not here any more.", "id")
    return context.html(
      web.renderOccurrence({ shown, explanation, sources: await sourcesOf(explanation.members), formats: OCCURRENCE_FORMAT_NAMES }),
    )
  })
  app.get("/statements/:id", async (context) => {
    const explanation = await openMerged(source, { id: context.req.param("id"), letter: "q" })
    if (explanation.id !== explanation.asked) return context.redirect(`/statements/${explanation.id}`, 302)
    const [shown] = await loadStatements(source, [explanation.id])
    if (!shown) throw new ServerProblem("not-found", "The statement is not here any more.", "id")
    return context.html(web.renderStatement({ shown, explanation, sources: await sourcesOf(explanation.members) }))
  })
  app.get("/tours/:id", async (context) => {
    const explanation = await openMerged(source, { id: context.req.param("id"), letter: "t" })
    if (explanation.id !== explanation.asked) return context.redirect(`/tours/${explanation.id}`, 302)
    const [shown] = await loadTours(source, [explanation.id])
    if (!shown) throw new ServerProblem("not-found", "The tour is not here any more.", "id")
    return context.html(web.renderTour({ shown, explanation, places: await placeStops(source, shown) }))
  })
  app.get("/records", async (context) => context.html(web.renderRecords(await openRecords(source, context.req.url))))
  app.get("/reports/:id", async (context) =>
    answerStyled(context, web.renderReport(await openReport(source, context.req.param("id")), REPORT_FORMAT_NAMES)),
  )
  app.get("/status", async (context) => context.html(web.renderStatus((await statusOf(tools)).status)))
  app.get("/api", etag({ weak: true }), (context) => context.html(web.renderApi(apiAddresses(tools.version))))
}

/** A page with a style of its own: the policy allows that one by its hash. */
function answerStyled(context: Context, { page, style }: web.StyledPage, status: 200 | 400 | 413 | 429 | 500 = 200): Response {
  const hash = style === "" ? undefined : `sha256-${createHash("sha256").update(style).digest("base64")}`
  context.header("Content-Security-Policy", securityPolicy(hash))
  return context.html(page, status)
}

function addReading(app: Hono, { reading }: PageTools): void {
  const limit = bodyLimit({
    maxSize: BODY_LIMITS.bytes,
    onError: () => {
      throw new ServerProblem("too-large", `A body has at most ${BODY_LIMITS.bytes} bytes.`)
    },
  })
  app.get("/read", etag({ weak: true }), (context) => answerStyled(context, web.renderRead()))
  app.post("/read", limit, async (context) => {
    const form = new URLSearchParams(await context.req.text())
    const text = (form.get("text") ?? "").replaceAll("\r\n", "\n")
    try {
      const { report } = readHeader(text)
      const { record } = await reading.read(checkLength(report))
      context.header("Cache-Control", "no-store")
      return answerStyled(context, web.renderRead({ text, read: { report, record } }))
    } catch (error) {
      const problem = toProblem(error)
      if (problem.status === 429) context.header("Retry-After", String(reading.retryAfter()))
      const status = [400, 413, 429].find((known) => known === problem.status) ?? 500
      return answerStyled(context, web.renderRead({ text, problem: `${problem.title} ${problem.detail}` }), status as 400)
    }
  })
}

function apiAddresses(version: string): web.ApiAddress[] {
  const { paths } = makeOpenApi(version) as {
    paths: Record<string, Record<string, { summary: string; parameters?: web.ApiAddress["parameters"] }>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary, parameters = [] }]) => ({ path, method, summary, parameters })),
  )
}
