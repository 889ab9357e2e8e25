/** Search: a form of filters, how what is found divides, and the occurrences. */
import type { Facets, FacetValue, FoundOccurrence, Page } from "../query/index.ts"
import { EVENT_STATUSES, EVENT_TYPES } from "../record/index.ts"
import { type Html, html, NOTHING } from "./html.ts"
import { renderPage } from "./layout.ts"
import { address, dataLinks, nextLink, none, occurrenceLine } from "./parts.ts"

/** A question as it stands in the address. */
export type Asked = Readonly<Record<string, string>>

/** What the page shows. */
export interface SearchPage {
  readonly asked: Asked
  readonly page: Page<FoundOccurrence>
  readonly facets: Facets
  /** The name of a state by its code. */
  readonly stateName: (code: string) => string
}

const FIELDS = [
  ["q", "Ask", "Bagheri Kani in Damascus June 2024"],
  ["text", "Words", "grain corridor"],
  ["speaker", "Speaker", "a person, state or body"],
  ["target", "About", "a person, state or body"],
  ["person", "Person", "a name in any spelling"],
  ["country", "State", "Russia, or RUS"],
  ["office", "Office", "foreign minister of Syria"],
  ["place", "Place", "Nairobi"],
  ["from", "From", "2023-06"],
  ["to", "To", ""],
] as const

const OCCURRENCE_FIELDS = ["q", "text", "person", "country", "office", "place", "from", "to", "type", "status"]

/** Renders the page. */
export function renderSearch({ asked, page, facets, stateName }: SearchPage): string {
  const next = page.next === undefined ? undefined : address("/occurrences", { ...asked, cursor: page.next })
  const { cursor: _, ...filters } = asked
  const list =
    page.rows.length > 0
      ? html`<ol class="lines">${page.rows.map(occurrenceLine)}</ol>`
      : none("Nothing is found. Leave a filter out, or look at what is here under Status.")
  const body = html`<h1>Search</h1>
${filterForm("/occurrences", asked)}
${chips("/occurrences", filters)}
<div class="columns"><section class="found" aria-label="Found"><p class="total">${facets.total} ${facets.total === 1 ? "occurrence" : "occurrences"}</p>
${list}${nextLink(next)}${dataLinks("occurrences", address("", filters))}</section>
<aside class="facets" aria-label="Narrow">${renderFacets(facets, { asked: filters, stateName })}</aside></div>`
  return renderPage({ title: "Search", at: "/occurrences", body })
}

/** The one field that stands first, where a form has it. */
const LEADS = new Set(["q", "text"])

/** The filters as a form that works by address: the question first, the fields a step away; what is set is in the chips. */
export function filterForm(path: string, asked: Asked, names: readonly string[] = OCCURRENCE_FIELDS): Html {
  const lead = names.find((name) => LEADS.has(name))
  const field = ([name, label, hint]: (typeof FIELDS)[number]) =>
    html`<label class="field field-${name}">${label}<input name="${name}" value="${asked[name] ?? ""}" placeholder="${hint}" autocomplete="off"></label>`
  const fields = FIELDS.filter(([name]) => names.includes(name) && name !== lead).map(field)
  const kept = Object.entries(asked).filter(([name]) => name !== "cursor" && !names.includes(name))
  const hidden = kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
  const choices = html`${names.includes("type") ? choice("type", "Type", { values: EVENT_TYPES, asked }) : NOTHING}${names.includes("status") ? choice("status", "Status", { values: EVENT_STATUSES, asked }) : NOTHING}`
  const find = html`<button>Find</button>`
  const first = html`${FIELDS.filter(([name]) => name === lead).map((one) => html`<div class="lead-field">${field(one)}${find}</div>`)}`
  return html`<form class="filters" method="get" action="${path}" role="search">${first}<details><summary>${lead === undefined ? "Narrow" : "By field"}</summary><div class="fields">${fields}${choices}${lead === undefined ? find : NOTHING}</div></details>${hidden}</form>`
}

function choice(name: string, label: string, { values, asked }: { readonly values: readonly string[]; readonly asked: Asked }): Html {
  const given = asked[name] ?? ""
  const known = values.includes(given) || given === "" ? values : [given, ...values]
  const options = known.map((value) => (value === given ? html`<option selected>${value}</option>` : html`<option>${value}</option>`))
  return html`<label class="field field-${name}">${label}<select name="${name}"><option value="">any</option>${options}</select></label>`
}

/** The filters that are set, each with a way out. */
export function chips(path: string, asked: Asked): Html {
  const set = Object.entries(asked).filter(([name]) => name !== "limit")
  if (set.length === 0) return NOTHING
  const shown = set.map(([name, value]) => {
    const others = Object.fromEntries(Object.entries(asked).filter(([other]) => other !== name))
    return html`<li><a href="${address(path, others)}" title="Leave out"><span class="name">${name}</span> <bdi>${value}</bdi> <span aria-hidden="true">×</span><span class="unseen">, leave out</span></a></li>`
  })
  return html`<ul class="chips" aria-label="Filters that are set">${shown}</ul>`
}

function renderFacets(facets: Facets, { asked, stateName }: { readonly asked: Asked; readonly stateName: (code: string) => string }): Html {
  const one = (
    title: string,
    values: readonly FacetValue[],
    { words, set }: { words?: (value: string) => string; set: (value: string) => Asked },
  ): Html => {
    if (values.length === 0) return NOTHING
    const rows = values.map(
      ({ value, count }) =>
        html`<li><a href="${address("/occurrences", { ...asked, ...set(value) })}"><bdi>${words?.(value) ?? value}</bdi></a> <span class="count">${count}</span></li>`,
    )
    return html`<section><h2>${title}</h2><ul>${rows}</ul></section>`
  }
  return html`${one("Type", facets.type, { set: (type) => ({ type }) })}${one("Status", facets.status, { set: (status) => ({ status }) })}${one("State", narrowing(facets, asked), { words: stateName, set: (country) => withState(asked, country) })}${one("Year", facets.year, { set: (year) => ({ from: year, to: year }) })}${one("Publisher", asked.publisher === undefined ? facets.publisher : [], { set: (publisher) => ({ publisher }) })}`
}

/** States that narrow: with one set a second makes a dyad, beyond two there is no question. */
function narrowing({ country, total }: Facets, asked: Asked): readonly FacetValue[] {
  if (asked.country === undefined) return country
  return asked.dyad === undefined ? country.filter(({ count }) => count < total) : []
}

const withState = ({ country }: Asked, code: string): Asked =>
  country === undefined ? { country: code } : { country: "", dyad: `${country},${code}` }
