/**
 * Bodies that act without being states: international organisations, missions, parties, armed groups, agencies.
 * A body is met by its full name, a variant or an acronym; "African Union (AU)" is met by either half.
 */
import { isAcronym } from "./fold.ts"
import type { Named } from "./name-index.ts"
import type { BodyRow } from "./world-schema.ts"

/** A body as knowledge/world/bodies.json has it; `members` are iso3 codes, `of` is the body it belongs to. */
export type Body = Readonly<BodyRow>

/** A body met by one of its names. */
export interface BodyMatch {
  readonly kind: "body"
  /** The body's full name, whatever the text called it. */
  readonly name: string
  readonly as: "name" | "variant" | "acronym"
  readonly body: Body
}

/** Every name of every body, in the order of the file. */
export function namesOfBodies(bodies: readonly Body[]): Named<BodyMatch>[] {
  return bodies.flatMap((body) => {
    const match = (as: BodyMatch["as"]): BodyMatch => ({ kind: "body", name: body.name, as, body })
    const [acronym, variant] = [match("acronym"), match("variant")]
    const others = body.variants.map((name) => ({ name, value: isAcronym(name) ? acronym : variant }))
    return [{ name: body.name, value: isAcronym(body.name) ? acronym : match("name") }, ...others]
  })
}

/** A name, the same without what stands in brackets, and what stands there: the ways to look up "African Union (AU)". */
export function waysToLookUp(name: string): string[] {
  const bracket = /^(.*?)\s*\(\s*([^()]+?)\s*\)\s*(.*)$/.exec(name)
  if (!bracket) return [name]
  const outside = `${bracket[1] ?? ""} ${bracket[3] ?? ""}`.trim()
  return [name, outside, bracket[2] ?? ""].filter((way) => way !== "")
}
