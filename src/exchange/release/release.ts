/**
 * A release: a folder to publish, with data as CSV and Parquet, the codebook as a page and as datapackage.json, what changed since the
 * release before, how to cite it, and checksums, which are written last. No text of a report is in it.
 */
import { createHash } from "node:crypto"
import { createReadStream, existsSync } from "node:fs"
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { z } from "zod"
import { atOneMoment, type Source } from "../../query/index.ts"
import { type Column, renderCsv } from "../csv.ts"
import { ExchangeError } from "../errors.ts"
import type { ExportedFile } from "../format.ts"
import { exportOptions, publishingOptions } from "../options.ts"
import { dataPackageFormat } from "../tables/data-package.ts"
import { parquetFormat } from "../tables/parquet.ts"
import { writeFolder } from "../write.ts"
import { renderChangelog, startTally, tally } from "./changelog.ts"
import { type Change, listChanges } from "./changes.ts"
import { renderCitation } from "./citation.ts"
import { tableCodebook } from "./codebook.ts"

/** The options of a release. */
export const releaseOptions = z.object({
  against: z.string().min(1).optional().meta({ value: "DIR", description: "Folder of the release before, to tell what changed." }),
  name: z.string().min(1).default("unnamed").meta({ value: "NAME", description: "Name of the release: 2024-06." }),
  date: z.iso.date().optional().meta({ value: "DAY", description: "Day of the release, YYYY-MM-DD, for the citation." }),
  author: z.string().min(1).optional().meta({ value: "NAMES", description: "Who compiled it, names with semicolons between." }),
  ...publishingOptions,
  maxQuote: exportOptions.shape.maxQuote,
})

/** What was asked of a release. */
export type ReleaseOptions = z.infer<typeof releaseOptions>

/** Writes a release into a folder that is empty or not there. Throws an ExchangeError. */
export async function writeRelease(source: Source, out: string, options: ReleaseOptions): Promise<void> {
  const { against: before } = options
  if (before !== undefined && !existsSync(join(before, "datapackage.json"))) {
    throw new ExchangeError("release-foreign", `${before} holds no release.`)
  }
  await atOneMoment(source, (now) => writeFolder(out, [...dataFiles(now, options), ...pages(out, before, options), sumsOf(out)]))
}

function dataFiles(source: Source, { maxQuote, license, title, name }: ReleaseOptions): ExportedFile[] {
  const options = { maxQuote, license, title, version: name }
  const parquet = parquetFormat.files(source, options).map(({ path, content }) => ({ path: `data/${path}`, content }))
  return [...dataPackageFormat.files(source, options), ...parquet]
}

function pages(out: string, before: string | undefined, { title, name, author, date, license }: ReleaseOptions): ExportedFile[] {
  const changes = startTally()
  const cited = { title: title ?? "News reports of diplomacy as data", name, date, license }
  const authors = author?.split(";").flatMap((one) => one.trim() || []) ?? [`Compilers of ${cited.title}`]
  const changesFile = before === undefined ? [] : [{ path: "changes.csv", content: () => renderChanges(before, out, changes) }]
  return [
    ...changesFile,
    { path: "CHANGELOG.md", content: () => once(() => renderChangelog(name, { after: out, before, changes })) },
    { path: "CODEBOOK.md", content: () => once(tableCodebook) },
    { path: "CITATION.cff", content: () => once(() => renderCitation({ ...cited, authors })) },
  ]
}

async function* once(make: () => string | Promise<string>): AsyncGenerator<string> {
  yield await make()
}

const CHANGE_COLUMNS: readonly Column<Change>[] = [
  { name: "table", cell: ({ table }) => table },
  { name: "id", cell: ({ id }) => id },
  { name: "change", cell: ({ change }) => change },
  { name: "to", cell: ({ to }) => to },
  { name: "columns", cell: ({ columns }) => columns },
]

async function* renderChanges(before: string, after: string, changes: ReturnType<typeof startTally>): AsyncGenerator<string> {
  yield renderCsv([], CHANGE_COLUMNS, true)
  for await (const change of listChanges(before, after)) {
    tally(changes, change)
    yield renderCsv([change], CHANGE_COLUMNS, false)
  }
}

/** SHA256SUMS, as `sha256sum --check` reads it. */
function sumsOf(folder: string): ExportedFile {
  const path = "SHA256SUMS"
  return { path, content: () => once(() => sumUp(folder, path)) }
}

async function sumUp(folder: string, without: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).flatMap((entry) =>
    entry.isFile() && !entry.name.startsWith(without) ? join(entry.parentPath, entry.name).slice(folder.length + 1) : [],
  )
  const lines: string[] = []
  for (const name of names.map((one) => one.replaceAll("\\", "/")).sort()) lines.push(`${await hashOf(join(folder, name))}  ${name}\n`)
  return lines.join("")
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256")
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest("hex")
}
