/**
 * Which state an actor is, belongs to or acts for. A state's own name settles it; for the rest the encoder chooses among the lands that the
 * text names, and where it does not choose, an adjective in the mention's own words or right before them speaks.
 */
import type { Body } from "../../knowledge/index.ts"
import type { Actor } from "../../record/index.ts"
import { contains, logOddsOf, type Reading } from "../reading.ts"
import { chooseAmong, joinedScore } from "../spans/choose.ts"
import { nearby } from "../spans/nearby.ts"
import type { Land } from "./find-lands.ts"
import type { Mention } from "./find-mentions.ts"

/** ISO 3166-1 alpha-3, or undefined where the words do not say. */
export function countryOf(reading: Reading, kind: Actor["kind"], mentions: readonly Mention[]): string | undefined {
  if (kind === "state" || kind === "government") {
    const own = mostOf(mentions.flatMap(({ state }) => (state ? [state.iso3] : [])))
    if (own) return own
  }
  if (kind === "organization") {
    const body = bodyOf(reading, mentions)
    if (body) return body.country
  }
  return chosenLand(reading, mentions) ?? mostOf(mentions.flatMap((mention) => landWithin(reading, mention)))
}

/** The known body that the mentions call by a name of its own; an international one has no state. */
function bodyOf({ knowledge }: Reading, mentions: readonly Mention[]): Body | undefined {
  for (const { text } of mentions) {
    const found = knowledge.findBody(text)
    if (found && found.body.sort !== "armed") return found.body
  }
  return undefined
}

/** So many mentions of an actor say whose it is; a long report has hundreds of some. */
const MENTIONS = 30

/** The state whose names, all together, the encoder finds likelier than none. */
function chosenLand(reading: Reading, mentions: readonly Mention[]): string | undefined {
  const asked = mentions.slice(0, MENTIONS)
  const near = new Set(asked.flatMap((mention) => nearby(reading.labels, mention, reading.lands)))
  const codes = Map.groupBy(
    [...near].sort((a, b) => a.first - b.first),
    ({ iso3 }) => iso3,
  )
  const leading = new Set(asked.flatMap((mention) => leadingLand(reading, mention)))
  const [best] = chooseAmong([...codes.keys()], (code) => {
    const score = joinedScore(reading.labels, "land", asked, codes.get(code)!)
    return score === undefined ? undefined : score + (leading.has(code) ? LEADING : 0)
  })
  return best && logOddsOf(best.probability) > (reading.settings.links.land ?? 0) ? best.value : undefined
}

/** So much likelier (log odds) is the state that a mention begins with. */
const LEADING = 2

/** "US Navy", "Iranian Foreign Minister Velayati": the state whose name or adjective a mention begins with. */
function leadingLand({ lands }: Reading, mention: Mention): string[] {
  return lands.filter(({ first }) => first === mention.first).map(({ iso3 }) => iso3)
}

/** "the Iranian minister"; of a body or group only where it names one state and no more. */
function landWithin({ lands }: Reading, mention: Mention): string[] {
  const within = [...new Set(lands.filter((land) => contains(mention, land)).map(({ iso3 }: Land) => iso3))]
  return within.length === 1 || mention.label === "person" ? within.slice(0, 1) : []
}

function mostOf(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce<[string, number] | undefined>((best, entry) => (!best || entry[1] > best[1] ? entry : best), undefined)?.[0]
}
