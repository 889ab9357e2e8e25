/**
 * How far the native runtime agrees with the reference: the share of facts that both give, by kind.
 *   node eval/agreement.ts PATH…        reports, as for `dragoman read`; needs onnxruntime-node
 * Two facts are the same where all that they say is the same: type, status, roles, names, countries, dates, places, and the spans of
 * what is said. Ids and confidence do not count. The figure is twice the common facts by the facts of both.
 */

import { createReader } from "../src/index.ts"
import { readInputs } from "../src/ingest/index.ts"
import type { DiplomaticRecord, Span } from "../src/record/index.ts"

const KINDS = ["actors", "offices", "events", "statements", "ties", "tours"] as const
type Facts = Record<(typeof KINDS)[number], string[]>

/** What a record says, as lines that can be compared. */
function listFacts({ actors, events, statements, ties, tours }: DiplomaticRecord): Facts {
  const names = new Map(actors.map(({ id, name }) => [id, name]))
  const occasions = new Map(events.map(({ id, evidence }) => [id, places(evidence)]))
  return {
    actors: actors.map(({ kind, name, country, mentions }) => key(kind, name, country, places(mentions))),
    offices: actors.flatMap(({ name, offices }) =>
      offices.map(({ title, country, organization, status }) => key(name, title, country, organization, status)),
    ),
    events: events.map(({ type, status, participants, place, time }) =>
      key(
        type,
        status,
        participants.map(({ actor, role }) => `${role} ${names.get(actor)}`).sort(),
        place?.name,
        place?.country,
        time?.value,
      ),
    ),
    statements: statements.map(({ speaker, mode, cue, content, addressee, occasion }) =>
      key(
        names.get(speaker),
        mode,
        cue && places([cue]),
        places(content),
        addressee && names.get(addressee),
        occasion && occasions.get(occasion),
      ),
    ),
    ties: ties.map(({ source, target, type, evidence }) => key(names.get(source), names.get(target), type, places(evidence))),
    tours: tours.map(({ traveller, legs }) => key(names.get(traveller), ...legs.map(({ country, place }) => `${country} ${place}`))),
  }
}

const key = (...parts: unknown[]): string => JSON.stringify(parts)
const places = (spans: readonly Span[]): string => spans.map(({ start, end }) => `${start}-${end}`).join(" ")

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
