/** What goes wrong with a store, and what its user is told. */
import { spawnSync } from "node:child_process"
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { hostname, tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { toStoreError } from "./errors.ts"
import { openStore, type Store } from "./index.ts"
import { takeLock } from "./lock.ts"

const root = mkdtempSync(join(tmpdir(), "dragoman-faults-"))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const open = (folder: string, create = true): Promise<Store> => openStore({ folder }, { create, command: "dragoman test" })

describe("the lock", () => {
  const folder = join(root, "lock")
  beforeAll(() => void mkdirSync(folder))
  const write = (holder: object) => writeFileSync(join(folder, "lock"), JSON.stringify(holder))

  it("says who holds it", async () => {
    const release = await takeLock(folder, "dragoman add")
    await expect(takeLock(folder, "dragoman find")).rejects.toMatchObject({
      code: "store-locked",
      message: `The store ${folder} is open in process ${process.pid} (dragoman add).`,
    })
    await release()
    expect(readdirSync(folder)).toEqual([])
  })

  it("of a dead process is taken over", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"])
    write({ pid, host: hostname(), command: "dragoman add", began: "" })
    await (await takeLock(folder, "dragoman add"))()
    expect(readdirSync(folder)).toEqual([])
  })

  it("whose number another process has by now is taken over", async () => {
    write({ pid: process.pid, host: hostname(), command: "dragoman add", began: "1" })
    if (existsSync("/proc/self/stat")) await (await takeLock(folder, "dragoman add"))()
    else rmSync(join(folder, "lock"))
  })

  it("of another machine stays", async () => {
    write({ pid: 1, host: "elsewhere", command: "dragoman add", began: "" })
    await expect(takeLock(folder, "dragoman add")).rejects.toThrow(
      /process 1 \(dragoman add\) on elsewhere; if it no longer runs there, delete/,
    )
  })

  it.each(["", "{", "null"])("that was cut short (%j) is taken over", async (text) => {
    writeFileSync(join(folder, "lock"), text)
    await (await takeLock(folder, "dragoman add"))()
    expect(existsSync(join(folder, "lock"))).toBe(false)
  })

  it("goes to one of many that ask at once", async () => {
    writeFileSync(join(folder, "lock"), JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), command: "x", began: "" }))
    const taken = await Promise.allSettled(Array.from({ length: 5 }, () => takeLock(folder, "dragoman add")))
    expect(taken.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  })
})

describe("an embedded store", () => {
  it("is not made where none is asked for", async () => {
    await expect(open(join(root, "nowhere"), false)).rejects.toMatchObject({ code: "store-missing" })
    expect(existsSync(join(root, "nowhere"))).toBe(false)
  })

  it("is not made among other files, nor in a file", async () => {
    const folder = join(root, "foreign")
    mkdirSync(folder)
    writeFileSync(join(folder, "thesis.txt"), "mine")
    await expect(open(folder)).rejects.toMatchObject({ code: "store-foreign" })
    await expect(open(join(folder, "thesis.txt"))).rejects.toMatchObject({ code: "store-foreign" })
    expect(readdirSync(folder)).toEqual(["thesis.txt"])
  })

  it.skipIf(process.getuid?.() === 0)("in a read-only folder is refused", async () => {
    const folder = join(root, "read-only")
    mkdirSync(folder)
    chmodSync(folder, 0o500)
    await expect(open(folder)).rejects.toMatchObject({ code: "store-unwritable" })
  })

  it("that was killed while it was made is made again", async () => {
    const folder = join(root, "half")
    mkdirSync(join(folder, "data.making"), { recursive: true })
    writeFileSync(join(folder, "data.making", "PG_VERSION"), "17")
    await (await open(folder)).close()
    expect(readdirSync(folder)).toEqual(["data"])
  })

  it("with damaged files says so, and gives the lock back", async () => {
    const folder = join(root, "damaged")
    await (await open(folder)).close()
    writeFileSync(join(folder, "data", "global", "pg_control"), "")
    await expect(open(folder)).rejects.toMatchObject({ code: "store-damaged" })
    expect(readdirSync(folder)).toEqual(["data"])
  })
})

describe("a server", () => {
  it.each([
    ["postgres://me:secret@127.0.0.1:1/news", "database-unreachable"],
    ["not a URL", "database-refused"],
  ])("at %s is told of without its password", async (url, code) => {
    const error = await openStore({ url }, { create: true, command: "test" }).catch((fault: unknown) => fault)
    expect(error).toMatchObject({ code })
    expect(String(error)).not.toContain("secret")
  })
})

describe("an error of the driver", () => {
  it.each<[{ code?: string; message?: string }, string | undefined]>([
    [{ code: "53100" }, "store-full"],
    [{ code: "ENOSPC" }, "store-full"],
    [{ code: "28P01" }, "database-refused"],
    [{ code: "57P01" }, "database-lost"],
    [{ code: "25006" }, "store-unwritable"],
    [{ code: "EROFS" }, "store-unwritable"],
    [{ message: "Connection terminated unexpectedly" }, "database-lost"],
    [{ message: "could not extend file: No space left on device" }, "store-full"],
    [{ code: "42P01", message: "no such table" }, undefined],
  ])("%j means %s", (parts, code) => {
    expect(toStoreError(Object.assign(new Error(parts.message ?? ""), parts), "here")?.code).toBe(code)
  })
})
