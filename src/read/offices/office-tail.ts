/**
 * What follows the head of an office: "of Syria", "of the World Bank", "for human rights", "to Pakistan".
 * A person's name that stands there is passed over.
 */
import type { OfficeIndex } from "./office-index.ts"
import type { OfficeToken } from "./parts.ts"
import { closeUp, joinTitle, withoutBrackets } from "./title-text.ts"

/** What the tail adds to an office. */
export interface OfficeTail {
  title: string
  country?: string
  organization?: string
  /** True where the body is an international one, so that no country around it counts. */
  international: boolean
}

type Link = "of" | "for" | "to" | "in"

interface Segment {
  readonly link: Link
  readonly word: string
  readonly tokens: readonly OfficeToken[]
}

/** Reads the parts after a head. */
export function readTail(tail: readonly OfficeToken[], head: OfficeToken | undefined, index: OfficeIndex): OfficeTail {
  const read: OfficeTail = { title: "", international: false }
  const takesPortfolio = headsPortfolio(head, index)
  for (const segment of segmentsOf(withoutBrackets(tail))) {
    if (!read.organization || segment.link === "of" || segment.link === "in") readSegment(segment, read, takesPortfolio, index)
  }
  read.title = joinTitle([read.title], index, "rest")
  return read
}

/** True for a head that "of X" gives a portfolio ("minister of"), not a body ("president of"). */
function headsPortfolio(head: OfficeToken | undefined, index: OfficeIndex): boolean {
  return head !== undefined && index.portfolioHeads.has(head.plain.split(" ").at(-1)!) && !index.bodySecretaries.has(head.plain)
}

/** The stretches after each link; what stands before the first one is a name. */
function segmentsOf(tail: readonly OfficeToken[]): Segment[] {
  const segments: { link: Link; word: string; tokens: OfficeToken[] }[] = []
  for (const token of tail) {
    if (token.kind === "link") segments.push({ link: token.link!, word: token.plain, tokens: [] })
    else segments.at(-1)?.tokens.push(token)
  }
  return segments
}

function readSegment(segment: Segment, read: OfficeTail, takesPortfolio: boolean, index: OfficeIndex): void {
  const bare = segment.tokens.filter((token) => token.kind !== "dropped" && token.kind !== "status")
  if (segment.link === "of" && index.silent.has(plainOf(bare))) return
  if (bare[0]?.kind === "state" && bare.length === 1) readState(segment, bare[0], read)
  else if (isBody(bare, segment.link, read, takesPortfolio, index)) readBody(segment, bare, read)
  else readPortfolio(segment, bare, read)
}

function readPortfolio(segment: Segment, bare: readonly OfficeToken[], read: OfficeTail): void {
  if (segment.link === "of") read.country ??= countryOf(bare)
  read.title += ` ${segment.word} ${titleOf(segment.tokens, segment.link === "of")}`
}

/** "of Syria" gives the country, "to Pakistan" is where an envoy is sent, "for Sudan" stays in the title. */
function readState(segment: Segment, state: OfficeToken, read: OfficeTail): void {
  if (read.organization && segment.link === "of") read.organization += ` ${segment.word} ${state.text}`
  else if (segment.link === "of") read.country ??= state.country
  else if (segment.link !== "to" && !read.organization) read.title += ` ${segment.word} ${state.plain}`
}

function readBody(segment: Segment, bare: readonly OfficeToken[], read: OfficeTail): void {
  const text = closeUp(bare.map((token) => token.text).join(" "))
  read.organization = read.organization ? `${read.organization} ${segment.word} ${text}` : text
  read.international ||= bare[0]?.kind === "body"
}

function isBody(bare: readonly OfficeToken[], link: Link, read: OfficeTail, takesPortfolio: boolean, index: OfficeIndex): boolean {
  if (bare.length === 0 || link === "to" || link === "in") return false
  if (read.organization) return link === "of"
  const last = bare.at(-1)!
  if (index.houses.has(plainOf(bare)) || index.units.has(last.plain) || last.kind === "state") return last.kind === "body"
  if (bare[0]!.kind === "body" && link === "of") return true
  if (takesPortfolio || !bare.some((token) => /^\p{Lu}/u.test(token.text))) return false
  const named = bare.some((token) => token.kind === "name" || token.kind === "body")
  return index.bodyNouns.has(last.plain) || last.kind === "body" || (link === "of" && named)
}

/** The words without states: "the DPRK Cabinet" is the cabinet. */
function plainOf(bare: readonly OfficeToken[]): string {
  return bare
    .filter((token) => token.kind !== "state" && token.kind !== "possessive")
    .map((token) => token.plain)
    .join(" ")
}

function countryOf(bare: readonly OfficeToken[]): string | undefined {
  return bare.find((token) => token.kind === "state")?.country
}

function titleOf(tokens: readonly OfficeToken[], withoutStates: boolean): string {
  return tokens
    .filter((token, at) => token.kind !== "status" && !(withoutStates && token.kind === "state") && (token.kind !== "dropped" || at === 0))
    .map((token) => token.plain)
    .join(" ")
}
