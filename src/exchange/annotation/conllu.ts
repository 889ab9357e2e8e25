/**
 * CoNLL-U: the sentences and tokens of every report, with where each stands and what of the record is there in the last column. Word
 * classes and trees are not kept in a store, so those columns are empty. It holds the texts: an export has to be asked for them.
 */
import { type LanguageWords, parseLanguageWords, segment } from "../../language/index.ts"
import { keptRecords, type Source, type SourceRecord } from "../../query/index.ts"
import type { Actor, DiplomaticRecord, Span } from "../../record/index.ts"
import { toCodePoints } from "../code-points.ts"
import type { FormatNotes } from "../field/notes.ts"

/** What is kept and lost. */
export const CONLLU_NOTES: FormatNotes = {
  name: "conllu",
  title: "CoNLL-U",
  about: "Sentences and tokens of every report. It holds the texts, so --texts has to be given.",
  out: true,
  in: false,
  kept: [
    ["report", "# newdoc id", "its key"],
    ["sentences", "# sent_id, # text", "key, a dash, the number of the sentence; line ends in a sentence are blanks"],
    ["tokens", "ID, FORM"],
    ["where a token stands", "MISC: TokenRange", "code points of the text, end not included"],
    ["no space after a token", "MISC: SpaceAfter=No"],
    ["mentions of actors", "MISC: Entity", "B- or I-, the kind, and the actor's id in the record"],
    ["words of events", "MISC: Event", "B- or I-, the type, and the event's id in the record"],
    ["cues of statements", "MISC: Cue", "B- or I-, and the statement's id in the record"],
  ],
  lost: ["all of a record that is no mention, event or cue", "mentions inside of others: the longer one is written"],
  blank: ["LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS"],
}

/** The file in pieces, a report each. */
export async function* exportConllu(source: Source): AsyncGenerator<string> {
  const words = parseLanguageWords(source.knowledge.language)
  for await (const kept of keptRecords(source)) yield conlluOf(kept, words)
}

/** The sentences of one report. */
export function conlluOf({ key, report, record }: SourceRecord, words: LanguageWords): string {
  const { text, tokens, sentences } = segment(report, words)
  const points = toCodePoints(text)
  const marks = marksOf(record)
  const blocks = sentences.flatMap(({ first, last }, number) => {
    const own = tokens.slice(first, last).flatMap((token) => splitBlanks(text, token))
    if (own.length === 0) return []
    const [begin, end] = [own[0]!.start, own.at(-1)!.end]
    const lines = own.map(({ start, end: stop }, at) => {
      const next = own[at + 1]?.start
      const misc = [
        ...marks.flatMap((mark) => markAt(mark, start)),
        ...(next === stop ? ["SpaceAfter=No"] : []),
        `TokenRange=${points(start)}:${points(stop)}`,
      ]
      return `${at + 1}\t${text.slice(start, stop).toWellFormed()}\t${"_\t".repeat(7)}${misc.join("|")}`
    })
    const said = text.slice(begin, end).replace(/\s+/g, " ").toWellFormed()
    return [[`# sent_id = ${key}-${number + 1}`, `# text = ${said}`, ...lines].join("\n")]
  })
  const [head, ...rest] = blocks
  return head === undefined ? "" : [`# newdoc id = ${key}\n${head}`, ...rest].map((block) => `${block}\n\n`).join("")
}

/** A token without blanks inside: a form has none. */
function splitBlanks(text: string, { start, end }: Pick<Span, "start" | "end">): Pick<Span, "start" | "end">[] {
  return [...text.slice(start, end).matchAll(/\S+/g)].map(({ index, 0: form }) => ({
    start: start + index,
    end: start + index + form.length,
  }))
}

/** A layer of marks: spans with what they are, the longer first. */
interface Marks {
  readonly name: string
  readonly spans: readonly (Span & { readonly label: string })[]
}

function marksOf({ actors, events, statements }: DiplomaticRecord): Marks[] {
  const longest = (spans: readonly (Span & { readonly label: string })[]) =>
    spans.filter(({ field }) => field === undefined).sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
  const label = (spans: readonly Span[], text: string) => spans.map((span) => ({ ...span, label: text }))
  return [
    { name: "Entity", spans: longest(actors.flatMap(({ id, kind, mentions }: Actor) => label(mentions, `${kind}-${id}`))) },
    { name: "Event", spans: longest(events.flatMap(({ id, type, evidence }) => label(evidence, `${type}-${id}`))) },
    { name: "Cue", spans: longest(statements.flatMap(({ id, cue }) => (cue ? label([cue], id) : []))) },
  ]
}

function markAt({ name, spans }: Marks, start: number): string[] {
  const span = spans.find((one) => one.start <= start && start < one.end)
  return span ? [`${name}=${span.start === start ? "B" : "I"}-${span.label}`] : []
}
