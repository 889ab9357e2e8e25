/** The formats of the web over what records tell: days as exact as they are known, and nasty words that do no harm. */
import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { importNinjs } from "../../ingest/ninjs.ts"
import type { DiplomaticRecord, Report } from "../../record/index.ts"
import { type Told, tellRecord } from "../field/told.ts"
import { OPEN_FORMATS, OPEN_NOTES } from "../open-formats.ts"
import { exportGeoJson } from "./geojson.ts"
import { xmlText } from "./graph.ts"
import { exportICalendar } from "./icalendar.ts"
import { exportNinjs } from "./ninjs.ts"

const told = readFileSync(new URL("../../../test/store/pairs.ndjson", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as { report: Report; record: DiplomaticRecord })
  .flatMap(({ record, report }) => tellRecord(record, report.text))

async function join(pieces: AsyncIterable<string>): Promise<string> {
  let text = ""
  for await (const piece of pieces) text += piece
  return text
}

it("every format has its notes", () => {
  expect(OPEN_NOTES.map(({ name }) => name)).toEqual(OPEN_FORMATS.map(({ name }) => name))
})

const nastyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.constantFrom("a\r\nb", "a;b,c\\d", "\u0000\u001b", "BEGIN:VEVENT\nEND:VEVENT", "😀".repeat(60), "\u2028x", "<&\">'", "\ud800"),
)

describe("iCalendar", () => {
  const first = told.find(({ status, first: day }) => status === "planned" && day !== null)!

  it("has lines of 75 octets at most, and nothing of a text becomes a line", () =>
    fc.assert(
      fc.asyncProperty(nastyText, nastyText, async (name, quote) => {
        const one: Told = {
          ...first,
          place: { ...first.place!, name, country: null, lat: null, lon: null, precision: "city" },
          reports: [{ ...first.reports[0]!, quotes: [quote] }],
        }
        const text = await join(exportICalendar([one]))
        const lines = text.split("\r\n")
        expect(lines.at(-1)).toBe("")
        for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(text).not.toMatch(/(?<!\r)\n|\r(?!\n)/)
        const unfolded = text.replaceAll("\r\n ", "").split("\r\n")
        expect(unfolded.filter((line) => line === "BEGIN:VEVENT").length).toBe(1)
        const location = unfolded.find((line) => line.startsWith("LOCATION:"))!.slice(9)
        const back = location.replace(/\\([\\;,n])/g, (_, sign: string) => (sign === "n" ? "\n" : sign))
        expect(back).toBe(name.replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ""))
      }),
    ))

  it("holds what is announced and has a day", async () => {
    const text = await join(exportICalendar(told))
    const wanted = told.filter(({ status, first: day }) => day !== null && !["occurred", "denied"].includes(status))
    expect(text.match(/^UID:/gm)?.length).toBe(wanted.length)
    expect(wanted.length).toBeGreaterThan(5)
  })
})

it("GeoJSON has a feature for each, a point where there is one", async () => {
  const { features } = JSON.parse(await join(exportGeoJson(told))) as {
    features: { id: string; geometry: { coordinates: number[] } | null }[]
  }
  expect(features.map(({ id }) => id)).toEqual(told.map(({ id }) => id))
  for (const [at, { geometry }] of features.entries()) {
    const { place } = told[at]!
    expect(geometry?.coordinates ?? null).toEqual(place?.lat == null ? null : [place.lon, place.lat])
  }
})

it("XML text holds what XML can", () =>
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(xmlText(text)).not.toMatch(/[<>"\u0000-\u001f\ufffe\uffff]|&(?!(?:amp|lt|gt|quot|#\d+);)/)
    }),
  ))

describe("ninjs", () => {
  it("has dates no more exact than they are known, and only fields of the schema", async () => {
    const items = (await join(exportNinjs(told)))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, object>)
    expect(items.length).toBe(told.length)
    const fields = [
      "standard",
      "uri",
      "type",
      "pubStatus",
      "title",
      "descriptions",
      "eventDetails",
      "places",
      "people",
      "organisations",
      "subjects",
      "infoSources",
    ]
    for (const [at, item] of items.entries()) {
      expect(Object.keys(item).filter((name) => !fields.includes(name))).toEqual([])
      const dates = (item.eventDetails as { dates: Record<string, string> } | undefined)?.dates
      if (told[at]!.first === null) expect(dates?.expectedStartDate).toBeUndefined()
      for (const date of Object.values(dates ?? {})) expect(date).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/)
      if (/^\d{4}-\d\d$/.test(told[at]!.time ?? "")) expect(dates!.expectedStartDate).toBe(told[at]!.time)
    }
  })

  const item = {
    uri: "https://news.example/1",
    type: "text",
    pubStatus: "usable",
    language: "en",
    firstCreated: "2024-06-04T10:00:00Z",
    headlines: [
      { role: "sub", value: "Lesser" },
      { role: "main", value: "Ministers meet" },
    ],
    bodies: [{ contentType: "text/html", value: "<p>Ana &amp; Boris met.</p><p>They\n left &#128512;.</p><script>x</script>" }],
    located: "NAIROBI",
    infoSources: [{ name: "Example Wire" }],
  }
  it("makes a report of an item of news", () => {
    expect(importNinjs(item)).toEqual({
      report: {
        id: "https://news.example/1",
        publisher: "Example Wire",
        url: "https://news.example/1",
        title: "Ministers meet",
        language: "en",
        published: "2024-06-04",
        dateline: "NAIROBI",
        text: "Ana & Boris met.\n\nThey left 😀.",
      },
    })
    const both = [...item.bodies, { contentType: "text/plain", value: "As it is.\n" }]
    expect(importNinjs({ ...item, bodies: both })).toMatchObject({ report: { text: "As it is.\n" } })
  })

  it.each([
    [{ ...item, pubStatus: "withheld" }, "item-withheld"],
    [{ ...item, pubStatus: "canceled" }, "item-withheld"],
    [{ ...item, type: "picture" }, "item-no-text"],
    [{ ...item, bodies: [] }, "body-missing"],
    [{ ...item, bodies: [{ value: "<p> </p>" }] }, "body-missing"],
    [{ ...item, uri: undefined }, "item-foreign"],
    [[], "item-foreign"],
    ["text", "item-foreign"],
  ])("refuses what is no report: %#", (raw, fault) => expect(importNinjs(raw)).toEqual({ fault }))
})
