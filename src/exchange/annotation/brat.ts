/**
 * brat standoff: a text and its annotations a report, and the configuration that lists their kinds. Out and in. Offsets count code points;
 * a span over several lines is written in pieces, as brat wants it. The texts are written too: an export has to be asked for them.
 */
import { keptRecords, type Source, type SourceRecord } from "../../query/index.ts"
import { ACTOR_KINDS, EVENT_STATUSES, EVENT_TYPES, MODES, ROLES, TIE_TYPES } from "../../record/index.ts"
import { toCodePoints } from "../code-points.ts"
import type { FormatNotes } from "../field/notes.ts"
import { type ExportedFile, oneChunk } from "../format.ts"
import { kindOf, type MarkedEvent, markRecord } from "./marks.ts"

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
    yield { path: `${kept.key}.txt`, content: () => oneChunk(kept.report.text.toWellFormed()) }
    yield { path: `${kept.key}.ann`, content: () => oneChunk(exportBrat(kept)) }
  }
  yield { path: "annotation.conf", content: () => oneChunk(bratConfiguration()) }
}

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

/** The annotations of one report. */
export function exportBrat({ report, record }: Pick<SourceRecord, "report" | "record">): string {
  const { spans, events, relations, equal, attributes, notes } = markRecord(report, record)
  const points = toCodePoints(report.text)
  const lines = [
    ...spans.map(({ id, kind, pieces }) => {
      const where = pieces.map(({ start, end }) => `${points(start)} ${points(end)}`).join(";")
      const words = pieces.map(({ text = "" }) => text).join(" ")
      return `${id}\t${kind} ${where}\t${words.toWellFormed()}`
    }),
    ...events.map(({ id, kind, trigger, parts }) => `${id}\t${kind}:${trigger}${joinArguments(parts)}`),
    ...relations.map(({ id, kind, from, to }) => `${id}\t${kind} Arg1:${from} Arg2:${to}`),
    ...equal.map((ids) => `*\tEquiv ${ids.join(" ")}`),
    ...attributes.map(({ id, kind, of, value }) => `${id}\t${kind} ${of} ${value}`),
    ...notes.map(({ of, text }, at) => `#${at + 1}\tAnnotatorNotes ${of}\t${text}`),
  ]
  return lines.map((line) => `${line}\n`).join("")
}

/** Arguments of an event: a role that is there already gets a number. */
function joinArguments(parts: MarkedEvent["parts"]): string {
  const counts = new Map<string, number>()
  const given = parts.map(({ role, id }) => {
    const count = (counts.get(role) ?? 0) + 1
    counts.set(role, count)
    return ` ${role}${count > 1 ? count : ""}:${id}`
  })
  return given.join("")
}
