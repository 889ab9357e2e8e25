/**
 * Dyads of one occurrence: who dealt with whom, every pair once. A state is one party however many of its people, ministries and
 * groups take part; so is a body. The arithmetic of weights is in docs/guide/views.md.
 */

/** Somebody who takes part, as far as pairs need it. */
export interface PairedParticipant {
  readonly kind: string
  readonly role: string
  /** Id of the person or body. */
  readonly entity: string | null
  readonly country: string | null
  readonly office_country: string | null
}

/** What an occurrence's pairs depend on. */
export interface PairedOccurrence {
  readonly type: string
  readonly participants: readonly PairedParticipant[]
  /** The country of its place, where the report names the place and has it not from its dateline alone. */
  readonly visited: string | null
}

/** One pair; `a` is the smaller. */
export interface Pair {
  /** Two states; two parties of which one is a body; two persons. */
  readonly kind: "country" | "body" | "person"
  readonly a: string
  readonly b: string
  /** Who came, sent or acted to whom, where roles say so; null for what is done together. */
  readonly direction: "ab" | "ba" | null
  /** The pair's share of the occurrence: the pairs of its parties have one together, and so have those of its persons. */
  readonly weight: number
}

type Parties = ReadonlyMap<string, ReadonlySet<string>>

/** What people do together, whoever came to whom. */
const MUTUAL: ReadonlySet<string> = new Set(["meeting", "call", "conference", "press-conference", "agreement"])
/** More parties than this are a gathering, of which reports do not tell who dealt with whom: it makes no pairs. */
export const MOST_PARTIES = 50
/** Roles that act, and those acted upon: "visited", "wrote to". */
const ACTS: ReadonlySet<string> = new Set(["guest", "sender"])
const RECEIVES: ReadonlySet<string> = new Set(["host", "recipient"])

/** All pairs of an occurrence, of parties first, in order of `a` and `b`. */
export function pairUp(occurrence: PairedOccurrence): Pair[] {
  return [...pairParties(occurrence, withVisited(occurrence)), ...pairParties(occurrence, personsOf(occurrence))]
}

/** The party that somebody stands for: the state, else the body. */
export function partyOf({ kind, entity, country, office_country }: PairedParticipant): string | null {
  return country ?? office_country ?? (kind === "organization" || kind === "group" ? entity : null)
}

/** "Lavrov arrived in Damascus": a visit whose host nobody names is to the country of its place. */
function withVisited({ type, participants, visited }: PairedOccurrence): Parties {
  const parties = gather(participants.map((one) => [partyOf(one), one.role]))
  const hasHost = [...parties.values()].some((roles) => roles.has("host"))
  return type === "visit" && visited !== null && !hasHost && !parties.has(visited)
    ? new Map([...parties, [visited, new Set(["host"])]])
    : parties
}

function personsOf({ participants }: PairedOccurrence): Parties {
  return gather(participants.flatMap(({ kind, entity, role }) => (kind === "person" ? [[entity, role] as const] : [])))
}

function gather(entries: readonly (readonly [string | null, string])[]): Parties {
  const parties = new Map<string, Set<string>>()
  for (const [party, role] of entries) {
    if (party !== null) parties.set(party, (parties.get(party) ?? new Set()).add(role))
  }
  return parties
}

function pairParties({ type }: PairedOccurrence, parties: Parties): Pair[] {
  const names = parties.size > MOST_PARTIES ? [] : [...parties.keys()].sort()
  const pairs = names.flatMap((a, at) =>
    names.slice(at + 1).flatMap((b) => {
      const [one, other] = [parties.get(a)!, parties.get(b)!]
      return isOneSide(type, one, other) ? [] : [{ kind: kindOf(a, b), a, b, direction: directionOf(type, one, other) }]
    }),
  )
  return pairs.map((pair) => ({ ...pair, weight: 1 / pairs.length }))
}

function kindOf(a: string, b: string): Pair["kind"] {
  if (a.startsWith("p-")) return "person"
  return a.startsWith("b-") || b.startsWith("b-") ? "body" : "country"
}

/** Two senders, two guests of one visit: they did nothing to each other. */
function isOneSide(type: string, one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (MUTUAL.has(type)) return false
  return [ACTS, RECEIVES].some((side) => [one, other].every((roles) => [...roles].every((role) => side.has(role))))
}

function directionOf(type: string, one: ReadonlySet<string>, other: ReadonlySet<string>): Pair["direction"] {
  if (MUTUAL.has(type)) return null
  if (goesTo(one, other) && !goesTo(other, one)) return "ab"
  return goesTo(other, one) && !goesTo(one, other) ? "ba" : null
}

const goesTo = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  (one.has("guest") && other.has("host")) || (one.has("sender") && other.has("recipient"))

/**
 * When something began, as exactly as its date in EDTF has it: "2006-11-18", "2006-11" or "2006"; null without a beginning. What is
 * counted by day is counted only where the day is known.
 */
export function beginningOf(time: string | null): string | null {
  const found = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?/.exec(time ?? "")
  return found
    ? found
        .slice(1)
        .filter((part) => part !== undefined)
        .join("-")
    : null
}
