/** Actors: clusters of mentions with a kind, a name, a country and, for persons, the offices that the report gives them. */
import type { Knowledge, StateNameKind } from "../../knowledge/index.ts"
import type { Actor, Holding } from "../../record/index.ts"
import type { Reading } from "../reading.ts"
import { withoutBrackets } from "./brackets.ts"
import { clusterMentions } from "./cluster-mentions.ts"
import { completeMentions } from "./complete-mentions.ts"
import { countryOf } from "./country-of.ts"
import { findHoldings } from "./find-holdings.ts"
import { findMentions, type Mention, withoutArticle } from "./find-mentions.ts"
import { homeOf } from "./home-state.ts"
import { joinByOffice } from "./join-by-office.ts"
import type { ReadActor } from "./read-actor.ts"

/** The actors in the order of their first mention. */
export function findActors(reading: Reading): ReadActor[] {
  const clusters = completeMentions(reading, clusterMentions(reading, findMentions(reading)))
  const holdings = findHoldings(reading, clusters)
  const home = homeOf(reading)
  const actors = clusters.map((mentions, index) => {
    const kind = kindOf(mentions)
    const offices = kind === "person" || kind === "unnamed" ? holdings[index]! : []
    const country = countryOf(reading, { kind, mentions, offices, home }) ?? offices.find((office) => office.country)?.country
    return {
      kind,
      name: (kind === "state" && stateName(reading, country, mentions)) || nameOf(reading, kind, mentions),
      ...(country && { country }),
      offices: offices.map((office) => withCountry(office, country)),
      mentions,
      probability: 1 - mentions.reduce((doubt, mention) => doubt * (1 - mention.probability), 1),
    }
  })
  return joinByOffice(reading, actors)
}

/** The kind that the mentions say together, each by its probability. */
export function kindOf(mentions: readonly Mention[]): Actor["kind"] {
  const votes = new Map<string, number>()
  for (const { label, probability } of mentions) votes.set(label, (votes.get(label) ?? 0) + probability)
  return [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best))[0] as Actor["kind"]
}

/** A state's fullest own name in the text; where only its capital, its people or an adjective stand for it, the name it is known by. */
function stateName({ knowledge }: Reading, country: string | undefined, mentions: readonly Mention[]): string | undefined {
  const own = mentions.filter(({ state }) => state && state.iso3 === country && OWN_NAMES.has(state.as))
  return own.length > 0 ? fullestOf(knowledge, own) : knowledge.stateByCode(country ?? "")?.name
}

/** What a state itself is called, and not its people, capital or seat. */
const OWN_NAMES: ReadonlySet<StateNameKind> = new Set(["name", "official", "variant"])

/** The fullest name; for what has none, the first description without its article. */
function nameOf({ knowledge }: Reading, kind: Actor["kind"], mentions: readonly Mention[]): string {
  const named = mentions.filter(({ label, name }) => label === kind && name.length > 0)
  const proper = kind === "unnamed" || kind === "group" ? mentions : named.length > 0 ? named : mentions
  const best = kind === "person" ? proper.reduce((a, b) => (worth(b) > worth(a) ? b : a)) : kind === "unnamed" ? proper[0]! : undefined
  return best ? written(knowledge, best) : fullestOf(knowledge, proper)
}

function fullestOf(knowledge: Knowledge, mentions: readonly Mention[]): string {
  return written(
    knowledge,
    mentions.reduce((a, b) => (b.name.length > a.name.length ? b : a)),
  )
}

function written(knowledge: Knowledge, { text }: Mention): string {
  return withoutArticle(knowledge, withoutBrackets(text.replace(/\s+/gu, " ")))
}

/** More words of name are worth more, words that are no name count against it. */
function worth({ name, first, last }: Mention): number {
  return name.length * 2 - (last - first)
}

/** An office without a state of its own is the person's state's, unless a body has it. */
function withCountry(office: Holding, country: string | undefined): Holding {
  return office.country || office.organization || !country ? office : { ...office, country, basis: office.basis ?? "context" }
}
