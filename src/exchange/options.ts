/** What can be asked of an export: one schema for the command line and the library. A format takes what it knows and passes over the rest. */
import { z } from "zod"

/** The longest quote that tables hold unless another length is asked for, in UTF-16 units. */
export const QUOTE_LENGTH = 300

/** What is said of the data, by who publishes it. */
export const publishingOptions = {
  title: z.string().min(1).optional().meta({ value: "TEXT", description: "Title of the data, where a format has a place for it." }),
  license: z.string().min(1).optional().meta({
    value: "NAME",
    description: "Licence of the data by its name in SPDX (CC-BY-4.0) or its address; quotes stay their publishers'.",
  }),
}

/** The options of an export. */
export const exportOptions = z.object({
  table: z
    .string()
    .optional()
    .meta({ value: "NAMES", description: "Only these tables, their names with commas between: for formats that write tables." }),
  maxQuote: z.coerce
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(QUOTE_LENGTH)
    .meta({ value: "N", description: "Longest quote in characters; what is cut ends in an ellipsis, 0 leaves quotes out." }),
  dyads: z
    .boolean()
    .optional()
    .meta({ description: "A row for every directed pair of an event, for formats of event data; a gathering of twenty becomes 380 rows." }),
  relation: z.enum(["meets", "speaks"]).optional().meta({
    value: "RELATION",
    description: "Only edges of who meets whom, or of who speaks of whom: for the formats that write a network.",
  }),
  texts: z
    .boolean()
    .optional()
    .meta({ description: "Write the texts of reports too, for the formats that hold them; they are their publishers'." }),
  ...publishingOptions,
})

/** What was asked of an export. */
export type ExportOptions = z.infer<typeof exportOptions>
