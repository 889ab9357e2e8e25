/**
 * A record as facts to be shown: for each a heading, and rows of a term, words, and the spans that bear them out.
 * The terminal page and the evidence page are both made of these.
 */
import type { Actor, DiplomaticEvent, DiplomaticRecord, Holding, Span, Statement, Tie, Tour } from "../../record/index.ts"

/** What a fact is about, in the order in which facts are shown. */
export const FACT_KINDS = Object.freeze(["event", "statement", "tour", "tie", "actor"] as const)
/** What a fact is about. */
export type FactKind = (typeof FACT_KINDS)[number]

/** One thing that a fact says. */
export interface FactRow {
  readonly term: string
  readonly words: string
  readonly spans: readonly Span[]
  /** Whether the words are the report's own, to be shown as a quote. */
  readonly isQuote?: boolean
}

/** A fact to be shown. */
export interface Fact {
  readonly id: string
  readonly kind: FactKind
  /** What it is, in a word or two: `visit`, `said`. */
  readonly label: string
  readonly heading: string
  readonly rows: readonly FactRow[]
  /** Where it stands, apart from its rows. */
  readonly spans: readonly Span[]
  readonly confidence: number
  readonly why?: string
}

/** Names for ids, which every kind of fact needs. */
interface Names {
  readonly actor: (id: string) => string
  /** With the office in which the report has them: "Bashar al-Assad, president of SYR". */
  readonly holder: (id: string) => string
  readonly statement: (id: string) => string
  readonly event: (id: string) => string
}

/** All facts of a record: events, statements, tours, ties, then the actors behind them. */
export function listFacts(record: DiplomaticRecord): Fact[] {
  const names = nameIds(record)
  return [
    ...record.events.map((event) => eventFact(event, names)),
    ...record.statements.map((statement) => statementFact(statement, names)),
    ...record.tours.map((tour) => tourFact(tour, names)),
    ...record.ties.map((tie) => tieFact(tie, names)),
    ...record.actors.map(actorFact),
  ]
}

function nameIds(record: DiplomaticRecord): Names {
  const actors = new Map(record.actors.map((actor) => [actor.id, actor]))
  const speakers = new Map(record.statements.map(({ id, speaker }) => [id, speaker]))
  const events = new Map(record.events.map((event) => [event.id, event]))
  const actor = (id: string): string => actors.get(id)?.name ?? id
  const holder = (id: string): string => {
    const [office] = actors.get(id)?.offices ?? []
    return office ? `${actor(id)}, ${officeWords(office)}` : actor(id)
  }
  return {
    actor,
    holder,
    statement: (id) => `${actor(speakers.get(id) ?? "")} (${id})`,
    event: (id) => `${events.get(id)?.type ?? "event"} (${id})`,
  }
}

function eventFact(event: DiplomaticEvent, names: Names): Fact {
  const { place, time, channel, format } = event
  const manner = [channel, format].filter(Boolean).join(", ")
  const rows: (FactRow | undefined)[] = [
    ...event.participants.map(({ actor, role, evidence }) => ({ term: role, words: names.holder(actor), spans: evidence })),
    place && { term: "where", words: join([place.name, place.country], place.basis), spans: place.evidence },
    time && { term: "when", words: join([time.value], time.basis), spans: time.evidence },
    manner ? { term: "how", words: manner, spans: [] } : undefined,
    quoteRow("about", event.topics),
    event.attribution === "narrator" ? undefined : { term: "told by", words: names.statement(event.attribution), spans: [] },
  ]
  const { id, confidence, why } = event
  const heading = `“${quote(event.evidence)}”`
  return makeFact({ id, kind: "event", label: `${event.type}, ${event.status}`, heading, spans: event.evidence, confidence }, rows, why)
}

function statementFact(statement: Statement, names: Names): Fact {
  const { id, mode, cue, source, confidence, why, addressee, audience, occasion } = statement
  const rows = [
    quoteRow("says", statement.content),
    addressee === undefined ? undefined : { term: "to", words: names.actor(addressee), spans: [] },
    audience && quoteRow("before", [audience]),
    occasion === undefined ? undefined : { term: "at", words: names.event(occasion), spans: [] },
    statement.about.length > 0 ? { term: "names", words: statement.about.map(names.actor).join(", "), spans: [] } : undefined,
  ]
  const spans = [cue, source].filter((span) => span !== undefined)
  const label = cue?.text ? `${tidy(cue.text)}, ${mode}` : mode
  return makeFact({ id, kind: "statement", label, heading: names.holder(statement.speaker), spans, confidence }, rows, why)
}

function tourFact(tour: Tour, names: Names): Fact {
  const rows = tour.legs.map(({ order, place, country, event, evidence }) => {
    const words = join([place, country].filter((part) => part !== undefined))
    return { term: `stop ${order}`, words: event ? `${words} (${event})` : words, spans: evidence }
  })
  const { id, confidence, why, purpose } = tour
  const purposes = purpose ? quoteRow("for", [purpose]) : undefined
  return makeFact(
    { id, kind: "tour", label: "tour", heading: names.actor(tour.traveller), spans: [], confidence },
    [...rows, purposes],
    why,
  )
}

function tieFact(tie: Tie, names: Names): Fact {
  const { id, confidence, why, statement } = tie
  const told = statement === undefined ? undefined : { term: "told by", words: names.statement(statement), spans: [] }
  const heading = `${names.actor(tie.source)} → ${names.actor(tie.target)}`
  return makeFact(
    { id, kind: "tie", label: tie.type.toLowerCase(), heading, spans: [], confidence },
    [quoteRow("in words", tie.evidence), told],
    why,
  )
}

function actorFact(actor: Actor): Fact {
  const rows = actor.offices.map((holding) => ({ term: "office", words: officeWords(holding), spans: holding.evidence }))
  const { id, confidence, why, country, name } = actor
  const label = country === undefined ? actor.kind : `${actor.kind}, ${country}`
  return makeFact({ id, kind: "actor", label, heading: tidy(name), spans: actor.mentions, confidence }, rows, why)
}

function officeWords({ title, country, organization, status, basis }: Holding): string {
  const of = organization ?? country
  const state = status === "current" ? "" : `${status} `
  return join([`${state}${title}${of === undefined ? "" : ` of ${of}`}`], basis)
}

function makeFact(fact: Omit<Fact, "rows" | "why">, rows: readonly (FactRow | undefined)[], why: string | undefined): Fact {
  return { ...fact, rows: rows.filter((row) => row !== undefined), ...(why === undefined ? {} : { why }) }
}

/** A row in the report's own words; none where the quotes were left out. */
function quoteRow(term: string, spans: readonly Span[]): FactRow | undefined {
  return spans.length > 0 ? { term, words: quote(spans), spans, isQuote: spans.every(({ text }) => text !== undefined) } : undefined
}

/** The words of spans, or their places where the quotes were left out. */
export const quote = (spans: readonly Span[]): string =>
  spans.map(({ text, start, end }) => (text === undefined ? `${start}–${end}` : tidy(text))).join(" … ")

const join = (parts: readonly (string | undefined)[], basis?: string): string => {
  const words = parts.filter((part) => part !== undefined).join(", ")
  return tidy(basis === undefined || basis === "stated" ? words : `${words} (${basis})`)
}

/** One line of visible characters: what stands in a report must not move a terminal's cursor or turn its text about. */
export function tidy(words: string): string {
  return words
    .replace(/[\s\u0085]+/gu, " ")
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd")
    .trim()
}
