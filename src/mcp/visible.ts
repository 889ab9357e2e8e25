/**
 * Answers as they leave: every text visible and of bounded length, every list bounded, and what was left out told. What is in reports is
 * hostile; done here, once, over the whole answer, no tool can forget it.
 */

/** A list that was cut. */
export interface LeftOut {
  /** Where it stands: `participants`, `rows.quotes`. */
  readonly list: string
  readonly shown: number
  readonly of: number
}

/** An answer within bounds. */
export interface Bounded {
  readonly answer: Readonly<Record<string, unknown>>
  readonly leftOut: readonly LeftOut[]
  /** Whether texts were cut; each ends in an ellipsis. */
  readonly textsCut: boolean
  /** Characters of the answer as JSON. */
  readonly size: number
}

/** No answer is longer than this, in characters of JSON: about ten thousand tokens. */
export const MOST_CHARACTERS = 40_000

/** Ever tighter, until the answer fits: how long a list and a text may be. */
const LEVELS = [
  { items: 50, text: 1000 },
  { items: 25, text: 600 },
  { items: 12, text: 400 },
  { items: 6, text: 300 },
  { items: 3, text: 200 },
  { items: 1, text: 120 },
] as const

/** Bounds an answer. The list called `rows` keeps its length, as a cursor stands behind its last. */
export function boundAnswer(answer: Readonly<Record<string, unknown>>): Bounded {
  let bounded: Bounded | undefined
  for (const level of LEVELS) {
    bounded = cutAt(answer, level)
    if (bounded.size <= MOST_CHARACTERS) break
  }
  return bounded!
}

function cutAt(answer: Readonly<Record<string, unknown>>, level: (typeof LEVELS)[number]): Bounded {
  const lists = new Map<string, LeftOut>()
  let textsCut = false
  const visit = (value: unknown, path: string): unknown => {
    if (typeof value === "string") {
      const text = showText(value, level.text)
      textsCut ||= text.endsWith("…") && !value.endsWith("…")
      return text
    }
    if (Array.isArray(value)) {
      const kept = path === "rows" ? value : value.slice(0, level.items)
      const known = lists.get(path)
      if (kept.length < value.length && (known?.of ?? 0) < value.length)
        lists.set(path, { list: path, shown: kept.length, of: value.length })
      return kept.map((one) => visit(one, path))
    }
    if (typeof value !== "object" || value === null) return value
    const entries = Object.entries(value).filter(([, one]) => one !== undefined && one !== null)
    return Object.fromEntries(entries.map(([name, one]) => [showText(name, 80), visit(one, path === "" ? name : `${path}.${name}`)]))
  }
  const cut = visit(answer, "") as Record<string, unknown>
  return { answer: cut, leftOut: [...lists.values()], textsCut, size: JSON.stringify(cut).length }
}

/**
 * Text in one line of visible characters: control characters, those that turn text about, and those that no reader sees (the tags and
 * selectors of plane 14, by which words are smuggled to machines) are shown as replaced.
 */
export function showText(text: string, most: number): string {
  const visible = text
    .toWellFormed()
    .replace(/[\s\u0085]+/gu, " ")
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e0fff}]/gu, "\ufffd")
    .trim()
  return visible.length <= most ? visible : `${visible.slice(0, most).toWellFormed()}…`
}
