/**
 * W3C Web Annotation: each span of a record as an annotation, with where it stands by position and by quote. Positions count
 * code points, as the standard does; a record counts UTF-16 units.
 */
import { keptRecords, type Source, type SourceRecord, spansOf } from "../../query/index.ts"
import type { Report, Span } from "../../record/index.ts"
import { toCodePoints } from "../code-points.ts"
import type { FormatNotes } from "../field/notes.ts"

/** What is kept and lost. */
export const WEB_ANNOTATION_NOTES: FormatNotes = {
  name: "w3c",
  title: "W3C Web Annotation",
  about:
    "A page of annotations, one for each span of each record. Offsets count code points of the report's text, from 0, the end not included; the text is named by its hash, as what stands at the address may be another.",
  out: true,
  in: true,
  kept: [
    ["start, end", "TextPositionSelector", "code points"],
    ["quote with the 32 characters before and after", "TextQuoteSelector", "left out where the quote is longer than the bound"],
    ["slot", "body with purpose tagging", "mention, office, event, participant, place, time, topic, source, cue, content …"],
    ["value", "body with purpose describing", "the title of an office, a role, the name of a place, a date"],
    ["report", "target.source", "urn:dragoman: with key, and dragoman:sha256; title and dateline after a slash"],
    ["address of the report", "target.scope"],
    ["fact, actor", "dragoman:fact, dragoman:actor", "as URN"],
    ["version of the program", "generator"],
  ],
  lost: ["confidence, status and all that is no span", "what was merged into what"],
  blank: ["created, modified, creator"],
  reads:
    "Annotations of one text become spans in UTF-16 units with their tags and values. A quote that does not stand at its position is looked for by its words and what is around them; one that is nowhere, or at several places alike, is a fault with the annotation as it stood.",
}

const CONTEXT = ["http://www.w3.org/ns/anno.jsonld", { dragoman: "urn:dragoman:" }]
/** Characters before and after a quote. */
const AROUND = 32

/** The page in pieces. */
export async function* exportWebAnnotations(source: Source, maxQuote: number): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(CONTEXT)},"id":"urn:dragoman:annotations","type":"AnnotationPage","items":[`
  let isFirst = true
  for await (const kept of keptRecords(source)) {
    const items = annotationsOf(kept, maxQuote).map((one) => JSON.stringify(one))
    if (items.length === 0) continue
    yield `${isFirst ? "" : ","}\n${items.join(",\n")}`
    isFirst = false
  }
  yield "]}\n"
}

/** The annotations of one report. */
export function annotationsOf({ key, report, record }: SourceRecord, maxQuote: number): object[] {
  const points = new Map<string, (unit: number) => number>()
  const { sha256, url } = record.report
  return spansOf(key, record).map(({ number, fact, slot, value, actor, field, start, end }) => {
    const text = textOf(report, field)
    const at = points.get(field ?? "") ?? toCodePoints(text)
    points.set(field ?? "", at)
    const quote = quoteSelector(text, { start, end }, maxQuote)
    return {
      id: `urn:dragoman:${key}:${number}`,
      type: "Annotation",
      motivation: "tagging",
      generator: { id: `urn:dragoman:version:${record.producer.version}`, type: "Software" },
      body: [
        { type: "TextualBody", purpose: "tagging", value: slot },
        ...(value === null ? [] : [{ type: "TextualBody", purpose: "describing", value }]),
      ],
      target: {
        source: {
          id: `urn:dragoman:${key}${field === null ? "" : `/${field}`}`,
          type: "Text",
          format: "text/plain",
          "dragoman:sha256": sha256,
        },
        ...(url === undefined ? {} : { scope: url }),
        selector: [{ type: "TextPositionSelector", start: at(start), end: at(end) }, ...quote],
      },
      "dragoman:fact": `urn:dragoman:${fact}`,
      ...(actor === null ? {} : { "dragoman:actor": `urn:dragoman:${actor}` }),
    }
  })
}

const textOf = (report: Report, field: string | null): string => report[(field ?? "text") as "text" | "title" | "dateline"] ?? ""

function quoteSelector(text: string, { start, end }: Span, maxQuote: number): object[] {
  if (end - start > maxQuote) return []
  const prefix = text.slice(Math.max(0, start - AROUND), start).toWellFormed()
  const suffix = text.slice(end, end + AROUND).toWellFormed()
  return [{ type: "TextQuoteSelector", exact: text.slice(start, end), prefix, suffix }]
}
