/** Backups as files: packed, and named when they are whole. */
import { createReadStream, createWriteStream } from "node:fs"
import { open, rename, rm } from "node:fs/promises"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGunzip, createGzip } from "node:zlib"
import { splitLines } from "../../ingest/source.ts"
import type { Store } from "../../store/index.ts"

/** Writes a backup; a run that is cut leaves no file of that name. */
export async function writeBackup(store: Store, file: string): Promise<void> {
  const { backupLines } = await import("../../store/index.ts")
  const part = `${file}.part`
  try {
    await pipeline(Readable.from(backupLines(store)), createGzip({ level: 6 }), createWriteStream(part))
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

/** Restores a backup; gives how many reports it had. */
export async function readBackup(store: Store, file: string): Promise<number> {
  const { restoreLines, StoreError } = await import("../../store/index.ts")
  await (await open(file)).close() // a file that cannot be read is told by its path
  try {
    return await restoreLines(store, linesOf(file))
  } catch (error) {
    if (error instanceof Error && "code" in error && /^Z_/.test(String(error.code))) {
      throw new StoreError("backup-damaged", `The backup ${file} is cut short or changed.`, { cause: error })
    }
    throw error
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const unpacked = source.pipe(createGunzip())
  source.on("error", (error) => unpacked.destroy(error))
  for await (const { bytes } of splitLines(unpacked, Number.POSITIVE_INFINITY)) yield Buffer.from(bytes ?? []).toString("utf8")
}
