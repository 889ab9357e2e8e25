/**
 * FollowTheMoney entities as JSON lines, for OpenAleph, Aleph and OpenSanctions' tools. In and out. All values are lists of text; a visit
 * is an Event, as a Trip needs both of its ends, which an occurrence does not have.
 */
import type { Knowledge } from "../../knowledge/index.ts"
import { EVENT_STATUSES, EVENT_TYPES, sha256 } from "../../record/index.ts"
import { countryOf, readDay, withoutBlanks } from "./cells.ts"
import { type Claim, type ClaimParty, type Imported, type LineFault, makeFault } from "./claim.ts"
import { cellsOf, isObject, type JsonRow, readJsonRows, textsOf } from "./json-rows.ts"
import type { FormatNotes } from "./notes.ts"
import type { Told, ToldParty, ToldReport } from "./told.ts"

/** What is kept and lost. */
export const FOLLOWTHEMONEY_NOTES: FormatNotes = {
  name: "followthemoney",
  title: "FollowTheMoney",
  about:
    "A line is an entity: Event or Call for an occurrence, Person, PublicBody and Organization for who takes part, Position and Occupancy for offices, Article for reports.",
  out: true,
  in: true,
  kept: [
    ["occurrence", "Event, Call", "of a call the first is written as caller"],
    ["type, status", "Event keywords"],
    ["day, or first and last", "date, startDate, endDate", "days, months and years"],
    ["place", "Event location, country"],
    ["participants", "Event involved; Call caller, receiver", "a state is a PublicBody"],
    ["offices", "Person position; Position, Occupancy", "Occupancy date is the day on which reports show it"],
    ["reports", "Article, cited with proof"],
    ["quotes, bounded", "Event description"],
    ["topics", "Event summary"],
  ],
  lost: [
    "roles",
    "channel and format",
    "coordinates",
    "how exact a date is",
    "conflicts between reports",
    "confidence",
    "statements and ties",
    "tours",
  ],
  blank: ["Trip, as an occurrence has no place of departure", "Mention, Note", "topics (role.pep), as it is a judgement"],
  reads: "A claim for every Event, Trip and Call, with the names of the entities that it refers to; other entities are read for them.",
}

/** An entity. */
export interface FtmEntity {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

/** Entities as lines, each id once. */
export async function* exportFollowTheMoney(
  told: AsyncIterable<Told> | Iterable<Told>,
  { knowledge }: { readonly knowledge: Knowledge },
): AsyncGenerator<string> {
  const written = new Set<string>()
  for await (const one of told) {
    const entities = entitiesOf(one, knowledge).filter(({ id }) => !written.has(id))
    for (const { id } of entities) written.add(id)
    yield [...new Map(entities.map((entity) => [entity.id, `${JSON.stringify(entity)}\n`])).values()].join("")
  }
}

/** The entities of one occurrence, those that it refers to before it. */
export function entitiesOf(told: Told, knowledge: Knowledge): FtmEntity[] {
  const reports = told.reports.map(articleOf)
  const parties = told.parties.map((party) => ({ party, entity: partyEntity(party, knowledge) }))
  const offices = parties.flatMap(({ party, entity }) => officeEntities(party, entity, { told, knowledge }))
  return [
    ...reports,
    ...parties.map(({ entity }) => entity),
    ...offices,
    occurrenceEntity(
      told,
      parties.map(({ entity }) => entity.id),
      knowledge,
    ),
  ]
}

/** What an id may be: letters, digits, full stops and hyphens. */
const VALID_ID = /^[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?$/

/** An id as FollowTheMoney takes it; the slash of a fact's becomes a full stop, and what else it refuses a hash. */
function ftmId(id: string): string {
  const plain = id.replaceAll("/", ".")
  return VALID_ID.test(plain) ? plain : `id-${sha256(id).slice(0, 16)}`
}

function entity(id: string, schema: string, properties: Readonly<Record<string, readonly (string | null | undefined)[]>>): FtmEntity {
  const filled = Object.entries(properties).map(
    ([name, values]) => [name, [...new Set(values.filter((value) => typeof value === "string" && value !== ""))]] as const,
  )
  return {
    id: ftmId(id),
    schema,
    properties: Object.fromEntries(filled.filter(([, values]) => values.length > 0)) as FtmEntity["properties"],
  }
}

const articleOf = ({ key, url, publisher, published, title, language }: ToldReport): FtmEntity =>
  entity(key, "Article", { title: [title], publisher: [publisher], sourceUrl: [url], publishedAt: [published], language: [language] })

/** The code of a state as FollowTheMoney has it: two small letters. */
const stateCode = (country: string | null, { stateByCode }: Knowledge): string | undefined =>
  country === null ? undefined : stateByCode(country)?.iso2?.toLowerCase()

function partyEntity(party: ToldParty, knowledge: Knowledge): FtmEntity {
  const { kind, name, country, office } = party
  const code = stateCode(country, knowledge)
  if (kind === "person") return entity(idOfParty(party), "Person", { name: [name], country: [code], position: [office] })
  if (kind === "state" || kind === "government") return entity(idOfParty(party), "PublicBody", { name: [name], country: [code] })
  return entity(idOfParty(party), kind === "organization" ? "Organization" : "LegalEntity", { name: [name], country: [code] })
}

/** A state has the same id everywhere; what has no id of its own has one of its name. */
const idOfParty = ({ id, kind, name, country }: ToldParty): string =>
  id ?? (kind === "state" && country !== null ? `state-${country}` : `party-${sha256(JSON.stringify([kind, name, country])).slice(0, 12)}`)

function officeEntities(
  { office, officeOf }: ToldParty,
  holder: FtmEntity,
  { told, knowledge }: { readonly told: Told; readonly knowledge: Knowledge },
): FtmEntity[] {
  if (office === null || holder.schema !== "Person") return []
  const state = officeOf === null ? undefined : knowledge.stateByCode(officeOf)
  const of = state?.name ?? officeOf
  const name = of === null ? office : `${office} (${of})`
  const post = entity(`post-${sha256(JSON.stringify([office, officeOf])).slice(0, 12)}`, "Position", {
    name: [name],
    country: [state?.iso2?.toLowerCase()],
  })
  const occupancy = entity(`occupancy-${sha256(`${holder.id} ${post.id}`).slice(0, 12)}`, "Occupancy", {
    holder: [holder.id],
    post: [post.id],
    date: [told.first],
    proof: told.reports.map(({ key }) => ftmId(key)),
  })
  return [post, occupancy]
}

function occurrenceEntity(told: Told, involved: readonly string[], knowledge: Knowledge): FtmEntity {
  const { first, last, place, reports, topics } = told
  const days: Record<string, readonly (string | null)[]> =
    first !== null && first === last ? { date: [first] } : { startDate: [first], endDate: [last] }
  const common = {
    ...days,
    proof: reports.map(({ key }) => ftmId(key)),
    summary: topics,
    description: reports.flatMap(({ quotes }) => quotes),
  }
  const [caller, ...receivers] = involved
  if (told.type === "call" && caller !== undefined) return entity(told.id, "Call", { ...common, caller: [caller], receiver: receivers })
  return entity(told.id, "Event", {
    name: [`${told.type}: ${told.parties.map(({ name }) => name).join(", ")}`],
    ...common,
    keywords: [told.type, told.status],
    location: [place?.name],
    country: [stateCode(place?.country ?? null, knowledge)],
    involved,
  })
}

const EVENTS: ReadonlySet<string> = new Set(["Event", "Trip", "Call"])

/** Claims of a file of entities, and what is wrong by line. */
export function importFollowTheMoney(bytes: Uint8Array, knowledge: Knowledge): Imported {
  const { rows, faults } = readJsonRows(bytes)
  const isEntity = ({ value }: JsonRow) => typeof value.schema === "string" && isObject(value.properties)
  const foreign = rows
    .filter((row) => !isEntity(row))
    .map(({ line, raw }) => makeFault(line, "line-unreadable", { raw, says: "It has no `schema` or no `properties`." }))
  const entities = rows.filter(isEntity)
  const byId = new Map(entities.flatMap((row) => (typeof row.value.id === "string" ? [[row.value.id, propertiesOf(row)] as const] : [])))
  const read = entities.filter(({ value }) => EVENTS.has(value.schema as string)).map((row) => readEvent(row, { byId, knowledge }))
  const rest = entities.filter(({ value }) => !EVENTS.has(value.schema as string)).map(({ line, raw }) => ({ line, raw }))
  const all = [...faults, ...foreign, ...read.flatMap(({ faults: own }) => own)]
  return { claims: read.map(({ claim }) => claim), rest, faults: all.sort((one, other) => one.line - other.line) }
}

const propertiesOf = ({ value }: JsonRow): Readonly<Record<string, unknown>> => value.properties as Readonly<Record<string, unknown>>

interface Reading {
  readonly byId: ReadonlyMap<string, Readonly<Record<string, unknown>>>
  readonly knowledge: Knowledge
}

function readEvent(row: JsonRow, { byId, knowledge }: Reading): { claim: Claim; faults: LineFault[] } {
  const properties = propertiesOf(row)
  const first = (name: string) => textsOf(properties[name])[0]
  const { time, faults } = readDates(row)
  const keywords = textsOf(properties.keywords)
  const country = first("country")
  const place = withoutBlanks({ name: first("location"), country: country === undefined ? undefined : stateOf(country, knowledge) })
  const claim = {
    kind: "claim" as const,
    format: "followthemoney",
    line: row.line,
    ...withoutBlanks({
      id: typeof row.value.id === "string" ? row.value.id : undefined,
      type:
        row.value.schema === "Call" ? "call" : row.value.schema === "Trip" ? "visit" : EVENT_TYPES.find((type) => keywords.includes(type)),
      status: EVENT_STATUSES.find((status) => keywords.includes(status)),
      time,
      text: first("description"),
    }),
    parties: ["involved", "organizer", "caller", "receiver"].flatMap((role) =>
      textsOf(properties[role]).map((id) => readParty(id, role, { byId, knowledge })),
    ),
    ...(Object.keys(place).length === 0 ? {} : { place }),
    sources: [...textsOf(properties.sourceUrl), ...textsOf(properties.proof).flatMap((id) => textsOf(byId.get(id)?.sourceUrl))],
    row: cellsOf({ schema: row.value.schema, ...properties }),
  }
  return { claim, faults }
}

function readDates(row: JsonRow): { time: string | undefined; faults: LineFault[] } {
  const properties = propertiesOf(row)
  const read = ["date", "startDate", "endDate"].map((name) => {
    const [words] = textsOf(properties[name])
    const day = words === undefined ? undefined : /^\d{4}$/.test(words) ? words : readDay(words)
    return { name, words, day }
  })
  const faults = read.flatMap(({ name, words, day }) =>
    words === undefined || day !== undefined
      ? []
      : [makeFault(row.line, "date-malformed", { column: name, says: `It holds ${JSON.stringify(words.slice(0, 80))}.` })],
  )
  const [date, start, end] = read.map(({ day }) => day)
  return { time: date ?? (start !== undefined && end !== undefined && end > start ? `${start}/${end}` : (start ?? end)), faults }
}

function readParty(id: string, role: string, { byId, knowledge }: Reading): ClaimParty {
  const properties = byId.get(id)
  if (properties === undefined) return { role, name: id }
  const [country] = [...textsOf(properties.country), ...textsOf(properties.nationality)]
  return {
    role,
    ...withoutBlanks({
      name: textsOf(properties.name)[0],
      country: country === undefined ? undefined : stateOf(country, knowledge),
      office: textsOf(properties.position)[0],
    }),
  }
}

/** A state by its two letters. */
const stateOf = (code: string, knowledge: Knowledge): string | undefined =>
  knowledge.states.find(({ iso2 }) => iso2?.toLowerCase() === code.toLowerCase())?.iso3 ?? countryOf(code, knowledge)
