/**
 * A slot over several reports: who agrees, who excludes whom, and which value is shown for what reason.
 */
import type { Agreement, ShownCode, Slot, Version } from "./fused.ts"

/** How the versions of a slot are compared. */
export interface SlotRules<Value> {
  /** Whether two values can both be true; the more exact of two that can stands for both. */
  readonly agree: (one: Value, other: Value) => boolean
  /** How exact a value is: more is more exact. */
  readonly exactness: (value: Value) => number
  /** Groups of report keys that count as one source. */
  readonly copies: readonly (readonly string[])[]
  /** Reports that tell of it at all. */
  readonly reports: readonly string[]
  /** Report → the report that corrects it: where that has a version, the corrected one is kept and does not count. */
  readonly corrected?: ReadonlyMap<string, string>
  /** Reports of the own agency of a state that takes part. */
  readonly own?: ReadonlySet<string>
}

/** Versions are in order of publication. */
export function fillSlot<Value>(versions: readonly Version<Value>[], rules: SlotRules<Value>): Slot<Value> {
  const told = new Set(versions.map(({ report }) => report))
  const standing = versions.filter(({ report }) => !told.has(rules.corrected?.get(report) ?? ""))
  const agreements = agreeing(standing, rules)
  const silent = rules.reports.filter((report) => !told.has(report))
  const conflict = agreements.length > 1
  if (versions.length === 0) return { agreements, conflict, versions, silent }
  const [shown, reason] = choose(agreements, standing, rules)
  const isCorrected = versions.some((version) => !standing.includes(version) && !rules.agree(version.value, shown.value))
  if (isCorrected && agreements.length === 1) {
    return { shown: shown.value, reason: CORRECTED, agreements, conflict, versions, silent }
  }
  return { shown: shown.value, reason, agreements, conflict, versions, silent }
}

const CORRECTED = { code: "corrected", words: "the publisher corrected its earlier report" } as const

/** Values from the most exact down, each with those that agree with it and with all that joined it before. */
function agreeing<Value>(versions: readonly Version<Value>[], { agree, exactness, copies }: SlotRules<Value>): Agreement<Value>[] {
  const groups: Version<Value>[][] = []
  const sorted = versions
    .map((version, at) => ({ version, at }))
    .sort((a, b) => exactness(b.version.value) - exactness(a.version.value) || a.at - b.at)
  for (const { version } of sorted) {
    const group = groups.find((members) => members.every(({ value }) => agree(value, version.value)))
    if (group) group.push(version)
    else groups.push([version])
  }
  const agreements = groups.map((group) => {
    const reports = [...new Set(group.map(({ report }) => report))].sort()
    return { value: group[0]!.value, reports, sources: countSources(reports, copies) }
  })
  return agreements.sort(
    (a, b) => b.sources - a.sources || exactness(b.value) - exactness(a.value) || (a.reports[0]! < b.reports[0]! ? -1 : 1),
  )
}

/** How many groups of copies the reports are in. */
export function countSources(reports: readonly string[], copies: readonly (readonly string[])[]): number {
  const groups = new Set(reports.map((report) => copies.findIndex((group) => group.includes(report))))
  return groups.size
}

function choose<Value>(
  agreements: readonly Agreement<Value>[],
  versions: readonly Version<Value>[],
  { exactness, own }: SlotRules<Value>,
): [Agreement<Value>, { code: ShownCode; words: string }] {
  const first = agreements[0]!
  if (agreements.length === 1) {
    if (versions.length === 1) return [first, { code: "only", words: "the only report that has it" }]
    const exact = versions.some(({ value }) => exactness(value) < exactness(first.value))
    return exact
      ? [first, { code: "precise", words: "the most exact of versions that agree" }]
      : [first, { code: "agreed", words: "all reports that have it agree" }]
  }
  const most = agreements.filter(({ sources }) => sources === first.sources)
  if (most.length === 1)
    return [first, { code: "sources", words: `${first.sources} independent sources against ${agreements[1]!.sources}` }]
  const ofOwn = most.filter(({ reports }) => own !== undefined && reports.some((report) => own.has(report)))
  if (ofOwn.length === 1) return [ofOwn[0]!, { code: "own-agency", words: "the agency of a state that takes part has it so" }]
  const exactest = Math.max(...most.map(({ value }) => exactness(value)))
  const exact = most.filter(({ value }) => exactness(value) === exactest)
  if (exact.length === 1) return [exact[0]!, { code: "precise", words: "the most exact version" }]
  const latest = [...versions].reverse().find(({ report }) => exact.some(({ reports }) => reports.includes(report)))!
  return [exact.find(({ reports }) => reports.includes(latest.report))!, { code: "later", words: "the version published last" }]
}
