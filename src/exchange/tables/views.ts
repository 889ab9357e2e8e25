/** Views of the SQLite export: what is asked most often, without joining by hand. */
import type { Table } from "./table.ts"

interface View {
  readonly name: string
  /** Tables that it needs. */
  readonly of: readonly string[]
  readonly select: string
}

const VIEWS: readonly View[] = [
  {
    name: "who_met", // "who took part in what, a line each"
    of: ["occurrences", "participants"],
    select: `select o.id, o.type, o.status, o.first, o.last, o.place, o.place_country, o.confidence,
  (select group_concat(one, '; ') from
    (select p.name || ' (' || p.role || ')' as one from participants p where p.occurrence = o.id order by p.place)) as who
  from occurrences o`,
  },
  {
    name: "trips", // "who came to which state"
    of: ["occurrences", "participants"],
    select: `select o.id as occurrence, p.person, p.name, p.country as from_country, p.office, o.place_country as to_country, o.place, o.first,
  o.last, o.status, o.tour, o.confidence from occurrences o join participants p on p.occurrence = o.id
  where o.type = 'visit' and p.role = 'guest' and p.kind in ('person', 'unnamed')
    and o.place_country is not null and (p.country is null or p.country <> o.place_country)`,
  },
  {
    name: "who_said",
    of: ["statements", "targets"],
    select: `select s.id, s.first, s.speaker_name, s.speaker_country, s.office, s.mode, s.content, s.confidence,
  (select group_concat(one, '; ') from
    (select t.name || coalesce(' (' || t.stance || ')', '') as one from targets t where t.statement = s.id order by t.place)) as of
  from statements s`,
  },
  {
    name: "evidence", // "from anything merged to the words and the report"
    of: ["facts", "spans", "reports"],
    select: `select f.merged as id, s.slot, s.value, s.quote, s.field, s.start, s."end", r.key as report, r.publisher, r.url, r.published
  from facts f join spans s on s.fact = f.id join reports r on r.key = f.report`,
  },
]

/** The views for which the tables are there, as statements. */
export function viewsOf(tables: readonly Table[]): string[] {
  const names = tables.map(({ name }) => name)
  return VIEWS.filter(({ of }) => of.every((name) => names.includes(name))).map(({ name, select }) => `create view "${name}" as ${select}`)
}
