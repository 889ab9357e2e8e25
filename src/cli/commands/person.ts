/** `dragoman person`: offices over time, meetings, tours, whom they met most, who said what of whom; or who held an office at a date. */
import { z } from "zod"
import { spanWords } from "../../exchange/day-words.ts"
import type { Holder, QueryInput } from "../../query/index.ts"
import { querySchema } from "../../query/query.ts"
import { drawingOf, withSource } from "../asking/ask.ts"
import { writeFound } from "../asking/page.ts"
import { formatOption, type RowShape, renderRows } from "../asking/rows.ts"
import { viewOptions } from "../asking/view-options.ts"
import { defineCommand, UsageError } from "../command.ts"
import { sourceOptions } from "../store/options.ts"

const HOLDER_ROWS: RowShape<Holder> = {
  csv: [
    { name: "person", cell: ({ person }) => person },
    { name: "name", cell: ({ name }) => name },
    { name: "title", cell: ({ title }) => title },
    { name: "of", cell: ({ country, organization }) => country ?? organization },
    { name: "status", cell: ({ status }) => status },
    { name: "when", cell: ({ when }) => when },
    { name: "first", cell: ({ first }) => first },
    { name: "last", cell: ({ last }) => last },
    { name: "reports", cell: ({ reports }) => reports },
  ],
  table: [
    { name: "name", cell: ({ name }) => name },
    {
      name: "office",
      cell: ({ title, country, organization }) => [title, country ?? organization].filter((one) => one !== null).join(" of "),
    },
    { name: "seen in it", cell: ({ first, last, when }) => `${spanWords(first, last)}${when === "shown" ? "" : ` (${when} the date)`}` },
    { name: "reports", cell: ({ reports }) => reports },
    { name: "id", cell: ({ person }) => person },
  ],
  wide: "name",
}

const schema = z.object({
  office: querySchema.shape.office.meta({
    value: "OFFICE",
    description: "Instead of a name: who held this office, at the date of --as-of.",
  }),
  asOf: querySchema.shape.asOf.meta({ value: "DATE", description: "With --office: the day, month or year." }),
  ...viewOptions,
  ...formatOption,
  ...sourceOptions,
})

/** Shows a person. */
export const personCommand = defineCommand(
  {
    name: "person",
    summary: "Show a person: offices over time, meetings, tours, whom they met, who said what; or who held an office",
    operands: "[NAME]",
    mostOperands: 1,
    description:
      "NAME in any spelling that a report gives, or an id (p-…). Where several people have the name, they are listed. An office has the first " +
      "and last day on which reports show the person in it.",
    examples: [
      { line: 'dragoman person "Sergei Lavrov" --format table', does: "all there is of him" },
      { line: 'dragoman person --office "foreign minister of Syria" --as-of 2006-11', does: "who it was at the time" },
    ],
    schema,
  },
  async ({ office, asOf, format, store, state, ...view }, [name], context) => {
    if ((name === undefined) === (office === undefined)) throw new UsageError("person takes a name, or --office.")
    if (office !== undefined && asOf === undefined) throw new UsageError("--office takes --as-of.")
    const { holders, person } = await import("../../query/index.ts")
    await withSource({ store, state }, { command: "person", context }, async (source) => {
      if (name !== undefined) return writeFound(await person(source, name, view as QueryInput), { format, context })
      const held = await holders(source, { office: office!, asOf: asOf! })
      await context.stdout.write(renderRows(held, HOLDER_ROWS, { format, isFirst: true, ...drawingOf(context) }))
    })
    return 0
  },
)
