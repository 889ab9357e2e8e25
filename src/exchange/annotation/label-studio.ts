/**
 * Label Studio: a task for each report with what the record marks in it as a prediction, and the configuration that shows it. Offsets count
 * code points, as Label Studio's own do. It holds the texts: an export has to be asked for them.
 */
import { keptRecords, type Source, type SourceRecord } from "../../query/index.ts"
import { type DiplomaticRecord, EVENT_STATUSES, MODES, ROLES, TIE_TYPES } from "../../record/index.ts"
import { toCodePoints } from "../code-points.ts"
import type { FormatNotes } from "../field/notes.ts"
import { type ExportedFile, oneChunk } from "../format.ts"
import { choicesOf, EVENT_KINDS, kindOf, linksOf, type MarkedSpan, markRecord, SPAN_KINDS } from "./marks.ts"

/** What is kept and lost. */
export const LABEL_STUDIO_NOTES: FormatNotes = {
  name: "labelstudio",
  title: "Label Studio",
  about:
    "A folder with tasks.json, a task for each report with a prediction, and labels.xml, the configuration of a project that shows them. It holds the texts, so --texts has to be given.",
  out: true,
  in: true,
  kept: [
    ["text, key, sha256, title, dateline, publisher, published, url", "data"],
    ["version of the program", "predictions: model_version"],
    ["the lowest confidence of its facts", "predictions: score", "so that tasks can be put in the order of doubt"],
    ["mentions, offices, words of events, places, times, cues, sources, contents, ties, tours", "result of type labels", "one label each"],
    ["start, end, quote", "value: start, end, text", "code points"],
    ["roles, place, time, holdings, source and content of statements", "result of type relation", "from the words of the event"],
    ["status of an event, mode of a statement, stance of a tie", "result of type choices", "for the region of its words"],
    ["name and state of an actor, title of an office, value of a date", "meta: text"],
  ],
  lost: [
    "which mentions are of one actor",
    "further words of an event than the first",
    "words that stand in the title or dateline given beside the text",
    "channel, format, topics, attribution, addressee, audience, about",
  ],
  blank: ["annotations, as nobody has made one", "completed_by, lead_time and dates"],
  reads:
    "Annotations that were not cancelled, each as a document of its own; predictions where a task has none. Labels, relations between them and choices for a region are read, from the full export and from JSON-MIN; choices for a whole task, ratings and texts that were typed are passed over.",
}

/** The folder: tasks, then the configuration. */
export const labelStudioFiles = (source: Source): readonly ExportedFile[] => [
  { path: "tasks.json", content: () => writeTasks(source) },
  { path: "labels.xml", content: () => oneChunk(labelStudioLabels()) },
]

async function* writeTasks(source: Source): AsyncGenerator<string> {
  let before = "[\n"
  for await (const kept of keptRecords(source)) {
    yield `${before}${JSON.stringify(labelStudioTask(kept))}`
    before = ",\n"
  }
  yield before === "[\n" ? "[]\n" : "\n]\n"
}

/** Where a result says that it is from and for. */
const TARGET = { to_name: "text" }

/** The task of one report. */
export function labelStudioTask({ key, report, record }: SourceRecord): object {
  const { text, title, dateline, publisher, published, url } = report
  const marks = markRecord(report, record)
  const points = toCodePoints(text)
  const notes = new Map(marks.notes.map((note) => [note.of, note.text]))
  const regions = new Map(marks.spans.map((span) => [span.id, regionOf(span, text, points)]))
  return {
    data: { text: text.toWellFormed(), report: key, sha256: record.report.sha256, title, dateline, publisher, published, url },
    predictions: [
      {
        model_version: `dragoman ${record.producer.version}`,
        score: leastConfidence(record),
        result: [
          ...marks.spans.map(({ id, kind }) => ({
            id,
            from_name: "label",
            ...TARGET,
            type: "labels",
            value: { ...regions.get(id), labels: [kind] },
            ...(notes.has(id) ? { meta: { text: [notes.get(id)] } } : {}),
          })),
          ...choicesOf(marks).map(({ kind, of, value }) => ({
            id: of,
            from_name: kind.toLowerCase(),
            ...TARGET,
            type: "choices",
            value: { ...regions.get(of), choices: [value] },
          })),
          ...linksOf(marks).map(({ kind, from, to }) => ({
            from_id: from,
            to_id: to,
            type: "relation",
            direction: "right",
            labels: [kind],
          })),
        ],
      },
    ],
  }
}

/** A region is whole, also where the span goes over lines. */
function regionOf({ pieces }: MarkedSpan, text: string, points: (unit: number) => number): object {
  const [start, end] = [pieces[0]!.start, pieces.at(-1)!.end]
  return { start: points(start), end: points(end), text: text.slice(start, end).toWellFormed() }
}

const leastConfidence = ({ events, statements, ties, tours }: DiplomaticRecord): number =>
  Math.min(1, ...[...events, ...statements, ...ties, ...tours].map(({ confidence }) => confidence))

/** The configuration of a project: every label, relation and choice. */
export function labelStudioLabels(): string {
  const list = (tag: string, values: readonly string[]): string[] => values.map((value) => `    <${tag} value="${value}"/>`)
  const choices = (name: string, kinds: readonly string[], values: readonly string[]): string[] => [
    `  <Choices name="${name}" toName="text" perRegion="true" whenTagName="label" whenLabelValue="${kinds.join(",")}">`,
    ...list("Choice", values),
    "  </Choices>",
  ]
  return [
    "<View>",
    '  <Labels name="label" toName="text">',
    ...list("Label", SPAN_KINDS),
    "  </Labels>",
    '  <Text name="text" value="$text"/>',
    ...choices("status", EVENT_KINDS, EVENT_STATUSES),
    ...choices("mode", ["Statement"], MODES),
    ...choices("stance", ["Tie"], TIE_TYPES),
    "  <Relations>",
    ...list("Relation", [...ROLES.map(kindOf), "Place", "Time", "Holds", "Source", "Speaker", "Content", "Target", "Traveller", "Stop"]),
    "  </Relations>",
    "</View>",
    "",
  ].join("\n")
}
