/** A server on loopback for what is watched: feeds, pages, robots and every fault that a test wants; it keeps what it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

/** How a path is answered: by a text, or by whatever a function does. */
export type Answer = string | ((request: IncomingMessage, response: ServerResponse, body: string) => void)

/** What was asked. */
export interface Asked {
  readonly path: string
  readonly method: string
  readonly headers: IncomingMessage["headers"]
  readonly body: string
  readonly at: number
}

/** The server. */
export interface FeedServer {
  readonly origin: string
  readonly asked: Asked[]
  /** Answers by path; may be changed at any time. */
  readonly answers: Record<string, Answer>
  /** How often a path was asked. */
  count(path: string): number
  close(): Promise<void>
}

/** Starts it on an address of loopback. */
export async function startFeedServer(host = "127.0.0.1"): Promise<FeedServer> {
  const answers: Record<string, Answer> = {}
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? "/"
    let body = ""
    request.on("data", (piece) => {
      body += String(piece)
    })
    request.on("end", () => {
      asked.push({ path, method: request.method ?? "", headers: request.headers, body, at: Date.now() })
      const answer = answers[path]
      if (answer === undefined) response.writeHead(404).end("nothing")
      else if (typeof answer === "string") response.writeHead(200, { "content-type": typeOf(answer) }).end(answer)
      else answer(request, response, body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://${host}:${port}`,
    asked,
    answers,
    count: (path) => asked.filter((one) => one.path === path).length,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const typeOf = (text: string): string =>
  text.startsWith("<?xml") || text.startsWith("<rss")
    ? "application/xml"
    : text.startsWith("<")
      ? "text/html; charset=utf-8"
      : text.startsWith("{")
        ? "application/json"
        : "text/plain"

/** An RSS feed of items. */
export const rss = (
  items: readonly { readonly link: string; readonly title?: string; readonly more?: string }[],
  title = "Example Wire",
): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${title}</title><link>https://wire.example/</link>${items
    .map(
      ({ link, title: named = "Talks held", more = "" }) =>
        `<item><title>${named}</title><link>${link}</link><pubDate>Tue, 04 Jun 2024 10:00:00 GMT</pubDate>${more}</item>`,
    )
    .join("")}</channel></rss>`

/** A page with a report. */
export const page = (text: string, head = ""): string =>
  `<!doctype html><html lang="en"><head><title>Talks held</title>${head}</head><body><nav>Home</nav><article><h1>Talks held</h1><p>${text}</p><p>${"The talks went on for hours in the capital, officials told reporters afterwards. ".repeat(4)}</p></article></body></html>`
