/** Statements and tours as rows. */
import type { FusedStatement, FusedTour, Party, StatementFact, TourFact } from "../../merge/index.ts"
import type { Actor } from "../../record/index.ts"
import { dayColumns, dayOf, lastDay } from "../identity.ts"
import { cleanText, type NewRow } from "../rows.ts"
import { earlier, later } from "../units.ts"
import type { Belonging, Group } from "./members.ts"
import { sortedSet } from "./occurrences.ts"
import { entityOf, officeColumns } from "./parties.ts"

type StatementGroup = Group<StatementFact, FusedStatement>
type TourGroup = Group<TourFact, FusedTour>

/** The rows of one statement. */
export function statementRows(
  group: StatementGroup,
  belonging: Belonging,
): { statement: NewRow<"statements">; targets: NewRow<"statement_targets">[] } {
  const statement = statementRow(group, belonging)
  return { statement, targets: targetRows(group, statement, belonging) }
}

function statementRow({ id, view, members }: StatementGroup, belonging: Belonging): NewRow<"statements"> {
  const parties = members.map(({ fact }) => fact.speaker)
  const [{ kind } = { kind: "unnamed" } as Party] = parties
  const published = members.map(({ fact }) => dayColumns(fact.published))
  const occasions = members.map(({ fact, record }) => {
    const occasion = own(record.statements, fact.id)?.occasion
    return occasion === undefined ? null : belonging(`${fact.report}/${occasion}`)
  })
  return {
    id,
    speaker: entityOf(kind, view.speaker.actors, belonging),
    speaker_kind: kind,
    speaker_name: cleanText(view.speaker.name),
    speaker_country: view.speaker.country ?? null,
    ...officeColumns(parties),
    mode: view.wordings.find(({ text }) => text === view.shown)?.mode ?? members[0]!.fact.mode,
    content: cleanText(view.shown),
    first: published.map(({ first }) => first).reduce(earlier, null),
    last: published.map(lastDay).reduce(later, null),
    occasion: sortedSet(occasions)[0] ?? null,
    reports: new Set(members.map(({ fact }) => fact.report)).size,
    sources: view.sources,
    publishers: sortedSet(members.map(({ fact }) => fact.publisher)),
    confidence: view.confidence,
    fused: view,
    words: [view.speaker.name, ...view.wordings.map(({ text }) => text)].join(" . "),
  }
}

/** What a record has under the local part of a fact's id. */
const own = <T extends { readonly id: string }>(all: readonly T[], fact: string): T | undefined =>
  all.find(({ id }) => id === fact.slice(fact.lastIndexOf("/") + 1))

/** Whom the members speak of, with the stance of the ties that the statement expresses. */
function targetRows({ id, members }: StatementGroup, statement: NewRow<"statements">, belonging: Belonging): NewRow<"statement_targets">[] {
  const rows = members.flatMap(({ fact, record }) => {
    const local = own(record.statements, fact.id)
    const ties = record.ties.filter((tie) => tie.statement === local?.id)
    const stances = ties.map(({ target, type }) => ({ target, stance: type as string | null }))
    const spoken = (local?.about ?? []).filter((actor) => !stances.some(({ target }) => target === actor))
    return [...stances, ...spoken.map((target) => ({ target, stance: null }))].flatMap(({ target, stance }) => {
      const actor = record.actors.find((one) => one.id === target)
      return actor ? [targetRow(actor, stance, { id, report: fact.report, statement, belonging })] : []
    })
  })
  const keyed = new Map(rows.map((row) => [JSON.stringify([row.entity ?? row.country ?? row.name, row.stance]), row]))
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}

function targetRow(
  { id: actor, kind, name, country }: Actor,
  stance: string | null,
  { id, report, statement, belonging }: { id: string; report: string; statement: NewRow<"statements">; belonging: Belonging },
): NewRow<"statement_targets"> {
  const { speaker, speaker_country, first, last } = statement
  const entity = entityOf(kind, [`${report}/${actor}`], belonging)
  return { statement: id, kind, entity, name: cleanText(name), country: country ?? null, stance, speaker, speaker_country, first, last }
}

/** The rows of one tour. */
export function tourRows({ id, view, members }: TourGroup, belonging: Belonging): { tour: NewRow<"tours">; legs: NewRow<"tour_legs">[] } {
  const days = members.flatMap(({ fact }) => (fact.days ? [fact.days] : []))
  const exact = days.some(({ precision }) => precision !== "guess") ? days.filter(({ precision }) => precision !== "guess") : days
  const first = exact.length > 0 ? dayOf(Math.min(...exact.map((one) => one.first))) : null
  const last = exact.length > 0 ? dayOf(Math.max(...exact.map((one) => one.last))) : null
  const { kind } = members[0]!.fact.traveller
  const reports = new Set(members.map(({ fact }) => fact.report)).size
  const tour: NewRow<"tours"> = {
    id,
    traveller: entityOf(kind, view.traveller.actors, belonging),
    name: cleanText(view.traveller.name),
    country: view.traveller.country ?? null,
    first,
    last,
    countries: sortedSet(view.legs.map(({ country }) => country)),
    reports,
    sources: reports,
    confidence: view.confidence,
    fused: view,
  }
  const legs = view.legs.map(({ country = null, place, events }, at) => {
    const occurrence = sortedSet(events.map(belonging))[0] ?? null
    return { tour: id, place_order: at + 1, country, place: place === undefined ? null : cleanText(place), occurrence, first, last }
  })
  return { tour, legs }
}
