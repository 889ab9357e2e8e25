/** `dragoman tours`: trips with their stops. */

import { TOUR_COLUMNS } from "../../exchange/columns.ts"
import { dayWords } from "../../exchange/day-words.ts"
import { stopsWords } from "../../exchange/stops.ts"
import type { FoundTour } from "../../query/index.ts"
import { defineAsking } from "../asking/ask.ts"
import type { RowShape } from "../asking/rows.ts"

const TOUR_ROWS: RowShape<FoundTour> = {
  csv: TOUR_COLUMNS,
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
