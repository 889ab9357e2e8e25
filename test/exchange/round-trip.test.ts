/** What is written comes back as claims with the same who, when and where; gatherings do not become pairs unless that is asked for. */
import { describe, expect, it } from "vitest"
import { exportCitron, importCitron } from "../../src/exchange/field/citron.ts"
import type { Claim } from "../../src/exchange/field/claim.ts"
import { COLT_COLUMNS, coltCsv, coltRows, importColt, importColtWorkbook, rankOf } from "../../src/exchange/field/colt.ts"
import { exportFollowTheMoney, importFollowTheMoney } from "../../src/exchange/field/followthemoney.ts"
import { exportGdelt, importGdelt } from "../../src/exchange/field/gdelt.ts"
import { exportIcews, importIcews } from "../../src/exchange/field/icews.ts"
import { exportPlover, importPlover } from "../../src/exchange/field/plover.ts"
import { exportPolecat, importPolecat } from "../../src/exchange/field/polecat.ts"
import { exportPopolo } from "../../src/exchange/field/popolo.ts"
import { COLUMNS, codesOfEvent } from "../../src/exchange/field/tables.ts"
import { writeWorkbook } from "../../src/exchange/field/workbook.ts"
import { all, bytesOf, knowledge, pairs, summit, textOf, told } from "./told.ts"

const EVENT_FORMATS = {
  plover: { out: exportPlover, back: importPlover },
  polecat: { out: exportPolecat, back: importPolecat },
  cameo: { out: exportIcews, back: importIcews },
  gdelt: { out: exportGdelt, back: importGdelt },
} as const
const names = Object.keys(EVENT_FORMATS) as (keyof typeof EVENT_FORMATS)[]
const coded = all.filter((one) => codesOfEvent(one, knowledge) !== undefined)

const countries = ({ parties }: Pick<Claim, "parties">): string[] => [...new Set(parties.flatMap(({ country }) => country ?? []))].sort()

describe.each(names)("%s", (name) => {
  const { out, back } = EVENT_FORMATS[name]

  it("comes back with its days, places and sides", async () => {
    const { claims, faults } = back(bytesOf(await textOf(out(all, { knowledge, dyads: false }))), knowledge)
    expect(faults).toEqual([])
    expect(claims.map(({ time, place }) => [time?.slice(0, 10), place?.country])).toEqual(
      coded.map(({ first, place }) => [first, place!.country]),
    )
    const bilateral = coded.flatMap((one, at) => (one.parties.length === 2 ? [{ one, claim: claims[at]! }] : []))
    expect(bilateral.length).toBeGreaterThan(8)
    for (const { one, claim } of bilateral) expect(countries(claim)).toEqual(one.parties.map(({ country }) => country).sort())
  })

  it("makes a row of a gathering, and twelve only where pairs are asked for", async () => {
    const rows = async (dyads: boolean) => back(bytesOf(await textOf(out([summit], { knowledge, dyads }))), knowledge).claims.length
    expect([await rows(false), await rows(true)]).toEqual([1, 12])
  })

  it("keeps every cell as it stood", async () => {
    const [claim] = back(bytesOf(await textOf(out([told[1]!], { knowledge, dyads: false }))), knowledge).claims
    expect(Object.keys(claim!.row).length).toBeGreaterThan(7)
    expect(Object.values(claim!.row)).not.toContain("")
  })
})

it("a visit is hosted where it is seen from the other side", async () => {
  const text = await textOf(exportIcews([told[0]!], { knowledge, dyads: true }))
  const codes = importIcews(bytesOf(text), knowledge).claims.map(({ row, type }) => [row["Source Name"], row["CAMEO Code"], type])
  expect(codes).toEqual([
    ["Ana Silva", "042", "visit"],
    ["Kenya", "043", "visit"],
  ])
})

it("rows have as many cells as the columns", async () => {
  const gdelt = await textOf(exportGdelt(all, { knowledge, dyads: true }))
  for (const line of gdelt.split("\n").slice(0, -1)) expect(line.split("\t").length).toBe(COLUMNS.gdelt.length)
  const polecat = await textOf(exportPolecat(all, { knowledge, dyads: true }))
  for (const line of polecat.split("\n").slice(0, -1)) expect(line.split("\t").length).toBe(COLUMNS.polecat.length)
})

describe("colt", () => {
  it("has 76 columns, and writes No only where a report denies", async () => {
    const rows = await coltRows(all, knowledge)
    expect(COLT_COLUMNS.length).toBe(76)
    const cells = rows.flatMap((row) => Object.values(row))
    expect(cells).not.toContain("No")
    const denied = { ...told[1]!, status: "denied", denied: true }
    const [row] = await coltRows([told[0]!, denied], knowledge)
    expect(row!.MetHostHoGS).toBe("No")
  })

  it("leaves out trips that were not made, and calls", async () => {
    const rows = await coltRows(all, knowledge)
    expect(rows.map(({ CountryVisitedISO }) => CountryVisitedISO)).not.toContain("EGY")
    expect(await coltRows([{ ...told[1]!, channel: "phone" }], knowledge)).toEqual([])
  })

  it("writes a summit, names without accents and Kosovo's code", async () => {
    const rows = (await coltRows([summit], knowledge)).sort((a, b) => String(a.LeaderFullName).localeCompare(String(b.LeaderFullName)))
    expect(
      rows.map((row) => [row.LeaderFullName, row.LeaderCountryISO, row.LeaderRole, row.AttendedMultilatEvent, row.NameMultilatEvent]),
    ).toEqual([
      ["Anna Koskinen", "FIN", "G", "Yes", "Finland-Ghana-Kosovo-Uruguay"],
      ["Eva Berisha", "XKX", "F", "Yes", "Finland-Ghana-Kosovo-Uruguay"],
      ['Jose "Pepe" Ruiz; the elder', "URY", undefined, "Yes", "Finland-Ghana-Kosovo-Uruguay"],
      ["Kofi Mensah", "GHA", undefined, "Yes", "Finland-Ghana-Kosovo-Uruguay"],
    ])
    expect(rows[0]).toMatchObject({ CityVisited: "Geneve", TripDuration: 2, RegionVisited: "Europe", SubRegionVisited: "Western Europe" })
  })

  it("comes back as CSV and as a workbook alike, and the same bytes", async () => {
    const rows = await coltRows(all, knowledge)
    const fromCsv = importColt(bytesOf(coltCsv(rows)), knowledge)
    const sheet = [COLT_COLUMNS, ...rows.map((row) => COLT_COLUMNS.map((column) => row[column]))]
    const workbook = await writeWorkbook(sheet, "COLT")
    const fromWorkbook = await importColtWorkbook(workbook, knowledge)
    expect([fromCsv.faults, fromWorkbook.faults]).toEqual([[], []])
    const bare = ({ claims }: typeof fromCsv) =>
      claims.map(({ id, parties, place, time, status }) => ({ id, parties, place, time, status }))
    expect(bare(fromWorkbook)).toEqual(bare(fromCsv))
    expect(fromCsv.claims.length).toBe(rows.length)
    await new Promise((resolve) => setTimeout(resolve, 2100)) // an archive counts time in steps of two seconds
    expect(Buffer.compare(Buffer.from(await writeWorkbook(sheet, "COLT")), Buffer.from(workbook))).toBe(0)
  })

  it("reads the codebook's spellings, latin1, serial days and TBD", () => {
    const text =
      "LeaderFullName;LeaderSubRegion;MetHostHOGS;CountryVisited;TripStartDate;TripEndDate\nJosé Núñez;x;Yes;Mexico;34668;TBD\n".replaceAll(
        ";",
        ",",
      )
    const { claims } = importColt(Buffer.from(text, "latin1"), knowledge)
    expect(claims[0]).toMatchObject({
      parties: [{ name: "José Núñez" }],
      time: "1994-11-30/..",
      status: "ongoing",
      place: { country: "MEX" },
      row: { LeaderSubregion: "x", MetHostHoGS: "Yes" },
    })
  })

  it.each([
    [0.95, "2024-03-05", null, 1],
    [0.95, "2024-03-05", "dateline", 2],
    [0.8, "2024-03-05", null, 2],
    [0.65, "2024-03-05", null, 3],
    [0.3, "2024-03-05", null, 5],
    [0.95, "2024-03", null, 4],
  ])("ranks %d with %s, %s as %d", (confidence, time, basis, rank) => {
    expect(rankOf({ confidence, first: "2024-03-05", country: "KEN", told: [{ ...told[0]!, time, basis }] })).toBe(rank)
  })
})

describe("followthemoney", () => {
  it("comes back with those who took part", async () => {
    const { claims, faults, rest } = importFollowTheMoney(bytesOf(await textOf(exportFollowTheMoney(all, { knowledge }))), knowledge)
    expect(faults).toEqual([])
    expect(claims.map(({ id }) => id)).toEqual(all.map(({ id }) => id.replace("/", ".")))
    for (const [at, claim] of claims.entries()) {
      expect(claim).toMatchObject({
        type: all[at]!.type,
        status: all[at]!.status,
        time: all[at]!.time,
        parties: all[at]!.parties.map(({ name }) => ({ name })),
      })
    }
    expect(rest!.length).toBeGreaterThan(20)
  })
})

/** Fields of the classes of Popolo that are written, by its own schemas (schemas/*.json of popolo-project/popolo-spec). */
const POPOLO_FIELDS: Readonly<Record<string, string>> = {
  events:
    "id name description start_date end_date location status identifiers classification organization_id attendees parent_id children sources",
  speeches: "id creator_id role attribution_text audience_id text date title type position event_id sources",
  persons: "id name other_names identifiers national_identity memberships sources",
  organizations: "id name other_names identifiers classification parent_id area_id founding_date dissolution_date sources",
  posts: "id label role organization_id area_id start_date end_date sources",
  memberships: "id label role member person_id organization_id post_id on_behalf_of_id area_id start_date end_date sources",
}

it("popolo is one object of Popolo's fields, whose references lead somewhere", async () => {
  const speaker = { ...told[1]!.parties[0]!, role: "speaker" }
  const speech = { id: "q-1", speaker, text: "Peace first", date: "2024-03-05", occasion: told[1]!.id, sources: told[1]!.reports }
  const object = JSON.parse(await textOf(exportPopolo({ told: all, speeches: [speech], knowledge }))) as Record<
    string,
    Record<string, unknown>[]
  >
  expect(Object.keys(object)).toEqual(Object.keys(POPOLO_FIELDS))
  for (const [list, fields] of Object.entries(POPOLO_FIELDS)) {
    expect(object[list]!.length).toBeGreaterThan(0)
    for (const entry of object[list]!) expect(fields.split(" ")).toEqual(expect.arrayContaining(Object.keys(entry)))
  }
  const ids = new Set(Object.values(object).flatMap((list) => list.map(({ id }) => id)))
  for (const { person_id, post_id } of object.memberships!) expect([ids.has(person_id), ids.has(post_id)]).toEqual([true, true])
  for (const { creator_id, event_id } of object.speeches!) expect([ids.has(creator_id), ids.has(event_id)]).toEqual([true, true])
  for (const { attendees } of object.events!) for (const { id } of attendees as { id: string }[]) expect(ids.has(id)).toBe(true)
})

describe("citron", () => {
  it("counts code points, and comes back in UTF-16 units", () => {
    const text = '😀 "Peace 🕊 first," the minister 𝒳 said.'
    const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words })
    const statement = {
      id: "s1",
      speaker: "a1",
      mode: "direct" as const,
      cue: span("said"),
      source: span("the minister 𝒳"),
      content: [span("Peace 🕊 first,")],
      about: [],
      confidence: 0.9,
    }
    const actor = { id: "a1", kind: "person" as const, name: "𝒳", offices: [], mentions: [span("the minister 𝒳")], confidence: 1 }
    const document = exportCitron({ text }, { statements: [statement], actors: [actor] })
    const points = [...text]
    for (const { start, end, text: words } of [document.quotes[0]!.cue, ...document.quotes[0]!.contents])
      expect(points.slice(start, end).join("")).toBe(words)
    const back = importCitron(bytesOf(JSON.stringify(document)))
    expect(back.faults).toEqual([])
    expect(back.quotes[0]).toMatchObject({ cue: span("said"), contents: [span("Peace 🕊 first,")], sources: [span("the minister 𝒳")] })
  })

  it("writes every written report", () => {
    for (const { report, record } of pairs) {
      const document = exportCitron(report, record)
      expect(importCitron(bytesOf(JSON.stringify(document))).quotes.length).toBe(document.quotes.length)
    }
  })
})
