/**
 * An office phrase read: "Acting Foreign Minister", "President of the World Bank", "Deputy Prime Minister and Minister of Defence".
 * Titles are kept in the report's own words, in lower case; country, body and status are taken out of them.
 */
import { readFront } from "./office-front.ts"
import { indexOffices, type OfficeIndex } from "./office-index.ts"
import { readTail } from "./office-tail.ts"
import { cutOfficeTokens } from "./office-tokens.ts"
import type { HoldingStatus, OfficeKnowledge, OfficeToken, ReadOffice } from "./parts.ts"
import { splitOffices } from "./split-offices.ts"
import { withoutBrackets } from "./title-text.ts"

/** The words right before and after the phrase in its text: "Syrian" before "President", "of Iran" after it. */
export interface OfficeContext {
  readonly before?: string
  readonly after?: string
}

interface RunOffice {
  readonly title: string
  readonly country?: string
  readonly organization?: string
  readonly international: boolean
  readonly status?: HoldingStatus
}

/** The offices that a phrase names, in order; a country, body or status given once holds for all of them. */
export function readOffice(phrase: string, knowledge: OfficeKnowledge, context: OfficeContext = {}): ReadOffice[] {
  const index = indexOffices(knowledge.offices)
  const runs = splitOffices(withoutBrackets(cutOfficeTokens(phrase, index, knowledge))).map(withoutLead)
  const offices = runs.map((run) => readRun(run, index)).filter((office) => office !== undefined)
  const around = readContext(context, index, knowledge)
  const shared = { ...around, country: offices.find((office) => office.country)?.country ?? around.country }
  const status = offices[0]?.status ?? around.status ?? "current"
  return offices.map((office) => withShared(office, shared, status))
}

/** "one of the leaders of ..." is a leader. */
function withoutLead(run: readonly OfficeToken[]): readonly OfficeToken[] {
  return run.slice(run.findIndex((token) => token.kind !== "dropped" && token.kind !== "link"))
}

function withShared(office: RunOffice, shared: { country?: string; organization?: string }, status: HoldingStatus): ReadOffice {
  const organization = office.organization ?? shared.organization
  const country = office.country ?? (office.international || (shared.organization && !office.organization) ? undefined : shared.country)
  return {
    title: office.title,
    ...(country ? { country } : {}),
    ...(organization ? { organization } : {}),
    status: office.status ?? status,
  }
}

/** One office of its parts: what stands before its head, the head, and what "of", "for" and "to" add. */
function readRun(run: readonly OfficeToken[], index: OfficeIndex): RunOffice | undefined {
  const head = headOf(run)
  if (head < 0) return undefined
  const before = run.slice(0, head + 1)
  const front = readFront(before, index)
  const tail = readTail(run.slice(head + 1), run[head], index)
  const title = [front.title, tail.title].filter(Boolean).join(" ")
  if (title === "") return undefined
  return {
    title: index.words.rewrites[title] ?? title,
    country: tail.country ?? before.find((token) => token.country)?.country,
    organization: tail.organization ?? front.organization,
    international: tail.international || front.international,
    status: statusOf(run, head, index),
  }
}

/** The last head before a link, a mark or a person's name; without a head the last word in lower case, or -1. */
function headOf(run: readonly OfficeToken[]): number {
  let head = -1
  let end = run.length
  for (const [at, token] of run.entries()) {
    if (token.kind === "link" || token.kind === "mark") end = at
    if (token.kind === "name" && head >= 0 && run[at - 1]?.kind !== "possessive" && !isBodyWord(run, at, head)) end = at
    if (end === at) break
    if (token.kind === "head") head = at
  }
  if (head >= 0) return head
  return run.slice(0, end).findLastIndex((token) => token.kind === "word")
}

/** In "deputy Hamas leader" the name stands between a rank in lower case and its head, so it is no person. */
function isBodyWord(run: readonly OfficeToken[], at: number, head: number): boolean {
  return run[head]!.text === run[head]!.plain && run[at + 1]?.kind === "head" && run[at + 1]!.text === run[at + 1]!.plain
}

/** "former" before the head, "-designate" right after it, "a.i." within it. */
function statusOf(run: readonly OfficeToken[], head: number, index: OfficeIndex): HoldingStatus | undefined {
  const near = run.slice(0, head + 2).find((token) => token.kind === "status")
  if (near) return near.status
  const within = Object.entries(index.words.status).find(([phrase]) => run[head]!.plain.endsWith(` ${phrase}`))
  return within?.[1]
}

/** What stands around the phrase: a state, a body or a status word right before it, "of" and a state right after it. */
function readContext(context: OfficeContext, index: OfficeIndex, knowledge: OfficeKnowledge) {
  const before = withoutBrackets(cutOfficeTokens(lastSentence(context.before ?? ""), index, knowledge))
  const after = cutOfficeTokens(context.after ?? "", index, knowledge)
  const around: { country?: string; organization?: string; status?: HoldingStatus } = {}
  for (const token of before.reverse()) {
    if (token.kind === "state") around.country ??= token.country
    else if (token.kind === "status") around.status ??= token.status
    else if (token.kind === "body" && !around.country) around.organization ??= token.text
    else if (token.kind !== "dropped" && token.kind !== "possessive") break
  }
  const next = after.filter((token) => token.kind !== "dropped")
  if (next[0]?.link === "of" && next[1]?.kind === "state" && !/^\p{Lu}/u.test(next[2]?.text ?? "")) around.country ??= next[1].country
  return around
}

/** What stands after the last full stop, dash or quotation mark. */
function lastSentence(text: string): string {
  return text.slice(Math.max(text.search(/[^.!?"”“–—]*$/), text.search(/(?<=\p{Ll}\p{Ll}[.!?]\s+)[^.]*$/u), 0)).trimStart()
}
