/** Occurrences as rows: the fused view, the values shown as columns, participants and dyads beside it for asking. */
import type { EventFact, FusedParticipant, Occurrence, Slot } from "../../merge/index.ts"
import { dayColumns, lastDay } from "../identity.ts"
import { cleanText, type NewRow } from "../rows.ts"
import { earlier, later } from "../units.ts"
import { beginningOf, pairUp } from "./dyads.ts"
import type { Belonging, Group } from "./members.ts"
import { entityOf, officeColumns } from "./parties.ts"

/** The rows of one occurrence. */
export interface OccurrenceRows {
  readonly occurrence: NewRow<"occurrences">
  readonly participants: readonly NewRow<"occurrence_participants">[]
  readonly publishers: readonly NewRow<"occurrence_publishers">[]
  readonly dyads: readonly NewRow<"occurrence_dyads">[]
}

const ANNOUNCED: ReadonlySet<string | undefined> = new Set(["planned", "proposed"])

type OccurrenceGroup = Group<EventFact, Occurrence>

/** Makes the rows of an occurrence. */
export function occurrenceRows(group: OccurrenceGroup, belonging: Belonging): OccurrenceRows {
  const participants = group.view.participants.map((one, place) => participantRow(one, place, { group, belonging }))
  const occurrence = { ...occurrenceRow(group, participants), tour: tourOf(group, belonging) }
  const { id, first, last } = occurrence
  const publishers = occurrence.publishers.map((publisher) => ({ publisher, occurrence: id, first, last }))
  return { occurrence, participants, publishers, dyads: dyadRows(occurrence, { participants, visited: visitedCountry(group.view) }) }
}

function occurrenceRow(
  { id, view, members }: OccurrenceGroup,
  participants: readonly NewRow<"occurrence_participants">[],
): NewRow<"occurrences"> {
  const place = view.place.shown
  const published = members.map(({ fact }) => dayColumns(fact.published))
  return {
    id,
    ...shownColumns(view),
    place: place ? cleanText(place.name) : null,
    place_country: place?.country ?? null,
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    precision: place?.precision ?? null,
    format: view.format.shown ?? null,
    channel: view.channel.shown ?? null,
    confidence: view.confidence,
    members: members.length,
    reports: new Set(members.map(({ fact }) => fact.report)).size,
    sources: view.sources,
    conflicts: [view.type, view.status, view.time, view.place, view.channel, view.format].some((slot: Slot<unknown>) => slot.conflict),
    denied: view.denied.length > 0,
    announced: [view.status.shown, ...view.history.map(({ status }) => status)].some((status) => ANNOUNCED.has(status)),
    countries: sortedSet(participants.map(({ country }) => country)),
    publishers: sortedSet(members.map(({ fact }) => fact.publisher)),
    tour: null,
    first_published: published.map(({ first }) => first).reduce(earlier, null),
    last_published: published.map(lastDay).reduce(later, null),
    fused: view,
    words: wordsOf(view, members),
  }
}

/** The tour of which one of the events is a leg. */
function tourOf({ members }: OccurrenceGroup, belonging: Belonging): string | null {
  const tours = members.flatMap(({ fact, record }) => {
    const event = fact.id.slice(fact.id.lastIndexOf("/") + 1)
    return record.tours.filter(({ legs }) => legs.some((leg) => leg.event === event)).map(({ id }) => belonging(`${fact.report}/${id}`))
  })
  return sortedSet(tours)[0] ?? null
}

/** What participants and dyads copy from their occurrence. */
function shownColumns(view: Occurrence) {
  const time = view.time.shown ?? null
  return { type: view.type.shown ?? "other", status: view.status.shown ?? "occurred", time, ...dayColumns(time) }
}

function participantRow(
  { name, kind, country, actors, role }: FusedParticipant,
  place: number,
  { group, belonging }: { group: OccurrenceGroup; belonging: Belonging },
): NewRow<"occurrence_participants"> {
  const own = new Set(actors)
  const parties = group.members.flatMap(({ fact }) => fact.parties.filter(({ actor }) => own.has(actor)))
  const { type, status, first, last } = shownColumns(group.view)
  return {
    occurrence: group.id,
    place,
    role: role.shown ?? "participant",
    kind,
    entity: entityOf(kind, actors, belonging),
    name: cleanText(name),
    country: country ?? null,
    ...officeColumns(parties),
    first,
    last,
    type,
    status,
    confidence: group.view.confidence,
  }
}

/** Who dealt with whom, with what is asked of the occurrence beside it. */
function dyadRows(
  { id, first, last, time, type, status, sources, confidence }: NewRow<"occurrences">,
  { participants, visited }: { participants: readonly NewRow<"occurrence_participants">[]; visited: string | null },
): NewRow<"occurrence_dyads">[] {
  const copied = { occurrence: id, first, last, began: beginningOf(time), type, status, sources, confidence }
  return pairUp({ type, participants, visited }).map((pair) => ({ ...copied, ...pair }))
}

/** The country of the place shown, unless all that name it have it from their dateline. */
function visitedCountry({ place: { shown, versions } }: Occurrence): string | null {
  const isRead = versions.some(({ value, basis }) => value.country === shown?.country && basis !== "dateline")
  return isRead ? (shown?.country ?? null) : null
}

/** Names, offices, place, topics and the event's own words, for search. */
function wordsOf(view: Occurrence, members: OccurrenceGroup["members"]): string {
  const offices = members.flatMap(({ fact }) => fact.parties.flatMap((party) => party.offices.map(({ title }) => title)))
  const own = members.flatMap(({ fact }) => fact.words)
  const names = members.flatMap(({ fact }) => fact.parties.map(({ name }) => name.full))
  const titles = members.map(({ record }) => record.report.title)
  const topics = view.topics.map(({ value }) => value)
  return sortedSet([...names, ...offices, ...topics, ...titles, ...view.place.versions.map(({ value }) => value.name), ...own]).join(" . ")
}

/** Every value once, sorted; missing ones left out. */
export function sortedSet(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== null && value !== undefined).map(cleanText))].sort()
}
