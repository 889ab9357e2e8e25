/**
 * The lock of an embedded store: one process at a time, and who it is. A lock whose process is dead is taken over; one that another
 * machine made is not, as nobody here can tell whether that process lives.
 */
import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from "node:fs/promises"
import { hostname } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { codeOf, StoreError } from "./errors.ts"

/** Who holds a store. */
interface Holder {
  readonly pid: number
  readonly host: string
  /** What the process does: `dragoman add`. */
  readonly command: string
  /** When the process began, as its system tells it; a pid alone may have gone to another process. */
  readonly began: string
}

/** Gives the lock back. */
export type Release = () => Promise<void>

/** Takes the lock of a folder; throws a StoreError that names the holder where it is held. */
export async function takeLock(folder: string, command: string): Promise<Release> {
  const path = join(folder, "lock")
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), command, began: await beginningOf(process.pid) } satisfies Holder)
  for (let attempt = 0; attempt < 25; attempt++) {
    if (await claim(path, mine)) return () => release(path, mine)
    await clearStale(path, folder)
  }
  throw new StoreError("store-locked", `Other processes take the lock of ${folder} in turn.`)
}

/** Writes the lock whole or not at all: a file of our own gets the lock's name unless that is taken. */
async function claim(path: string, mine: string): Promise<boolean> {
  const own = `${path}.${process.pid}`
  await writeFile(own, mine)
  try {
    await link(own, path)
    return true
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false
    throw error
  } finally {
    await rm(own, { force: true })
  }
}

/** A dead process' lock is taken away by one at a time: nobody then takes away the lock that another has just taken over. */
async function clearStale(path: string, folder: string): Promise<void> {
  const text = await readFile(path, "utf8").catch(() => undefined)
  if (text === undefined) return
  const holder = parseHolder(text)
  if (holder && (await mayLive(holder))) throw new StoreError("store-locked", tellHolder(holder, folder))
  const turn = `${path}.turn`
  if (!(await takeTurn(turn))) return sleep(SHORTLY)
  try {
    if ((await readFile(path, "utf8").catch(() => undefined)) === text) await rm(path, { force: true })
  } finally {
    await rmdir(turn).catch(() => {})
  }
}

const SHORTLY = 20
/** A turn takes a moment; one so old was left by a process that was killed in it. Milliseconds. */
const FORSAKEN = 10_000

async function takeTurn(turn: string): Promise<boolean> {
  try {
    await mkdir(turn)
    return true
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error
  }
  const { mtimeMs } = await stat(turn).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
  if (Date.now() - mtimeMs > FORSAKEN) await rmdir(turn).catch(() => {})
  return false
}

function tellHolder({ pid, host, command }: Holder, folder: string): string {
  const where = host === hostname() ? "" : ` on ${host}; if it no longer runs there, delete ${join(folder, "lock")}`
  return `The store ${folder} is open in process ${pid} (${command})${where}.`
}

async function mayLive({ pid, host, began }: Holder): Promise<boolean> {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === "EPERM"
  }
  return began === "" || began === (await beginningOf(pid))
}

/** Linux tells when a process began; elsewhere the pid has to do. */
async function beginningOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")
  return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? ""
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder
    return typeof holder.pid === "number" ? holder : undefined
  } catch {
    return undefined
  }
}

async function release(path: string, mine: string): Promise<void> {
  if ((await readFile(path, "utf8").catch(() => "")) === mine) await rm(path, { force: true })
}
