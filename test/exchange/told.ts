/** Occurrences for the tests of exchange: the events of the written trips, each as its report alone tells it, and knowledge. */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { type Told, tellRecord } from "../../src/exchange/field/told.ts"
import { readKnowledge } from "../../src/knowledge/files.ts"
import type { DiplomaticRecord, Report } from "../../src/record/index.ts"

/** The shipped knowledge. */
export const knowledge = readKnowledge(fileURLToPath(new URL("../../knowledge", import.meta.url)))

/** The written reports with their records. */
export const pairs = readFileSync(new URL("trips.ndjson", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as { report: Report; record: DiplomaticRecord })

/** Their events. */
export const told: readonly Told[] = pairs.flatMap(({ report, record }) => tellRecord(record, report.text))

/** A gathering of three leaders and a foreign minister, with a name that a table could break at. */
export const summit: Told = {
  ...told[0]!,
  id: "s/e1",
  type: "conference",
  status: "occurred",
  format: "multilateral",
  time: "2024-08-01/2024-08-02",
  first: "2024-08-01",
  last: "2024-08-02",
  place: { name: "Genève", country: "CHE", lat: 46.2, lon: 6.15, precision: "city" },
  parties: [
    {
      role: "participant",
      kind: "person",
      id: "p-1",
      name: 'José "Pepe" Ruiz; the elder',
      country: "URY",
      office: "president",
      officeOf: "URY",
    },
    { role: "participant", kind: "person", id: "p-2", name: "Anna Koskinen", country: "FIN", office: "prime minister", officeOf: "FIN" },
    { role: "participant", kind: "person", id: "p-3", name: "Kofi Mensah", country: "GHA", office: "president", officeOf: "GHA" },
    { role: "participant", kind: "person", id: "p-4", name: "Eva Berisha", country: "XKX", office: "foreign minister", officeOf: "XKX" },
  ],
}

/** All of them. */
export const all: readonly Told[] = [...told, summit]

/** What a generator writes, in one. */
export async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = ""
  for await (const chunk of chunks) text += chunk
  return text
}

/** Text as bytes. */
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
