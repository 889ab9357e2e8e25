/**
 * The fused view of a person: the forms of the name, the country, and each office with the first and last day on which reports show it.
 */
import type { Actor, Holding } from "../record/index.ts"
import type { PersonFact } from "./facts.ts"
import type { FusedHolding, FusedPerson, Member, Version } from "./fused.ts"
import { mergedId } from "./ids.ts"
import { fillSlot, type SlotRules } from "./slots.ts"
import { groupCopies, sourceOf } from "./sources.ts"

/** Members are in order of publication. */
export function fusePerson(members: readonly Member<PersonFact>[]): FusedPerson {
  const found = members.flatMap((member) => {
    const actor = actorOf(member)
    return actor ? [{ member, actor }] : []
  })
  const names = listNames(members.map(({ fact }) => ({ name: fact.name.full, report: fact.report })))
  const copies = groupCopies(members.map(({ report }) => report))
  const rules: SlotRules<string> = { agree: (a, b) => a === b, exactness: () => 0, copies, reports: keysOf(members) }
  const versions = found.map(({ member, actor }) => ({ ...sourceOf(member), value: actor.name, evidence: actor.mentions.slice(0, 1) }))
  const countries = found.flatMap(({ member, actor }) =>
    actor.country === undefined ? [] : [{ ...sourceOf(member), value: actor.country, evidence: actor.mentions.slice(0, 1) }],
  )
  return {
    kind: "person",
    id: mergedId(
      "person",
      members.map(({ fact }) => fact.id),
    ),
    members: members.map(sourceOf),
    name: fillSlot(versions, { ...rules, exactness: (name) => name.split(" ").length }),
    names,
    country: fillSlot(countries, rules),
    holdings: fuseHoldings(found),
  }
}

function actorOf({ fact, record }: Member<PersonFact>): Actor | undefined {
  return record.actors.find(({ id }) => `${fact.report}/${id}` === fact.id)
}

const keysOf = (members: readonly Member<PersonFact>[]): string[] => [...new Set(members.map(({ fact }) => fact.report))].sort()

/** Forms of a name with their reports, the most used first, then the longer, then by letter. */
export function listNames(named: readonly { readonly name: string; readonly report: string }[]): { name: string; reports: string[] }[] {
  const forms = new Map<string, Set<string>>()
  for (const { name, report } of named) forms.set(name, (forms.get(name) ?? new Set()).add(report))
  const listed = [...forms].map(([name, reports]) => ({ name, reports: [...reports].sort() }))
  return listed.sort((a, b) => b.reports.length - a.reports.length || b.name.length - a.name.length || (a.name < b.name ? -1 : 1))
}

interface Held {
  readonly office: string
  readonly holding: Holding
  readonly version: Version<string>
}

function fuseHoldings(found: readonly { readonly member: Member<PersonFact>; readonly actor: Actor }[]): FusedHolding[] {
  const held = found.flatMap(({ member, actor }) =>
    actor.offices.map((holding) => ({ office: commonTitle(holding, member.fact), holding, version: versionOf(holding, member) })),
  )
  const groups = new Map<string, Held[]>()
  for (const one of held) {
    const { country, organization, status } = one.holding
    const key = JSON.stringify([one.office, country ?? organization?.toLowerCase() ?? "", status])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => fuseHolding(group))
}

/** The title as compared: the fact lists it under the common name of its kin. */
function commonTitle({ title }: Holding, { titles }: PersonFact): string {
  return titles[title.toLowerCase()] ?? title.toLowerCase()
}

function versionOf(holding: Holding, member: Member<PersonFact>): Version<string> {
  const { title, evidence, basis } = holding
  return { ...sourceOf(member), value: title, evidence, ...(basis === undefined ? {} : { basis }) }
}

function fuseHolding(group: readonly Held[]): FusedHolding {
  const { office, holding } = group[0]!
  const days = group.flatMap(({ version }) => version.published ?? []).sort()
  const { title, country, organization, status } = holding
  return {
    title,
    office,
    ...(country === undefined ? {} : { country }),
    ...(organization === undefined ? {} : { organization }),
    status,
    ...(days.length > 0 ? { first: days[0]!, last: days.at(-1)! } : {}),
    versions: group.map(({ version }) => version),
  }
}
