/**
 * From the members of a cluster to the fused view. It depends on the members alone, in whatever order they come.
 */
import type { BodyFact, EventFact, Fact, PersonFact, StatementFact, TourFact } from "./facts.ts"
import { fuseOccurrence } from "./fuse-occurrence.ts"
import { fusePerson, listNames } from "./fuse-person.ts"
import { fuseStatement, fuseTour } from "./fuse-words.ts"
import type { Fused, FusedBody, Member } from "./fused.ts"
import { mergedId } from "./ids.ts"
import { inOrder, sourceOf } from "./sources.ts"

/** What the members of one cluster say together. Throws a RangeError where there are none, or where they are reports or of two kinds. */
export function fuse(members: readonly Member[]): Fused {
  const kinds = new Set(members.map(({ fact }) => fact.kind))
  const [kind] = kinds
  if (kinds.size !== 1 || kind === undefined || kind === "report")
    throw new RangeError("only members of one kind, and no reports, can be fused")
  const sorted = inOrder(members)
  switch (kind) {
    case "event":
      return fuseOccurrence(sorted as Member<EventFact>[])
    case "person":
      return fusePerson(sorted as Member<PersonFact>[])
    case "body":
      return fuseBody(sorted as Member<BodyFact>[])
    case "statement":
      return fuseStatement(sorted as Member<StatementFact>[])
    case "tour":
      return fuseTour(sorted as Member<TourFact>[])
  }
}

function fuseBody(members: readonly Member<BodyFact>[]): FusedBody {
  const names = listNames(members.map(({ fact }) => fact))
  const { bodyKind, country, known } = members[0]!.fact
  return {
    kind: "body",
    id: mergedId("body", ids(members)),
    members: members.map(sourceOf),
    bodyKind,
    name: known?.startsWith("body:") ? known.slice(5) : names[0]!.name,
    names,
    ...(country === undefined ? {} : { country }),
    ...(known === undefined ? {} : { known }),
  }
}

const ids = (members: readonly Member<Fact>[]): string[] => members.map(({ fact }) => fact.id)
