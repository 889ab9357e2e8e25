/**
 * Labels without the model, for tests of reading: a text with marks becomes a document (cut by the real `segment`) and labels that say what
 * the marks say. "[Bagheri Kani|k:person] [met|m:meeting/planned] [Syria|s:state~0.6]": a mark is words, a name, a label and, where it
 * matters, a class (status of an event or holding) and a probability. A link is a line: "role-host m k 3.5" (log odds 6 where none stands).
 */
import { fileURLToPath } from "node:url"
import { readKnowledge } from "../src/knowledge/files.ts"
import type { Knowledge, LoadedFrame } from "../src/knowledge/index.ts"
import { encoderSentences, wordsOf } from "../src/language/encoder/sentences.ts"
import {
  type EncoderWord,
  type Labels,
  type LabelTable,
  parseLanguageWords,
  segment,
  type Trees,
  type WordSpan,
} from "../src/language/index.ts"
import { findLands } from "../src/read/actors/find-lands.ts"
import { type ReadingSettings, readingSettingsSchema, readReport } from "../src/read/index.ts"
import type { Reading } from "../src/read/reading.ts"
import {
  ACTOR_KINDS,
  type DiplomaticRecord,
  EVENT_STATUSES,
  EVENT_TYPES,
  HOLDING_STATUSES,
  type Report,
  sha256,
  TIE_TYPES,
  validateRecord,
} from "../src/record/index.ts"

/** What is planted. */
export interface Planting {
  /** The body, marked. */
  readonly text: string
  readonly title?: string
  /** The dateline beside the text; may be marked. */
  readonly dateline?: string
  readonly published?: string
  readonly links?: readonly string[]
  /** Word classes by word: `{ met: "VERB" }`; X for the rest. */
  readonly classes?: Readonly<Record<string, string>>
  /** Trees: "Assad nsubj met" hangs Assad under met; the first word of that text is meant. Words that none names are roots. */
  readonly tree?: readonly string[]
  /** Frames of a user's own; none where it is missing. */
  readonly frames?: readonly LoadedFrame[]
  readonly settings?: Partial<ReadingSettings>
  /** Links are seen within so many words only; everywhere where it is missing. */
  readonly reach?: number
}

/** What grew from it. */
export interface Planted {
  readonly report: Report
  readonly labels: Labels
  readonly reading: Reading
  /** The words of a mark. */
  span(name: string): WordSpan
}

const LAYERS: Readonly<Record<string, readonly string[]>> = {
  actor: ACTOR_KINDS,
  trigger: EVENT_TYPES,
  part: ["SOURCE", "CUE"],
  content: ["CONTENT"],
  inner: ["INNER"],
  office: ["OFFICE"],
  when: ["WHEN"],
  where: ["WHERE"],
  topic: ["TOPIC"],
  tie: TIE_TYPES,
}
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  status: EVENT_STATUSES,
  holding: HOLDING_STATUSES,
  upos: ["X", "NOUN", "PROPN", "VERB", "ADJ", "AUX", "ADV", "PRON", "ADP", "DET"],
}
const SURE = 0.97
const LINKED = 6
const UNLINKED = -6
/** Links that are planted both ways at once. */
const MUTUAL: ReadonlySet<string> = new Set(["same", "joint", "tour"])

/** The knowledge that is shipped, read once. */
export const knowledge: Knowledge = readKnowledge(fileURLToPath(new URL("../knowledge", import.meta.url)))
const words = parseLanguageWords(knowledge.language)

interface Mark extends WordSpan {
  readonly name: string
  readonly label: string
  readonly kind: string | undefined
  readonly probability: number
}

/** Makes document, labels and reading of a marked text. Throws where a mark or a link names what is not there. */
export function plant(planting: Planting): Planted {
  const { text, title, dateline, published } = planting
  const fields = { body: unmark(text), title: unmark(title ?? ""), dateline: unmark(dateline ?? "") }
  const report: Report = {
    text: fields.body.text,
    ...(title && { title: fields.title.text }),
    ...(dateline && { dateline: fields.dateline.text }),
    ...(published && { published }),
  }
  const document = segment(report, words)
  const row = wordsOf(encoderSentences(report, words, document))
  const marks = (["title", "dateline", "body"] as const).flatMap((field) => fields[field].marks.map((mark) => placeMark(mark, field, row)))
  const labels = makeLabels(row, marks, planting)
  const settings = readingSettingsSchema.parse({ outside: {}, links: {}, ...planting.settings })
  const anchor = document.dateline?.date ?? published?.slice(0, 10)
  const rows = Map.groupBy(row, ({ sentence }) => sentence).values()
  const lands = findLands(
    knowledge,
    [...rows].map((sentence) => sentence.map((word) => word.text)),
  )
  const known = planting.frames ? withFrames(planting.frames) : knowledge
  const reading: Reading = { document, labels, knowledge: known, settings, lands, hints: {}, ...(anchor && { anchor }) }
  return { report, labels, reading, span: (name) => markNamed(marks, name) }
}

/** The shipped knowledge with frames of a user's own. */
function withFrames(frames: readonly LoadedFrame[]): Knowledge {
  return Object.create(knowledge, { ownFrames: { value: frames }, frames: { value: [...knowledge.frames, ...frames] } }) as Knowledge
}

/** The record of a marked text, read by all stages. Throws where it is no valid record. */
export function readPlanted(planting: Planting): DiplomaticRecord {
  const { report, labels, reading } = plant(planting)
  const producer = { version: "0.0.0", runtime: "wasm", model: sha256("model"), knowledge: knowledge.digest }
  const record = readReport(reading.document, labels, { knowledge: reading.knowledge, producer, settings: reading.settings })
  const faults = validateRecord(record, report)
  if (faults.length > 0) throw new Error(`no valid record: ${JSON.stringify(faults)}`)
  return record
}

interface TextMark {
  readonly name: string
  readonly label: string
  readonly kind: string | undefined
  readonly probability: number
  readonly start: number
  readonly end: number
}

/** Takes the marks out of a text. */
function unmark(marked: string): { text: string; marks: TextMark[] } {
  const marks: TextMark[] = []
  const open: number[] = []
  let text = ""
  for (let at = 0; at < marked.length; ) {
    const closing = /^\|(\w+):([\w-]+)(?:\/(\w+))?(?:~([\d.]+))?\]/.exec(marked.slice(at, at + 60))
    if (closing) {
      const [whole, name, label, kind, probability] = closing
      marks.push({ name: name!, label: label!, kind, probability: Number(probability ?? SURE), start: open.pop()!, end: text.length })
      at += whole.length
    } else if (marked[at] === "[") {
      open.push(text.length)
      at++
    } else text += marked[at++]
  }
  if (open.length > 0) throw new Error(`a mark is not closed: ${marked}`)
  return { text, marks }
}

function placeMark({ start, end, ...mark }: TextMark, field: EncoderWord["field"], row: readonly EncoderWord[]): Mark {
  const inside = row.flatMap((word, index) => (word.field === field && word.start < end && word.end > start ? [index] : []))
  if (inside.length === 0) throw new Error(`no words are read at ${mark.name}`)
  return { ...mark, first: inside[0]!, last: inside.at(-1)! + 1 }
}

function markNamed(marks: readonly Mark[], name: string): Mark {
  const found = marks.find((mark) => mark.name === name)
  if (!found) throw new Error(`no mark is named ${name}`)
  return found
}

function makeLabels(row: readonly EncoderWord[], marks: readonly Mark[], { links = [], classes = {}, tree = [], reach }: Planting): Labels {
  const scores = new Map<string, number>()
  for (const line of links) {
    const [link, a, b, score] = line.split(" ")
    for (const name of [a!, b!]) markNamed(marks, name)
    scores.set(`${link} ${a} ${b}`, Number(score ?? LINKED))
    if (MUTUAL.has(link!)) scores.set(`${link} ${b} ${a}`, Number(score ?? LINKED))
  }
  const tables = new Map([...Object.keys(LAYERS), ...Object.keys(CLASSES)].map((name) => [name, makeTable(name, row, marks, classes)]))
  return {
    words: row,
    table: (name) => tables.get(name)!,
    link(name, a, b) {
      if (reach !== undefined && Math.abs(a.first - b.first) > reach) return undefined
      const pairs = marksAt(marks, a).flatMap((from) => marksAt(marks, b).map((to) => `${name} ${from.name} ${to.name}`))
      return pairs.map((pair) => scores.get(pair)).find((score) => score !== undefined) ?? UNLINKED
    },
    reach: ({ first, last }) =>
      reach === undefined
        ? { first: 0, last: row.length }
        : { first: Math.max(0, first - reach), last: Math.min(row.length, last + reach) },
    arcs: () => ({ scores: new Float64Array(), relations: [] }),
    syntax: () => ({ ...makeTrees(row, tree), classes: row.map(({ text }) => classes[text] ?? "X") }),
  }
}

function makeTrees(row: readonly EncoderWord[], arcs: readonly string[]): Trees {
  const [heads, relations] = [row.map((_, word) => word), row.map(() => "root")]
  const at = (text: string): number => {
    const word = row.findIndex((one) => one.text === text)
    if (word < 0) throw new Error(`no word is ${text}`)
    return word
  }
  for (const arc of arcs) {
    const [dependent, relation, head] = arc.split(" ")
    heads[at(dependent!)] = at(head!)
    relations[at(dependent!)] = relation!
  }
  return { heads, relations }
}

/** The marks that these words are: exactly, or else those that share most words with them. */
function marksAt(marks: readonly Mark[], { first, last }: WordSpan): Mark[] {
  const share = (mark: Mark): number => {
    const both = Math.min(last, mark.last) - Math.max(first, mark.first)
    return both / (Math.max(last, mark.last) - Math.min(first, mark.first))
  }
  const most = Math.max(0.3, ...marks.map(share))
  return marks.filter((mark) => share(mark) >= most)
}

function makeTable(
  name: string,
  row: readonly EncoderWord[],
  marks: readonly Mark[],
  classes: Readonly<Record<string, string>>,
): LabelTable {
  const kinds = LAYERS[name]
  const labels = kinds ? ["O", ...kinds.flatMap((kind) => [`B-${nameOf(kind)}`, `I-${nameOf(kind)}`])] : CLASSES[name]!
  const table = row.map(({ text }) => spread(labels, name === "upos" ? (classes[text] ?? "X") : labels[0]!, SURE))
  for (const { label, kind, probability, first, last } of marks) {
    if (kinds?.includes(label))
      for (let word = first; word < last; word++)
        table[word] = spread(labels, `${word === first ? "B" : "I"}-${nameOf(label)}`, probability, labels[0])
    if (!kinds && kind && labels.includes(kind)) for (let word = first; word < last; word++) table[word] = spread(labels, kind, SURE)
  }
  return { labels, of: (word) => table[word]! }
}

/** The encoder's layer of inner contents has the label of contents. */
function nameOf(kind: string): string {
  return kind === "INNER" ? "CONTENT" : kind
}

/** A row of probabilities: one label's, and the rest for another one or for all others alike. */
function spread(labels: readonly string[], label: string, probability: number, other?: string): Float64Array {
  const rest = (1 - probability) / (labels.length - 1)
  const row = new Float64Array(labels.length).fill(other === undefined ? rest : 0)
  if (other !== undefined) row[labels.indexOf(other)] = 1 - probability
  row[labels.indexOf(label)] = probability
  return row
}
