#!/usr/bin/env node
/** Counts what is in ./written, as the table that README.md shows: `node counts.mjs`. */
import { readdirSync, readFileSync } from "node:fs"
import { pathToFileURL } from "node:url"

const folder = new URL("written/", import.meta.url)

/** @param {any[]} records @param {(record: any) => any[] | undefined} list */
const sum = (records, list) => records.reduce((total, record) => total + (list(record)?.length ?? 0), 0)
/** @param {any[]} records @param {string} section @param {(item: any) => any[] | undefined} list */
const sumWithin = (records, section, list) => sum(records, (record) => record[section].flatMap((/** @type {any} */ item) => list(item) ?? []))

/** @type {[string, (records: any[]) => number][]} */
const rows = [
  ["reports", (records) => records.length],
  ["words", (records) => sum(records, ({ text }) => text.split(/\s+/).filter(Boolean))],
  ["actors", (records) => sum(records, ({ actors }) => actors)],
  ["mentions", (records) => sumWithin(records, "actors", ({ mentions }) => mentions)],
  ["offices", (records) => sumWithin(records, "actors", ({ offices }) => offices)],
  ["events", (records) => sum(records, ({ events }) => events)],
  ["participants", (records) => sumWithin(records, "events", ({ participants }) => participants)],
  ["places of events", (records) => sumWithin(records, "events", ({ place }) => place && [place])],
  ["times of events", (records) => sumWithin(records, "events", ({ time }) => time && [time])],
  ["statements", (records) => sum(records, ({ statements }) => statements)],
  ["ties", (records) => sum(records, ({ ties }) => ties)],
  ["tours", (records) => sum(records, ({ tours }) => tours)],
  ["legs of tours", (records) => sumWithin(records, "tours", ({ legs }) => legs)],
  ["reports without an event", (records) => records.filter(({ events }) => events.length === 0).length],
]

/** The gold records with their texts, in the order of their ids. */
export function readRecords() {
  const files = readdirSync(folder).filter((file) => file.endsWith(".json")).sort()
  return files.map((file) => ({
    ...JSON.parse(readFileSync(new URL(file, folder), "utf8")),
    text: readFileSync(new URL(file.replace(/json$/, "txt"), folder), "utf8"),
  }))
}

/** The table of README.md: what is in each set, and in all. */
export function countTable() {
  const records = readRecords()
  const sets = ["m", "q", "r", "w"].map((set) => records.filter(({ report }) => report.id.startsWith(`${set}-`)))
  return [
    "| | m | q | r | w | all |",
    "|---|---:|---:|---:|---:|---:|",
    ...rows.map(([name, count]) => `| ${name} | ${[...sets, records].map((some) => count(some).toLocaleString("en")).join(" | ")} |`),
  ].join("\n")
}

/** How often each word of a field of events is used, most first. @param {"type" | "status"} field */
export function countWords(field) {
  /** @type {Map<string, number>} */ const counts = new Map()
  for (const { events } of readRecords()) for (const event of events) counts.set(event[field], (counts.get(event[field]) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word, count]) => `${word} ${count}`).join(", ")
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(`${countTable()}\n\nTypes of events: ${countWords("type")}.\nStatuses: ${countWords("status")}.`)
}
