/** What the guide says of watching: each command in it is run; and those that go on as a process. */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { WATCH_FAULTS } from "../../src/watch/index.ts"
import { REMEMBERING_READER, runHere } from "../run-here.ts"
import { type FeedServer, page, rss, startFeedServer } from "./feed-server.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const guide = readFileSync(join(root, "docs/guide/watching.md"), "utf8")
const folder = mkdtempSync(join(tmpdir(), "dragoman-watching-"))
const main = join(root, "src/cli/main.ts")
let server: FeedServer

const linesOf = (out: string) =>
  out
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

async function run(...args: string[]) {
  const { code, out, err } = await runHere(args, { folder, stdin: "", readerModule: REMEMBERING_READER })
  return { status: code, stderr: err, lines: linesOf(out) }
}

/** As a process. */
async function runBeside(...args: string[]) {
  const child = spawn(process.execPath, [main, ...args], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] })
  let out = ""
  child.stdout.on("data", (piece) => {
    out += String(piece)
  })
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve))
  return { status, lines: linesOf(out) }
}

beforeAll(async () => {
  server = await startFeedServer()
  mkdirSync(join(folder, "inbox"))
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const commands = [...guide.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
  .flatMap(([, block]) => block!.trim().split("\n"))
  .map((line) => [...line.replace(/ +#.*/, "").matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!).slice(1))
const short = commands.filter(([name, act]) => name === "alert" || (name === "watch" && act !== undefined && !act.startsWith("--")))

describe("the guide", () => {
  it.each(short)("dragoman %s %s %s", async (...args) => {
    const { status, stderr } = await run(...(args as unknown as string[]).filter(Boolean))
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
  })

  it("has no command that is not run here", () => {
    expect(commands.filter((one) => !short.includes(one)).map((one) => one.join(" "))).toEqual([
      "watch",
      "watch --once",
      "serve --store archive --watch",
    ])
  })

  it("lists every fault", () => {
    for (const code of Object.keys(WATCH_FAULTS)) expect(guide).toContain(`\`${code}\``)
  })
}, 120_000)

describe("as a process", () => {
  it("looks once and ends, and refuses what leads inside", async () => {
    const inbox = join(folder, "inbox")
    writeFileSync(join(inbox, "a.txt"), "Date: 2024-06-04\n\nForeign Minister Ana Silva met her Kenyan counterpart in Nairobi on Tuesday.")
    utimesSync(join(inbox, "a.txt"), 1, 1)
    expect(await run("watch", "add", inbox, "--store", "once")).toMatchObject({
      status: 0,
      lines: [{ kind: "folder", state: "active" }],
    })
    expect(await run("watch", "--once", "--store", "once")).toMatchObject({ status: 0, stderr: "", lines: [{ did: "looked", new: 1 }] })
    expect((await run("find", "--country", "Kenya", "--store", "once")).lines.length).toBeGreaterThan(0)
    expect(await run("watch", "add", `${server.origin}/feed`, "--store", "once")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("address-refused"),
    })
    expect(await run("watch", "fly", "--store", "once")).toMatchObject({ status: 2 })
    expect((await run("watch", "retry", "--store", "once")).lines).toEqual([{ retried: 0 }])
  }, 180_000)

  it("is killed, and loses nothing", async () => {
    const links = Array.from({ length: 3 }, (_, at) => ({ link: `${server.origin}/k${at}` }))
    server.answers["/killed"] = rss(links)
    for (const [at] of links.entries())
      server.answers[`/k${at}`] = page(`Foreign Minister Ana Silva met her Kenyan counterpart in town ${at}.`)
    const inside = ["--store", "killed", "--allow-private"]
    await run("watch", "add", `${server.origin}/killed`, ...inside)
    const killed = spawn(process.execPath, [main, "watch", ...inside], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] })
    let out = ""
    await new Promise<void>((resolve) => {
      killed.stdout!.on("data", (piece) => {
        out += String(piece)
        if (out.includes('"did":"read"')) resolve()
      })
    })
    killed.kill("SIGKILL")
    await new Promise((resolve) => killed.on("exit", resolve))
    const acknowledged = out.split("\n").filter((line) => line.includes('"did":"read"')).length
    const { status, lines } = await runBeside("watch", "--once", ...inside)
    expect({ status, enough: acknowledged + lines.filter(({ did }) => did === "read").length >= 3 }).toEqual({ status: 0, enough: true })
    const { lines: listed } = await run("watch", "list", "--store", "killed")
    expect(listed).toMatchObject([{ items: 3, failures: 0 }])
    expect((await run("find", "--store", "killed", "--limit", "100")).lines.length).toBeGreaterThan(0)
    expect(new Set(links.map((_, at) => server.count(`/k${at}`) > 0))).toEqual(new Set([true]))
  }, 180_000)

  it("serves and watches beside, tells a webhook, gives the feed, and stops", async () => {
    server.answers["/feed"] = rss([{ link: `${server.origin}/a` }])
    server.answers["/a"] = page("Foreign Minister Ana Silva met her Kenyan counterpart in Nairobi on Tuesday.")
    const told = new Promise<string>((resolve) => {
      server.answers["/hook"] = (_, response, body) => {
        response.writeHead(200).end()
        resolve(body)
      }
    })
    const inside = ["--store", "beside", "--allow-private"]
    await run("watch", "add", `${server.origin}/feed`, "--publisher", "Example Wire", ...inside)
    const {
      lines: [alert],
    } = await run("alert", "add", "all", "--min-confidence", "0", "--webhook", `${server.origin}/hook`, ...inside)
    const serving: ChildProcess = spawn(process.execPath, [main, "serve", "--port", "0", "--watch", ...inside], {
      cwd: folder,
      stdio: ["ignore", "pipe", "inherit"],
    })
    const ended = new Promise<number | null>((resolve) => serving.on("exit", resolve))
    const address = await new Promise<string>((resolve) =>
      serving.stdout!.once("data", (line) => resolve((JSON.parse(String(line).split("\n")[0]!) as { address: string }).address)),
    )
    const { data } = JSON.parse(await told) as { data: { page: string; quotes: { report: { publisher: string } }[] } }
    expect(data.quotes[0]?.report.publisher).toBe("Example Wire")
    expect((await fetch(data.page)).status).toBe(200)
    expect(await (await fetch(`${address}${String(alert!.feed)}`)).text()).toContain("Ana Silva")
    serving.kill("SIGTERM")
    expect(await ended).toBe(0)
  }, 180_000)
})
