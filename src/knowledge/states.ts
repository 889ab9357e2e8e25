/**
 * States and what acts like one, by any name that reports give them: names, adjectives, people's names, capitals, seats.
 * The generated rows of states.json are corrected by the hand-written ones of state-names.json before they are indexed.
 */
import type { Named } from "./name-index.ts"
import type { SeatRow, StateNamesRow, StateRow } from "./world-schema.ts"

/** A state, or an entity coded like one; `iso3` is what records write as `country`. */
export interface State extends Readonly<StateRow> {
  readonly seats: readonly SeatRow[]
}

/** What kind of name a text used: `seat` is a palace or quarter that stands for a government, `epithet` an outlet's judgement. */
export type StateNameKind = "name" | "official" | "variant" | "epithet" | "adjective" | "person" | "people" | "capital" | "seat"

/** A state met by one of its names. */
export interface StateMatch {
  readonly kind: "state"
  readonly iso3: string
  /** The state's own common name, whatever the text called it. */
  readonly name: string
  readonly as: StateNameKind
  readonly state: State
  /** With `as: "seat"`: whose seat it is. */
  readonly seat?: SeatRow
}

/** Puts the corrections and seats on the generated rows. */
export function buildStates(rows: readonly StateRow[], corrections: readonly StateNamesRow[], seats: readonly SeatRow[]): State[] {
  const byCode = new Map(rows.map((row) => [row.iso3, row]))
  for (const correction of corrections) byCode.set(correction.iso3, corrected(byCode.get(correction.iso3), correction))
  return [...byCode.values()].map((row) => ({ ...row, seats: seats.filter((seat) => seat.iso3 === row.iso3) }))
}

/**
 * The state meant by a name that several may bear. A hint takes that country's state; where the hinted country has a place
 * of that name instead ("Georgia" in the United States), no state is meant. Some names need a hint ("National Palace").
 */
export function chooseState(
  named: readonly Named<StateMatch>[],
  hint?: string,
  isElsewhere: (name: string, hint: string) => boolean = () => false,
): StateMatch | undefined {
  const hinted = named.find((one) => one.value.iso3 === hint)
  if (hinted) return hinted.value
  const first = named.find((one) => !needsHint(one))
  return first && hint !== undefined && isElsewhere(first.name, hint) ? undefined : first?.value
}

/** Whether a name means the state only where the state is known otherwise: "Victoria" the capital, "National Palace". */
export function needsHint({ name, value }: Named<StateMatch>): boolean {
  return value.seat?.shared === true || value.state.hinted.includes(name)
}

/** Every name of every state, the surer readings first: a name before an adjective, an adjective before a capital. */
export function namesOfStates(states: readonly State[]): Named<StateMatch>[] {
  const order = { state: 0, entity: 1, past: 2, territory: 3 }
  const ranked = [...states].sort((a, b) => order[a.kind] - order[b.kind])
  const kinds: readonly StateNameKind[] = ["name", "official", "variant", "epithet", "adjective", "people", "person", "capital"]
  const names = kinds.flatMap((as) => ranked.flatMap((state) => namesAs(state, as)))
  return [...names.filter((one) => !needsHint(one)), ...names.filter(needsHint), ...ranked.flatMap(seatNames)]
}

function namesAs(state: State, as: StateNameKind): Named<StateMatch>[] {
  const value: StateMatch = { kind: "state", iso3: state.iso3, name: state.name, as, state }
  return listOf(state, as).map((name) => ({ name, value }))
}

function listOf(state: State, as: StateNameKind): readonly string[] {
  if (as === "name") return [state.name]
  if (as === "official") return state.official && state.official !== state.name ? [state.official] : []
  if (as === "variant") return state.variants
  if (as === "epithet") return state.epithets
  if (as === "adjective") return state.adjectives
  if (as === "people") return state.many
  if (as === "person") return state.one
  return state.capitals
}

function seatNames(state: State): Named<StateMatch>[] {
  return state.seats.flatMap((seat) => {
    const value: StateMatch = { kind: "state", iso3: state.iso3, name: state.name, as: "seat", state, seat }
    return [seat.name, ...seat.variants].map((name) => ({ name, value }))
  })
}

/** A correction's names are added; `drop` takes names away; single values replace. */
function corrected(row: StateRow | undefined, correction: StateNamesRow): StateRow {
  const { drop = [], ...more } = correction
  const base = row ?? {
    iso3: correction.iso3,
    kind: "entity",
    name: correction.name ?? correction.iso3,
    variants: [],
    epithets: [],
    adjectives: [],
    one: [],
    many: [],
    capitals: [],
    hinted: [],
    source: correction.source,
  }
  const joined = (key: "variants" | "adjectives" | "one" | "many" | "capitals") =>
    [...new Set([...(more[key] ?? []), ...base[key]])].filter((name) => !drop.includes(name) || more[key]?.includes(name))
  const former = more.name && more.name !== base.name && !drop.includes(base.name) ? [base.name] : []
  return {
    ...base,
    ...more,
    variants: [...new Set([...joined("variants"), ...former])],
    adjectives: joined("adjectives"),
    one: joined("one"),
    many: joined("many"),
    capitals: joined("capitals"),
    source: row?.source ?? correction.source,
  } as StateRow
}
