/** `dragoman tours`: trips with their stops. */
import type { FoundTour } from "../../query/index.ts"
import { defineAsking } from "../asking/ask.ts"
import { dayWords } from "../asking/day-words.ts"
import type { RowShape } from "../asking/rows.ts"
import { stopsWords } from "../asking/stops.ts"

const TOUR_ROWS: RowShape<FoundTour> = {
  csv: [
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
  ],
  table: [
    { name: "when", cell: dayWords },
    { name: "who", cell: ({ traveller: { name, country } }) => (country === null ? name : `${name} (${country})`) },
    { name: "stops", cell: stopsWords },
    { name: "told by", cell: ({ reports }) => reports },
    { name: "id", cell: ({ id }) => id },
  ],
  wide: "stops",
}

/** Finds tours. */
export const toursCommand = defineAsking({
  name: "tours",
  verb: "tours",
  summary: "Find trips over several stops: who travelled where, when",
  description: "person, office, country and body are of the traveller, place is of a stop. Each stop leads to its occurrence.",
  examples: [
    { line: 'dragoman tours --office "foreign minister of Russia" --from 2023', does: "whoever held it, since 2023" },
    { line: "dragoman tours --place Kenya --format table", does: "tours that came through Kenya" },
  ],
  ask: async () => (await import("../../query/index.ts")).tours,
  shape: TOUR_ROWS,
})
