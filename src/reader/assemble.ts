/**
 * The reader out of its parts: model, knowledge and settings in, a reader out. It touches no disk, so the same code reads on the command line
 * and in a browser, and gives the same bytes there.
 */
import type { Knowledge } from "../knowledge/index.ts"
import {
  encode,
  encoderSentences,
  makePieceCutter,
  modelLabelsSchema,
  parseLanguageWords,
  type RunEncoder,
  segment,
} from "../language/index.ts"
import { type FactTrace, type ReadingTools, readReport, triggerSpotter } from "../read/index.ts"
import { readingSettingsSchema } from "../read/settings.ts"
import { type DiplomaticRecord, keepConfident, type Producer, type Report, withoutQuotes } from "../record/index.ts"

/** A record, and for each of its facts what it rests on. */
export interface Explanation {
  readonly record: DiplomaticRecord
  readonly facts: readonly FactTrace[]
}

/** Reads reports. */
export interface Reader {
  /** One report's record. Pure: the same report and producer give the same record. Throws only where the runtime itself fails. */
  read(report: Report): Promise<DiplomaticRecord>
  /** The same record, and what each of its facts rests on: labels, links, frames, knowledge. Slower; always with the words. */
  explain(report: Report): Promise<Explanation>
  readonly producer: Producer
}

/** What a reader is made of; `labels`, `tokenizer`, `tokenizerConfig` and `settings` are the parsed files of `models/en`. */
export interface ReaderParts {
  readonly knowledge: Knowledge
  readonly labels: unknown
  readonly tokenizer: unknown
  readonly tokenizerConfig: unknown
  readonly settings: unknown
  readonly run: RunEncoder
  readonly producer: Producer
}

/** What of a record is given. */
export interface ReadingChoice {
  readonly minConfidence?: number
  readonly quotes?: boolean
}

/** Puts a reader together. Throws where a part is faulty. */
export function assembleReader({ knowledge, run, producer, ...files }: ReaderParts, { minConfidence, quotes }: ReadingChoice = {}): Reader {
  const words = parseLanguageWords(knowledge.language)
  const labels = modelLabelsSchema.parse(files.labels)
  const encoder = { labels, cut: makePieceCutter(files.tokenizer as object, files.tokenizerConfig as object), run }
  const settings = readingSettingsSchema.parse(files.settings)
  const readWith = async (report: Report, frames: typeof knowledge.frames, trace?: ReadingTools["trace"]): Promise<DiplomaticRecord> => {
    const document = segment(report, words)
    const labelled = await encode(encoderSentences(report, words, document), encoder, triggerSpotter(frames, knowledge))
    const record = readReport(document, labelled, { knowledge, producer, settings, ...(trace && { trace }) })
    return minConfidence === undefined ? record : keepConfident(record, minConfidence)
  }
  return {
    producer,
    async read(report) {
      const record = await readWith(report, knowledge.ownFrames)
      return quotes === false ? withoutQuotes(record) : record
    },
    async explain(report) {
      let traced: readonly FactTrace[] = []
      const record = await readWith(report, knowledge.frames, (facts) => {
        traced = facts
      })
      const kept = new Set([record.actors, record.events, record.tours, record.statements, record.ties].flat().map(({ id }) => id))
      return { record, facts: traced.filter(({ id }) => kept.has(id)) }
    },
  }
}
