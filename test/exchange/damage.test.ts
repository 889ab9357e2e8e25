/** Damaged and wrong files: fifty made of each format by a seed. Nothing throws, and every line is a claim, a fault with its line, or read for a claim. */
import { describe, expect, it } from "vitest"
import { importCitron } from "../../src/exchange/field/citron.ts"
import { LINE_FAULTS } from "../../src/exchange/field/claim.ts"
import { coltCsv, coltRows } from "../../src/exchange/field/colt.ts"
import { exportFollowTheMoney } from "../../src/exchange/field/followthemoney.ts"
import { IMPORTERS } from "../../src/exchange/field/formats.ts"
import { exportGdelt } from "../../src/exchange/field/gdelt.ts"
import { exportIcews } from "../../src/exchange/field/icews.ts"
import { exportPlover } from "../../src/exchange/field/plover.ts"
import { exportPolecat } from "../../src/exchange/field/polecat.ts"
import { COLUMNS } from "../../src/exchange/field/tables.ts"
import { all, bytesOf, knowledge, textOf } from "./told.ts"

const CASES = 50

/** A whole file of each format. */
const WHOLE: Readonly<Record<keyof typeof IMPORTERS, () => Promise<string>>> = {
  colt: async () => coltCsv(await coltRows(all, knowledge)),
  plover: () => textOf(exportPlover(all, { knowledge, dyads: true })),
  polecat: () => textOf(exportPolecat(all, { knowledge, dyads: true })),
  cameo: () => textOf(exportIcews(all, { knowledge, dyads: true })),
  gdelt: () => textOf(exportGdelt(all, { knowledge, dyads: true })),
  phoenix: async () => phoenixFile(),
  followthemoney: () => textOf(exportFollowTheMoney(all, { knowledge })),
}

function phoenixFile(): string {
  const cells = {
    EventID: "1_2",
    Date: "20240305",
    SourceActorEntity: "PRT",
    TargetActorEntity: "KEN",
    EventCode: "042",
    CountryCode: "KEN",
    Lat: "-1.28",
    Lon: "36.8",
    URLs: "https://example.org/a;https://example.org/b",
  } as Record<string, string>
  return Array.from({ length: 12 }, (_, at) =>
    COLUMNS.phoenix.map((column) => (column === "EventID" ? `${at}` : (cells[column] ?? ""))).join("\t"),
  ).join("\n")
}

/** Numbers below a bound, the same for the same seed (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Harm = (lines: string[], pick: (below: number) => number) => string[]

const change =
  (harm: (line: string, pick: (below: number) => number) => string): Harm =>
  (lines, pick) => {
    const at = pick(lines.length)
    return lines.map((line, index) => (index === at ? harm(line, pick) : line))
  }

/** Each does one kind of harm. */
const HARMS: readonly Harm[] = [
  change((line, pick) => line.slice(0, pick(line.length))),
  change((line) => `${line}\textra\tcells,and,more`),
  change((line) => line.replace(/\d{4}-?\d{2}-?\d{2}/, "31 February")),
  change((line) => line.replace(/\d+\.\d+/, "999999")),
  change((line, pick) => `${line.slice(0, pick(line.length))}"${line.slice(-3)}`),
  change((line, pick) => line.slice(0, pick(line.length)) + String.fromCharCode(0, 7, 0xfffd)),
  change(() => "<html><body>502 Bad Gateway</body></html>"),
  change((line) => line.replaceAll(/[\t,]/g, ";")),
  change((line) => line.split("").reverse().join("")),
  (lines, pick) => lines.slice(0, pick(lines.length)),
  (lines, pick) => lines.slice(1 + pick(2)),
  (lines, pick) => [...lines, lines[pick(lines.length)]!.slice(0, 20)],
  (lines) => lines.map((line) => line.toUpperCase()),
  (lines) => lines.map((line) => line.replaceAll("KEN", "ZZZ")),
  (lines, pick) => lines.toSpliced(pick(lines.length), 0, "", "   ", '"'),
  () => [],
  () => ["PK\u0003\u0004 no archive"],
  (lines) => [lines[0]!, lines[0]!, ...lines.slice(1)],
  (lines) => lines.map((line) => line.slice(1)),
]

const isBlank = (line: string): boolean => line.trim() === ""

describe.each(Object.keys(IMPORTERS) as (keyof typeof IMPORTERS)[])("%s", (name) => {
  it.each(Array.from({ length: CASES }, (_, at) => at))("case %d", async (number) => {
    const pick = seeded(number * 7919 + name.length)
    const lines = (await WHOLE[name]()).split(/\r?\n/).filter((line) => !isBlank(line))
    const harmed = HARMS[number % HARMS.length]!(lines, pick)
    const text = harmed.join("\n")
    const bytes = number % 3 === 0 ? Buffer.from(text, "latin1") : bytesOf(text)
    const { claims, faults, rest = [] } = await IMPORTERS[name](bytes, knowledge)
    for (const { code, message, line } of faults) expect([code in LINE_FAULTS, message.length > 10, line >= 1]).toEqual([true, true, true])
    expect(linesLost(text, [...claims, ...rest, ...faults.filter(({ raw }) => raw !== undefined)], name)).toEqual([])
    if (claims.length + rest.length === 0) expect(faults.length).toBeGreaterThan(0)
  })

  it("a whole file has no fault", async () => {
    expect((await IMPORTERS[name](bytesOf(await WHOLE[name]()), knowledge)).faults).toEqual([])
  })
})

/** Lines of which neither a claim nor a fault tells; the heading of a table is none, and a cell may go over several lines. */
function linesLost(
  text: string,
  told: readonly { readonly line: number; readonly row?: Readonly<Record<string, string>>; readonly raw?: string }[],
  name: string,
): string[] {
  const lines = text.split(/\r\n|\n|\r/)
  const known = new Set(told.flatMap(({ line, row, raw }) => covered(line, lines, { row, raw, name })))
  const hasHeading = !["gdelt", "phoenix", "plover", "followthemoney"].includes(name)
  const heading = hasHeading ? lines.findIndex((line, at) => !isBlank(line) && !known.has(at + 1)) : -1
  return lines.flatMap((line, at) => (isBlank(line) || at === heading || known.has(at + 1) ? [] : [`${at + 1}: ${line.slice(0, 60)}`]))
}

function covered(
  line: number,
  lines: readonly string[],
  {
    row,
    raw,
    name,
  }: { readonly row: Readonly<Record<string, string>> | undefined; readonly raw: string | undefined; readonly name: string },
): number[] {
  const words = raw ?? (row === undefined || name !== "colt" ? "" : Object.values(row).join(" "))
  const more = words.split("\n").length - 1
  return Array.from({ length: Math.min(more + 1, lines.length) }, (_, at) => line + at)
}

describe("citron", () => {
  const text = "Ana said peace will come. Boris added that it is late."
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words })
  const quotes = [
    { cue: span("said"), sources: [span("Ana")], contents: [span("peace will come")] },
    { cue: span("added"), sources: [span("Boris")], contents: [span("it is late")] },
  ]
  const whole = JSON.stringify({ text, quotes })

  it.each(Array.from({ length: CASES }, (_, at) => at))("case %d", (number) => {
    const pick = seeded(number * 104_729)
    const harms = [
      () => whole.slice(0, pick(whole.length)),
      () => whole.replace(/"start":(\d+)/, (_, start: string) => `"start":${Number(start) + 1 + pick(40)}`),
      () => JSON.stringify({ text, quotes: quotes.map((quote) => ({ ...quote, contents: pick(2) ? "none" : [null] })) }),
      () => JSON.stringify({ text: pick(1000), quotes }),
      () => JSON.stringify({ text, quotes: [...quotes, pick(9), null, "x"] }),
      () => JSON.stringify({ text: text.slice(0, pick(text.length)), quotes }),
      () => JSON.stringify([text, quotes]),
      () => "",
    ]
    const { quotes: taken, faults } = importCitron(bytesOf(harms[number % harms.length]!()))
    for (const { code, message } of faults) expect([code in LINE_FAULTS, message.length > 10]).toEqual([true, true])
    const isTold = taken.length === 2 || faults.some(({ raw, code }) => raw !== undefined || code === "file-empty")
    expect(isTold).toBe(true)
  })
})
