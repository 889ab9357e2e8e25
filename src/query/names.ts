/** What words name in a store: states and towns by knowledge, people, bodies and other places by what reports name. */
import { cleanText } from "../store/rows.ts"
import { QueryError } from "./errors.ts"
import { resolvePlace } from "./occurrence-filters.ts"
import { isMergedId, resolveBodies, resolvePeople, type Source } from "./resolve.ts"
import type { Names } from "./understand.ts"

/** The names of a store. */
export function namesOf(source: Source): Names {
  const isFound = async (find: (source: Source, words: string) => Promise<unknown>, words: string): Promise<boolean> => {
    try {
      await find(source, words)
      return true
    } catch (error) {
      if (error instanceof QueryError) return error.code === "person-vague"
      throw error
    }
  }
  return {
    isState: (words) => isState(source, words),
    isPerson: async (words) => isNameLike(words) && (await isFound(resolvePeople, words)),
    isBody: async (words) => isNameLike(words) && (await isFound(resolveBodies, words)),
    isPlace: async (words) =>
      /^\p{Lu}/u.test(words) && (source.knowledge.findPlace(words) !== undefined || (await isFoundPlace(source, words))),
  }
}

const STATE_NAMES: ReadonlySet<string> = new Set(["name", "official", "variant", "adjective"])

function isState({ knowledge }: Source, words: string): boolean {
  if (/^[A-Z]{3}$/.test(words) && knowledge.stateByCode(words)) return true
  const match = /^\p{Lu}/u.test(words) ? knowledge.findState(words) : undefined
  return match !== undefined && STATE_NAMES.has(match.as)
}

/** Names are written with a capital, or are ids: "meeting" is in the names of many bodies. */
const isNameLike = (words: string): boolean => isMergedId(words) || /(?:^|[\s-])\p{Lu}/u.test(words)

async function isFoundPlace(source: Source, words: string): Promise<boolean> {
  const where = await resolvePlace(source, words)
  if ("country" in where) return true
  const row = await source.db.selectFrom("occurrences").select("id").where("place", "=", cleanText(words)).limit(1).executeTakeFirst()
  return row !== undefined
}
