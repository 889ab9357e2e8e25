/** Judgements by hand: people say that two things are one, or that one of several is another; what is merged is derived anew at once. */
import { type Kysely, sql } from "kysely"
import type { FactKind } from "../merge/index.ts"
import { regroup } from "./clusters.ts"
import { StoreError, toStoreError } from "./errors.ts"
import { lockWriting } from "./lock-writing.ts"
import { judgeBy, type MergeTools } from "./merge-in.ts"
import type { Store } from "./open.ts"
import { refuse } from "./refuse.ts"
import type { Database } from "./tables.ts"

/** What a person judges: ids of facts (`r-…/e2`) or of what is merged (`o-…`, `p-…`). */
export interface HandJudgement {
  readonly verdict: "same" | "different"
  readonly one: string
  /** For `different` it may be left out: then it is everything that `one` is merged with. */
  readonly other?: string | undefined
  readonly coder: string
  readonly reason?: string | undefined
  readonly time: string
}

interface Named {
  readonly unit: string
  readonly kind: FactKind
  readonly merged: string
}

/** Keeps a judgement, and merges by it; gives the ids that the judged things have now. Throws a StoreError. */
export async function judgeByHand(store: Store, judgement: HandJudgement, tools: MergeTools): Promise<string[]> {
  try {
    return await store.db.transaction().execute(async (db) => {
      await lockWriting(db)
      const units = await keep(db, judgement)
      const regrouped = await regroup(db, units, { judge: judgeBy(tools.settings) })
      await refuse(db, regrouped, { fold: tools.knowledge.foldName })
      const { rows } = await sql<{
        merged: string
      }>`select distinct merged from units where id = any(${units}::text[]) order by merged`.execute(db)
      return rows.map(({ merged }) => merged)
    })
  } catch (error) {
    throw toStoreError(error, store.place) ?? error
  }
}

/** Gives the units that are judged, those that were merged with them before included. */
async function keep(db: Kysely<Database>, { verdict, one, other, coder, reason, time }: HandJudgement): Promise<string[]> {
  const first = await findUnit(db, one)
  const others = other === undefined ? await unitsBeside(db, first) : [await findUnit(db, other)]
  for (const second of others) {
    if (second.kind !== first.kind || second.unit === first.unit)
      throw new StoreError("not-kept", `${one} and ${other} are not two of one kind.`)
    const [a, b] = [first.unit, second.unit].sort() as [string, string]
    const reasons = JSON.stringify([{ code: "by-hand", words: reason ?? "judged by hand", weight: 0, time }])
    const probability = verdict === "same" ? 1 : 0
    await sql`insert into judgements (a, b, author, kind, verdict, probability, reasons)
      values (${a}, ${b}, ${coder}, ${first.kind}, ${verdict}, ${probability}, ${reasons}::json)
      on conflict (a, b, author) do update set verdict = excluded.verdict, probability = excluded.probability,
        reasons = excluded.reasons`.execute(db)
  }
  return [first, ...others].map(({ unit }) => unit)
}

async function findUnit(db: Kysely<Database>, name: string): Promise<Named> {
  const { rows } = await sql<Named>`select u.id as unit, u.kind, u.merged from units u
    where u.id = coalesce((select unit from facts where id = ${name}), (select unit from ids where id = ${name}), ${name})`.execute(db)
  if (!rows[0]) throw new StoreError("not-kept", `The store has nothing with the id ${JSON.stringify(name)}.`)
  return rows[0]
}

async function unitsBeside(db: Kysely<Database>, { unit, merged }: Named): Promise<Named[]> {
  const { rows } =
    await sql<Named>`select id as unit, kind, merged from units where merged = ${merged} and id <> ${unit} order by id`.execute(db)
  if (rows.length === 0) throw new StoreError("not-kept", `${merged} is not merged of several.`)
  return rows
}
