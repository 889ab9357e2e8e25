/**
 * What stands before and at the head of an office: "Acting Foreign Minister", "PLO executive committee member".
 * States and status words are left out of the title, and bodies where they are not part of its name.
 */
import type { OfficeIndex } from "./office-index.ts"
import type { OfficeToken } from "./parts.ts"
import { joinTitle } from "./title-text.ts"

/** Title and body of the front. */
export interface OfficeFront {
  readonly title: string
  readonly organization?: string
  readonly international: boolean
}

const titleKinds = new Set(["head", "word", "name"])

/** Reads the parts up to the head. */
export function readFront(front: readonly OfficeToken[], index: OfficeIndex): OfficeFront {
  const body = findBodyInFront(front, index)
  const rest = body ? [...front.slice(0, body.from), ...front.slice(body.to)] : front
  const words = rest.filter((token, at) => titleKinds.has(token.kind) || isKept(rest, at))
  const title = joinTitle(
    words.map((token) => commonForm(token.plain, index)),
    index,
    "front",
  )
  return { title, organization: body?.text, international: body?.international ?? false }
}

/** "FM" is a foreign minister, "presidents" are each a president. */
function commonForm(plain: string, index: OfficeIndex): string {
  return index.words.abbreviations[plain] ?? index.words.singulars[plain] ?? plain
}

/** "economy, energy and tourism minister", "prime minister's spokeswoman" */
function isKept(rest: readonly OfficeToken[], at: number): boolean {
  const before = rest[at - 1]
  if (before === undefined || !titleKinds.has(before.kind)) return false
  return rest[at]!.kind === "join" || rest[at]!.kind === "possessive"
}

/** A known body; else capitalised words before a head in lower case ("Labor Party leader") or that end as bodies do ("Security Council Secretary"). */
function findBodyInFront(front: readonly OfficeToken[], index: OfficeIndex) {
  const known = front.findIndex((token) => token.kind === "body")
  if (known >= 0) return bodyFrom(front, known, true, index)
  const head = front.at(-1)
  const from = front.findIndex((token) => (token.kind === "name" || token.kind === "word") && isCapital(token))
  if (from < 0 || from === front.length - 1) return undefined
  const body = bodyFrom(front, from, false, index)
  if (!body || index.houses.has(body.text.toLowerCase())) return undefined
  const hasName = front.slice(from, body.to).some((token) => token.kind === "name")
  const last = front[body.to - 1]!.plain
  if (head && !isCapital(head)) return hasName || (index.bodyNouns.has(last) && !index.words.keptInFront.includes(last)) ? body : undefined
  return index.bodyNouns.has(last) && !index.words.portfolios.includes(last) ? body : undefined
}

/** From a capitalised word to the last one before the head; a body noun after a known body belongs to it ("UN Environment Program"). */
function bodyFrom(front: readonly OfficeToken[], from: number, international: boolean, index: OfficeIndex) {
  let end = from + 1
  for (let at = from + 1; at < front.length - 1 && (isCapital(front[at]!) || front[at]!.kind === "join"); at++) {
    if (!international || index.bodyNouns.has(front[at]!.plain)) end = at + 1
  }
  while (end > from && front[end - 1]!.kind === "join") end--
  const text = front
    .slice(from, end)
    .map((token) => token.text)
    .join(" ")
  return { from, to: end, text, international }
}

function isCapital(token: OfficeToken): boolean {
  return /^\p{Lu}/u.test(token.text)
}
