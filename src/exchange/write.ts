/** An export to where it goes: a file that gets its name when it is whole, a folder that was empty, or standard output for text. */
import { mkdir, open as openFile, readdir, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { atOneMoment, type Source } from "../query/index.ts"
import { ExchangeError } from "./errors.ts"
import type { Chunk, ExportedFile, ExportFormat } from "./format.ts"
import type { ExportOptions } from "./options.ts"

/** Where an export goes: a path, or what takes text. */
export type Target = { readonly path: string } | { readonly write: (text: string) => Promise<void> }

/** Writes a store as it is at one moment in a format. Throws an ExchangeError. */
export async function writeExport(source: Source, format: ExportFormat, options: ExportOptions, target: Target): Promise<void> {
  if (format.holdsTexts && !options.texts) throw new ExchangeError("texts-needed", `${format.name} holds the texts of reports.`)
  await atOneMoment(source, async (now) => {
    if ("path" in target) await writeToPath(now, format, { options, path: target.path })
    else await writeOut(oneStream(now, format, options), format, target.write)
  })
}

/** The one file of a format that has one. */
function oneStream(source: Source, format: ExportFormat, options: ExportOptions): AsyncIterable<Chunk> {
  if (format.kind === "stream") return format.write(source, options)
  const files = format.kind === "folder" ? format.files(source, options) : []
  if (!Array.isArray(files) || files.length !== 1)
    throw new ExchangeError("path-needed", `${format.name} cannot go to standard output${hint(format)}.`)
  return (files as readonly ExportedFile[])[0]!.content()
}

const hint = ({ kind }: ExportFormat): string => (kind === "folder" ? ", as it is several files; one --table can" : "")

async function writeOut(chunks: AsyncIterable<Chunk>, { name }: ExportFormat, write: (text: string) => Promise<void>): Promise<void> {
  for await (const chunk of chunks) {
    if (typeof chunk !== "string") throw new ExchangeError("path-needed", `${name} is no text and cannot go to standard output.`)
    await write(chunk)
  }
}

async function writeToPath(
  source: Source,
  format: ExportFormat,
  { options, path }: { readonly options: ExportOptions; readonly path: string },
): Promise<void> {
  if (format.kind === "folder") return writeFolder(path, format.files(source, options))
  if (format.kind === "stream") return whole(path, (part) => writeFile(part, format.write(source, options)))
  return whole(path, (part) => format.writeTo(source, part, options))
}

/** Writes files into a folder that is not there or empty. Throws an ExchangeError where it is not. */
export async function writeFolder(folder: string, files: readonly ExportedFile[] | AsyncIterable<ExportedFile>): Promise<void> {
  await makeEmptyFolder(folder)
  for await (const file of files) {
    const path = join(folder, ...file.path.split("/"))
    await mkdir(dirname(path), { recursive: true })
    await whole(path, (part) => writeFile(part, file.content()))
  }
}

/** Makes a folder, or takes one that is empty. Throws an ExchangeError where it is not. */
export async function makeEmptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0) throw new ExchangeError("path-taken", `${folder} is not empty.`)
}

/** A file gets its name when it is whole, so that a run that is cut leaves nothing that looks like one. */
async function whole(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${path}.part`
  try {
    await rm(part, { force: true })
    await write(part)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function writeFile(path: string, chunks: AsyncIterable<Chunk>): Promise<void> {
  const file = await openFile(path, "w")
  try {
    for await (const chunk of chunks) await file.write(typeof chunk === "string" ? Buffer.from(chunk.toWellFormed()) : chunk)
  } finally {
    await file.close()
  }
}
