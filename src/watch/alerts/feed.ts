/** What an alert found, as a feed: Atom or JSON Feed. Every text of a report is escaped by construction. */

import type { Quote } from "../../web/cited.ts"
import { type Html, html, NOTHING, trusted } from "../../web/html.ts"
import type { Alert } from "./alerts.ts"
import type { Entry } from "./entries.ts"

/** A feed to be written. */
export interface AlertFeed {
  readonly alert: Pick<Alert, "id" | "name" | "created">
  readonly entries: readonly Entry[]
  /** The address of the feed itself, without its ending. */
  readonly address: string
}

const moment = (ms: number): string => new Date(Number(ms)).toISOString()
const entryId = (alert: string, { hit }: Entry): string => `urn:dragoman:${alert}:${hit.record}:${hit.found}`
const titled = ({ hit, title }: Entry): string => (hit.kind === "changed" ? `Changed: ${title}` : title)

/** Writes Atom (RFC 4287). */
export function renderAtom({ alert, entries, address }: AlertFeed): string {
  const updated = moment(Math.max(alert.created, ...entries.map(({ hit }) => Number(hit.found))))
  const items = entries.map((entry) => renderEntry(alert.id, entry))
  const { markup } = html`${trusted('<?xml version="1.0" encoding="utf-8"?>\n')}<feed xmlns="http://www.w3.org/2005/Atom">
<id>urn:dragoman:${alert.id}</id>
<title>${alert.name}</title>
<updated>${updated}</updated>
<author><name>dragoman</name></author>
<link rel="self" type="application/atom+xml" href="${address}.atom"/>
${items}</feed>
`
  return markup
}

function renderEntry(alert: string, entry: Entry): Html {
  const { hit, page } = entry
  const link = page === undefined ? NOTHING : html`<link rel="alternate" type="text/html" href="${page}"/>\n`
  return html`<entry>
<id>${entryId(alert, entry)}</id>
<title type="text">${titled(entry)}</title>
<updated>${moment(hit.found)}</updated>
${link}<content type="html">${quoteList(entry.quotes).markup}</content>
</entry>
`
}

const quoteList = (quotes: readonly Quote[]): Html =>
  html`<ul>${quotes.map(({ quote, report }) => html`<li><q>${quote}</q> ${sourceOf(report)}</li>`)}</ul>`

function sourceOf({ publisher, title, published, link, page }: Quote["report"]): Html {
  const name = [publisher, title, published].filter(Boolean).join(", ")
  const address = link ?? page
  return address === undefined ? html`(${name})` : html`(<a href="${address}">${name === "" ? address : name}</a>)`
}

/** Writes JSON Feed 1.1; each item has the occurrence and its quotes as data, too. */
export function renderJsonFeed({ alert, entries, address }: AlertFeed): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: alert.name,
    feed_url: `${address}.json`,
    items: entries.map((entry) => ({
      id: entryId(alert.id, entry),
      ...(entry.page === undefined ? {} : { url: entry.page }),
      title: titled(entry),
      content_html: quoteList(entry.quotes).markup,
      date_published: moment(entry.hit.found),
      _dragoman: { kind: entry.hit.kind, occurrence: entry.occurrence, quotes: entry.quotes },
    })),
  })
}
