/** Reads the sentences of event frames: which of `yes` give their event, with what they say of it, and which of `no` keep clear of its type. */
import type { LoadedFrame } from "../../knowledge/index.ts"
import type { DiplomaticEvent, DiplomaticRecord } from "../../record/index.ts"
import type { Reader } from "../reader.ts"

/** A sentence, what its frame asks of it, and what is amiss in the reading. */
export interface ReadSentence {
  readonly path: string
  readonly type: DiplomaticEvent["type"]
  readonly list: "yes" | "no"
  readonly text: string
  /** Whether an event of the type is found in a `yes`, and none in a `no`. */
  readonly isRight: boolean
  /** What is missing or too much, in words; of a `yes`, status, participants and place are asked too. */
  readonly faults: readonly string[]
}

/** Reads every sentence of the frames, one by one. */
export async function readFrames(reader: Pick<Reader, "read">, frames: readonly LoadedFrame[]): Promise<ReadSentence[]> {
  const read: ReadSentence[] = []
  for (const { path, type, yes, no } of frames) {
    for (const sentence of yes) {
      const record = await reader.read({ text: sentence.text })
      const events = record.events.filter((event) => event.type === type)
      const faults = events.length > 0 ? fewestFaults(record, events, sentence) : [`no ${type} is found`]
      read.push({ path, type, list: "yes", text: sentence.text, isRight: events.length > 0, faults })
    }
    for (const { text } of no) {
      const { events } = await reader.read({ text })
      const found = events.filter((event) => event.type === type)
      const faults = found.map(({ evidence }) => `a ${type} is found in “${evidence[0]?.text}”`)
      read.push({ path, type, list: "no", text, isRight: faults.length === 0, faults })
    }
  }
  return read
}

type Yes = LoadedFrame["yes"][number]

/** The faults of the event that fits best. */
function fewestFaults(record: DiplomaticRecord, events: readonly DiplomaticEvent[], wanted: Yes): string[] {
  return events.map((event) => faultsOf(record, event, wanted)).reduce((best, faults) => (faults.length < best.length ? faults : best))
}

function faultsOf({ actors }: DiplomaticRecord, event: DiplomaticEvent, wanted: Yes): string[] {
  const names = new Map(actors.map(({ id, name, mentions }) => [id, [name, ...mentions.map(({ text }) => text ?? "")]]))
  const has = ({ name, role }: Yes["participants"][number]): boolean =>
    event.participants.some((part) => part.role === role && (names.get(part.actor) ?? []).some((one) => one.includes(name)))
  const status = event.status === wanted.status ? [] : [`it is ${event.status}, not ${wanted.status}`]
  const missing = wanted.participants.filter((one) => !has(one)).map(({ name, role }) => `no ${role} ${name}`)
  const place = wanted.place === undefined || event.place?.name.includes(wanted.place) ? [] : [`it is not in ${wanted.place}`]
  return [...status, ...missing, ...place]
}

/** How many of some sentences are read rightly: by type alone, and with nothing amiss. */
export function countRight(sentences: readonly ReadSentence[]): { right: number; whole: number; all: number } {
  return {
    right: sentences.filter(({ isRight }) => isRight).length,
    whole: sentences.filter(({ faults }) => faults.length === 0).length,
    all: sentences.length,
  }
}
