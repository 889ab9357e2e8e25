/** Pages of persons, states and bodies as rows: a section a list, so that a page is one table. NDJSON has the page itself, in one line. */

import { CANDIDATE_COLUMNS } from "../../exchange/columns.ts"
import { spanWords } from "../../exchange/day-words.ts"
import { whoAndWhere } from "../../exchange/words.ts"
import type { BodyPage, Candidate, CountedParty, Dealings, PersonPage, ShownHolding, SpokenParty, StatePage } from "../../query/index.ts"
import type { RowShape } from "./rows.ts"

/** A line of a page. */
export interface PageRow {
  readonly section: string
  readonly id: string | null
  readonly what: string
  readonly count: number | null
  readonly first: string | null
  readonly last: string | null
  readonly records: readonly string[]
}

/** How pages are drawn. */
export const PAGE_ROWS: RowShape<PageRow> = {
  csv: [
    { name: "section", cell: ({ section }) => section },
    { name: "id", cell: ({ id }) => id },
    { name: "what", cell: ({ what }) => what },
    { name: "count", cell: ({ count }) => count },
    { name: "first", cell: ({ first }) => first },
    { name: "last", cell: ({ last }) => last },
    { name: "records", cell: ({ records }) => records.join(" ") },
  ],
  table: [
    { name: "section", cell: ({ section }) => section },
    { name: "what", cell: ({ what }) => what },
    { name: "count", cell: ({ count }) => count },
    { name: "when", cell: ({ first, last }) => spanWords(first, last) },
    { name: "id", cell: ({ id }) => id },
  ],
  wide: "what",
}

/** How people and bodies of one name are drawn. */
export const CANDIDATE_ROWS: RowShape<Candidate> = {
  csv: CANDIDATE_COLUMNS,
  table: [
    { name: "name", cell: ({ name }) => name },
    { name: "office", cell: ({ office, country }) => office ?? country },
    { name: "reports", cell: ({ reports }) => reports },
    { name: "seen", cell: ({ first, last }) => spanWords(first, last) },
    { name: "id", cell: ({ id }) => id },
  ],
  wide: "name",
}

/** A page as rows, in the order in which it is read. */
export function pageRows(page: PersonPage | BodyPage | StatePage): PageRow[] {
  return [...headRows(page), ...page.offices.map((held) => officeRow(held, page.kind === "person")), ...dealingRows(page)]
}

function headRows(page: PersonPage | BodyPage | StatePage): PageRow[] {
  if (page.kind === "state") return [row(page.kind, { id: page.id, what: page.name })]
  const { kind, id, name, names, country, reports, first, last } = page
  const others = names.map((one) => one.name).filter((other) => other !== name)
  const what = [country === null ? name : `${name} (${country})`, ...(others.length > 0 ? [`also ${others.join(", ")}`] : [])].join("; ")
  return [row(kind, { id, what, count: reports, first, last })]
}

function officeRow({ person, name, title, country, organization, status, reports, first, last }: ShownHolding, isOwn: boolean): PageRow {
  const of = country ?? organization
  const office = [of === null ? title : `${title} of ${of}`, ...(status === "current" ? [] : [`(${status})`])].join(" ")
  return row("office", { id: isOwn ? null : person, what: isOwn ? office : `${name}, ${office}`, count: reports, first, last })
}

function dealingRows({ types, occurrences, tours, met, said, spokenOf }: Dealings): PageRow[] {
  return [
    ...Object.entries(types).map(([type, count]) => row("took part in", { what: type, count })),
    ...occurrences.map((one) => {
      const { id, type, status, first, last, members } = one
      const kind = status === "occurred" ? type : `${type}, ${status}`
      return row("occurrence", { id, what: `${kind}: ${whoAndWhere(one)}`, first, last, records: members.map(({ fact }) => fact) })
    }),
    ...tours.map(({ id, name, countries, first, last }) => row("tour", { id, what: `${name}: ${countries.join(", ")}`, first, last })),
    ...met.map((party) => countedRow("met", party)),
    ...said.map((party) => spokenRow("spoke of", party)),
    ...spokenOf.map((party) => spokenRow("spoken of by", party)),
  ]
}

function countedRow(section: string, { id, name, kind, country, count, first, last, records }: CountedParty): PageRow {
  return row(section, { id, what: kind === "state" || country === null ? name : `${name} (${country})`, count, first, last, records })
}

function spokenRow(section: string, party: SpokenParty): PageRow {
  const [latest] = party.latest
  const counted = countedRow(section, party)
  return latest ? { ...counted, what: `${counted.what}, last: “${latest.content}”` } : counted
}

function row(section: string, given: Partial<PageRow> & Pick<PageRow, "what">): PageRow {
  return { section, id: null, count: null, first: null, last: null, records: [], ...given }
}
