/** Colours for a terminal, and none where there is no terminal or the user wants none (NO_COLOR). */
import type { Context } from "../context.ts"

/** Ways to make words stand out. */
export type Tone = "strong" | "faint" | "event" | "statement" | "tie" | "tour" | "actor" | "issue"

/** Dresses words in a tone. */
export type Paint = (tone: Tone, words: string) => string

const CODES: Readonly<Record<Tone, readonly [number, number]>> = Object.freeze({
  strong: [1, 22],
  faint: [2, 22],
  event: [36, 39],
  statement: [32, 39],
  tie: [33, 39],
  tour: [35, 39],
  actor: [34, 39],
  issue: [31, 39],
})

/** Words as they are. */
export const plainPaint: Paint = (_, words) => words

/** Words between the terminal's codes. */
export const colourPaint: Paint = (tone, words) => `\u001b[${CODES[tone][0]}m${words}\u001b[${CODES[tone][1]}m`

/** The paint for where standard output goes. */
export function choosePaint({ stdout, env }: Pick<Context, "stdout" | "env">): Paint {
  const refused = (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb"
  return stdout.isTerminal && !refused ? colourPaint : plainPaint
}
