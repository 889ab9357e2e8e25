/** The API: every list, every single thing, reading, health. Handlers take a request and give a response; nothing here knows a port. */
import { type Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { body, explain, keptReport, loadOccurrences, loadStatements, person, type QueryInput, state, viewSchema } from "../query/index.ts"
import { makeAdding } from "./add-reports.ts"
import { answerList, chooseFormat, type Format, streamList } from "./formats.ts"
import { makeHealth } from "./health.ts"
import { LISTS, type ListEndpoint } from "./lists.ts"
import { readParameters, readQuestion } from "./parameters.ts"
import { ServerProblem } from "./problems.ts"
import { BODY_LIMITS, readBody } from "./read-body.ts"
import { statusOf } from "./status.ts"
import type { ServerTools } from "./tools.ts"
import { makeTurns, type TakeTurn } from "./turns.ts"

/** Long answers that are worked on at once; a server's store has four connections. */
const LONG_AT_ONCE = 2

/** The routes under /api, and those of health and description. */
export function makeApi(tools: ServerTools): Hono {
  const app = new Hono()
  const takeTurn = makeTurns(LONG_AT_ONCE)
  for (const list of LISTS) addList(app, list, { tools, takeTurn })
  addSingles(app, tools)
  addReading(app, tools)
  app.get("/api/status", async (context) => context.json((await statusOf(tools)).status))
  app.route("/", makeAdding(tools))
  app.route("/", makeHealth(tools))
  return app
}

/** The question of a list, with what the server presets. */
export const questionOf = (list: ListEndpoint, url: string, { today }: ServerTools) =>
  list.verb === "agenda" ? { asOf: today(), ...readQuestion(url) } : readQuestion(url)

function addList(app: Hono, list: ListEndpoint, { tools, takeTurn }: { readonly tools: ServerTools; readonly takeTurn: TakeTurn }): void {
  const answer = (format?: Format) => async (context: Context) => {
    const { req } = context
    const question = questionOf(list, req.url, tools)
    const chosen = format ?? chooseFormat(req.header("Accept"))
    const isWhole = chosen !== "json" && question.limit === undefined && req.method !== "HEAD"
    const ask = (more: QueryInput) => list.ask(tools.source, { ...question, ...more })
    if (isWhole) return streamList(list, (more) => takeTurn(() => ask(more)), chosen)
    return answerList(list, await ask({}), { format: chosen, url: req.url })
  }
  app.get(`/api/${list.name}`, answer())
  for (const format of ["json", "ndjson", "csv"] as const) app.get(`/api/${list.name}.${format}`, answer(format))
}

/** Options of the pages of persons, states and bodies. Throws a ServerProblem where there are others. */
export function viewOptions(url: string) {
  const given = readParameters(url)
  const foreign = Object.keys(given).find((name) => !(name in viewSchema.shape))
  if (foreign !== undefined)
    throw new ServerProblem("parameter-unknown", `There is no parameter ${foreign.slice(0, 40)} here.`, foreign.slice(0, 40))
  return given
}

function addSingles(app: Hono, { source }: ServerTools): void {
  for (const [name, ask] of [
    ["people", person],
    ["bodies", body],
  ] as const) {
    app.get(`/api/${name}/:id`, async (context) => {
      const found = await ask(source, context.req.param("id"), viewOptions(context.req.url))
      if ("page" in found) return context.json(found.page)
      return context.json(found, 300)
    })
  }
  app.get("/api/states/:id", async (context) => {
    const { page } = await state(source, context.req.param("id"), viewOptions(context.req.url))
    return context.json(page)
  })
  app.get("/api/records", async (context) => context.json(await openRecords(source, context.req.url)))
  app.get("/api/reports/:id", async (context) => context.json(await openReport(source, context.req.param("id"))))
  for (const [name, letter] of [
    ["occurrences", "o"],
    ["statements", "q"],
    ["tours", "t"],
  ] as const) {
    app.get(`/api/${name}/:id`, async (context) => {
      const found = await openMerged(source, { id: context.req.param("id"), letter })
      if (found.id !== found.asked) return context.redirect(`/api/${name}/${found.id}`, 302)
      return context.json(found)
    })
  }
}

/** Occurrences and statements by their ids. Throws a ServerProblem where they are no ids. */
export async function openRecords(source: ServerTools["source"], url: string) {
  const { ids = "", ...others } = readParameters(url)
  const [foreign] = Object.keys(others)
  if (foreign !== undefined)
    throw new ServerProblem("parameter-unknown", `There is no parameter ${foreign.slice(0, 40)} here.`, foreign.slice(0, 40))
  const wanted = [...new Set(ids.split(",").map((id) => id.trim()))].filter((id) => /^[oq]-[0-9a-f]{12}$/.test(id)).slice(0, 1000)
  if (wanted.length === 0) throw new ServerProblem("parameter-missing", "ids are o-… and q-…, separated by commas.", "ids")
  const of = (letter: string) => wanted.filter((id) => id.startsWith(letter))
  return { occurrences: await loadOccurrences(source, of("o")), statements: await loadStatements(source, of("q")) }
}

/** A report that is kept. Throws a QueryError, or a ServerProblem where it was withdrawn. */
export async function openReport(source: ServerTools["source"], id: string) {
  const report = await keptReport(source, id)
  if (report.state === "kept") return report
  throw new ServerProblem("withdrawn", `The report ${report.key} was withdrawn${report.reason === null ? "" : `: ${report.reason}`}.`, "id")
}

/** Something merged, of the kind that the letter of its id says. Throws a QueryError or a ServerProblem. */
export async function openMerged({ db }: ServerTools["source"], { id, letter }: { readonly id: string; readonly letter: string }) {
  if (!id.startsWith(`${letter}-`)) throw new ServerProblem("not-found", `Ids of this kind begin with ${letter}-.`, "id")
  const found = await explain(db, id)
  if (found.kind === "fact") throw new ServerProblem("not-found", "This is a fact of a report.", "id")
  return found
}

/** One occurrence as lists show it. */
export const shownOccurrence = async (source: ServerTools["source"], id: string) => (await loadOccurrences(source, [id]))[0]

function addReading(app: Hono, { reading }: ServerTools): void {
  const limit = bodyLimit({
    maxSize: BODY_LIMITS.bytes,
    onError: () => {
      throw new ServerProblem("too-large", `A body has at most ${BODY_LIMITS.bytes} bytes.`)
    },
  })
  app.post("/api/read", limit, async ({ req }) => {
    const { line } = await reading.read(await readBody(req))
    return new Response(line, { headers: { "Content-Type": "application/json", "Cache-Control": "no-store" } })
  })
}
