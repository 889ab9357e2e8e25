/**
 * Popolo: people, organizations, posts, memberships, events and speeches in one JSON object. Out only. Events and speeches are written as
 * they come; whom they name is held until the end, each once.
 */
import type { Knowledge } from "../../knowledge/index.ts"
import { sha256 } from "../../record/index.ts"
import { withoutBlanks } from "./cells.ts"
import type { FormatNotes } from "./notes.ts"
import type { Told, ToldParty } from "./told.ts"

/** What is kept and lost. */
export const POPOLO_NOTES: FormatNotes = {
  name: "popolo",
  title: "Popolo",
  about: "One object of lists: events, speeches, persons, organizations, posts, memberships.",
  out: true,
  in: false,
  kept: [
    ["occurrence", "events: name, classification, status, start_date, end_date, location", "classification is our type"],
    ["people who take part", "events: attendees", "states and bodies stand in the name of the event and among organizations"],
    ["tour", "events: parent_id", "the tour is an event of classification tour"],
    ["reports", "sources: url, note", "the note is the publisher and the day; a report without an address cannot be linked"],
    [
      "offices",
      "posts, memberships: person_id, post_id, role, on_behalf_of_id",
      "start_date and end_date are blank, as reports show a day and no term",
    ],
    [
      "statements",
      "speeches: creator_id, attribution_text, text, date, event_id",
      "text is bounded; date is a day, as reports give no hour",
    ],
  ],
  lost: [
    "roles",
    "channel and format",
    "coordinates",
    "how exact a date is",
    "conflicts between reports",
    "confidence",
    "whom a statement is about",
    "ties",
  ],
  blank: ["organization_id of events", "audience_id, position of speeches", "contact details, images, links"],
}

/** A statement to write as a speech. */
export interface ToldSpeech {
  readonly id: string
  readonly speaker: ToldParty
  readonly text: string
  readonly date: string | null
  readonly occasion: string | null
  readonly sources: readonly { readonly url: string | null; readonly publisher: string | null; readonly published: string | null }[]
}

/** What comes in: occurrences, then statements. */
export interface PopoloInput {
  readonly told: AsyncIterable<Told> | Iterable<Told>
  readonly speeches: AsyncIterable<ToldSpeech> | Iterable<ToldSpeech>
  readonly knowledge: Knowledge
}

type Entry = Readonly<Record<string, unknown>>

/** Whom events and speeches name. */
interface Named {
  readonly persons: Map<string, Entry>
  readonly organizations: Map<string, Entry>
  readonly posts: Map<string, Entry>
  readonly memberships: Map<string, Entry>
}

/** The object in pieces. */
export async function* exportPopolo({ told, speeches, knowledge }: PopoloInput): AsyncGenerator<string> {
  const named: Named = { persons: new Map(), organizations: new Map(), posts: new Map(), memberships: new Map() }
  const tours = new Map<string, string[]>()
  let isFirst = true
  const item = (entry: Entry): string => {
    const text = `${isFirst ? "" : ","}\n${JSON.stringify(entry)}`
    isFirst = false
    return text
  }
  yield '{"events":['
  for await (const one of told) {
    if (one.tour !== null) tours.set(one.tour, [...(tours.get(one.tour) ?? []), one.id])
    yield item(eventOf(one, named, knowledge))
  }
  for (const [id, children] of tours)
    yield item({ id, name: "tour", classification: "tour", children: children.map((child) => ({ id: child })) })
  yield '],\n"speeches":['
  isFirst = true
  for await (const speech of speeches) yield item(speechOf(speech, named, knowledge))
  for (const [name, entries] of Object.entries(named))
    yield `],\n${JSON.stringify(name)}:[${[...(entries as Map<string, Entry>).values()].map((entry) => `\n${JSON.stringify(entry)}`).join(",")}`
  yield "]}\n"
}

function eventOf(told: Told, named: Named, knowledge: Knowledge): Entry {
  const { id, type, status, first, last, place, tour, reports } = told
  const parties = told.parties.map((party) => ({ ...nameParty(party, named, knowledge), kind: party.kind }))
  const attendees = parties.filter(({ kind }) => isPerson(kind)).map(({ id: person, name }) => ({ id: person, name }))
  return withoutBlanks({
    id,
    name: `${type}: ${told.parties.map(({ name }) => name).join(", ")}`,
    classification: type,
    status,
    start_date: first,
    end_date: last,
    location: place?.name,
    attendees,
    parent_id: tour,
    sources: reports.flatMap(sourceOf),
  })
}

function speechOf({ id, speaker, text, date, occasion, sources }: ToldSpeech, named: Named, knowledge: Knowledge): Entry {
  const creator = nameParty(speaker, named, knowledge)
  return withoutBlanks({
    id,
    creator_id: creator.id,
    attribution_text: creator.name,
    text,
    date,
    event_id: occasion,
    sources: sources.flatMap(sourceOf),
  })
}

/** A link to a report; one without an address cannot be linked. */
function sourceOf({ url, publisher, published }: ToldSpeech["sources"][number]): Entry[] {
  const note = [publisher, published].filter((part) => part !== null).join(", ")
  return url === null ? [] : [{ url, ...(note === "" ? {} : { note }) }]
}

const isPerson = (kind: string): boolean => kind === "person" || kind === "unnamed"

/** Takes somebody among those who are named, with their office; gives a reference. */
function nameParty(party: ToldParty, named: Named, knowledge: Knowledge): { id: string; name: string } {
  const { kind, name, country, office, officeOf } = party
  const id =
    party.id ??
    (kind === "state" && country !== null ? `state-${country}` : `party-${sha256(JSON.stringify([kind, name, country])).slice(0, 12)}`)
  if (!isPerson(kind)) {
    if (!named.organizations.has(id)) named.organizations.set(id, withoutBlanks({ id, name, classification: kind, area_id: country }))
    return { id, name }
  }
  if (!named.persons.has(id))
    named.persons.set(
      id,
      withoutBlanks({ id, name, national_identity: country === null ? undefined : knowledge.stateByCode(country)?.name }),
    )
  if (office !== null) nameOffice({ person: id, office, officeOf }, named, knowledge)
  return { id, name }
}

function nameOffice(
  { person, office, officeOf }: { readonly person: string; readonly office: string; readonly officeOf: string | null },
  named: Named,
  knowledge: Knowledge,
): void {
  const state = officeOf === null ? undefined : knowledge.stateByCode(officeOf)
  const organization = officeOf === null ? undefined : state ? `state-${officeOf}` : `body-${sha256(officeOf).slice(0, 12)}`
  if (organization !== undefined && !named.organizations.has(organization)) {
    named.organizations.set(organization, {
      id: organization,
      name: state?.name ?? officeOf,
      ...(state ? { classification: "state", area_id: officeOf } : {}),
    })
  }
  const post = `post-${sha256(JSON.stringify([office, officeOf])).slice(0, 12)}`
  if (!named.posts.has(post)) named.posts.set(post, withoutBlanks({ id: post, label: office, role: office, organization_id: organization }))
  const membership = `membership-${sha256(`${person} ${post}`).slice(0, 12)}`
  if (!named.memberships.has(membership))
    named.memberships.set(
      membership,
      withoutBlanks({ id: membership, person_id: person, post_id: post, role: office, organization_id: organization }),
    )
}
