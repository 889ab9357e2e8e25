/** Merging as a whole, on three weeks of the benchmark: judgements are symmetric, and no order of reports changes a byte. */
import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { mergeFacts } from "../../eval/merge-run.ts"
import { knowledge, readGoldSet } from "../../eval/merge-sets.ts"
import { blockKeys, describeFacts, FACT_KINDS, type Fact, type FactKind, fuse, judge, type Member, parseMergeWeights } from "./index.ts"

const weights = parseMergeWeights(JSON.parse(readFileSync("models/merge/weights.json", "utf8")))
const settings = { weights, author: "dragoman/test" }
const { reports, facts } = readGoldSet("r")

/** All that is made of the reports, in the order given. */
function mergeAll(order: readonly number[]): string {
  const given = order.flatMap((at) => describeFacts(reports[at]!, knowledge))
  const merged = (["event", "person", "body", "statement", "tour"] as const).map((kind) => fuseAll(given, kind))
  return JSON.stringify(merged)
}

function fuseAll(given: readonly Fact[], kind: FactKind): unknown[] {
  const { groups, judgements } = mergeFacts(given, kind, settings)
  const clusters = new Map<string, Member[]>()
  for (const fact of given.filter((one) => one.kind === kind)) {
    const { record } = reports.find(({ key }) => key === fact.report)!
    const report = given.find((one) => one.kind === "report" && one.report === fact.report)
    if (report?.kind !== "report") throw new Error("a report without its own fact")
    const group = groups.get(fact.id)!
    clusters.set(group, [...(clusters.get(group) ?? []), { fact, record, report }])
  }
  const fused = [...clusters.values()].map(fuse).sort((a, b) => (a.id < b.id ? -1 : 1))
  return [fused, [...judgements].sort((a, b) => (`${a.a} ${a.b}` < `${b.a} ${b.b}` ? -1 : 1))]
}

describe("merging", () => {
  it("gives the same bytes in any order of reports", () => {
    const inOrder = reports.map((_, at) => at)
    const expected = mergeAll(inOrder)
    const orders = fc.shuffledSubarray(inOrder, { minLength: inOrder.length })
    fc.assert(
      fc.property(orders, (order) => {
        expect(mergeAll(order) === expected).toBe(true)
      }),
      { numRuns: 8 },
    )
  })

  it("judges alike whichever fact comes first", () => {
    for (const kind of FACT_KINDS) {
      const own = facts.filter((fact) => fact.kind === kind).slice(0, 40)
      for (const one of own)
        for (const other of own) if (one.unit !== other.unit) expect(judge(one, other, settings)).toEqual(judge(other, one, settings))
    }
  })

  it("keeps facts that can be sent as JSON", () => expect(JSON.parse(JSON.stringify(facts))).toEqual(facts))

  it("gives every event, person and tour a block, and no more than a few dozen", () => {
    const keys = facts.filter(({ kind }) => kind === "event" || kind === "tour").map(blockKeys)
    expect(Math.max(...keys.map(({ length }) => length))).toBeLessThan(400)
    expect(facts.filter(({ kind }) => kind === "person").every((fact) => blockKeys(fact).length <= 8)).toBe(true)
  })

  it("refuses to judge facts of two kinds, and to fuse nothing", () => {
    const [event, person] = [facts.find(({ kind }) => kind === "event")!, facts.find(({ kind }) => kind === "person")!]
    expect(() => judge(event, person, settings)).toThrow(RangeError)
    expect(() => fuse([])).toThrow(RangeError)
  })
})
