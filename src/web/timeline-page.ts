/** The timeline: every entry a row with its bar on one common axis; the bar is as long as the date is vague, and tours are bars with ends. */
import type { Page, TimelineEntry } from "../query/index.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { renderPage } from "./layout.ts"
import { address, dataLinks, joinHtml, kindWords, nextLink, none, participantLink, partyLink, said, toldBy, when } from "./parts.ts"
import { type Asked, chips, filterForm } from "./search-page.ts"

const DAY = 86_400_000
const WIDTH = 1000

interface Axis {
  readonly first: number
  readonly days: number
}

/** Renders the page. */
export function renderTimeline({ asked, page }: { readonly asked: Asked; readonly page: Page<TimelineEntry> }): string {
  const { cursor: _, ...filters } = asked
  const axis = axisOf(page.rows)
  const next = page.next === undefined ? undefined : address("/timeline", { ...asked, cursor: page.next })
  const rows = page.rows.map(
    (entry) =>
      html`<tr><th scope="row">${when(entry)}</th><td class="bar">${renderBar(entry, axis)}</td><td>${renderEntry(entry)}</td></tr>`,
  )
  const table = html`<table class="timeline"><thead><tr><th scope="col">When</th><th scope="col" class="bar">${renderAxis(axis)}</th><th scope="col">What</th></tr></thead><tbody>${rows}</tbody></table>
<p class="note">A dot is a day, a bar as long as what is known: some days, a month, a year. A framed bar is a tour.</p>`
  const body = html`<h1>Timeline</h1>${filterForm("/timeline", asked, ["person", "country", "place", "from", "to", "type", "status"])}${chips("/timeline", filters)}
${page.rows.length > 0 ? table : none("Nothing has a day here.")}${nextLink(next)}${dataLinks("timeline", address("", filters))}`
  return renderPage({ title: "Timeline", at: "/timeline", body, isWide: true })
}

function renderEntry(entry: TimelineEntry): Html {
  if (entry.kind === "tour") {
    const { id, traveller, legs } = entry.tour
    const stops = joinHtml(
      legs.map(({ place, country, occurrence }) =>
        occurrence === null
          ? said(place ?? country ?? "somewhere")
          : html`<a href="/occurrences/${occurrence}">${said(place ?? country ?? "somewhere")}</a>`,
      ),
      " → ",
    )
    return html`<a class="kind" href="/tours/${id}">tour</a> ${partyLink({ ...traveller, kind: "person" })}: ${stops}`
  }
  const { occurrence } = entry
  return html`<a href="/occurrences/${occurrence.id}">${kindWords(occurrence)}</a>${occurrence.place === null ? NOTHING : html`, ${said(occurrence.place)}`}: ${joinHtml(occurrence.participants.slice(0, 4).map(participantLink), "; ")} <span class="meta">${toldBy(occurrence)}</span>`
}

/** From the first day to the last of what is shown; entries that are known to the year or less do not stretch it. */
function axisOf(entries: readonly TimelineEntry[]): Axis {
  const exact = entries.filter(({ precision }) => precision === "day" || precision === "days" || precision === "month")
  const days = (exact.length > 0 ? exact : entries)
    .flatMap(({ first, last }) => [first, last].filter((day) => day !== null))
    .map(Date.parse)
  const first = Math.min(...days)
  const last = Math.max(...days)
  return Number.isFinite(first) ? { first, days: Math.max(1, (last - first) / DAY + 1) } : { first: 0, days: 1 }
}

function place(day: string | null, axis: Axis, open: number): number {
  const at = day === null ? open : ((Date.parse(day) - axis.first) / DAY / axis.days) * WIDTH
  return Math.min(WIDTH, Math.max(0, at))
}

function renderBar({ kind, first, last, precision }: TimelineEntry, axis: Axis): Html {
  const start = place(first, axis, 0)
  const day = WIDTH / axis.days
  const end = Math.min(WIDTH, place(last, axis, WIDTH) + day)
  if (kind === "occurrence" && precision === "day") {
    const middle = Math.min(WIDTH - 14, Math.max(14, start + day / 2))
    return html`<svg viewBox="0 0 ${WIDTH} 24" preserveAspectRatio="none" aria-hidden="true"><path class="day" d="M${middle.toFixed(1)} 12h.01"/></svg>`
  }
  const width = Math.max(14, end - start)
  return html`<svg viewBox="0 0 ${WIDTH} 24" preserveAspectRatio="none" aria-hidden="true"><rect class="${kind === "tour" ? "tour" : precision}" x="${Math.min(WIDTH - 14, start).toFixed(1)}" y="7" width="${width.toFixed(1)}" height="10"/></svg>`
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

function renderAxis({ first, days }: Axis): Html {
  return html`<span class="ends"><span>${dayOf(first)}</span> <span>${dayOf(first + (days - 1) * DAY)}</span></span>`
}
