/** What every answer carries and every request must meet: no script but our own, no other site, no other host. */
import type { MiddlewareHandler } from "hono"
import { ServerProblem } from "./problems.ts"
import type { Access } from "./tools.ts"

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
]

/** The Content-Security-Policy, with the hash of a style that stands in the page where there is one. */
export const securityPolicy = (styleHash?: string): string =>
  POLICY.map((rule) => (styleHash !== undefined && rule.startsWith("style-src") ? `${rule} '${styleHash}'` : rule)).join("; ")

const HEADERS = Object.freeze({
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin", // with no-referrer a form of ours would name no origin
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
})

/** Sets the headers of security; a page may have set its own policy. What takes a token is for no cache that others share. */
export const secure =
  ({ isOpen }: Access): MiddlewareHandler =>
  async (context, next) => {
    await next()
    const { headers } = context.res
    for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value)
    if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", securityPolicy())
    if (!headers.has("Cache-Control")) headers.set("Cache-Control", isOpen ? "no-cache" : "private, no-cache")
  }

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i
const HOST = /^(?:[a-z\d](?:[a-z\d._-]{0,252})|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i

/**
 * Where asking is open, takes requests for this machine by its own names alone, so that a page elsewhere cannot reach the server by a name
 * of its own that leads here (DNS rebinding). Takes what changes or costs something from no other site, save those that CORS names.
 */
export const checkSender =
  ({ isOpen, publicOrigin, cors }: Access): MiddlewareHandler =>
  async ({ req }, next) => {
    const host = req.header("Host") ?? new URL(req.url).host
    if (/%00/.test(req.url)) throw new ServerProblem("characters-refused", "The address holds a character that no text has.")
    if (isOpen && !LOOPBACK.test(host)) throw new ServerProblem("host-refused", "The server answers to localhost alone.")
    if (!HOST.test(host)) throw new ServerProblem("host-refused", "The header Host has no name of a host.")
    const origin = req.header("Origin")
    const isNamed = origin !== undefined && (origin === publicOrigin || cors.includes(origin))
    if (!/^(?:GET|HEAD|OPTIONS)$/.test(req.method) && !isNamed) checkOrigin(origin, req.header("Sec-Fetch-Site"), host)
    await next()
  }

function checkOrigin(origin: string | undefined, site: string | undefined, host: string): void {
  const isOwn = origin === undefined || origin === `http://${host}`
  const isNear = site === undefined || site === "same-origin" || site === "none"
  if (!isOwn || !isNear) throw new ServerProblem("origin-refused", "The request comes from another site.")
}
