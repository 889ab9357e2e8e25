/**
 * Independent sources: reports that copy one another count as one. Found among the members of a cluster alone, so that a fused view
 * depends on nothing else.
 */
import type { Fact, ReportFact } from "./facts.ts"
import type { Member, Source } from "./fused.ts"
import { agreementOf } from "./shingles.ts"

/** From this share of common runs of words on, one report copies the other. */
export const COPY_SHARE = 0.35

/** Whether one report copies the other: the same text, or a good part of its sentences. */
export function isCopy(one: ReportFact, other: ReportFact): boolean {
  return one.sha256 === other.sha256 || agreementOf(one.signature, other.signature) >= COPY_SHARE
}

/** Report keys in groups of copies, each sorted; a report that copies nothing is a group of its own. */
export function groupCopies(reports: readonly ReportFact[]): string[][] {
  const byKey = new Map(reports.map((report) => [report.report, report]))
  const sorted = [...byKey.values()].sort((a, b) => (a.report < b.report ? -1 : 1))
  const groups: ReportFact[][] = []
  for (const report of sorted) {
    const near = groups.filter((group) => group.some((other) => isCopy(report, other)))
    for (const group of near) groups.splice(groups.indexOf(group), 1)
    groups.push([...near.flat(), report])
  }
  return groups.map((group) => group.map(({ report }) => report).sort()).sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
}

/** Report → the later report of its publisher that says that it corrects; among the reports of one cluster, so of one matter. */
export function findCorrections(reports: readonly ReportFact[]): Map<string, string> {
  const corrections = reports.filter(({ correction, publisher }) => correction === true && publisher !== undefined)
  return new Map(
    reports.flatMap((report): [string, string][] => {
      const later = corrections.filter(({ publisher, report: key }) => publisher === report.publisher && key !== report.report)
      const after = later.filter(({ published = "" }) => published >= (report.published ?? "") && report.correction !== true)
      const [first] = after.map(({ report: key }) => key).sort()
      return first === undefined ? [] : [[report.report, first]]
    }),
  )
}

/** Where a member stands. */
export function sourceOf({ fact }: { readonly fact: Fact }): Source {
  const { report, id, publisher, published } = fact
  return { report, fact: id, ...(publisher === undefined ? {} : { publisher }), ...(published === undefined ? {} : { published }) }
}

/** Members in a fixed order: by publication, then by id. */
export function inOrder<Kind extends Fact>(members: readonly Member<Kind>[]): Member<Kind>[] {
  const key = ({ fact }: Member<Kind>) => `${fact.published ?? "~"} ${fact.id}`
  return [...members].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
