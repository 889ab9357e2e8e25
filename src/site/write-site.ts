/** A store as a static site: the server's own pages, walked and written, with an index to search and a reader that runs in the browser. */
import { createHash } from "node:crypto"
import { keptReport, type Source } from "../query/index.ts"
import { makePages } from "../server/pages.ts"
import { toProblem } from "../server/problems.ts"
import { ICON, renderProblem, renderQuotedReport, renderRecords, renderReport, STYLE } from "../web/index.ts"
import { walkPages } from "./crawl.ts"
import { openSiteFolder, type SiteFolder } from "./folder.ts"
import { toSitePage } from "./frame.ts"
import { renderSiteRead } from "./read-page.ts"
import { type ReaderFiles, writeReader } from "./reader-files.ts"
import { writeRows } from "./write-rows.ts"

/** What a site is made of. */
export interface SiteParts {
  readonly source: Source
  /** The folder that the site becomes. */
  readonly out: string
  /** Whether whole texts are in it; else quotes alone. */
  readonly withTexts: boolean
  /** Today, `YYYY-MM-DD`, for the agenda. */
  readonly today: string
  readonly version: string
  readonly reader: ReaderFiles
  /** Is told how many pages there are so far. */
  readonly onPage?: (pages: number) => void
}

/** Writes the site and gives how many pages it has. Throws a SiteFolderError where something else is in its place; then nothing changes. */
export async function writeSite(parts: SiteParts): Promise<number> {
  const folder = await openSiteFolder(parts.out, parts.version)
  try {
    const pages = await writePages(folder, parts)
    await writeRows(parts.source, folder.write)
    await writeReader(folder, parts.reader)
    await folder.write("style.css", STYLE)
    await folder.write("icon.svg", ICON)
    await folder.finish()
    return pages
  } catch (error) {
    await folder.abandon()
    throw error
  }
}

async function writePages(folder: SiteFolder, parts: SiteParts): Promise<number> {
  const open = makeOpening(parts)
  let pages = 0
  for await (const { file, markup, numbered } of walkPages(open)) {
    await folder.write(file, toSitePage(markup, { file, numbered, ...hashOfStyle(markup) }))
    pages += 1
    parts.onPage?.(pages)
  }
  await folder.write("records.html", toSitePage(renderRecords({ occurrences: [], statements: [] }), { file: "records.html" }))
  await folder.write("read.html", toSitePage(renderSiteRead(), { file: "read.html" }))
  return pages + 2
}

/** Answers an address as the server does, without one; a report as the site may show it. */
function makeOpening({ source, withTexts, today, version }: SiteParts): (address: string) => Promise<string> {
  const refuse = () => Promise.reject(new Error("A site reads in the browser."))
  const reading = { read: refuse, retryAfter: () => 0, waiting: () => 0 }
  const app = makePages({ source, reading, access: { isOpen: true, cors: [] }, today: () => today, version })
  // what is not here has a page that says so, as a link may lead to it
  app.onError((error) => {
    const problem = toProblem(error)
    if (problem.status >= 500) throw error
    return new Response(renderProblem(problem), { status: problem.status })
  })
  return async (address) => {
    const [, report] = /^\/reports\/([^?]+)/.exec(address) ?? []
    if (report !== undefined) return openReport(source, decodeURIComponent(report), withTexts)
    const answer = await app.fetch(new Request(new URL(address, "http://127.0.0.1")))
    const to = answer.headers.get("Location")
    return to === null ? await answer.text() : renderMoved(to)
  }
}

async function openReport(source: Source, key: string, withTexts: boolean): Promise<string> {
  const kept = await keptReport(source, key)
  if (kept.state === "kept") return withTexts ? renderReport(kept).page : renderQuotedReport(kept)
  return renderProblem({ status: 410, title: "The report was withdrawn.", detail: kept.reason ?? "It is not here any more." })
}

const renderMoved = (to: string): string => renderProblem({ status: 302, title: "It is part of another now.", detail: to })

function hashOfStyle(markup: string): { readonly styleHash?: string } {
  const [, style] = /<style>([\s\S]*?)<\/style>/.exec(markup) ?? []
  return style === undefined ? {} : { styleHash: `sha256-${createHash("sha256").update(style).digest("base64")}` }
}
