/**
 * From judgements to what is merged: the clusters of every component that a change touches are derived anew, and what thereby
 * changed is told, so that only that is fused again.
 */
import type { Kysely } from "kysely"
import { cluster, type FactKind, mergedId } from "../merge/index.ts"
import { insertRows } from "./rows.ts"
import type { Database } from "./tables.ts"
import { type Judge, judgeComponents, loadComponents, loadUnits, moveUnits, type Unit } from "./units.ts"

/** Ids of merged things, by kind. */
export type Touched = ReadonlyMap<FactKind, Set<string>>

/** What deriving clusters changed. */
export interface Regrouped {
  /** Things whose members changed, as they are now. */
  readonly touched: Touched
  /** Ids that no longer are, or whose members are now elsewhere. */
  readonly gone: Touched
}

/** How to regroup: units that are not kept yet, and those that need not be loaded, as they are kept. */
interface Regrouping {
  readonly judge: Judge
  readonly unkept?: ReadonlyMap<string, Unit>
  readonly atHand?: ReadonlyMap<string, Unit>
}

/**
 * Derives the clusters of the components of these units, and moves the units whose cluster has another id now. Units that are not kept
 * yet are kept by it.
 */
export async function regroup(
  db: Kysely<Database>,
  seeds: readonly string[],
  { judge, unkept = new Map(), atHand = new Map() }: Regrouping,
): Promise<Regrouped> {
  const connected = await loadComponents(db, seeds)
  const near = connected.flatMap((id) => (atHand.has(id) ? [[id, atHand.get(id)!] as const] : []))
  const far = connected.filter((id) => !unkept.has(id) && !atHand.has(id))
  const units = new Map([...unkept, ...near, ...(await loadUnits(db, far))])
  const judgements = await judgeComponents(db, units, judge)
  const touched = new Map<FactKind, Set<string>>()
  const gone = new Map<FactKind, Set<string>>()
  const moves = new Map<string, string>()
  const ids: { id: string; kind: FactKind; unit: string }[] = []
  const fresh = new Set(seeds)
  for (const members of cluster([...units.keys()], judgements)) {
    const { kind } = units.get(members[0]!)!
    const id = mergedId(kind, members)
    const moved = members.filter((member) => units.get(member)?.merged !== id)
    if (moved.length > 0 || members.some((member) => fresh.has(member))) add(touched, kind, id)
    if (moved.length > 0) ids.push({ id, kind, unit: members[0]! })
    for (const member of moved) {
      const before = (units.get(member) as Unit).merged
      if (before !== member) add(gone, kind, before) // a unit that is new was nowhere
      moves.set(member, id)
    }
  }
  await insertRows(
    db,
    "units",
    [...unkept.values()].map((unit) => ({ ...unit, merged: moves.get(unit.id) ?? unit.merged })),
  )
  await moveUnits(db, new Map([...moves].filter(([id]) => !unkept.has(id))))
  await insertRows(db, "ids", ids)
  keepLiving(gone, touched, units, moves)
  return { touched, gone }
}

/** An id that some of its members left lives on where others stay: then it is touched. */
function keepLiving(
  gone: Touched,
  touched: Map<FactKind, Set<string>>,
  units: ReadonlyMap<string, Unit>,
  moves: ReadonlyMap<string, string>,
): void {
  const now = new Set([...units.values()].map(({ id, merged }) => moves.get(id) ?? merged))
  for (const [kind, ids] of gone) for (const id of ids) if (now.has(id)) add(touched, kind, id)
}

/** Adds an id of a kind. */
export function add(ids: Map<FactKind, Set<string>>, kind: FactKind, id: string): void {
  const known = ids.get(kind)
  if (known) known.add(id)
  else ids.set(kind, new Set([id]))
}
