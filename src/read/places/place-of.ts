/** Where an event takes place: the place that the encoder links to it, its state and coordinates from knowledge. */
import type { Place as KnownPlace } from "../../knowledge/index.ts"
import { type Place, roundConfidence, type Span } from "../../record/index.ts"
import { findLands } from "../actors/find-lands.ts"
import type { ReadEvent } from "../events/find-events.ts"
import { linkedSpans } from "../events/linked-spans.ts"
import { type LabelledSpan, type Reading, spanOf } from "../reading.ts"
import { type Doubt, PLACE_REASONS, REASONS, whyOf } from "../why.ts"

/** The likeliest place of an event. A name of several places, and a building that knowledge has not, lie in the host's state, else in the dateline's. */
export function placeOf(reading: Reading, { triggers, participants }: Located, places: readonly LabelledSpan[]): Place | undefined {
  const best = linkedSpans(reading, "where", triggers, places)[0]
  if (!best) return undefined
  const evidence = spanOf(reading, best.value)
  const name = nameOf(evidence.text!)
  const described = capitalOf(reading, best.value)
  const host = participants.find(({ role }) => role === "host")?.actor.country
  const hint = host ?? datelineCountry(reading)
  const known = described ?? reading.knowledge.findPlace(name, hint) ?? placeWithin(reading, best.value, hint)
  const country = known ? known.country : hint
  const basis = inDateline(reading, evidence) ? ("dateline" as const) : described && ("description" as const)
  const confidence = roundConfidence(best.value.probability * best.probability)
  const doubts: Doubt[] = [
    [best.value.probability, REASONS.place],
    [best.probability, REASONS.placeOfEvent],
  ]
  const borrowed = !known && country && (host ? REASONS.stateFromHost : REASONS.stateFromDateline)
  return {
    name: described?.name ?? name,
    ...(country && { country }),
    ...(known?.lat !== undefined && known.lon !== undefined && { lat: known.lat, lon: known.lon }),
    precision: known?.precision ?? "site",
    ...(basis && { basis }),
    evidence: [evidence],
    confidence,
    ...whyOf(confidence, doubts, [basis && PLACE_REASONS[basis], borrowed || undefined]),
  }
}

type Located = Pick<ReadEvent, "triggers" | "participants">

function datelineCountry({ document: { dateline }, knowledge }: Reading): string | undefined {
  const place = dateline?.place?.text
  return place ? knowledge.findPlace(nameOf(place))?.country : undefined
}

/** True in the dateline, be it beside the text or its opening. */
function inDateline({ document: { dateline } }: Reading, { field, start, end }: Span): boolean {
  if (field === "dateline") return true
  return dateline !== undefined && dateline.span.field === field && dateline.span.start <= start && end <= dateline.span.end
}

/** "the Syrian capital", "the capital of Syria": the city that a description means. */
function capitalOf({ knowledge, labels }: Reading, { first, last }: LabelledSpan): KnownPlace | undefined {
  const words = labels.words.slice(first, last).map(({ text }) => text)
  const lands = findLands(knowledge, [words])
  const said = words.filter((_, at) => !lands.some((land) => land.first <= at && at < land.last)).filter((word) => /\p{L}{3}/u.test(word))
  const isCapital = knowledge.names.capitals.includes(
    said.filter((word) => !knowledge.offices.articles.includes(word.toLowerCase())).join(" "),
  )
  const state = isCapital && lands.length === 1 ? knowledge.stateByCode(lands[0]!.iso3) : undefined
  const city = state?.capitals[0]
  return city === undefined ? undefined : knowledge.findPlace(city, state!.iso3)
}

/** "southwestern Guizhou", "a hotel in Doha": the last known place among the words. */
function placeWithin({ knowledge, labels }: Reading, { first, last }: LabelledSpan, hint: string | undefined): KnownPlace | undefined {
  const words = labels.words.slice(first, last).map(({ text }) => text)
  const found = knowledge.findPlaceNames(words).at(-1)
  return found && knowledge.findPlace(words.slice(found.start, found.end).join(" "), hint)
}

/** Datelines shout: "PHNOM PENH" is Phnom Penh. */
function nameOf(text: string): string {
  const plain = text.replace(/\s+/gu, " ")
  return plain.length > 3 && plain === plain.toUpperCase()
    ? plain.toLowerCase().replace(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase())
    : plain
}
