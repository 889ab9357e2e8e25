/**
 * Which state an actor is, belongs to or acts for. A state's own name settles it; for the rest the encoder chooses among the lands that the
 * text names, and where it does not choose, an adjective in the mention's own words or right before them speaks.
 */
import type { Body } from "../../knowledge/index.ts"
import type { Actor, Holding } from "../../record/index.ts"
import { contains, logOddsOf, type Reading, sentenceOf } from "../reading.ts"
import { chooseAmong, joinedScore } from "../spans/choose.ts"
import { nearby } from "../spans/nearby.ts"
import type { Land } from "./find-lands.ts"
import type { Mention } from "./find-mentions.ts"
import { isUnqualified } from "./home-state.ts"

/** ISO 3166-1 alpha-3, or undefined where the words do not say. */
export function countryOf(reading: Reading, { kind, mentions, offices, home }: Asked): string | undefined {
  if (kind === "state" || kind === "government") {
    const own = mostOf(mentions.flatMap(({ state }) => (state ? [state.iso3] : [])))
    if (own) return own
  }
  if (kind === "organization") {
    const body = bodyOf(reading, mentions)
    if (body) return body.country
  }
  const own = home && isUnqualified(reading, kind, offices) && !isAbroad(reading, mentions, home) ? home : undefined
  return chosenLand(reading, mentions, own) ?? mostOf(mentions.flatMap((mention) => landWithin(reading, mention))) ?? own
}

/** True where a sentence that tells of the actor names another state than home. */
function isAbroad(reading: Reading, mentions: readonly Mention[], home: string): boolean {
  const sentences = new Set(mentions.slice(0, MENTIONS).map((mention) => sentenceOf(reading, mention)))
  return reading.lands.some((land) => land.iso3 !== home && sentences.has(sentenceOf(reading, land)))
}

/** An actor whose state is asked for; `home` is the report's. */
interface Asked {
  readonly kind: Actor["kind"]
  readonly mentions: readonly Mention[]
  readonly offices: readonly Holding[]
  readonly home: string | undefined
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
function chosenLand(reading: Reading, mentions: readonly Mention[], home: string | undefined): string | undefined {
  const asked = mentions.slice(0, MENTIONS)
  const near = new Set(asked.flatMap((mention) => nearby(reading.labels, mention, reading.lands)))
  const codes = Map.groupBy(
    [...near].sort((a, b) => a.first - b.first),
    ({ iso3 }) => iso3,
  )
  const leading = new Set(asked.flatMap((mention) => leadingLand(reading, mention)))
  const beside = new Set(asked.flatMap((mention) => landBeside(reading, mention)))
  const [best] = chooseAmong([...codes.keys()], (code) => {
    const score = joinedScore(reading.labels, "land", asked, codes.get(code)!)
    return score === undefined
      ? undefined
      : score + (leading.has(code) ? LEADING : 0) + (beside.has(code) ? BESIDE : 0) + (code === home ? HOME : 0)
  })
  return best && logOddsOf(best.probability) > (reading.settings.links.land ?? 0) ? best.value : undefined
}

/** So much likelier (log odds) is the state that a mention begins with, the one set beside it, and the report's home for its own offices. */
const LEADING = 2
const BESIDE = 4
const HOME = 2

/** "US Navy", "Iranian Foreign Minister Velayati": the state whose name or adjective a mention begins with. */
function leadingLand({ lands }: Reading, mention: Mention): string[] {
  return lands.filter(({ first }) => first === mention.first).map(({ iso3 }) => iso3)
}

/** "Foreign Minister Erroll Snijders (Suriname)", "President Lokboj of the Marshall Islands", "Malaysia (Rosnah Yusof)", "of Paraguay, Eladio Insfrán". */
function landBeside({ lands, labels, knowledge }: Reading, { first, last }: Mention): string[] {
  const word = (at: number): string => labels.words[at]?.text.toLowerCase() ?? ""
  const skip = knowledge.offices.articles.includes(word(last + 1)) ? 1 : 0
  const ofAfter = knowledge.names.of.includes(word(last)) ? last + 1 + skip : undefined
  const inBrackets = word(last) === "(" ? last + 1 : undefined
  const isBefore = (land: Land): boolean => {
    const at = land.last + 1
    const preceded = [land.first - 1, land.first - 2].some((before) => knowledge.names.of.includes(word(before)))
    return at === first && ((word(land.last) === "(" && word(last) === ")") || (word(land.last) === "," && preceded))
  }
  return lands
    .filter((land) => land.first === ofAfter || (land.first === inBrackets && word(land.last) === ")") || isBefore(land))
    .map(({ iso3 }) => iso3)
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
