/** Small parts of pages: links to who and what, days, marks, addresses. */
import { dayWords } from "../exchange/day-words.ts"
import type { FoundOccurrence, FoundParticipant, Member } from "../query/index.ts"
import { type Html, html, NOTHING } from "./html.ts"

/** Text of a report in a line, whichever way it is written. */
export const said = (text: string): Html => html`<bdi>${text.replace(/\s+/gu, " ").trim()}</bdi>`

/** An address with parameters; those without a value are left out. */
export function address(path: string, parameters: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(parameters).filter((one): one is [string, string] => one[1] !== undefined && one[1] !== "")
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}

/** More records than this are not named one by one in an address. */
const MOST_NAMED = 300

/** Where the records behind a number are; the question that finds them, and perhaps others, where they are too many to be named. */
export const recordsAddress = (records: readonly string[], question: string): string =>
  records.length > MOST_NAMED ? question : address("/records", { ids: records.join(",") })

/** The page of two parties, whichever is named first. */
export const dyadAddress = (a: string, b: string): string => `/dyads/${a < b ? `${a}/${b}` : `${b}/${a}`}`

/** A link of the web, where it is one: nothing else may be followed from a report. */
export function webLink(url: string | undefined, words: string): Html {
  if (url === undefined || !/^https?:\/\/[^\s]+$/i.test(url)) return html`${words}`
  return html`<a href="${url}" rel="noreferrer noopener nofollow">${words}</a>`
}

/** The page of a person, body or state; undefined where there is none. */
export function partyAddress({
  id,
  country,
  kind,
}: {
  readonly id: string | null
  readonly country: string | null
  readonly kind: string
}): string | undefined {
  if (id?.startsWith("p-")) return `/people/${id}`
  if (id?.startsWith("b-")) return `/bodies/${id}`
  const code = kind === "state" || kind === "government" ? (country ?? id) : null
  return code !== null && /^[A-Z]{3}$/.test(code) ? `/states/${code}` : undefined
}

/** A name that leads to its page. */
export function partyLink(party: {
  readonly id: string | null
  readonly country: string | null
  readonly kind: string
  readonly name: string
}): Html {
  const to = partyAddress(party)
  return to === undefined ? said(party.name) : html`<a href="${to}">${said(party.name)}</a>`
}

/** A state's code that leads to its page. */
export const stateLink = (code: string | null | undefined): Html =>
  code && /^[A-Z]{3}$/.test(code) ? html`<a class="code" href="/states/${code}">${code}</a>` : html`${code ?? ""}`

/** "Walid al-Moallem, foreign minister of SYR". */
export function participantLink(one: Omit<FoundParticipant, "role">): Html {
  const { office, officeOf, country, kind } = one
  if (office !== null)
    return html`${partyLink(one)}, <span class="office">${office}${officeOf === null ? "" : html` of ${said(officeOf)}`}</span>`
  const isPerson = kind === "person" || kind === "unnamed"
  return isPerson && country !== null ? html`${partyLink(one)} ${stateLink(country)}` : partyLink(one)
}

/** Html between which something stands. */
export function joinHtml(parts: readonly Html[], between: string): Html {
  return html`${parts.map((part, at) => (at === 0 ? part : html`${between}${part}`))}`
}

/** The days, as exact as they are known. */
export const when = (days: { readonly first: string | null; readonly last: string | null }): Html =>
  html`<time class="when">${dayWords(days)}</time>`

/** "visit, planned". */
export function kindWords({ type, status }: { readonly type: string; readonly status: string }): Html {
  return html`<span class="kind">${type}</span>${status === "occurred" ? NOTHING : html` <span class="status ${status}">${status}</span>`}`
}

/** How many reports tell it, and what they do not agree on. */
export function toldBy({ id, reports, sources, conflicts, denied }: FoundOccurrence): Html {
  const told = `${reports} ${reports === 1 ? "report" : "reports"}${sources === reports ? "" : `, ${sources} independent`}`
  return html`<a class="told" href="/occurrences/${id}">${told}</a>${conflicts ? html` <span class="mark conflict">reports disagree</span>` : NOTHING}${denied ? html` <span class="mark denied">denied by some</span>` : NOTHING}`
}

/** An occurrence in a list. */
export function occurrenceLine(one: FoundOccurrence): Html {
  const who = joinHtml(one.participants.slice(0, 6).map(participantLink), "; ")
  const more = one.participants.length > 6 ? html` and <a href="/occurrences/${one.id}">${one.participants.length - 6} more</a>` : NOTHING
  return html`<li class="line"><div class="side">${when(one)}</div><div class="main"><p class="what"><a href="/occurrences/${one.id}">${kindWords(one)}</a>${one.place === null ? NOTHING : html` <span class="place">${said(one.place)}</span>`}</p><p class="who">${who}${more}</p><p class="meta">${toldBy(one)}</p></div></li>`
}

/** The facts of reports behind something, each a link. */
export function memberLinks(members: readonly Member[]): Html {
  return joinHtml(
    members.map(({ fact, report, publisher, published }) => {
      const local = fact.slice(report.length + 1)
      return html`<a href="/reports/${report}#r1-${local}">${said(publisher ?? report)}</a>${published === undefined ? "" : ` ${published}`}`
    }),
    "; ",
  )
}

/** Where there is nothing. */
export const none = (words: string): Html => html`<p class="none">${words}</p>`

/** A link to the next page. */
export const nextLink = (to: string | undefined): Html =>
  to === undefined ? NOTHING : html`<nav class="pages" aria-label="More"><a rel="next" href="${to}">Next page →</a></nav>`

/** The same answer as data. */
export function dataLinks(name: string, search: string): Html {
  const link = (format: string) => html`<a href="/api/${name}.${format}${search}">${format.toUpperCase()}</a>`
  return html`<p class="data">The same as data: ${link("json")} · ${link("ndjson")} · ${link("csv")}</p>`
}

/** One thing as data, in each format that it can be saved in; the address of the API is the page's under /api. */
export function renderDownloads(page: string, formats: readonly string[]): Html {
  const links = formats.map((format) => html` · <a href="${page}/as/${format}" download>${format}</a>`)
  return html`<p class="data">The same as data: <a href="/api${page}">JSON</a>${links}</p>`
}
