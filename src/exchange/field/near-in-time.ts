/** What lies near a date: so that a row of a large file is compared with what is of its own days, and not with a whole store. */
import { daysOf } from "../../record/index.ts"

/** What has a first and a last day. */
interface Dated {
  readonly first: string | null
  readonly last: string | null
}

const DAY_MS = 86_400_000
/** What lasts longer than so many days, or has no day, is near everything. */
const MOST_DAYS = 60

/** Makes a question: what lies no more than a window of days from a date in EDTF; everything where there is no date. */
export function nearInTime<Item extends Dated>(all: readonly Item[], window: number): (time: string | undefined) => readonly Item[] {
  const byDay = new Map<number, Item[]>()
  const always: Item[] = []
  for (const item of all) {
    const days = daysIn(item.first, item.last ?? item.first)
    if (days.length === 0) always.push(item)
    for (const day of days) {
      const held = byDay.get(day)
      if (held) held.push(item)
      else byDay.set(day, [item])
    }
  }
  return (time) => {
    const span = time === undefined ? undefined : daysOf(time)
    const days = daysIn(span?.first ?? null, span?.last ?? span?.first ?? null)
    if (days.length === 0) return all
    const [from, to] = [days[0]! - window, days.at(-1)! + window]
    const wanted = Array.from({ length: to - from + 1 }, (_, at) => from + at)
    return [...new Set(wanted.flatMap((day) => byDay.get(day) ?? [])), ...always]
  }
}

/** Days as numbers; none where there are none, or too many. */
function daysIn(first: string | null, last: string | null): number[] {
  if (first === null || last === null) return []
  const [from, to] = [Date.parse(first) / DAY_MS, Date.parse(last) / DAY_MS]
  return to - from > MOST_DAYS ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at)
}
