/** The server on a port: starts, tells where it is, and stops without cutting an answer short. */
import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import { createAdaptorServer } from "@hono/node-server"

/** A server that listens. */
export interface Listening {
  /** Where it is: http://127.0.0.1:8417 */
  readonly address: string
  /** Takes nothing more, waits for what is under way, no longer than so many milliseconds. */
  stop(patience?: number): Promise<void>
}

/** Where to listen. */
export interface ListenPlace {
  readonly host: string
  /** 0 takes any that is free. */
  readonly port: number
  /** How long a slow client has, where it is not as preset. */
  readonly headersTimeout?: number
  readonly requestTimeout?: number
  readonly connectionsCheckingInterval?: number
}

const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "::1"])
/** Whether only this machine can reach a host. */
export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || /^127(?:\.\d{1,3}){3}$/.test(host)

/** A slow client has so long for its head and for its whole request, and for taking anything of its answer, in milliseconds. */
const HEAD_MS = 10_000
const REQUEST_MS = 60_000
const SILENCE_MS = 120_000
/** Connections at once: slow ones must leave room for others. */
const MOST_CONNECTIONS = 2_000
const PATIENCE_MS = 10_000

/** Listens. Throws where the port is taken. */
export async function listen(
  app: { fetch(request: Request): Promise<Response> },
  { host, port, ...times }: ListenPlace,
): Promise<Listening> {
  const serverOptions = { headersTimeout: HEAD_MS, requestTimeout: REQUEST_MS, connectionsCheckingInterval: 5_000, ...times }
  const server = createAdaptorServer({
    fetch: (request: Request) => app.fetch(request),
    overrideGlobalObjects: false,
    serverOptions,
  }) as Server
  server.maxConnections = MOST_CONNECTIONS
  server.setTimeout(SILENCE_MS)
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  const name = host.includes(":") ? `[${host}]` : host
  return { address: `http://${name}:${taken}`, stop: (patience = PATIENCE_MS) => stopServer(server, patience) }
}

function stopServer(server: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), patience)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}
