/** One occurrence, or one report's record, in each format that has a place for it: what a page offers to be saved. */
import { type Context, Hono } from "hono"
import { OCCURRENCE_COLUMNS } from "../exchange/columns.ts"
import { renderCsv } from "../exchange/csv.ts"
import { exportFollowTheMoney } from "../exchange/field/followthemoney.ts"
import { exportGdelt } from "../exchange/field/gdelt.ts"
import { exportIcews } from "../exchange/field/icews.ts"
import { exportPlover } from "../exchange/field/plover.ts"
import { exportPolecat } from "../exchange/field/polecat.ts"
import { tellOccurrences } from "../exchange/field/read-told.ts"
import type { Told } from "../exchange/field/told.ts"
import { QUOTE_LENGTH } from "../exchange/options.ts"
import { exportGeoJson } from "../exchange/web/geojson.ts"
import { exportICalendar } from "../exchange/web/icalendar.ts"
import { exportNinjs } from "../exchange/web/ninjs.ts"
import { type FoundOccurrence, loadOccurrences, type Source } from "../query/index.ts"
import { renderEvidencePage } from "../web/evidence/evidence-page.ts"
import { openReport } from "./api.ts"
import { ServerProblem } from "./problems.ts"
import type { ServerTools } from "./tools.ts"

interface Download {
  readonly ending: string
  readonly type: string
}

interface OccurrenceDownload extends Download {
  write(occurrence: FoundOccurrence, source: Source): Promise<string>
}

const asTold =
  (write: (told: readonly Told[], source: Source) => AsyncIterable<string>): OccurrenceDownload["write"] =>
  async ({ id }, source) => {
    const parts: string[] = []
    for await (const part of write(await tellOccurrences(source, [id], QUOTE_LENGTH), source)) parts.push(part)
    return parts.join("")
  }

const [JSON_LINES, TABLE] = [
  { ending: "ndjson", type: "application/x-ndjson" },
  { ending: "tsv", type: "text/tab-separated-values; charset=utf-8" },
] as const

/** Formats of an occurrence, by the names that dragoman export has for them. */
const OCCURRENCE_FORMATS: Readonly<Record<string, OccurrenceDownload>> = Object.freeze({
  csv: { ending: "csv", type: "text/csv; charset=utf-8", write: async (row) => renderCsv([row], OCCURRENCE_COLUMNS, true) },
  ndjson: { ...JSON_LINES, write: async (row) => `${JSON.stringify(row)}\n` },
  plover: { ...JSON_LINES, write: asTold((told, { knowledge }) => exportPlover(told, { knowledge, dyads: false })) },
  polecat: { ...TABLE, write: asTold((told, { knowledge }) => exportPolecat(told, { knowledge, dyads: false })) },
  cameo: { ...TABLE, write: asTold((told, { knowledge }) => exportIcews(told, { knowledge, dyads: false })) },
  gdelt: { ...TABLE, write: asTold((told, { knowledge }) => exportGdelt(told, { knowledge, dyads: false })) },
  followthemoney: { ...JSON_LINES, write: asTold((told, { knowledge }) => exportFollowTheMoney(told, { knowledge })) },
  geojson: { ending: "geojson", type: "application/geo+json", write: asTold((told) => exportGeoJson(told)) },
  icalendar: { ending: "ics", type: "text/calendar; charset=utf-8", write: asTold((told) => exportICalendar(told)) },
  ninjs: { ...JSON_LINES, write: asTold((told) => exportNinjs(told)) },
})

/** Formats of a report's record. */
const REPORT_FORMATS: Readonly<Record<string, Download>> = Object.freeze({
  record: { ending: "json", type: "application/json" },
  html: { ending: "html", type: "text/html; charset=utf-8" },
})

/** What an occurrence's page offers. */
export const OCCURRENCE_FORMAT_NAMES: readonly string[] = Object.freeze(Object.keys(OCCURRENCE_FORMATS))
/** What a report's page offers. */
export const REPORT_FORMAT_NAMES: readonly string[] = Object.freeze(Object.keys(REPORT_FORMATS))

/** The routes, under the pages of what is saved. */
export function makeDownloads({ source }: Pick<ServerTools, "source">): Hono {
  const app = new Hono()
  app.get("/occurrences/:id/as/:format", async ({ req }: Context) => {
    const format = formatOf(OCCURRENCE_FORMATS, req.param("format"))
    const [occurrence] = await loadOccurrences(source, [req.param("id") ?? ""])
    if (!occurrence) throw new ServerProblem("not-found", "The occurrence is not here.", "id")
    return attach(await format.write(occurrence, source), occurrence.id, format)
  })
  app.get("/reports/:id/as/:format", async ({ req }: Context) => {
    const format = formatOf(REPORT_FORMATS, req.param("format"))
    const { key, report, record } = await openReport(source, req.param("id") ?? "")
    return attach(format.ending === "html" ? renderEvidencePage([{ report, record }]) : JSON.stringify(record), key, format)
  })
  return app
}

function formatOf<Format>(formats: Readonly<Record<string, Format>>, name = ""): Format {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined
  if (!format) throw new ServerProblem("not-found", `It can be saved as ${Object.keys(formats).join(", ")}.`, "format")
  return format
}

/** A file to be saved, never a page to be shown. */
const attach = (content: string, name: string, { ending, type }: Download): Response =>
  new Response(content, { headers: { "Content-Type": type, "Content-Disposition": `attachment; filename="${name}.${ending}"` } })
