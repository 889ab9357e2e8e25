/**
 * The fused view of a statement, whose wordings and translations are kept side by side, and of a tour, whose legs come from several
 * datelines.
 */
import type { Statement, Tour } from "../record/index.ts"
import type { Party, StatementFact, TourFact } from "./facts.ts"
import type { FusedLeg, FusedStatement, FusedTour, Member, Source, Wording } from "./fused.ts"
import { mergedId } from "./ids.ts"
import { groupCopies, sourceOf } from "./sources.ts"

/** Members are in order of publication. */
export function fuseStatement(members: readonly Member<StatementFact>[]): FusedStatement {
  const told = members.flatMap((member) => {
    const statement = localOf(member.record.statements, member)
    return statement ? [{ member, statement, text: textOf(statement) }] : []
  })
  // the longest direct wording, the earliest of two
  const best = [...told].sort((a, b) => directness(b.statement) - directness(a.statement) || b.text.length - a.text.length)[0]
  const shown = best?.text ?? ""
  const copies = groupCopies(members.map(({ report }) => report))
  return {
    kind: "statement",
    id: mergedId(
      "statement",
      members.map(({ fact }) => fact.id),
    ),
    members: members.map(sourceOf),
    speaker: somebody(members.map(({ fact }) => fact.speaker)),
    shown,
    wordings: told.map(({ member, statement, text }) => wordingOf(sourceOf(member), statement, text, shown)),
    copies: copies.filter((group) => group.length > 1),
    sources: copies.length,
    confidence: Math.max(0, ...told.map(({ statement }) => statement.confidence ?? 0)),
  }
}

function localOf<Local extends { readonly id: string }>(list: readonly Local[], { fact }: Member): Local | undefined {
  return list.find(({ id }) => `${fact.report}/${id}` === fact.id)
}

const textOf = ({ content }: Statement): string => content.map(({ text }) => text ?? "").join(" … ")
const directness = ({ mode }: Statement): number => ["indirect", "mixed", "direct"].indexOf(mode)

function wordingOf(source: Source, { mode, content }: Statement, text: string, shown: string): Wording {
  const [own, other] = [wordsOf(text), wordsOf(shown)]
  return {
    ...source,
    text,
    mode,
    content,
    adds: own.filter((word) => !other.includes(word)),
    lacks: other.filter((word) => !own.includes(word)),
  }
}

const wordsOf = (text: string): string[] => [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])]

/** Who speaks or travels, by the fullest name. */
function somebody(parties: readonly Party[]): { name: string; country?: string; actors: string[] } {
  const fullest = [...parties].sort((a, b) => b.name.words.length - a.name.words.length || (a.name.full < b.name.full ? -1 : 1))[0]!
  const country = fullest.country ?? parties.find((party) => party.country !== undefined)?.country
  return {
    name: fullest.name.full,
    ...(country === undefined ? {} : { country }),
    actors: [...new Set(parties.map(({ actor }) => actor))].sort(),
  }
}

/** Members are in order of publication. */
export function fuseTour(members: readonly Member<TourFact>[]): FusedTour {
  const told = members.flatMap((member) => {
    const tour = localOf(member.record.tours, member)
    return tour ? [{ member, tour }] : []
  })
  const confidence = Math.max(0, ...told.map(({ tour }) => tour.confidence ?? 0))
  return {
    kind: "tour",
    id: mergedId(
      "tour",
      members.map(({ fact }) => fact.id),
    ),
    members: members.map(sourceOf),
    traveller: somebody(members.map(({ fact }) => fact.traveller)),
    legs: chainLegs(told),
    confidence,
  }
}

interface Stop {
  readonly key: string
  readonly source: Source
  readonly leg: Tour["legs"][number]
  readonly event?: string
}

/**
 * One order over several lists of stops: the longest list as it is, and each stop that it lacks after the one that it follows in its own
 * report. Lists that contradict one another keep the longest list's order.
 */
function chainLegs(told: readonly { readonly member: Member<TourFact>; readonly tour: Tour }[]): FusedLeg[] {
  const lists = told.map(({ member, tour }) => [...tour.legs].sort((a, b) => a.order - b.order).map((leg) => stopOf(leg, member)))
  const longest = [...lists].sort((a, b) => b.length - a.length)
  const order: string[] = []
  for (const list of longest) {
    let after = -1
    for (const { key } of list) {
      const at = order.indexOf(key)
      if (at >= 0) after = at
      else order.splice(++after, 0, key)
    }
  }
  const stops = lists.flat()
  return order.map((key, at) =>
    legOf(
      at + 1,
      stops.filter((stop) => stop.key === key),
    ),
  )
}

function stopOf(leg: Tour["legs"][number], member: Member<TourFact>): Stop {
  const source = sourceOf(member)
  return {
    key: leg.country ?? leg.place?.toLowerCase() ?? "",
    source,
    leg,
    ...(leg.event === undefined ? {} : { event: `${source.report}/${leg.event}` }),
  }
}

function legOf(order: number, stops: readonly Stop[]): FusedLeg {
  const country = stops.find(({ leg }) => leg.country !== undefined)?.leg.country
  const place = stops.find(({ leg }) => leg.place !== undefined)?.leg.place
  return {
    order,
    ...(country === undefined ? {} : { country }),
    ...(place === undefined ? {} : { place }),
    events: [...new Set(stops.flatMap(({ event }) => event ?? []))].sort(),
    sources: stops.map(({ source }) => source),
  }
}
