/**
 * What sites ask of programs in robots.txt (RFC 9309): kept for a day; a site without one asks nothing, one whose server fails is left
 * alone until it answers.
 */
import robotsParser from "robots-parser"
import { WatchFault } from "../faults.ts"
import { retryAfter } from "./answers.ts"
import type { Web } from "./web.ts"

/** The name by which robots.txt calls us. */
export const ROBOT = "dragoman"

/** What sites ask. */
export interface Robots {
  /** Throws a WatchFault: robots-refused, or why it cannot be known. */
  check(url: URL): Promise<void>
  /** Milliseconds between two questions that the site asks for; 0 where it asks for none. */
  delayOf(url: URL): number
}

interface Rules {
  readonly until: number
  readonly isAllowed: (address: string) => boolean
  readonly delay: number
}

const DAY_MS = 86_400_000
const MOST_BYTES = 512_000
const MOST_SITES = 1000
const LONGEST_DELAY_MS = 300_000

type ParseRobots = (
  address: string,
  text: string,
) => {
  isAllowed(address: string, robot: string): boolean | undefined
  getCrawlDelay(robot: string): number | undefined
}
const parseRobots = robotsParser as unknown as ParseRobots // its types name a module where it exports a function

/** Rules with wildcards cost their length times that of the address: some hundred, as sites have them, are quick. */
const WILD = { rules: 500, length: 300 } as const

/** Without wildcard rules that nobody needs and that would keep us busy. */
function tameRules(text: string): string {
  let wild = 0
  const lines = text.split(/\r\n|\r|\n/)
  return lines
    .filter((line) => !line.includes("*") || /^\s*user-agent/i.test(line) || (line.length <= WILD.length && ++wild <= WILD.rules))
    .join("\n")
}

/** Opens what sites ask, through the web. */
export function openRobots(web: Web, now: () => number): Robots {
  const sites = new Map<string, Rules>()
  const rulesOf = async (origin: string): Promise<Rules> => {
    const known = sites.get(origin)
    if (known && known.until > now()) return known
    const rules = await fetchRules(origin)
    if (sites.size >= MOST_SITES) sites.delete(sites.keys().next().value!)
    sites.set(origin, rules)
    return rules
  }
  async function fetchRules(origin: string): Promise<Rules> {
    const address = `${origin}/robots.txt`
    const answer = await web.ask(address, { most: MOST_BYTES })
    const { status, body } = answer
    if (status >= 500 || status === 429) throw new WatchFault("status-failed", `${address} answers ${status}.`, retryAfter(answer, now()))
    const until = now() + DAY_MS
    if (status < 200 || status >= 300) return { until, isAllowed: () => true, delay: 0 }
    const rules = parseRobots(address, tameRules(new TextDecoder().decode(body)))
    const seconds = rules.getCrawlDelay(ROBOT) ?? 0
    const delay = Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0) * 1000, LONGEST_DELAY_MS) : 0
    return { until, isAllowed: (asked) => rules.isAllowed(asked, ROBOT) !== false, delay }
  }
  return {
    delayOf: ({ origin }) => sites.get(origin)?.delay ?? 0,
    async check(url) {
      const { isAllowed } = await rulesOf(url.origin)
      if (!isAllowed(url.href))
        throw new WatchFault("robots-refused", `${url.host} asks programs to leave ${url.pathname.slice(0, 100)} alone.`)
    },
  }
}
