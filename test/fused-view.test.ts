/**
 * The fused view of six occurrences over the benchmark's weeks and bundles, merged from the gold records: a conflict, a copy, a
 * correction, a denial, a status that went on, and names in several spellings.
 */
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { mergeFacts } from "../eval/merge-run.ts"
import { knowledge, readGoldReports } from "../eval/merge-sets.ts"
import { describeFacts, describeReport, type EventFact, fuse, type Member, type Occurrence, parseMergeWeights } from "../src/merge/index.ts"

const settings = { weights: parseMergeWeights(JSON.parse(readFileSync("models/merge/weights.json", "utf8"))), author: "dragoman/test" }
const week = (set: string) => Array.from({ length: 18 }, (_, at) => `${set}-${String(at + 1).padStart(2, "0")}`)
const views = new Map([week("m"), week("q"), ["w-a-01", "w-a-02", "w-a-03"], ["w-b-04", "w-b-05", "w-b-06"]].flatMap(fuseEvents))

/** The occurrence of each event of these reports. */
function fuseEvents(ids: readonly string[]): [string, Occurrence][] {
  const reports = readGoldReports(ids)
  const facts = reports.flatMap((kept) => describeFacts(kept, knowledge)).filter((fact): fact is EventFact => fact.kind === "event")
  const { groups } = mergeFacts(facts, "event", settings)
  const members = new Map<string, Member<EventFact>[]>()
  for (const fact of facts) {
    const kept = reports.find(({ key }) => key === fact.report)!
    const member = { fact, record: kept.record, report: describeReport(kept, knowledge) }
    members.set(groups.get(fact.id)!, [...(members.get(groups.get(fact.id)!) ?? []), member])
  }
  return facts.map((fact) => [fact.id, fuse(members.get(groups.get(fact.id)!)!) as Occurrence])
}

const membersOf = (view: Occurrence) => view.members.map(({ fact }) => fact)

describe("the fused view", () => {
  it("shows a denial: a visit announced, put off by one side, and never fixed by the other's word", () => {
    const view = views.get("m-10/e1")!
    expect(membersOf(view)).toEqual(["m-01/e8", "m-07/e3", "m-09/e1", "m-10/e1", "m-11/e1", "m-18/e9"])
    expect(view.denied.map(({ report }) => report)).toEqual(["m-09", "m-11"])
    expect(view.asserted.map(({ report }) => report)).toEqual(["m-01", "m-07", "m-10", "m-18"])
    expect(view.status).toMatchObject({ shown: "cancelled", conflict: true, reason: { code: "sources" } })
    expect(view.history.map(({ status, published }) => `${published} ${status}`)).toEqual([
      "2019-03-11 planned",
      "2019-03-13 planned",
      "2019-03-14 denied",
      "2019-03-14 cancelled",
      "2019-03-17 cancelled",
    ])
  })

  it("counts copies as one source: three reports of a note of protest carry one wire's sentences", () => {
    const view = views.get("m-10/e3")!
    expect(view.copies).toEqual([["m-07", "m-10", "m-11"]])
    expect(view.members.length).toBe(4)
    expect(view.sources).toBe(2)
  })

  it("lets a correction stand for the earlier report: the day of a meeting at a summit", () => {
    const view = views.get("q-18/e1")!
    expect(membersOf(view)).toEqual(["q-02/e2", "q-03/e5", "q-08/e5", "q-15/e1", "q-16/e1", "q-17/e3", "q-18/e1"])
    expect(view.corrections).toEqual([{ report: "q-17", by: "q-18" }])
    expect(view.time).toMatchObject({ shown: "2004-11-21", conflict: false, reason: { code: "corrected" } })
    expect(view.time.versions.find(({ report }) => report === "q-17")).toMatchObject({ value: "2004-11-20" })
    expect(view.denied.map(({ report }) => report)).toEqual(["q-03"])
  })

  it("shows a conflict with every version and its words: where the guest was received", () => {
    const view = views.get("q-07/e3")!
    expect(membersOf(view)).toEqual(["q-02/e6", "q-07/e3", "q-08/e2"])
    expect(view.place.conflict).toBe(true)
    expect(view.place.versions.map(({ report, value }) => `${report} ${value.name}`)).toEqual([
      "q-02 Brasilia",
      "q-07 Planalto Palace",
      "q-08 Itamaraty Palace",
    ])
    expect(view.time).toMatchObject({ shown: "2004-11-18", conflict: false, reason: { code: "agreed" } })
  })

  it("keeps the history of a status: a stop planned, planned still, and scrapped", () => {
    const view = views.get("w-b-06/e1")!
    expect(membersOf(view)).toEqual(["w-b-04/e3", "w-b-05/e10", "w-b-06/e1"])
    expect(view.history.map(({ status, reports }) => `${status} ${reports.join(" ")}`)).toEqual([
      "planned w-b-04",
      "planned w-b-05",
      "cancelled w-b-06",
    ])
    expect(view.status).toMatchObject({ shown: "cancelled", conflict: false, reason: { code: "precise" } })
  })

  it("knows participants across spellings, and says which reports leave a slot out", () => {
    const view = views.get("w-a-02/e3")!
    expect(membersOf(view)).toEqual(["w-a-01/e2", "w-a-02/e3"])
    expect(view.participants.map(({ country, actors }) => [country, actors.length])).toEqual([
      ["IRN", 2],
      ["IRQ", 2],
    ])
    expect(view.channel).toEqual({ agreements: [], conflict: false, versions: [], silent: ["w-a-01", "w-a-02"] })
  })
})
