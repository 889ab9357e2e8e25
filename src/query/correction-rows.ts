/** Every correction of a kept report as a row, with what became of it. */
import { type Kysely, sql } from "kysely"
import { type Correction, type CorrectionOutcome, canonicalJson, formatAnchor, parsePath, slotOf } from "../review/index.ts"
import { correctionOutcomes } from "../store/index.ts"
import { cleanText } from "../store/rows.ts"
import type { Database } from "../store/tables.ts"
import { streamRows } from "./stream.ts"

/** A correction. */
export interface CorrectionRow {
  readonly [column: string]: string | boolean | null
  readonly id: string
  readonly report: string
  readonly sha256: string
  /** The kind of field. */
  readonly slot: string
  readonly path: string
  readonly verdict: string
  /** A word, or JSON. */
  readonly old: string | null
  readonly value: string | null
  /** Places of the words that show the value, with blanks between. */
  readonly evidence: string | null
  readonly reason: string | null
  readonly coder: string
  readonly time: string
  readonly adjudicates: boolean
  readonly undoes: string | null
  readonly outcome: CorrectionOutcome
}

/** Gives the corrections in the order of their ids. */
export async function* correctionRows(db: Kysely<Database>): AsyncGenerator<readonly CorrectionRow[]> {
  const outcomes = await correctionOutcomes({ db })
  const statement = sql<{ correction: Correction }>`select c.correction from corrections c join reports r on r.key = c.report
    where r.state = 'kept' order by c.id`
  for await (const rows of streamRows(db, statement)) {
    yield rows.map(({ correction }) => toRow(correction, outcomes.get(correction.id)!))
  }
}

function toRow(correction: Correction, outcome: CorrectionOutcome): CorrectionRow {
  const { id, report, sha256, path, verdict, old, value, evidence, reason, coder, time, adjudicates = false, undoes = null } = correction
  const parsed = parsePath(path)
  return {
    id,
    report,
    sha256,
    slot: parsed ? slotOf(parsed) : path,
    path,
    verdict,
    old: asText(old),
    value: asText(value),
    evidence: evidence?.map((span) => formatAnchor({ span, nth: 1 })).join(" ") ?? null,
    reason: reason === undefined ? null : cleanText(reason),
    coder: cleanText(coder),
    time,
    adjudicates,
    undoes,
    outcome,
  }
}

/** A word as it is, anything else as JSON. */
const asText = (value: unknown): string | null =>
  value === null || value === undefined ? null : cleanText(typeof value === "string" ? value : canonicalJson(value))
