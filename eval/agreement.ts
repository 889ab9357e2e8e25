/**
 * How far the native runtime agrees with the reference: the share of facts that both give, by kind.
 *   node eval/agreement.ts PATH…        reports, as for `dragoman read`; needs onnxruntime-node
 * A fact is what has a confidence of its own: an actor, an office, an event, a participant, a time, a place, a statement, a tie, a tour.
 * Two are the same where all that they say is the same: an event's type, status and first words; what is said, to the letter, by whom,
 * how and on what cue; names, roles, countries, dates. Ids and confidence do not count. The figure is twice the common facts by the
 * facts of both.
 */

import { createReader } from "../src/index.ts"
import { readInputs } from "../src/ingest/index.ts"
import type { DiplomaticRecord, Span } from "../src/record/index.ts"

const KINDS = ["actors", "offices", "events", "participants", "times", "places", "statements", "ties", "tours"] as const
type Facts = Record<(typeof KINDS)[number], string[]>

/** What a record says, as lines that can be compared. */
function listFacts({ actors, events, statements, ties, tours }: DiplomaticRecord): Facts {
  const named = new Map(actors.map(({ id, name, kind }) => [id, `${kind} ${name}`]))
  const heads = new Map(events.map(({ id, type, evidence }) => [id, `${type} ${evidence[0]?.start}`]))
  const ofEvents = (list: (event: DiplomaticRecord["events"][number]) => unknown[][]): string[] =>
    events.flatMap((event) => list(event).map((parts) => key(heads.get(event.id), ...parts)))
  return {
    actors: actors.map(({ kind, name, country }) => key(kind, name, country)),
    offices: actors.flatMap(({ name, offices }) =>
      offices.map(({ title, country, organization, status }) => key(name, title, country, organization, status)),
    ),
    events: ofEvents(({ status }) => [[status]]),
    participants: ofEvents(({ participants }) => participants.map(({ actor, role }) => [role, named.get(actor)])),
    times: ofEvents(({ time }) => (time ? [[time.value]] : [])),
    places: ofEvents(({ place }) => (place ? [[place.name, place.country]] : [])),
    statements: statements.map(({ speaker, mode, cue, content }) => key(named.get(speaker), mode, cue?.start, whereOf(content))),
    ties: ties.map(({ source, target, type, evidence }) => key(named.get(source), named.get(target), type, whereOf(evidence))),
    tours: tours.map(({ traveller, legs }) => key(named.get(traveller), ...legs.map(({ country, place }) => [country, place]))),
  }
}

const key = (...parts: unknown[]): string => JSON.stringify(parts)
const whereOf = (spans: readonly Span[]): string => spans.map(({ start, end }) => `${start}-${end}`).join(" ")

/** How many lines two lists share, each as often as both have it. */
function countCommon(a: readonly string[], b: readonly string[]): number {
  const left = [...b]
  return a.filter((line) => {
    const found = left.indexOf(line)
    if (found >= 0) left.splice(found, 1)
    return found >= 0
  }).length
}

const [reference, native] = [await createReader(), await createReader({ runtime: "native" })]
const counts = Object.fromEntries(KINDS.map((kind) => [kind, { common: 0, both: 0 }]))
let [reports, same] = [0, 0]
for await (const input of readInputs(process.argv.slice(2), { stdin: () => process.stdin })) {
  if (input.kind !== "report") continue
  const [a, b] = [listFacts(await reference.read(input.report)), listFacts(await native.read(input.report))]
  reports++
  if (KINDS.every((kind) => key(a[kind]) === key(b[kind]))) same++
  for (const kind of KINDS) {
    counts[kind]!.common += countCommon(a[kind], b[kind])
    counts[kind]!.both += a[kind].length + b[kind].length
  }
}
const share = ({ common, both }: { common: number; both: number }): string => (both === 0 ? "-" : ((2 * common) / both).toFixed(3))
const all = Object.values(counts).reduce((sum, { common, both }) => ({ common: sum.common + common, both: sum.both + both }))
console.log(`${reports} reports, ${same} of them the same in all facts`)
console.log(`| ${["all", ...KINDS].join(" | ")} |\n|${"---:|".repeat(KINDS.length + 1)}`)
console.log(`| ${[share(all), ...KINDS.map((kind) => share(counts[kind]!))].join(" | ")} |`)
