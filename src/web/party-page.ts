/** The page of a person, a state or a body: offices over time, what they took part in, tours, whom they met, who spoke of whom. */
import { spanWords } from "../exchange/day-words.ts"
import type { BodyPage, Candidate, PersonPage, ShownHolding, SpokenParty, StatePage, TourLine } from "../query/index.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { renderPage } from "./layout.ts"
import { drawSpots } from "./map-page.ts"
import { address, dyadAddress, joinHtml, none, occurrenceLine, partyAddress, partyLink, recordsAddress, said, stateLink } from "./parts.ts"
import { bounded } from "./quotes.ts"

type Party = PersonPage | BodyPage | StatePage

const PATHS = { person: "people", body: "bodies", state: "states" } as const
const FILTERS = { person: "person", body: "body", state: "country" } as const

/** Renders the page. */
export function renderParty(page: Party): string {
  const { kind, id, name } = page
  const by = { [FILTERS[kind]]: id }
  const body = html`<p class="crumb">${kind} · <code>${id}</code></p>
<h1>${said(name)}</h1>
${lead(page)}
<div class="columns"><div>
<section aria-labelledby="took-part"><h2 id="took-part">Took part in</h2>${types(page, by)}${drawSpots(page.occurrences, `Where ${name} took part, of what is listed here`)}
${page.occurrences.length > 0 ? html`<ol class="lines">${page.occurrences.map(occurrenceLine)}</ol><p class="all"><a href="${address("/occurrences", by)}">All of them</a> · <a href="${address("/timeline", by)}">as a timeline</a> · <a href="${address("/map", by)}">on a map</a></p>` : none("Nothing is reported.")}</section>
${spoken("Said of others", page.said, { own: id, turned: false })}
${spoken("Spoken of by others", page.spokenOf, { own: id, turned: true })}
</div><aside class="facets">
${offices(page)}
${met(page)}
${tours(page.tours)}
<p class="data">The same as data: <a href="/api/${PATHS[kind]}/${id}">JSON</a></p>
</aside></div>`
  return renderPage({ title: name, body })
}

function lead(page: Party): Html {
  if (page.kind === "state") return html`<p class="lead">Itself and its people.</p>`
  const others = page.names.filter(({ name }) => name !== page.name)
  const also =
    others.length > 0
      ? html`<p class="soft">Also written ${joinHtml(
          others.slice(0, 12).map(({ name, reports }) => html`${said(name)} (${reports})`),
          ", ",
        )}</p>`
      : NOTHING
  return html`<p class="lead">${stateLink(page.country)} in ${page.reports} ${page.reports === 1 ? "report" : "reports"}, ${spanWords(page.first, page.last)}</p>${also}`
}

function types({ types: counted }: Party, by: Readonly<Record<string, string>>): Html {
  const items = Object.entries(counted).map(
    ([type, count]) =>
      html`<li><a href="${address("/occurrences", { ...by, type, status: "occurred,ongoing" })}">${type} <b>${count}</b></a></li>`,
  )
  return items.length > 0 ? html`<ul class="tallies">${items}</ul>` : NOTHING
}

function offices({ kind, offices: held }: Party): Html {
  if (held.length === 0) return NOTHING
  const rows = held.map(
    (one) =>
      html`<li>${kind === "person" ? officeWords(one) : html`<a href="/people/${one.person}">${said(one.name)}</a>, ${officeWords(one)}`}<br><span class="soft">${spanWords(one.first, one.last) || "no date"}, ${one.reports} ${one.reports === 1 ? "report" : "reports"}</span></li>`,
  )
  return html`<section><h2>${kind === "person" ? "Offices" : "Who holds its offices"}</h2><ul>${rows}</ul><p class="note">The days on which reports show them in it.</p></section>`
}

function officeWords({ title, country, organization, status }: ShownHolding): Html {
  const of = country === null ? (organization === null ? NOTHING : html` of ${said(organization)}`) : html` of ${stateLink(country)}`
  return html`${title}${of}${status === "current" ? NOTHING : html` <span class="status">${status}</span>`}`
}

function met({ id, met: parties }: Party): Html {
  if (parties.length === 0) return NOTHING
  const rows = parties.map(
    (one) =>
      html`<li>${partyLink(one)} <a class="soft" href="${dyadAddress(id, one.id)}" title="What was between them">both</a> <a class="count" href="${recordsAddress(one.records, address("/occurrences", { dyad: `${id},${one.id}` }))}" title="Open the meetings">${one.count}</a></li>`,
  )
  return html`<section><h2>Met most</h2><ul>${rows}</ul></section>`
}

function tours(lines: readonly TourLine[]): Html {
  if (lines.length === 0) return NOTHING
  const rows = lines.map(
    ({ id, name, first, last, countries }) =>
      html`<li><a href="/tours/${id}">${said(name)}</a> ${joinHtml(
        countries.map((code) => stateLink(code)),
        " → ",
      )}<br><span class="soft">${spanWords(first, last)}</span></li>`,
  )
  return html`<section><h2>Tours</h2><ul>${rows}</ul></section>`
}

function spoken(title: string, parties: readonly SpokenParty[], { own, turned }: { readonly own: string; readonly turned: boolean }): Html {
  if (parties.length === 0) return NOTHING
  const rows = parties.map((one) => {
    const [speaker, target] = turned ? [one.id, own] : [own, one.id]
    const words = one.latest.map(
      ({ id, day, content }) =>
        html`<p class="said"><q>${said(bounded(content))}</q> <a class="soft" href="/statements/${id}">${day ?? "no date"}</a></p>`,
    )
    return html`<li><p>${partyLink(one)} <a class="count" href="${recordsAddress(one.records, address("/statements", { speaker, target }))}" title="Open the statements">${one.count}</a> ${stances(one)}</p>${words}</li>`
  })
  return html`<section><h2>${title}</h2><ul class="spoken">${rows}</ul></section>`
}

function stances({ stances: counted }: SpokenParty): Html {
  const shown = Object.entries(counted).map(([stance, count]) => html`<span class="stance">${stance.toLowerCase()} ${count}</span>`)
  return html`${shown}`
}

/** Several of one name, to choose from. */
export function renderCandidates(name: string, candidates: readonly Candidate[]): string {
  const rows = candidates.map(
    (one) =>
      html`<li class="line"><div class="side">${spanWords(one.first, one.last)}</div><div class="main"><p class="what"><a href="${partyAddress(one) ?? "/"}">${said(one.name)}</a></p><p class="who">${said(one.office ?? one.country ?? "")}</p><p class="meta">${one.reports} ${one.reports === 1 ? "report" : "reports"}</p></div></li>`,
  )
  return renderPage({ title: name, body: html`<h1>Several are called ${said(name)}</h1><ol class="lines">${rows}</ol>` })
}
