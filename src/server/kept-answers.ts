/**
 * Answers that were given, kept for as long as the store is as it was: the same page is asked for again and again, and costs most where
 * much is counted. Nothing outlives the revision that it is of, so that no word of a withdrawn report stays.
 */

/** A kept answer. */
export interface KeptAnswer {
  readonly body: Uint8Array<ArrayBuffer>
  readonly headers: readonly (readonly [string, string])[]
}

/** Keeps answers by their tags. */
export interface KeptAnswers {
  find(tag: string): Response | undefined
  /** Gives the answer on, and keeps it where it is of the revision that was seen last and not too large. */
  keep(tag: string, revision: string, response: Response): Promise<Response>
  /** Tells which revision is now; answers of another are forgotten. */
  see(revision: string): void
}

/** The largest answer that is kept, and all of them, in bytes. */
const LIMITS = { each: 2 ** 19, all: 2 ** 25 }
/** What is whole when it is given; rows of other formats go out as they are found. */
const WHOLE = /^(?:text\/html|application\/json)\b/

/** Makes it, empty. */
export function makeKeptAnswers(limits = LIMITS): KeptAnswers {
  const kept = new Map<string, KeptAnswer>()
  let [size, current] = [0, ""]
  const drop = (tag: string, { body }: KeptAnswer): void => {
    kept.delete(tag)
    size -= body.byteLength
  }
  const add = (tag: string, answer: KeptAnswer): void => {
    const known = kept.get(tag)
    if (known) drop(tag, known)
    kept.set(tag, answer)
    size += answer.body.byteLength
    for (const [oldest, one] of kept) {
      if (size <= limits.all) break
      drop(oldest, one)
    }
  }
  return {
    see(revision) {
      if (revision === current) return
      kept.clear()
      ;[size, current] = [0, revision]
    },
    find(tag) {
      const known = kept.get(tag)
      if (!known) return undefined
      kept.delete(tag) // to the end: what was not asked for longest goes first
      kept.set(tag, known)
      return toResponse(known)
    },
    async keep(tag, revision, response) {
      if (response.status !== 200 || !WHOLE.test(response.headers.get("Content-Type") ?? "")) return response
      const answer = { body: new Uint8Array(await response.arrayBuffer()), headers: [...response.headers] }
      if (revision === current && answer.body.byteLength <= limits.each) add(tag, answer)
      return toResponse(answer)
    },
  }
}

const toResponse = ({ body, headers }: KeptAnswer): Response =>
  new Response(body, { headers: headers.map(([name, value]) => [name, value]) })
