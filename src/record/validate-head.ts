/** Checks that what a record says of its report is so, so that a record is never laid beside the wrong text. */
import { makeFault } from "./faults.ts"
import { reportId, sha256 } from "./ids.ts"
import type { Issue, Report, ReportHead } from "./report.ts"

const copied = ["publisher", "url", "title", "language", "published", "modified"] as const

/** The faults of a record's `report` against the report. */
export function checkHead(head: ReportHead, report: Report): Issue[] {
  const wrong = (field: string, message: string) => makeFault("head-mismatch", ["report", field], message)
  return [
    ...(head.id === reportId(report) ? [] : [wrong("id", `is ${head.id}, the report's is ${reportId(report)}`)]),
    ...(head.length === report.text.length ? [] : [wrong("length", `is ${head.length}, the text has ${report.text.length} units`)]),
    ...(head.sha256 === sha256(report.text) ? [] : [wrong("sha256", "is not that of the text")]),
    ...copied.flatMap((field) =>
      report[field] === undefined || head[field] === report[field] ? [] : [wrong(field, "is not what the report has")],
    ),
    ...checkDateline(head, report).map((message) => wrong("dateline", message)),
  ]
}

function checkDateline({ dateline }: ReportHead, report: Report): string[] {
  if (!dateline) return []
  const stands = report.dateline?.includes(dateline.text) || report.text.includes(dateline.text)
  if (!stands) return ["does not stand in the report"]
  return dateline.place === undefined || dateline.text.includes(dateline.place) ? [] : ["has a place that does not stand in it"]
}
