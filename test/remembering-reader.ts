/**
 * The program's own reader, which remembers what it read in the folder that files of tests share: a report that several guides add is
 * read once, and every other time gives the same record at once.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { threadId } from "node:worker_threads"
import type { Reader, ReaderOptions } from "../src/cli/reader.ts"
import { sha256 } from "../src/record/index.ts"

const folder = join(process.env.DRAGOMAN_TEST_FOLDER ?? join(tmpdir(), `dragoman-remembered-${process.pid}`), "remembered")

/** Makes it; the reader behind it is made when the first report needs it. */
export async function createReader(options: ReaderOptions): Promise<Reader> {
  mkdirSync(folder, { recursive: true })
  let made: Promise<Reader> | undefined
  const open = () => (made ??= import("../src/index.ts").then((surface) => surface.createReader(options)))
  const remember = async <T>(what: unknown, find: () => Promise<T>): Promise<T> => {
    const path = join(folder, sha256(JSON.stringify([what, options])))
    if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as T
    const found = await find()
    const own = `${path}.${process.pid}.${threadId}`
    writeFileSync(own, JSON.stringify(found))
    renameSync(own, path)
    return found
  }
  return {
    producer: await remember("producer", async () => (await open()).producer),
    read: (report) => remember(["read", report], async () => (await open()).read(report)),
    explain: (report) => remember(["explain", report], async () => (await open()).explain(report)),
  }
}
