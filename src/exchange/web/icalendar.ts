/**
 * iCalendar (RFC 5545) of the agenda: what is planned, proposed, going on, put off or called off, as events of whole days. What has no day
 * cannot stand in a calendar. The stamp of an event is the day of its latest report, so that the same store is the same calendar.
 */
import type { FormatNotes } from "../field/notes.ts"
import type { Told } from "../field/told.ts"
import { addressOf, dayAfter, nameTold, partyWords, quoteLines } from "./sentences.ts"

/** What is kept and lost. */
export const ICALENDAR_NOTES: FormatNotes = {
  name: "icalendar",
  title: "iCalendar",
  about: "The agenda as a calendar: an event of whole days for each occurrence that is planned, proposed, going on, put off or called off.",
  out: true,
  in: false,
  kept: [
    ["id", "UID"],
    ["type and participants", "SUMMARY, CATEGORIES"],
    ["first and last day", "DTSTART, DTEND", "whole days; DTEND is the day after"],
    ["time", "X-DRAGOMAN-TIME", "EDTF, as a month or year stands as all of its days"],
    ["place", "LOCATION, GEO"],
    [
      "status",
      "STATUS",
      "planned and ongoing CONFIRMED, proposed TENTATIVE, postponed and cancelled CANCELLED; X-DRAGOMAN-STATUS has our word",
    ],
    ["participants with offices, quotes with their reports", "DESCRIPTION", "quotes are bounded"],
    ["address of a report", "URL"],
    ["day of the latest report", "DTSTAMP"],
    ["confidence", "X-DRAGOMAN-CONFIDENCE"],
  ],
  lost: ["what has occurred or was denied", "what has no day", "roles as fields", "channel, format, topics", "conflicts between reports"],
  blank: ["ORGANIZER and ATTENDEE, as those are mail addresses", "times of day"],
}

const STATUSES: Readonly<Record<string, string>> = Object.freeze({
  planned: "CONFIRMED",
  ongoing: "CONFIRMED",
  proposed: "TENTATIVE",
  postponed: "CANCELLED",
  cancelled: "CANCELLED",
})

/** The calendar in pieces. */
export async function* exportICalendar(told: AsyncIterable<Told> | Iterable<Told>): AsyncGenerator<string> {
  yield lines(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dragoman//agenda//EN", "CALSCALE:GREGORIAN"])
  for await (const one of told) {
    const status = STATUSES[one.status]
    if (status !== undefined && one.first !== null) yield lines(eventOf(one, one.first, status))
  }
  yield lines(["END:VCALENDAR"])
}

function eventOf(told: Told, first: string, status: string): string[] {
  const { id, type, time, last, place, confidence, parties, reports } = told
  const stamp =
    reports
      .flatMap(({ published }) => published?.match(/^\d{4}-\d\d-\d\d/)?.[0] ?? [])
      .sort()
      .at(-1) ?? "1970-01-01"
  const url = addressOf(told)
  const words = [...parties.map(partyWords), ...quoteLines(told)].join("\n")
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(id)}@dragoman`,
    `DTSTAMP:${plain(stamp)}T000000Z`,
    `DTSTART;VALUE=DATE:${plain(first)}`,
    `DTEND;VALUE=DATE:${plain(dayAfter(last ?? first))}`,
    `SUMMARY:${escapeText(nameTold(told))}`,
    `CATEGORIES:${escapeText(type)}`,
    `STATUS:${status}`,
    "TRANSP:TRANSPARENT",
    ...(place === null ? [] : [`LOCATION:${escapeText(place.country === null ? place.name : `${place.name} (${place.country})`)}`]),
    ...(place === null || place.lat === null || place.lon === null ? [] : [`GEO:${place.lat};${place.lon}`]),
    ...(words === "" ? [] : [`DESCRIPTION:${escapeText(words)}`]),
    ...(url !== null && /^https?:\/\/[!-~]+$/.test(url) ? [`URL:${url}`] : []),
    `X-DRAGOMAN-STATUS:${escapeText(told.status)}`,
    ...(time === null ? [] : [`X-DRAGOMAN-TIME:${escapeText(time)}`]),
    `X-DRAGOMAN-CONFIDENCE:${confidence}`,
    "END:VEVENT",
  ]
}

const plain = (day: string): string => day.replaceAll("-", "")

/** A text as a value: what structures lines is escaped, and what no line may hold is left out. */
function escapeText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n")
}

const lines = (all: readonly string[]): string => all.map((line) => `${fold(line)}\r\n`).join("")

/** A line in pieces of 75 octets at most, no character halved. */
function fold(line: string): string {
  let folded = ""
  let size = 0
  for (const letter of line) {
    const bytes = Buffer.byteLength(letter)
    if (size + bytes > 75) {
      folded += "\r\n "
      size = 1
    }
    folded += letter
    size += bytes
  }
  return folded
}
