/**
 * Actors as facts: persons with their names, offices and namesakes beside them; states and bodies as knowledge knows them.
 */
import type { Knowledge } from "../knowledge/index.ts"
import type { Actor } from "../record/index.ts"
import { sha256 } from "../record/index.ts"
import type { Describing } from "./describing.ts"
import type { ComparedOffice, Party, PersonFact } from "./facts.ts"
import { compareName } from "./names.ts"

/** An actor as a party to an event, a statement or a tour. */
export function describeParty(actor: Actor, { head, knowledge }: Describing): Party {
  const known = knownAs(actor, knowledge)
  return {
    actor: `${head.report}/${actor.id}`,
    kind: actor.kind,
    name: compareName(actor.name, knowledge),
    ...(actor.country === undefined ? {} : { country: actor.country }),
    offices: officesOf(actor, knowledge),
    ...(known === undefined ? {} : { known }),
  }
}

/** A person of a report. */
export function describePerson(actor: Actor, from: Describing): PersonFact {
  const { name, offices } = describeParty(actor, from)
  const id = `${from.head.report}/${actor.id}`
  const named = actor.kind === "person"
  const year = from.head.published === undefined ? undefined : Number(from.head.published.slice(0, 4))
  const beside = named ? namesakesBeside(actor, from) : []
  const judged = {
    name,
    named,
    ...(actor.country === undefined ? {} : { country: actor.country }),
    offices,
    ...(year === undefined ? {} : { year }),
    beside,
  }
  const titles = titlesOf(actor, from.knowledge)
  return { kind: "person", id, unit: unitOf(id, judged), ...from.head, ...judged, titles }
}

/** Full names of one country or office are one unit a year; an only word or an unnamed person is each report's own. */
function unitOf(id: string, judged: Pick<PersonFact, "name" | "named" | "country" | "offices">): string {
  const isFull = judged.named && judged.name.words.filter((word) => word.length > 1).length >= 2
  const isPlaced = judged.country !== undefined || judged.offices.length > 0
  return isFull && isPlaced ? `person/${sha256(JSON.stringify(judged)).slice(0, 20)}` : id
}

function namesakesBeside(actor: Actor, { actors, knowledge }: Describing): string[][] {
  const own = new Set(compareName(actor.name, knowledge).sounds)
  const others = [...actors.values()].filter(({ kind, id }) => kind === "person" && id !== actor.id)
  const sharing = others.map(({ name }) => compareName(name, knowledge)).filter(({ sounds }) => sounds.some((sound) => own.has(sound)))
  return sharing.map(({ words }) => [...words]).sort((a, b) => (a.join(" ") < b.join(" ") ? -1 : 1))
}

function titlesOf(actor: Actor, { offices }: Knowledge): Record<string, string> {
  return Object.fromEntries(
    actor.offices.flatMap(({ title }) => {
      const plain = title.toLowerCase()
      const common = offices.kin[plain]
      return common === undefined ? [] : [[plain, common]]
    }),
  )
}

function officesOf(actor: Actor, { offices }: Knowledge): ComparedOffice[] {
  const compared = actor.offices.map(({ title, country, organization, status }) => {
    const of = country ?? organization?.toLowerCase()
    return { title: offices.kin[title.toLowerCase()] ?? title.toLowerCase(), ...(of === undefined ? {} : { of }), status }
  })
  const keyed = new Map(compared.map((office) => [JSON.stringify([office.title, office.of, office.status]), office]))
  return [...keyed.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, office]) => office)
}

/** What knowledge calls a state, a government or a body: "state:PAK", "government:PAK", "body:United Nations". */
export function knownAs({ kind, name, country }: Actor, knowledge: Knowledge): string | undefined {
  if (kind === "state") return country === undefined ? undefined : `state:${country}`
  if (kind === "government") return country === undefined || isLocal(name, knowledge) ? undefined : `government:${country}`
  if (kind !== "organization" && kind !== "group") return undefined
  const body = knowledge.findBody(name, country)
  return body && `body:${body.name}`
}

/** "The provincial government" is not the state's. */
function isLocal(name: string, { merging, foldName }: Knowledge): boolean {
  return foldName(name)
    .split(" ")
    .some((word) => merging.local.includes(word))
}
