/**
 * Participants over the reports of an occurrence: those whom names, offices and states show to be one, with each report's version of
 * their role.
 */
import type { Party } from "./facts.ts"
import type { FusedParticipant, Version } from "./fused.ts"
import { matchParties } from "./party-match.ts"
import { fillSlot } from "./slots.ts"
import type { SharedRules, Telling } from "./telling.ts"

interface Part {
  readonly party: Party
  readonly version: Version<string>
}

/** In the order in which the reports name them, those of more reports first. */
export function fuseParticipants(tellings: readonly Telling[], shared: SharedRules): FusedParticipant[] {
  const groups: Part[][] = []
  const parts = tellings.flatMap(partsOf)
  // the fullest names first, so that a surname alone finds its person
  const sorted = parts
    .map((part, at) => ({ part, at }))
    .sort((a, b) => b.part.party.name.words.length - a.part.party.name.words.length || a.at - b.at)
  for (const { part } of sorted) {
    const group = bestGroup(part, groups)
    if (group) group.push(part)
    else groups.push([part])
  }
  const fused = groups.map((group) => fuseParticipant(group, shared))
  return fused.sort((a, b) => b.role.versions.length - a.role.versions.length || (a.actors[0]! < b.actors[0]! ? -1 : 1))
}

function partsOf({ member, event, source }: Telling): Part[] {
  return event.participants.flatMap(({ actor, role, evidence }) => {
    const id = `${source.report}/${actor}`
    const party = member.fact.parties.find((one) => one.actor === id)
    return party ? [{ party, version: { ...source, value: role, evidence } }] : []
  })
}

const SURE = 0.8

/** Two actors of one report are two. */
function bestGroup(part: Part, groups: readonly Part[][]): Part[] | undefined {
  const free = groups.filter((group) =>
    group.every(({ version, party }) => version.report !== part.version.report || party.actor === part.party.actor),
  )
  const scored = free.map((group) => ({ group, sureness: Math.max(...group.map(({ party }) => matchParties(party, part.party))) }))
  return scored.filter(({ sureness }) => sureness >= SURE).sort((a, b) => b.sureness - a.sureness)[0]?.group
}

function fuseParticipant(group: readonly Part[], shared: SharedRules): FusedParticipant {
  const actors = [...new Set(group.map(({ party }) => party.actor))].sort()
  const { name, kind } = group[0]!.party
  const country = group.map(({ party }) => party.country).find((one) => one !== undefined)
  const versions = group.map(({ version }) => version).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  const isLoose = (one: string, other: string) => one === other || one === "participant" || other === "participant"
  const role = fillSlot(versions, { ...shared, agree: isLoose, exactness: (value) => (value === "participant" ? 0 : 1) })
  return { name: name.full, kind, ...(country === undefined ? {} : { country }), actors, role }
}

const orderOf = ({ published, fact }: Version<string>): string => `${published ?? "~"} ${fact}`
