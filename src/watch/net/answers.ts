/** What the status of an answer means, and how long a server asks us to stay away. */
import { WatchFault } from "../faults.ts"
import type { WebAnswer } from "./web.ts"

const LONGEST_MS = 7 * 86_400_000

/** The answer, where it is one. Throws a WatchFault: gone, status-refused, status-failed. */
export function checkStatus(answer: WebAnswer, now: number): WebAnswer {
  const { status, url } = answer
  if (status === 304 || (status >= 200 && status < 300)) return answer
  const told = `${url.href.slice(0, 200)} answers ${status}.`
  if (status === 404 || status === 410) throw new WatchFault("gone", told)
  const isLater = status >= 500 || status === 408 || status === 425 || status === 429
  if (isLater) throw new WatchFault("status-failed", told, retryAfter(answer, now))
  throw new WatchFault("status-refused", told)
}

/** Milliseconds in Retry-After, a number of seconds or a date; a week at most. */
export function retryAfter({ headers }: Pick<WebAnswer, "headers">, now: number): number | undefined {
  const given = headers["retry-after"]?.trim()
  if (given === undefined) return undefined
  const ms = /^\d{1,9}$/.test(given) ? Number(given) * 1000 : Date.parse(given) - now
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_MS) : undefined
}
