/** The columns of every answer as CSV, for the command line and for HTTP. */
import type {
  AgendaItem,
  Candidate,
  Dyad,
  FoundOccurrence,
  FoundStatement,
  FoundTour,
  Network,
  NetworkEdge,
  NetworkNode,
  TimelineEntry,
} from "../query/index.ts"
import type { Column } from "./csv.ts"
import { stopsWords } from "./stops.ts"
import { idOf, membersOf, participantWords, targetWords, typesOf } from "./words.ts"

/** An edge with the names of its ends. */
export type NamedEdge = NetworkEdge & { readonly sourceName: string; readonly targetName: string }

/** Occurrences. */
export const OCCURRENCE_COLUMNS: readonly Column<FoundOccurrence>[] = [
  { name: "id", cell: ({ id }) => id },
  { name: "type", cell: ({ type }) => type },
  { name: "status", cell: ({ status }) => status },
  { name: "time", cell: ({ time }) => time },
  { name: "first", cell: ({ first }) => first },
  { name: "last", cell: ({ last }) => last },
  { name: "place", cell: ({ place }) => place },
  { name: "country", cell: ({ country }) => country },
  { name: "lat", cell: ({ lat }) => lat },
  { name: "lon", cell: ({ lon }) => lon },
  { name: "participants", cell: ({ participants }) => participants.map((one) => `${one.role}: ${participantWords(one)}`).join("; ") },
  { name: "people", cell: ({ participants }) => participants.flatMap(({ id }) => id ?? []).join(" ") },
  { name: "confidence", cell: ({ confidence }) => confidence },
  { name: "reports", cell: ({ reports }) => reports },
  { name: "sources", cell: ({ sources }) => sources },
  { name: "conflicts", cell: ({ conflicts }) => conflicts },
  { name: "denied", cell: ({ denied }) => denied },
  { name: "tour", cell: ({ tour }) => tour },
  { name: "publishers", cell: ({ publishers }) => publishers.join("; ") },
  { name: "members", cell: ({ members }) => members.map(({ fact }) => fact).join(" ") },
]

/** Occurrences and tours on a timeline. */
export const TIMELINE_COLUMNS: readonly Column<TimelineEntry>[] = [
  { name: "first", cell: ({ first }) => first },
  { name: "last", cell: ({ last }) => last },
  { name: "precision", cell: ({ precision }) => precision },
  { name: "kind", cell: ({ kind }) => kind },
  { name: "id", cell: idOf },
  { name: "type", cell: (entry) => (entry.kind === "tour" ? null : entry.occurrence.type) },
  { name: "status", cell: (entry) => (entry.kind === "tour" ? null : entry.occurrence.status) },
  {
    name: "who",
    cell: (entry) => (entry.kind === "tour" ? entry.tour.traveller.name : entry.occurrence.participants.map(participantWords).join("; ")),
  },
  { name: "where", cell: (entry) => (entry.kind === "tour" ? stopsWords(entry.tour) : entry.occurrence.place) },
  {
    name: "members",
    cell: (entry) =>
      membersOf(entry)
        .map(({ fact }) => fact)
        .join(" "),
  },
]

/** Tours. */
export const TOUR_COLUMNS: readonly Column<FoundTour>[] = [
  { name: "id", cell: ({ id }) => id },
  { name: "traveller", cell: ({ traveller }) => traveller.name },
  { name: "traveller_id", cell: ({ traveller }) => traveller.id },
  { name: "country", cell: ({ traveller }) => traveller.country },
  { name: "first", cell: ({ first }) => first },
  { name: "last", cell: ({ last }) => last },
  { name: "stops", cell: stopsWords },
  { name: "occurrences", cell: ({ legs }) => legs.flatMap(({ occurrence }) => occurrence ?? []).join(" ") },
  { name: "confidence", cell: ({ confidence }) => confidence },
  { name: "reports", cell: ({ reports }) => reports },
  { name: "members", cell: ({ members }) => members.map(({ fact }) => fact).join(" ") },
]

/** Statements. */
export const STATEMENT_COLUMNS: readonly Column<FoundStatement>[] = [
  { name: "id", cell: ({ id }) => id },
  { name: "first", cell: ({ first }) => first },
  { name: "last", cell: ({ last }) => last },
  { name: "speaker", cell: ({ speaker }) => speaker.name },
  { name: "speaker_id", cell: ({ speaker }) => speaker.id },
  { name: "country", cell: ({ speaker }) => speaker.country },
  { name: "office", cell: ({ speaker }) => speaker.office },
  { name: "office_of", cell: ({ speaker }) => speaker.officeOf },
  { name: "mode", cell: ({ mode }) => mode },
  { name: "content", cell: ({ content }) => content },
  { name: "of", cell: ({ targets }) => targets.map(targetWords).join("; ") },
  { name: "occasion", cell: ({ occasion }) => occasion },
  { name: "confidence", cell: ({ confidence }) => confidence },
  { name: "wordings", cell: ({ wordings }) => wordings },
  { name: "reports", cell: ({ reports }) => reports },
  { name: "publishers", cell: ({ publishers }) => publishers.join("; ") },
  { name: "members", cell: ({ members }) => members.map(({ fact }) => fact).join(" ") },
]

/** The agenda. */
export const AGENDA_COLUMNS: readonly Column<AgendaItem>[] = [
  { name: "due", cell: ({ due }) => due },
  { name: "status_then", cell: ({ statusThen }) => statusThen },
  { name: "announced", cell: ({ announced }) => announced },
  ...OCCURRENCE_COLUMNS.map(({ name, cell }) => ({ name, cell: ({ occurrence }: AgendaItem) => cell(occurrence) })),
]

/** Dyads. */
export const DYAD_COLUMNS: readonly Column<Dyad>[] = [
  { name: "source", cell: ({ source }) => source },
  { name: "source_name", cell: ({ sourceName }) => sourceName },
  { name: "target", cell: ({ target }) => target },
  { name: "target_name", cell: ({ targetName }) => targetName },
  { name: "directed", cell: ({ directed }) => directed },
  { name: "period", cell: ({ period }) => period },
  { name: "occurrences", cell: ({ occurrences }) => occurrences },
  { name: "weight", cell: ({ weight }) => weight },
  { name: "types", cell: typesOf },
  { name: "first", cell: ({ first }) => first },
  { name: "last", cell: ({ last }) => last },
  { name: "records", cell: ({ records }) => records.join(" ") },
]

/** Edges of a network. */
export const EDGE_COLUMNS: readonly Column<NamedEdge>[] = [
  { name: "relation", cell: ({ relation }) => relation },
  { name: "source", cell: ({ source }) => source },
  { name: "source_name", cell: ({ sourceName }) => sourceName },
  { name: "target", cell: ({ target }) => target },
  { name: "target_name", cell: ({ targetName }) => targetName },
  { name: "directed", cell: ({ directed }) => directed },
  { name: "count", cell: ({ count }) => count },
  { name: "weight", cell: ({ weight }) => weight },
  { name: "first", cell: ({ first }) => first },
  { name: "last", cell: ({ last }) => last },
  { name: "records", cell: ({ records }) => records.join(" ") },
]

/** Nodes of a network. */
export const NODE_COLUMNS: readonly Column<NetworkNode>[] = [
  { name: "id", cell: ({ id }) => id },
  { name: "kind", cell: ({ kind }) => kind },
  { name: "name", cell: ({ name }) => name },
  { name: "country", cell: ({ country }) => country },
  { name: "records", cell: ({ records }) => records.join(" ") },
]

/** People and bodies of one name. */
export const CANDIDATE_COLUMNS: readonly Column<Candidate>[] = [
  { name: "id", cell: ({ id }) => id },
  { name: "name", cell: ({ name }) => name },
  { name: "country", cell: ({ country }) => country },
  { name: "office", cell: ({ office }) => office },
  { name: "reports", cell: ({ reports }) => reports },
  { name: "first", cell: ({ first }) => first },
  { name: "last", cell: ({ last }) => last },
]

/** Edges with the names of their ends. */
export function nameEdges({ nodes, edges }: Pick<Network, "nodes" | "edges">): NamedEdge[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  const nameOf = (id: string): string => names.get(id) ?? id
  return edges.map((edge) => ({ ...edge, sourceName: nameOf(edge.source), targetName: nameOf(edge.target) }))
}
