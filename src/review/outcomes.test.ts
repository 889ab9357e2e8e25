/** What becomes of corrections, case by case. */
import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import type { DiplomaticRecord, Report } from "../record/index.ts"
import { type Correction, draftCorrection, draftUndo, outcomesOf, type Word } from "./index.ts"

const [line] = readFileSync(new URL("../../test/store/pairs.ndjson", import.meta.url), "utf8").split("\n", 1)
const { report, record } = JSON.parse(line!) as { report: Report; record: DiplomaticRecord }
const seen = { key: "r-0123456789abcdef", report, record }
const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()
const say = (coder: string, minute: number, word: Partial<Word>): Correction =>
  draftCorrection(seen, "e1/status", { verdict: "set", coder, time: at(minute), ...word })!

const planned = say("ana", 1, { value: "planned" })
const denied = say("ana", 2, { value: "denied" })
const agrees = say("ben", 3, { value: "planned" })
const unsure = say("cem", 4, { verdict: "unsure" })
const dreamt = say("ana", 5, { value: "dreamt" })
const decides = say("dia", 6, { value: "planned", adjudicates: true })
const open = say("dia", 6, { verdict: "unsure", adjudicates: true })
const undo = draftUndo(planned, at(7))
const elsewhere = { ...planned, sha256: "0".repeat(64), anchors: [{ start: 0, end: 9, text: "not there" }] }

it.each([
  ["one word", [planned], ["counts"]],
  ["two that agree", [planned, agrees], ["counts", "counts"]],
  ["two that differ", [denied, agrees], ["disputed", "disputed"]],
  ["an earlier word of the same coder", [planned, denied], ["replaced", "counts"]],
  ["nobody who is sure", [unsure], ["unsure"]],
  ["one who is sure", [planned, unsure], ["counts", "unsure"]],
  ["an adjudication", [denied, agrees, unsure, decides], ["overruled", "counts", "unsure", "counts"]],
  ["an adjudication that leaves it open", [denied, agrees, open], ["overruled", "overruled", "unsure"]],
  ["what is taken back", [planned, undo], ["undone", "undoes"]],
  ["a taking back that is taken back", [planned, undo, draftUndo(undo, at(8))], ["counts", "undone", "undoes"]],
  ["no value that a record may have", [dreamt], ["refused"]],
  ["words that are gone", [elsewhere], ["unplaced"]],
] as const)("%s", (_, corrections, outcomes) => {
  const found = outcomesOf(corrections, { record, report })
  expect(corrections.map(({ id }) => found.get(id))).toEqual(outcomes)
})
