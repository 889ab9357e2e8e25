/** Feeds from a server on loopback: formats, what is asked and how often, versions, and every fault that a feed can have. */
import { deflateRawSync, gzipSync } from "node:zlib"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { addSource, listDead, listSources, reviveTasks } from "../../src/watch/index.ts"
import { type FeedServer, page, rss, startFeedServer } from "./feed-server.ts"
import { allows, keptReports, startWatch, type Watching } from "./watching.ts"

/** 64 MB of nothing. */
const BOMB = gzipSync(Buffer.alloc(64_000_000))

let server: FeedServer
let watching: Watching

beforeAll(async () => {
  watching = await startWatch()
}, 60_000)
afterAll(() => watching.close(), 60_000)
beforeEach(async () => {
  server = await startFeedServer()
  await watching.clear()
}, 60_000)
afterEach(() => server.close())

const add = (path = "/feed", publisher?: string) =>
  addSource(watching.db, server.origin + path, { every: 900, allows, ...(publisher === undefined ? {} : { publisher }) }, watching.now())
const faults = () => watching.told.filter(({ level }) => level !== undefined).map(({ code }) => code)
const urls = async () => (await keptReports(watching)).map(({ url }) => url?.replace(server.origin, ""))

describe("formats", () => {
  const body = "Ana Maria spoke. She spoke for an hour."
  const item = () => `${server.origin}/a`
  it.each<[string, () => string]>([
    ["RSS 2.0", () => rss([{ link: item() }])],
    ["RSS 2.0 with a link in its guid", () => rss([]).replace("</channel>", `<item><guid>${item()}</guid></item></channel>`)],
    [
      "RSS 1.0",
      () =>
        `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Example Wire</title></channel><item><title>T</title><link>${item()}</link><dc:date>2024-06-04</dc:date></item></rdf:RDF>`,
    ],
    [
      "Atom with a prefix and relative links",
      () =>
        `<?xml version="1.0"?><a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Example Wire</a:title><a:entry><a:title>T</a:title><a:link rel="self" href="/self"/><a:link rel="alternate" href="/a#part"/><a:published>2024-06-04T10:00:00Z</a:published></a:entry></a:feed>`,
    ],
    [
      "JSON Feed",
      () =>
        JSON.stringify({
          version: "https://jsonfeed.org/version/1.1",
          title: "Example Wire",
          items: [7, { url: item(), date_published: "2024-06-04" }, {}],
        }),
    ],
    [
      "a news sitemap",
      () =>
        `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${item()}</loc><news:news><news:publication><news:name>Example Wire</news:name><news:language>en</news:language></news:publication><news:publication_date>2024-06-04</news:publication_date><news:title>T</news:title></news:news></url><url><loc>${server.origin}/about</loc></url></urlset>`,
    ],
    [
      "an index of sitemaps",
      () =>
        `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${server.origin}/sub</loc></sitemap></sitemapindex>`,
    ],
    [
      "RSS that forgets its namespaces, and has loose ends",
      () =>
        `<rss><channel><title>Example Wire</title><item><dc:creator>A & B &nbsp;</dc:creator><link>${item()}?utm_source=rss</link><br></item>`,
    ],
  ])("%s", async (_, feed) => {
    Object.assign(server.answers, { "/feed": feed(), "/a": page(body), "/sub": rss([{ link: item() }]) })
    await add("/feed")
    await watching.look()
    expect(faults()).toEqual([])
    expect(await keptReports(watching)).toMatchObject([{ url: item(), title: "Talks held", latest: true }])
  })
})

describe("politeness", () => {
  it("asks only for what changed, names itself, and reads each report once", async () => {
    const feed = rss([{ link: `${server.origin}/a` }, { link: `${server.origin}/a` }, { link: `${server.origin}/b` }])
    server.answers["/feed"] = (request, response) => {
      if (request.headers["if-none-match"] === '"1"') response.writeHead(304).end()
      else response.writeHead(200, { etag: '"1"', "last-modified": "Tue, 04 Jun 2024 10:00:00 GMT" }).end(feed)
    }
    Object.assign(server.answers, { "/a": page("Ana Maria spoke."), "/b": page("Boris Petrov spoke.") })
    await add()
    for (let round = 0; round < 3; round++) await watching.look(16)
    expect(await urls()).toEqual(["/a", "/b"])
    expect([server.count("/feed"), server.count("/a"), server.count("/b"), server.count("/robots.txt")]).toEqual([3, 1, 1, 1])
    const [, second] = server.asked.filter(({ path }) => path === "/feed")
    expect(second?.headers).toMatchObject({
      "if-none-match": '"1"',
      "if-modified-since": "Tue, 04 Jun 2024 10:00:00 GMT",
      "user-agent": "dragoman/0.0.0 (test)",
    })
    expect((await keptReports(watching))[0]).toMatchObject({ publisher: "Example Wire", published: "2024-06-04" })
  })

  it("the same report in two feeds is fetched once", async () => {
    Object.assign(server.answers, {
      "/feed": rss([{ link: `${server.origin}/a` }]),
      "/other": rss([{ link: `${server.origin}/a`, title: "Other words" }]),
      "/a": page("Ana Maria spoke."),
    })
    await add("/feed")
    await add("/other")
    await watching.look()
    await watching.look(16)
    expect(server.count("/a")).toBe(1)
  })

  it("an item that changes is fetched again, and kept as a version", async () => {
    Object.assign(server.answers, { "/feed": rss([{ link: `${server.origin}/a` }]), "/a": page("Ana Maria spoke.") })
    await add()
    await watching.look()
    Object.assign(server.answers, {
      "/feed": rss([{ link: `${server.origin}/a`, title: "Talks held (corrected)" }]),
      "/a": page("Ana Maria wrote."),
    })
    await watching.look(16)
    expect(server.count("/a")).toBe(2)
    expect((await keptReports(watching)).map(({ latest }) => latest).sort()).toEqual([false, true])
  })

  it("does as robots.txt says", async () => {
    server.answers["/robots.txt"] = "User-agent: *\nDisallow: /private\n\nUser-agent: dragoman\nDisallow: /b\nCrawl-delay: 0.05\n"
    Object.assign(server.answers, {
      "/feed": rss([{ link: `${server.origin}/a` }, { link: `${server.origin}/b` }]),
      "/a": page("Ana Maria spoke."),
      "/b": page("Boris Petrov spoke."),
    })
    await add()
    await watching.look()
    expect([server.count("/a"), server.count("/b")]).toEqual([1, 0])
    expect(await listDead(watching.db)).toMatchObject([{ kind: "article", fault: expect.stringContaining("robots-refused") }])
  })

  it("asks nothing of a site whose robots.txt fails", async () => {
    server.answers["/robots.txt"] = (_, response) => void response.writeHead(503).end()
    server.answers["/feed"] = rss([{ link: `${server.origin}/a` }])
    await add()
    await watching.look()
    expect(server.count("/feed")).toBe(0)
    delete server.answers["/robots.txt"]
    await watching.look(60)
    expect(server.count("/feed")).toBe(1)
  })

  it("stays away as long as Retry-After says, and longer after each failure", async () => {
    server.answers["/feed"] = (_, response) => void response.writeHead(429, { "retry-after": "7200" }).end()
    await add()
    await watching.look()
    await watching.look(119)
    expect(server.count("/feed")).toBe(1)
    await watching.look(2)
    expect(server.count("/feed")).toBe(2)
    server.answers["/feed"] = (_, response) => void response.writeHead(500).end()
    await watching.look(121)
    const due = async () =>
      Number((await watching.db.selectFrom("watch_tasks").select("due").executeTakeFirstOrThrow()).due) - watching.now()
    const waits: number[] = []
    for (let round = 0; round < 9; round++) {
      waits.push(await due())
      await watching.look(Math.ceil((await due()) / 60_000))
    }
    expect(waits.every((wait, at) => wait >= 890_000 && wait >= (waits[at - 1] ?? 0) * 0.9)).toBe(true)
    expect(waits.at(-1)).toBeGreaterThan(4 * 3_600_000)
    expect(waits.at(-1)).toBeLessThanOrEqual(1.25 * 86_400_000)
    server.answers["/feed"] = rss([])
    await watching.look(1.25 * 1440)
    expect(await listSources(watching.db)).toMatchObject([{ failures: 0, fault: null }])
  })

  it("a feed that is gone is asked no more", async () => {
    await add()
    for (let round = 0; round < 8; round++) await watching.look(3000)
    expect(server.count("/feed")).toBe(5)
    expect(await listSources(watching.db)).toMatchObject([{ state: "gone" }])
    server.answers["/feed"] = rss([])
    await add()
    await watching.look()
    expect(server.count("/feed")).toBe(6)
  })
})

describe("faults of feeds", () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at || ""};`.repeat(10)}">`).join("")}]><rss><channel><title>&lol9;</title></channel></rss>`
  const outside =
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&xxe;</title><link>http://x.example/</link></item></channel></rss>'
  it.each<[string, string, Parameters<typeof Object.assign>[1]]>([
    ["a server that fails", "status-failed", (_: unknown, response: never) => reply(response, 500)],
    ["a refusal", "status-refused", (_: unknown, response: never) => reply(response, 403)],
    ["a page instead of a feed", "feed-unreadable", page("Welcome.")],
    ["nothing at all", "feed-unreadable", ""],
    ["binary data", "feed-unreadable", "\u0000\u0001\u0002".repeat(500)],
    ["JSON that is no feed", "feed-unreadable", '{"version": "https://jsonfeed.org/version/1"}'],
    ["broken JSON", "feed-unreadable", '{"version": '],
    ["a billion laughs", "entities-refused", laughs],
    ["an entity from a file", "entities-refused", outside],
    ["tags without end", "feed-unreadable", `<?xml version="1.0"?><rss>${"<channel>".repeat(200_000)}`],
    ["a feed of nothing but signs", "feed-unreadable", `<?xml version="1.0"?><rss>${"<".repeat(7_000_000)}`],
    ["an answer that never comes", "too-slow", () => {}],
    [
      "an answer that drips",
      "too-slow",
      (_: unknown, response: { write(text: string): boolean; on(event: string, done: () => void): void }) => {
        const timer = setInterval(() => response.write(" "), 50)
        response.on("close", () => clearInterval(timer))
      },
    ],
    ["an answer that is cut", "answer-cut", (_: unknown, response: never) => cut(response, rss([]))],
    [
      "packed data that is cut",
      "answer-cut",
      (_: unknown, response: never) => reply(response, 200, gzipSync(rss([])).subarray(0, 40), { "content-encoding": "gzip" }),
    ],
    ["a zip bomb", "too-large", (_: unknown, response: never) => reply(response, 200, BOMB, { "content-encoding": "gzip" })],
    ["a huge feed", "too-large", (_: unknown, response: never) => reply(response, 200, Buffer.alloc(9_000_000, 32))],
    [
      "packed in another way",
      "encoding-unknown",
      (_: unknown, response: never) => reply(response, 200, deflateRawSync(rss([])), { "content-encoding": "deflate, gzip" }),
    ],
    ["headers without end", "too-large", (_: unknown, response: never) => reply(response, 200, "", { "x-long": "x".repeat(20_000) })],
    ["a circle of redirects", "redirects-too-many", (_: unknown, response: never) => reply(response, 302, "", { location: "/feed" })],
    ["a redirect to nowhere", "address-invalid", (_: unknown, response: never) => reply(response, 302, "", { location: "http://" })],
    [
      "a redirect to a file",
      "address-invalid",
      (_: unknown, response: never) => reply(response, 302, "", { location: "file:///etc/passwd" }),
    ],
    [
      "a redirect with a password",
      "address-invalid",
      (_: unknown, response: never) => reply(response, 302, "", { location: "http://a:b@wire.example/" }),
    ],
    ...[
      "http://127.0.0.2/",
      "http://10.0.0.1/",
      "http://[::1]/",
      "http://169.254.169.254/latest/meta-data",
      "http://0x7f.2/",
      "http://2130706434/",
      "http://[::ffff:10.0.0.1]/",
      "http://localhost:25/",
    ].map((location): [string, string, unknown] => [
      `a redirect to ${location}`,
      "address-refused",
      (_: unknown, response: never) => reply(response, 302, "", { location }),
    ]),
  ] as never)(
    "%s is told as %s, and ends nothing else",
    async (_, code, answer) => {
      Object.assign(server.answers, { "/feed": answer, "/well": rss([{ link: `${server.origin}/a` }]), "/a": page("Ana Maria spoke.") })
      await add()
      await add("/well")
      await watching.look()
      expect(faults()).toEqual([code])
      expect(await urls()).toEqual(["/a"])
      expect((await listSources(watching.db)).find(({ address }) => address.endsWith("/feed"))).toMatchObject({
        failures: 1,
        fault: expect.stringContaining(code as string),
      })
    },
    20_000,
  )

  it("a feed that is cut in its middle gives what came before, and is asked again in full", async () => {
    const whole = rss([{ link: `${server.origin}/a` }, { link: `${server.origin}/b` }])
    Object.assign(server.answers, {
      "/feed": whole.slice(0, whole.indexOf("/b")),
      "/a": page("Ana Maria spoke."),
      "/b": page("Boris Petrov spoke."),
    })
    await add()
    await watching.look()
    expect(await urls()).toEqual(["/a"])
    server.answers["/feed"] = whole
    await watching.look(16)
    expect(await urls()).toEqual(["/a", "/b"])
  })

  it.each<[string, Buffer, string | undefined]>([
    ["Latin-1 that says so", Buffer.from(rss([{ link: "/a" }], "Agência").replace("?>", ' encoding="iso-8859-1"?>'), "latin1"), undefined],
    [
      "Latin-1 that says UTF-8",
      Buffer.from(rss([{ link: "/a" }], "Agência").replace("?>", ' encoding="utf-8"?>'), "latin1"),
      "text/xml; charset=utf-8",
    ],
    ["UTF-16", Buffer.from(`\ufeff${rss([{ link: "/a" }], "Agência")}`, "utf16le"), undefined],
    ["a charset that there is not", Buffer.from(rss([{ link: "/a" }], "Agência")), "text/xml; charset=klingon"],
  ])("%s is read", async (_, bytes, type) => {
    server.answers["/feed"] = (_request, response) =>
      void response.writeHead(200, type === undefined ? {} : { "content-type": type }).end(bytes)
    server.answers["/a"] = page("Ana Maria spoke.")
    await add()
    await watching.look()
    expect(await keptReports(watching)).toMatchObject([{ publisher: "Agência" }])
  })

  it("ten thousand items are bounded, and links that are none are left", async () => {
    const links = [
      ...["javascript:alert(1)", "data:text/html,x", "http://", " ", `http://${"x".repeat(3000)}.example/`],
      ...Array.from({ length: 10_000 }, (_, at) => `http://10.1.2.3/${at}`),
    ]
    server.answers["/feed"] = rss(links.map((link) => ({ link })))
    await add()
    await watching.look()
    expect((await listSources(watching.db))[0]?.items).toBeLessThanOrEqual(1000)
    expect(new Set((await listDead(watching.db)).map(({ fault }) => fault?.split(":")[0]))).toEqual(new Set(["address-refused"]))
  }, 60_000)
})

describe("pages of reports", () => {
  const look = async (answers: Record<string, unknown>, more = "") => {
    Object.assign(server.answers, { "/feed": rss([{ link: `${server.origin}/a`, more }]), ...answers })
    await add()
    await watching.look()
  }

  it("a page that fails is tried again, and given up after five tries", async () => {
    await look({ "/a": (_: unknown, response: never) => reply(response, 500) })
    for (let round = 0; round < 8; round++) await watching.look(500)
    expect(server.count("/a")).toBe(5)
    expect(await listDead(watching.db)).toMatchObject([{ tries: 5, fault: expect.stringContaining("status-failed") }])
    server.answers["/a"] = page("Ana Maria spoke.")
    expect(await reviveTasks(watching.db, "all", watching.now())).toBe(1)
    await watching.look()
    expect(await urls()).toEqual(["/a"])
  })

  it("what the feed carries stands in for a page that is not to be had", async () => {
    await look(
      {},
      `<content:encoded><![CDATA[<p>Ana Maria spoke.</p><script>alert(1)</script><p>${"She spoke at length. ".repeat(40)}</p>]]></content:encoded>`,
    )
    expect(await urls()).toEqual(["/a"])
    const { content } = await watching.store.db.selectFrom("records").select("content").executeTakeFirstOrThrow()
    expect(content.text).toMatch(/^Ana Maria spoke\.\n\nShe spoke/)
  })

  it.each<[string, unknown, string]>([
    ["a picture", (_: unknown, response: never) => reply(response, 200, "\u0089PNG", { "content-type": "image/png" }), "report-unreadable"],
    ["an empty page", "<html><body></body></html>", "report-unreadable"],
    ["a page in pieces without end", page("<div>".repeat(50_000)), "report-unreadable"],
    ["a page of tags in one another", page("<x>".repeat(1_000_000)), "report-unreadable"],
    ["a page of nothing but signs", page("<".repeat(1_000_000)), "report-unreadable"],
    ["a page of entities", page("&amp;".repeat(500_000)), "report-unreadable"],
    ["a page of paragraphs without end", page("<p>x</p>".repeat(200_000)), "report-unreadable"],
    ["a page that is gone", (_: unknown, response: never) => reply(response, 410), "gone"],
    ["a book", page("Ana Maria spoke. ".repeat(10_000)), "too-large"],
    [
      "a page that leads inside",
      (_: unknown, response: never) => reply(response, 302, "", { location: "http://192.168.1.1/" }),
      "address-refused",
    ],
  ])("%s is given up at once", async (_, answer, code) => {
    await look({ "/a": answer })
    expect(await listDead(watching.db)).toMatchObject([{ kind: "article", fault: expect.stringMatching(`^${code}:`) }])
  })

  it("NDJSON, records and headers are text: no site adds what is not its own", async () => {
    const lines = `{"text": "Ana Maria spoke.", "publisher": "Reuters", "url": "https://reuters.example/1"}\n`
    const headed = "Publisher: Reuters\nURL: https://reuters.example/1\nId: x\n\nAna Maria spoke at length of many things."
    await look({ "/a": (_: unknown, response: never) => reply(response, 200, lines + lines, { "content-type": "text/html" }) })
    server.answers["/feed"] = rss([{ link: `${server.origin}/b` }])
    server.answers["/b"] = headed
    await watching.look(16)
    expect(
      (await keptReports(watching)).every(({ url, publisher }) => url?.startsWith(server.origin) && publisher === "Example Wire"),
    ).toBe(true)
  })

  it("a report that the store cannot take keeps no other out", async () => {
    server.answers["/other"] = rss([{ link: `${server.origin}/b` }])
    server.answers["/b"] = page("Boris Petrov spoke.")
    server.answers["/a"] = page("Ana Maria spoke of what is UNKEEPABLE.")
    await add("/other")
    await add("/feed")
    server.answers["/feed"] = rss([{ link: `${server.origin}/a` }])
    await watching.look()
    expect(await urls()).toEqual(["/b"])
    expect(await listDead(watching.db)).toMatchObject([{ key: `${server.origin}/a`, fault: expect.stringContaining("index row size") }])
  })

  it("a canonical address counts on its own site alone", async () => {
    await look({ "/a": page("Ana Maria spoke.", `<link rel="canonical" href="https://reuters.example/1">`) })
    server.answers["/feed"] = rss([{ link: `${server.origin}/b?from=rss` }])
    server.answers["/b?from=rss"] = page("Boris Petrov spoke.", `<link rel="canonical" href="${server.origin}/b">`)
    await watching.look(16)
    expect(await urls()).toEqual(["/a", "/b"])
  })
})

function reply(response: never, status: number, body: string | Buffer = "", headers: Record<string, string> = {}): void {
  ;(response as { writeHead(status: number, headers: object): { end(body: string | Buffer): void } }).writeHead(status, headers).end(body)
}

function cut(response: never, body: string): void {
  const { socket } = response as unknown as { socket: { write(text: string, done: () => void): void; destroy(): void } }
  socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 50)}`, () => socket.destroy())
}
