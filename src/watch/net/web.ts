/**
 * Asking the web: bounded in time, in bytes and in redirects, each hop checked as the first one is. Every way in which it can fail is a
 * WatchFault.
 */
import { request } from "undici"
import { WatchFault } from "../faults.ts"
import { checkAddress, makeAgent, type NetOptions } from "./addresses.ts"
import { readAnswer } from "./body.ts"

/** An answer. */
export interface WebAnswer {
  /** Where it came from, after redirects. */
  readonly url: URL
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
}

/** What is asked. */
export interface WebQuestion {
  readonly headers?: Readonly<Record<string, string>>
  /** Most bytes of the answer, as sent and unpacked. */
  readonly most: number
  /** Called before each hop; what it throws ends the question. */
  readonly before?: (url: URL) => Promise<void>
  /** Sent by POST, to this address alone: redirects are not followed. */
  readonly post?: { readonly type: string; readonly body: string }
}

/** The web as it may be asked. */
export interface Web {
  /** Throws a WatchFault. An answer of any status but a redirect is an answer. */
  ask(address: string, question: WebQuestion): Promise<WebAnswer>
  close(): Promise<void>
}

/** How it is asked. */
export interface WebOptions extends Omit<NetOptions, "timeoutMs"> {
  readonly userAgent: string
  /** For a whole question, redirects and body included. */
  readonly timeoutMs?: number
  /** Ends what is under way. */
  readonly signal?: AbortSignal
}

const MOST_HOPS = 5
const TIMEOUT_MS = 30_000

/** Opens the web. */
export function openWeb({ userAgent, timeoutMs = TIMEOUT_MS, signal, ...net }: WebOptions): Web {
  const agent = makeAgent({ ...net, timeoutMs })
  const ask = async (address: string, question: WebQuestion): Promise<WebAnswer> => {
    const ending = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])])
    let url = checkAddress(address, net.allows)
    for (let hop = 0; hop <= MOST_HOPS; hop++) {
      await question.before?.(url)
      const answer = await askOnce(url, question, ending)
      const next = question.post ? undefined : nextOf(answer)
      if (next === undefined) return answer
      url = checkAddress(next, net.allows)
    }
    throw new WatchFault("redirects-too-many", `${address.slice(0, 200)} leads on more than ${MOST_HOPS} times.`)
  }
  async function askOnce(url: URL, { headers, most, post }: WebQuestion, ending: AbortSignal): Promise<WebAnswer> {
    const sent = { "user-agent": userAgent, "accept-encoding": "gzip, br", ...headers, ...(post ? { "content-type": post.type } : {}) }
    try {
      const options = { dispatcher: agent, headers: sent, signal: ending, ...(post ? { method: "POST" as const, body: post.body } : {}) }
      const { statusCode, headers: given, body } = await request(url, options)
      body.on("error", () => {}) // who reads it is told
      const named = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))
      try {
        return { url, status: statusCode, headers: named, body: await readAnswer(body, named["content-encoding"], most) }
      } finally {
        body.destroy()
      }
    } catch (error) {
      throw toFault(error, url)
    }
  }
  return { ask, close: () => agent.destroy() }
}

/** Where a redirect leads. */
function nextOf({ status, headers, url }: WebAnswer): string | undefined {
  const { location } = headers
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined
  if (!URL.canParse(location, url.href)) throw new WatchFault("address-invalid", `${url.href} leads to no address.`)
  return new URL(location, url).href
}

const CODES: readonly (readonly [RegExp, ConstructorParameters<typeof WatchFault>[0]])[] = [
  [/Timeout|^(?:ABORT_ERR|TimeoutError|AbortError)$|TIMEOUT|ETIMEDOUT/, "too-slow"],
  [/CONTENT_LENGTH|UND_ERR_SOCKET|ECONNRESET|EPIPE|HPE_|ABORTED|ERR_STREAM_PREMATURE_CLOSE/, "answer-cut"],
  [/OVERFLOW|EXCEEDED/, "too-large"],
]

function toFault(error: unknown, url: URL): WatchFault {
  if (error instanceof WatchFault) return error
  const inner = error instanceof Error && error.cause instanceof WatchFault ? error.cause : undefined
  if (inner) return inner
  const { name = "", code = "" } = (error ?? {}) as { name?: string; code?: unknown }
  const found = CODES.find(([pattern]) => pattern.test(String(code)) || pattern.test(name))
  return new WatchFault(found?.[1] ?? "unreachable", `${url.host}: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`)
}
