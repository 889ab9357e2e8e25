/**
 * brat standoff: a text and its annotations a report, and the configuration that lists their kinds. Out and in. Offsets count code points;
 * a span over several lines is written in pieces, as brat wants it. The texts are written too: an export has to be asked for them.
 */
import { keptRecords, type Source, type SourceRecord } from "../../query/index.ts"
import type { DiplomaticRecord, Span } from "../../record/index.ts"
import { ACTOR_KINDS, EVENT_STATUSES, EVENT_TYPES, MODES, ROLES, TIE_TYPES } from "../../record/index.ts"
import { toCodePoints } from "../code-points.ts"
import type { FormatNotes } from "../field/notes.ts"
import type { ExportedFile } from "../format.ts"

/** What is kept and lost. */
export const BRAT_NOTES: FormatNotes = {
  name: "brat",
  title: "brat standoff",
  about:
    "A folder with a text (.txt) and annotations (.ann) for each report, and annotation.conf, which lists their kinds. It holds the texts, so --texts has to be given.",
  out: true,
  in: true,
  kept: [
    ["mentions of an actor", "T of Person, State, Government, Organization, Group, Unnamed; * Equiv", "name and state as a note"],
    ["offices", "T of Office, R of Holds", "from the first mention; title, state and status as a note"],
    ["events", "E of Meeting, Visit, Call …; roles as Host, Guest, Participant …", "the first words of the event are the trigger"],
    ["place, time", "T of Place and Time, arguments of E", "the value as a note"],
    ["status of an event", "A Status"],
    ["statements", "E of Statement: Source, Cue, Content", "the trigger is the cue, or the content where there is none; A Mode"],
    ["ties", "E of Tie: Source, Target; A Stance"],
    ["stops of tours", "E of Tour: Traveller, Stop", "the first stop is the trigger"],
    ["start, end", "code points", "pieces where a line ends in between"],
  ],
  lost: [
    "further words of an event than the first",
    "words that stand in the title or dateline given beside the text",
    "confidence, channel, format, topics, attribution, addressee, audience, about",
  ],
  blank: ["normalizations (N)"],
  reads:
    "Spans with their kinds in UTF-16 units, events with their arguments, relations, attributes and notes. A span whose words are not what stands in the text, and a line that cannot be read, is a fault with its line.",
}

/** The folder: every text with its annotations, then the configuration. The source must be at one moment. */
export async function* bratFiles(source: Source): AsyncGenerator<ExportedFile> {
  for await (const kept of keptRecords(source)) {
    yield { path: `${kept.key}.txt`, content: () => once(kept.report.text.toWellFormed()) }
    yield { path: `${kept.key}.ann`, content: () => once(exportBrat(kept)) }
  }
  yield { path: "annotation.conf", content: () => once(bratConfiguration()) }
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

/** "press-conference" as "Press-conference": kinds begin with a capital. */
const kindOf = (word: string): string => `${word[0]!.toUpperCase()}${word.slice(1)}`

/** The configuration: what kinds of span, event, relation and attribute there are. */
export function bratConfiguration(): string {
  const any = "<ENTITY>"
  const roles = ROLES.map((role) => `${kindOf(role)}*:${any}`).join(", ")
  return [
    "[entities]",
    ...ACTOR_KINDS.map(kindOf),
    "Office\nPlace\nTime\nSource\nContent\nStop",
    "[relations]",
    "Holds\tArg1:<ENTITY>, Arg2:Office",
    `Equiv\tArg1:${any}, Arg2:${any}, <REL-TYPE>:symmetric-transitive`,
    "[events]",
    ...EVENT_TYPES.map((type) => `${kindOf(type)}\t${roles}, Place?:Place, Time?:Time`),
    `Statement\tSource?:Source, Speaker?:${any}, Content*:Content`,
    `Tie\tSource?:${any}, Target?:${any}`,
    `Tour\tTraveller?:${any}, Stop*:Stop`,
    "[attributes]",
    `Status\tArg:<EVENT>, Value:${EVENT_STATUSES.join("|")}`,
    `Mode\tArg:Statement, Value:${MODES.join("|")}`,
    `Stance\tArg:Tie, Value:${TIE_TYPES.join("|")}`,
    "",
  ].join("\n")
}

/** Writes lines with ids that count up by letter. */
interface Writer {
  readonly lines: string[]
  /** A span's id; the same span of the same kind is written once. Undefined where it does not stand in the body. */
  span(kind: string, span: Span | undefined): string | undefined
  line(letter: "E" | "A" | "R" | "#", rest: string): string
}

/** The annotations of one report. */
export function exportBrat({ report, record }: Pick<SourceRecord, "report" | "record">): string {
  const writer = makeWriter(report.text)
  const mentions = writeActors(record, writer)
  writeEvents(record, writer, mentions)
  writeStatements(record, writer, mentions)
  writeTies(record, writer, mentions)
  return writer.lines.map((line) => `${line}\n`).join("")
}

function makeWriter(text: string): Writer {
  const lines: string[] = []
  const known = new Map<string, string>()
  const counts: Record<string, number> = {}
  const points = toCodePoints(text)
  const nextId = (letter: string): string => {
    counts[letter] = (counts[letter] ?? 0) + 1
    return `${letter}${counts[letter]}`
  }
  return {
    lines,
    line(letter, rest) {
      const id = nextId(letter)
      lines.push(`${id}\t${rest}`)
      return id
    },
    span(kind, span) {
      if (span === undefined || span.field !== undefined) return undefined
      const pieces = cutLines(text, span)
      if (pieces.length === 0) return undefined
      const where = pieces.map(({ start, end }) => `${points(start)} ${points(end)}`).join(";")
      const key = `${kind} ${where}`
      const words = pieces
        .map(({ start, end }) => text.slice(start, end))
        .join(" ")
        .toWellFormed()
      if (!known.has(key)) {
        const id = nextId("T")
        lines.push(`${id}\t${key}\t${words}`)
        known.set(key, id)
      }
      return known.get(key)!
    },
  }
}

/** The pieces of a span between line ends. */
function cutLines(text: string, { start, end }: Span): Pick<Span, "start" | "end">[] {
  const pieces = [...text.slice(start, end).matchAll(/[^\r\n]+/g)]
  return pieces.map(({ index, 0: words }) => ({ start: start + index, end: start + index + words.length }))
}

type Mentions = ReadonlyMap<string, readonly string[]>

function writeActors({ actors }: DiplomaticRecord, writer: Writer): Mentions {
  const all = new Map<string, string[]>()
  for (const { id, kind, name, country, mentions, offices } of actors) {
    const ids = mentions.flatMap((span) => writer.span(kindOf(kind), span) ?? [])
    all.set(id, ids)
    const [first] = ids
    if (first === undefined) continue
    writer.line("#", `AnnotatorNotes ${first}\t${plain([name, country])}`)
    if (ids.length > 1) writer.lines.push(`*\tEquiv ${[...new Set(ids)].join(" ")}`)
    for (const { title, country: of, organization, status, evidence } of offices) {
      const office = writer.span("Office", evidence[0])
      if (office === undefined) continue
      writer.line("#", `AnnotatorNotes ${office}\t${plain([title, of ?? organization, status])}`)
      writer.line("R", `Holds Arg1:${first} Arg2:${office}`)
    }
  }
  return all
}

const plain = (parts: readonly (string | undefined)[]): string =>
  parts
    .filter((part) => part !== undefined)
    .join(", ")
    .replace(/[\t\r\n]+/g, " ")

/** Arguments of an event: a role that is there already gets a number. */
function joinArguments(given: readonly (readonly [role: string, id: string | undefined])[]): string {
  const counts = new Map<string, number>()
  const known = given.flatMap(([role, id]) => {
    if (id === undefined) return []
    const count = (counts.get(role) ?? 0) + 1
    counts.set(role, count)
    return `${role}${count > 1 ? count : ""}:${id}`
  })
  return known.map((one) => ` ${one}`).join("")
}

function writeEvents({ events, actors }: DiplomaticRecord, writer: Writer, mentions: Mentions): void {
  const kinds = new Map(actors.map(({ id, kind }) => [id, kindOf(kind)]))
  for (const { type, status, evidence, participants, place, time } of events) {
    const trigger = writer.span(kindOf(type), evidence[0])
    if (trigger === undefined) continue
    const where = writer.span("Place", place?.evidence[0])
    const when = writer.span("Time", time?.evidence[0])
    const parts = participants.map(({ actor, role, evidence: words }) => {
      const own = writer.span(kinds.get(actor) ?? "Unnamed", words[0])
      return [kindOf(role), own ?? mentions.get(actor)?.[0]] as const
    })
    const event = writer.line("E", `${kindOf(type)}:${trigger}${joinArguments([...parts, ["Place", where], ["Time", when]])}`)
    writer.line("A", `Status ${event} ${status}`)
    if (where !== undefined) writer.line("#", `AnnotatorNotes ${where}\t${plain([place!.name, place!.country])}`)
    if (when !== undefined) writer.line("#", `AnnotatorNotes ${when}\t${plain([time!.value, time!.basis])}`)
  }
}

function writeStatements({ statements }: DiplomaticRecord, writer: Writer, mentions: Mentions): void {
  for (const { speaker, mode, cue, source, content } of statements) {
    const trigger = writer.span("Statement", cue ?? content[0])
    if (trigger === undefined) continue
    const contents = content.map((span) => ["Content", writer.span("Content", span)] as const)
    const said = [["Source", writer.span("Source", source)] as const, ["Speaker", mentions.get(speaker)?.[0]] as const, ...contents]
    writer.line("A", `Mode ${writer.line("E", `Statement:${trigger}${joinArguments(said)}`)} ${mode}`)
  }
}

function writeTies({ ties, tours }: DiplomaticRecord, writer: Writer, mentions: Mentions): void {
  for (const { source, target, type, evidence } of ties) {
    const trigger = writer.span("Tie", evidence[0])
    if (trigger === undefined) continue
    const ends = [["Source", mentions.get(source)?.[0]] as const, ["Target", mentions.get(target)?.[0]] as const]
    writer.line("A", `Stance ${writer.line("E", `Tie:${trigger}${joinArguments(ends)}`)} ${type}`)
  }
  for (const { traveller, legs } of tours) {
    const trigger = writer.span("Tour", legs[0]?.evidence[0])
    if (trigger === undefined) continue
    const stops = legs.map(({ evidence }) => ["Stop", writer.span("Stop", evidence[0])] as const)
    writer.line("E", `Tour:${trigger}${joinArguments([["Traveller", mentions.get(traveller)?.[0]], ...stops])}`)
  }
}
