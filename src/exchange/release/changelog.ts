/** The change log of a release: rows of each table then and now, and what became of what people may have cited; older entries below. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { TABLES } from "../tables/all.ts"
import { type Change, type ChangeKind, countRows } from "./changes.ts"

/** Ids that a list of the page shows; `changes.csv` has all. */
const SHOWN = 50

const HEADINGS: Readonly<Record<ChangeKind, string>> = {
  redirected: "Merged into others: these ids lead on",
  withdrawn: "Withdrawn: tombstones",
  changed: "Changed",
  added: "Added",
}

/** Counts changes and keeps the first of each kind, as they are written. */
export interface Tally {
  readonly counts: Map<string, number>
  readonly shown: Map<string, Change[]>
}

/** A tally of nothing. */
export const startTally = (): Tally => ({ counts: new Map(), shown: new Map() })

/** Counts a change in. */
export function tally({ counts, shown }: Tally, change: Change): void {
  const key = `${change.table} ${change.change}`
  counts.set(key, (counts.get(key) ?? 0) + 1)
  const list = shown.get(key) ?? []
  if (list.length < SHOWN) shown.set(key, [...list, change])
}

/** The page. `before` is the folder of the release before, where there is one. */
export async function renderChangelog(
  name: string,
  { after, before, changes }: { readonly after: string; readonly before: string | undefined; readonly changes: Tally },
): Promise<string> {
  const head = `# Changes\n\n## ${name}\n\n${await renderCounts(after, before)}`
  if (before === undefined) return `${head}\nThe first release.\n`
  const old = join(before, "CHANGELOG.md")
  const older = existsSync(old) ? readFileSync(old, "utf8").replace(/^# Changes\n\n/, "") : ""
  const lists = TABLES.flatMap((table) => renderLists(table.name, changes))
  const body = lists.length > 0 ? lists.join("\n") : "Nothing that has an id changed.\n"
  return `${head}\n${body}${older === "" ? "" : `\n${older}`}`
}

async function renderCounts(after: string, before: string | undefined): Promise<string> {
  const lines: string[] = []
  for (const { name } of TABLES) {
    const now = await countRows(after, name)
    lines.push(before === undefined ? `| ${name} | ${now} |` : `| ${name} | ${await countRows(before, name)} | ${now} |`)
  }
  const heading = before === undefined ? ["| table | rows |", "|---|---|"] : ["| table | rows before | rows now |", "|---|---|---|"]
  return `${[...heading, ...lines].join("\n")}\n`
}

function renderLists(table: string, { counts, shown }: Tally): string[] {
  return (Object.keys(HEADINGS) as ChangeKind[]).flatMap((kind) => {
    const count = counts.get(`${table} ${kind}`) ?? 0
    if (count === 0) return []
    const more = count > SHOWN ? [`- and ${count - SHOWN} more, in changes.csv`] : []
    const lines = (shown.get(`${table} ${kind}`) ?? []).map(renderChange)
    return [`### ${table}: ${HEADINGS[kind]} (${count})\n\n${[...lines, ...more].join("\n")}\n`]
  })
}

function renderChange({ id, to, columns }: Change): string {
  if (to !== null) return `- \`${id}\` → \`${to}\``
  return columns === null ? `- \`${id}\`` : `- \`${id}\`: ${columns.replaceAll(" ", ", ")}`
}
