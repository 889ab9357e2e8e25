/**
 * Blocks: two units are judged only where they share a key. A key depends on one fact alone and holds a week of one name or dyad, so
 * that the pairs to be judged grow with the reports and not with their square.
 */
import { sha256 } from "../record/index.ts"
import type { ComparedName, Days, EventFact, Fact, Party, PersonFact } from "./facts.ts"
import { bandsOf } from "./shingles.ts"

const keyed = new WeakMap<Fact, readonly string[]>()

/** The keys of a fact's unit, sorted, each once. */
export function blockKeys(fact: Fact): readonly string[] {
  const known = keyed.get(fact)
  if (known) return known
  const keys = [...new Set(keysOf(fact).map(boundKey))].sort()
  keyed.set(fact, keys)
  return keys
}

/** Keys are looked up in indices, which take so many letters; a word that is longer is no name. */
const LONGEST_KEY = 500

const boundKey = (key: string): string => (key.length <= LONGEST_KEY ? key : `${key.slice(0, 100)}… ${sha256(key).slice(0, 16)}`)

function keysOf(fact: Fact): string[] {
  switch (fact.kind) {
    case "person":
      return personKeys(fact)
    case "event":
      return eventKeys(fact)
    case "statement": {
      const weeks = weeksOf(fact.told === undefined ? undefined : { first: fact.told - 2, last: fact.told + 2, precision: "guess" })
      return partyKeys(fact.speaker).flatMap((who) => weeks.map((week) => `s|${who}|${week}`))
    }
    case "tour":
      return partyKeys(fact.traveller).flatMap((who) => weeksOf(fact.days).map((week) => `t|${who}|${week}`))
    case "report":
      return bandsOf(fact.signature).map((band) => `r|${band}`)
    case "body":
      return []
  }
}

/**
 * First and last word in either order, at any time, as few bear both; an only word, an initial and its last word, or an office in one
 * year. Whatever the keys are made of is the same for all facts of a unit.
 */
function personKeys({ name, named, offices, country, year = 0 }: PersonFact): string[] {
  const sole = offices.flatMap(({ title, of }) => (of === undefined || of !== country ? [] : [`p|${title}|${of}|${year}`]))
  return named ? [...nameKeys(name, year), ...sole] : sole
}

function nameKeys({ words, sounds, descent }: ComparedName, year: number): string[] {
  const [first, ...others] = sounds
  const pairs = words[0]!.length === 1 ? [] : others.map((other) => [first, other].sort().join("+"))
  const alone = [sounds.at(-1)!, ...(descent && first !== undefined ? [first] : [])].map((sound) => `p|${sound}|${year}`)
  return [...alone, ...pairs.map((pair) => `p|${pair}`)]
}

/** By which a party is met in another report: the sounds of its outer words where it has a name, what knowledge calls it, its country. */
function partyKeys({ kind, name, known, country }: Party): string[] {
  if (kind === "person") return [...new Set([name.sounds[0]!, name.sounds.at(-1)!])]
  const own = known === undefined ? (country === undefined ? name.sounds.slice(-1) : []) : [known.replace(/^(?:state|government):/, "")]
  return country === undefined ? own : [...own, country]
}

/** Types that one report may take for another. */
const KIN: Readonly<Record<string, string>> = {
  meeting: "talk",
  conference: "talk",
  call: "talk",
  visit: "visit",
  "press-conference": "press",
  agreement: "paper",
  message: "paper",
  relations: "paper",
  protest: "paper",
  aid: "paper",
  sanction: "paper",
  other: "paper",
}

function eventKeys(fact: EventFact): string[] {
  const kin = KIN[fact.type] ?? "paper"
  const names = fact.parties.filter(({ kind }) => kind === "person").flatMap(({ name }) => [name.sounds[0]!, name.sounds.at(-1)!])
  const who = [...new Set([...names, ...dyadKeys(fact), ...placeKeys(fact)])]
  return weeksOf(fact.days).flatMap((week) => who.map((key) => `e|${kin}|${key}|${week}`))
}

/** More sides than these make a gathering, which is met by its town and its guests. */
const MOST_SIDES = 5

/** Pairs of states or bodies, where the event takes place included; one alone where there is no other. */
function dyadKeys({ parties, place }: EventFact): string[] {
  const own = parties.map(({ country, known, name }) => country ?? known ?? name.sounds.at(-1)!)
  const sides = [...new Set([...own, ...(place?.country === undefined ? [] : [place.country])])].sort()
  if (sides.length > MOST_SIDES) return []
  if (sides.length === 1) return [sides[0]!]
  return sides.flatMap((one, at) => sides.slice(at + 1).map((other) => `${one}+${other}`))
}

/** A conference is met by its town where outlets name other parties. */
function placeKeys({ place, type, parties }: EventFact): string[] {
  if (place?.town === undefined || (type !== "conference" && parties.length > 1)) return []
  return [`@${place.town}`]
}

const REACH = 3
const MOST_WEEKS = 54

/** The weeks that the days touch, three days on either side included; a longer time is met by its first day alone. */
function weeksOf(days: Days | undefined): string[] {
  if (!days) return ["never"]
  const [from, to] = [Math.floor((days.first - REACH) / 7), Math.floor((days.last + REACH) / 7)]
  if (to - from > MOST_WEEKS) return [`long${days.first}`]
  return Array.from({ length: to - from + 1 }, (_, at) => `${from + at}`)
}
