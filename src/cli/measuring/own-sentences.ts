/** Reads the sentences of a user's own knowledge: what must be found in each is, and what must not is not. */
import type { Expected, OwnSentence } from "../../knowledge/index.ts"
import type { DiplomaticRecord } from "../../record/index.ts"
import type { Reader } from "../reader.ts"

/** A sentence and what is amiss in its reading. */
export interface TestedSentence {
  readonly path: string
  readonly list: string
  readonly text: string
  readonly faults: readonly string[]
}

/** Reads every sentence, one by one. */
export async function readSentences(
  reader: Pick<Reader, "read">,
  path: string,
  sentences: readonly OwnSentence[],
): Promise<TestedSentence[]> {
  const read: TestedSentence[] = []
  for (const { text, yes, no } of sentences) {
    const record = await reader.read({ text })
    const missing = yes.filter((one) => !isFound(record, one)).map((one) => `no ${wordsOf(one)} is found`)
    const astray = no.filter((one) => isFound(record, one)).map((one) => `there is ${wordsOf(one)}`)
    read.push({ path, list: yes.length > 0 ? "yes" : "no", text, faults: [...missing, ...astray] })
  }
  return read
}

function isFound(record: DiplomaticRecord, expected: Expected): boolean {
  const named = (id: string, name: string | undefined): boolean => {
    const actor = record.actors.find((one) => one.id === id)
    return name === undefined || (actor !== undefined && [actor.name, ...actor.mentions.map(({ text }) => text ?? "")].includes(name))
  }
  switch (expected.kind) {
    case "tie":
      return record.ties.some(
        ({ type, source, target }) => type === expected.type && named(source, expected.source) && named(target, expected.target),
      )
    case "office":
      return record.actors.some(
        ({ id, offices }) =>
          named(id, expected.name) &&
          offices.some(({ title, country }) => title === expected.title && (expected.country ?? country) === country),
      )
    case "actor":
      return record.actors.some(
        ({ id, kind, country }) => named(id, expected.name) && (expected.is ?? kind) === kind && (expected.country ?? country) === country,
      )
  }
}

function wordsOf(expected: Expected): string {
  const { kind, ...rest } = expected
  return `${kind} ${Object.values(rest).join(" ")}`
}
