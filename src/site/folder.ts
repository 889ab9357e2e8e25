/** The folder of a site: written beside its place and put there when it is whole, so that nobody ever sees a part of one. */
import { appendFile, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import { SiteFolderError } from "./folder-error.ts"

/** The file by which a folder is known to be a site of ours, so that it may be replaced. */
const MARK = "dragoman-site.json"

/** A site that is being written. */
export interface SiteFolder {
  /** Writes a new file, or adds to one that this site has. */
  write(file: string, content: string | Uint8Array): Promise<void>
  /** Puts the site in its place, where another site of ours may be. */
  finish(): Promise<void>
  /** Leaves nothing behind. */
  abandon(): Promise<void>
}

/** Begins a site. Throws a SiteFolderError where something else is in its place. */
export async function openSiteFolder(out: string, version: string): Promise<SiteFolder> {
  const place = resolve(out)
  await checkPlace(place)
  const building = `${place}.part-${process.pid}`
  await rm(building, { recursive: true, force: true })
  await mkdir(building, { recursive: true })
  const [written, folders] = [new Set<string>(), new Set<string>()]
  return {
    async write(file, content) {
      const path = join(building, file)
      const folder = dirname(path)
      if (!folders.has(folder)) await mkdir(folder, { recursive: true })
      folders.add(folder)
      const isList = /^data\//.test(file)
      if (isList && written.has(file)) return appendFile(path, content)
      if (isList) written.add(file)
      return writeFile(path, content)
    },
    async finish() {
      await writeFile(join(building, MARK), `${JSON.stringify({ madeBy: `dragoman/${version}` })}\n`)
      await checkPlace(place)
      const old = `${place}.old-${process.pid}`
      const hadOne = await rename(place, old).then(
        () => true,
        () => false,
      )
      await rename(building, place)
      if (hadOne) await rm(old, { recursive: true, force: true })
    },
    abandon: () => rm(building, { recursive: true, force: true }),
  }
}

async function checkPlace(place: string): Promise<void> {
  const names: readonly string[] = await readdir(place).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return []
    throw new SiteFolderError(`${place} is no folder.`)
  })
  if (names.length > 0 && !names.includes(MARK))
    throw new SiteFolderError(`${place} holds something that is no site of dragoman; name another folder.`)
}
