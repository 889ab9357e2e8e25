/** Work on many things at once, results in the order of the things, and never more than a few ahead. */

/** Maps items with up to `width` under way; gives each result as soon as all before it are given. The work must not reject. */
export async function* mapInOrder<T, R>(items: AsyncIterable<T>, width: number, work: (item: T) => Promise<R>): AsyncGenerator<R> {
  const source = items[Symbol.asyncIterator]()
  const pending: Promise<R>[] = []
  let next: Promise<IteratorResult<T>> | undefined = source.next()
  try {
    while (next || pending.length > 0) {
      const taken = await takeFirst(pending.length < width ? next : undefined, pending[0])
      if (taken.kind === "result") {
        pending.shift()
        yield taken.result
      } else if (taken.item.done) next = undefined
      else {
        pending.push(work(taken.item.value))
        next = source.next()
      }
    }
  } finally {
    next?.catch(() => {})
    void source.return?.()
  }
}

type Taken<T, R> = { kind: "item"; item: IteratorResult<T> } | { kind: "result"; result: R }

/** Whichever comes first: the next item where there is room for it, or the oldest result. */
function takeFirst<T, R>(next: Promise<IteratorResult<T>> | undefined, oldest: Promise<R> | undefined): Promise<Taken<T, R>> {
  const waits: Promise<Taken<T, R>>[] = []
  if (oldest) waits.push(oldest.then((result) => ({ kind: "result" as const, result })))
  if (next) waits.push(next.then((item) => ({ kind: "item" as const, item })))
  return Promise.race(waits)
}
