/**
 * Which addresses may be asked. Feeds are written by others: an address in one could lead into this machine or the network it stands in.
 * So a name is resolved here, every address it has must be public, and the connection goes to the very address that was checked.
 */
import { lookup as resolveName } from "node:dns"
import type { LookupFunction } from "node:net"
import ipaddr from "ipaddr.js"
import { Agent, buildConnector } from "undici"
import { WatchFault } from "../faults.ts"

/** Whether an IP address is one of the public internet, whichever way it is written: no loopback, private, link-local, shared, multicast or translated one. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address) // an IPv4 address mapped into IPv6 is the IPv4 address
  if (parsed.range() !== "unicast") return false
  return parsed.kind() === "ipv4" || parsed.match(GLOBAL) // what is outside 2000::/3 is nobody's yet, or embeds an IPv4 address
}

const GLOBAL = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number]
const MOST_ADDRESS = 2000

/** Which IP addresses may be asked. */
export type Allows = (address: string) => boolean
/** Every one: for feeds and webhooks of one's own network. */
export const anyAddress: Allows = () => true
/** Those of the public internet, or every one. */
export const allowing = (allowPrivate: boolean): Allows => (allowPrivate ? anyAddress : isPublicAddress)

/** An address that may be asked. Throws a WatchFault. What stands before the host, and after #, is nobody's business. */
export function checkAddress(address: string, allows: Allows): URL {
  const shown = address.slice(0, 200)
  if (address.length > MOST_ADDRESS || !URL.canParse(address)) throw new WatchFault("address-invalid", `${shown} is no address.`)
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
    throw new WatchFault("address-invalid", `${shown} is not http:// or https:// alone.`)
  const port = Number(url.port || 80)
  if (allows !== anyAddress && port < 1024 && port !== 80 && port !== 443)
    throw new WatchFault("address-refused", `${shown} names a port of another service.`)
  const host = url.hostname.replace(/^\[|\]$/g, "")
  if (ipaddr.isValid(host) && !allows(host)) throw refused(host)
  url.hash = ""
  return url
}

const refused = (host: string): WatchFault => new WatchFault("address-refused", `${host.slice(0, 200)} is in a private network.`)

/** Resolves a name to all its addresses, as node:dns does. */
export type ResolveName = typeof resolveName

/** A lookup that gives public addresses only; a name that has any other is refused as a whole. */
export function makeLookup(resolve: ResolveName, allows: Allows): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      const [first] = found ?? []
      if (error) callback(error, [])
      else if (!first) callback(new Error(`${host} has no address`), [])
      else if (!found.every(({ address }) => allows(address))) callback(refused(host), [])
      else if (options.all) callback(null, found)
      else callback(null, first.address, first.family)
    })
  }
}

/** How the network is used. */
export interface NetOptions {
  readonly allows: Allows
  /** For tests: what resolves names. */
  readonly resolve?: ResolveName
  readonly timeoutMs: number
}

/** What connects: to checked addresses alone, and looks once more at where it has arrived. */
export function makeAgent({ allows, resolve = resolveName, timeoutMs }: NetOptions): Agent {
  const connect = buildConnector({ lookup: makeLookup(resolve, allows), timeout: Math.min(timeoutMs, 10_000) })
  return new Agent({
    connections: 4,
    pipelining: 1,
    maxHeaderSize: 16_384,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    keepAliveTimeout: 1_000,
    connect: (options, callback) =>
      connect(options, (...[error, socket]) => {
        if (error) return callback(error, null)
        if (allows(socket.remoteAddress ?? "")) return callback(null, socket)
        socket.destroy()
        callback(refused(options.hostname), null)
      }),
  })
}
