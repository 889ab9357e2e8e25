/** The addresses that answer a Query with rows: one row here each, of which routes, parameters, formats and OpenAPI are made. */
import { z } from "zod"
import {
  AGENDA_COLUMNS,
  DYAD_COLUMNS,
  EDGE_COLUMNS,
  type NamedEdge,
  nameEdges,
  OCCURRENCE_COLUMNS,
  STATEMENT_COLUMNS,
  TIMELINE_COLUMNS,
  TOUR_COLUMNS,
} from "../exchange/columns.ts"
import type { Column } from "../exchange/csv.ts"
import {
  type AgendaItem,
  agenda,
  type Dyad,
  dyads,
  type FoundOccurrence,
  type FoundStatement,
  type FoundTour,
  find,
  type Network,
  network,
  type Page,
  type QueryInput,
  type Source,
  statements,
  type TimelineEntry,
  timeline,
  tours,
  type Verb,
} from "../query/index.ts"
import { counts, maybe, occurrenceSchema, pageOf, partySchema, statementSchema, tourSchema } from "./schemas/parts.ts"

/** What a list is made of. */
interface ListParts<Row, Answer> {
  /** The last part of the address. */
  readonly name: string
  readonly verb: Verb
  readonly summary: string
  readonly ask: (source: Source, query: QueryInput) => Promise<Answer>
  readonly rowsOf: (answer: Answer) => readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly answer: z.ZodType<Answer>
}

/** An answer, as it is and as rows. */
export interface ListAnswer {
  readonly json: unknown
  readonly rows: readonly unknown[]
  readonly next?: string | undefined
}

/** An address that answers a Query. */
export interface ListEndpoint {
  readonly name: string
  readonly verb: Verb
  readonly summary: string
  readonly answer: z.ZodType
  readonly columns: readonly Column<never>[]
  ask(source: Source, query: QueryInput): Promise<ListAnswer>
}

function defineList<Row, Answer extends { readonly next?: string }>({
  ask,
  rowsOf,
  columns,
  ...words
}: ListParts<Row, Answer>): ListEndpoint {
  const asked = async (source: Source, query: QueryInput): Promise<ListAnswer> => {
    const answer = await ask(source, query)
    return { json: answer, rows: rowsOf(answer), next: answer.next }
  }
  return Object.freeze({ ...words, columns: columns as readonly Column<never>[], ask: asked })
}

const rowsOf = <Row>({ rows }: Page<Row>): readonly Row[] => rows

const entrySchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("occurrence"), first: maybe, last: maybe, precision: z.string(), occurrence: occurrenceSchema }),
    z.strictObject({ kind: z.literal("tour"), first: maybe, last: maybe, precision: z.string(), tour: tourSchema }),
  ])
  .meta({
    id: "TimelineEntry",
    description: "An occurrence or a tour, with how exact its days are.",
  }) as unknown as z.ZodType<TimelineEntry>

const dyadSchema: z.ZodType<Dyad> = z
  .strictObject({
    source: z.string(),
    sourceName: z.string(),
    target: z.string(),
    targetName: z.string(),
    directed: z.boolean(),
    period: maybe.optional(),
    occurrences: z.int(),
    weight: z.number(),
    types: counts,
    first: maybe,
    last: maybe,
    records: z.array(z.string()),
  })
  .meta({ id: "Dyad", description: "A pair with what was counted." })

const edgeSchema = z
  .strictObject({
    relation: z.enum(["meets", "speaks"]),
    source: z.string(),
    target: z.string(),
    directed: z.boolean(),
    count: z.int(),
    weight: z.number(),
    first: maybe,
    last: maybe,
    records: z.array(z.string()),
  })
  .meta({ id: "Edge", description: "Who meets or speaks of whom, with every record behind it." })
const nodeSchema = z
  .strictObject({ ...partySchema.shape, records: z.array(z.string()) })
  .meta({ id: "Node", description: "A party of a network." })
const networkSchema: z.ZodType<Network> = z.strictObject({
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
  next: z.string().optional(),
})

const agendaSchema: z.ZodType<AgendaItem> = z
  .strictObject({
    due: z.enum(["upcoming", "undated", "overdue"]),
    statusThen: z.string(),
    announced: maybe,
    occurrence: occurrenceSchema,
  })
  .meta({ id: "AgendaItem", description: "What was announced by a day and not yet held." })

/** Every list. */
export const LISTS: readonly ListEndpoint[] = Object.freeze([
  defineList<FoundOccurrence, Page<FoundOccurrence>>({
    name: "occurrences",
    verb: "find",
    summary: "Find occurrences: what happened, was planned, was denied",
    ask: find,
    rowsOf,
    columns: OCCURRENCE_COLUMNS,
    answer: pageOf(occurrenceSchema),
  }),
  defineList<TimelineEntry, Page<TimelineEntry>>({
    name: "timeline",
    verb: "timeline",
    summary: "List occurrences and tours in the order of their days",
    ask: timeline,
    rowsOf,
    columns: TIMELINE_COLUMNS,
    answer: pageOf(entrySchema),
  }),
  defineList<FoundTour, Page<FoundTour>>({
    name: "tours",
    verb: "tours",
    summary: "Find trips with their stops",
    ask: tours,
    rowsOf,
    columns: TOUR_COLUMNS,
    answer: pageOf(tourSchema),
  }),
  defineList<FoundStatement, Page<FoundStatement>>({
    name: "statements",
    verb: "statements",
    summary: "Find who said what of whom",
    ask: statements,
    rowsOf,
    columns: STATEMENT_COLUMNS,
    answer: pageOf(statementSchema),
  }),
  defineList<Dyad, Page<Dyad>>({
    name: "dyads",
    verb: "dyads",
    summary: "Count who dealt with whom",
    ask: dyads,
    rowsOf,
    columns: DYAD_COLUMNS,
    answer: pageOf(dyadSchema),
  }),
  defineList<NamedEdge, Network>({
    name: "network",
    verb: "network",
    summary: "Who meets whom and who speaks of whom: nodes and edges",
    ask: network,
    rowsOf: nameEdges,
    columns: EDGE_COLUMNS,
    answer: networkSchema,
  }),
  defineList<AgendaItem, Page<AgendaItem>>({
    name: "agenda",
    verb: "agenda",
    summary: "What is announced and not yet held, as it stood on a day; today where asOf is not given",
    ask: (source, query) => agenda(source, query as QueryInput & { asOf: string }),
    rowsOf,
    columns: AGENDA_COLUMNS,
    answer: pageOf(agendaSchema),
  }),
])
