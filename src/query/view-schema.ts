/** The options of the pages of persons, states and bodies. Apart from them, so that help needs no database. */
import { z } from "zod"
import { querySchema } from "./query.ts"

/** How much of a page is wanted, and of which days. */
export const viewSchema = querySchema.pick({ from: true, to: true }).extend({
  limit: z.coerce.number().int().min(1).max(200).default(10).meta({ value: "N", description: "How long each list is at most, up to 200." }),
})
/** A page's options as they are given. */
export type ViewInput = z.input<typeof viewSchema>
