/**
 * The Query: every filter that a question may have, once, for the library, the command line, HTTP and the docs. Each verb takes some of
 * them; one that it does not know is refused, as an answer that leaves a filter out would mislead.
 */
import { z } from "zod"
import { daysOf, EVENT_STATUSES, EVENT_TYPES, isEdtf, TIE_TYPES } from "../record/index.ts"
import { QueryError } from "./errors.ts"

/** A text, which no U+0000 is in: the database knows none. */
const words = z
  .string()
  .trim()
  .min(1)
  .refine((value) => !value.includes("\0"), { error: "holds U+0000, which is in no text" })
/** One value or several: a list, or words separated by commas. */
const several = <Values extends readonly [string, ...string[]]>(values: Values, write: (value: string) => string) =>
  z.preprocess(
    (given) => (typeof given === "string" ? given.split(",") : given),
    z.array(z.preprocess((value) => (typeof value === "string" ? write(value.trim()) : value), z.enum(values))).min(1),
  )
const lower = (value: string): string => value.toLowerCase()
const upper = (value: string): string => value.toUpperCase()
const date = z.string().trim().refine(isEdtf, { error: "is no date in EDTF: 2024-06-04, 2024-06, 2024, 2024-06-04/2024-06-10" })

/** What stands in place of a value in help, and what the filter does. */
const says = (value: string, description: string) => ({ value, description })

/** All filters. */
export const querySchema = z.strictObject({
  person: words.optional().meta(says("NAME", "Who takes part: a name in any spelling that a report gives, or an id (p-…).")),
  office: words
    .optional()
    .meta(says("OFFICE", "Who held this office at the time: 'foreign minister of Syria'; whoever it was, named or not.")),
  country: words.optional().meta(says("STATE", "A state that takes part, itself or by its people: a name, or a code (SYR).")),
  body: words.optional().meta(says("NAME", "A body or organization that takes part: its name, or an id (b-…).")),
  dyad: words.optional().meta(says("A,B", "Two that take part together: states, people or bodies.")),
  from: date.optional().meta(says("DATE", "First day, month or year (EDTF). What may reach into the range by its precision is in it.")),
  to: date.optional().meta(says("DATE", "Last day, month or year (EDTF).")),
  place: words.optional().meta(says("PLACE", "Where: a town, a building, or a state.")),
  type: several(EVENT_TYPES as unknown as [string, ...string[]], lower)
    .optional()
    .meta(says("TYPE,…", `Types of event: ${EVENT_TYPES.join(", ")}.`)),
  status: several(EVENT_STATUSES as unknown as [string, ...string[]], lower)
    .optional()
    .meta(says("STATUS,…", `Statuses: ${EVENT_STATUSES.join(", ")}.`)),
  text: words.optional().meta(says("WORDS", 'Topic words, by their stems; the best match first. "…" a phrase, - not, or either.')),
  speaker: words.optional().meta(says("WHO", "Who speaks: a person, a state or a body, by name or id.")),
  target: words.optional().meta(says("WHO", "Whom it is about: a person, a state or a body, by name or id.")),
  stance: several(TIE_TYPES as unknown as [string, ...string[]], upper)
    .optional()
    .meta(says("STANCE,…", `Stance toward the target: ${TIE_TYPES.join(", ")}.`)),
  level: z
    .enum(["states", "people"])
    .optional()
    .meta(says("LEVEL", "Whom to pair: states and bodies, or people; people where a person is asked for, else states.")),
  by: z
    .enum(["year", "month", "day"])
    .optional()
    .meta(says("PERIOD", "Count by the period in which each began; what is not known that exactly has none.")),
  relation: z
    .enum(["meets", "speaks"])
    .optional()
    .meta(says("RELATION", "Only who meets whom, or only who speaks of whom; both where it is left out.")),
  publisher: words.optional().meta(says("NAME", "Told by this publisher, alone or among others.")),
  minConfidence: z.coerce.number().min(0).max(1).optional().meta(says("P", "Least confidence, 0 to 1.")),
  asOf: date.optional().meta(says("DATE", "Only what was reported by this day.")),
  due: several(["upcoming", "undated", "overdue"], lower)
    .optional()
    .meta(says("DUE,…", "upcoming: its day is to come; undated: no report gives a day; overdue: its day is past.")),
  limit: z.coerce.number().int().min(1).max(1000).default(50).meta(says("N", "How many at most, up to 1000.")),
  cursor: words.optional().meta(says("CURSOR", "Go on after the page that gave this cursor.")),
})

/** A question as it is given: every filter may be left out. */
export type QueryInput = z.input<typeof querySchema>
/** A question as it is asked: checked, with what is preset. */
export type Query = z.output<typeof querySchema>
/** The name of a filter. */
export type Filter = keyof Query

const PAGE = ["limit", "cursor"] as const satisfies readonly Filter[]
const WHO = ["person", "office", "country", "body"] as const satisfies readonly Filter[]
const WHEN = ["from", "to", "asOf"] as const satisfies readonly Filter[]
const WHAT = ["place", "type", "status", "text", "publisher", "minConfidence"] as const satisfies readonly Filter[]

/** The filters that each verb knows. */
export const VERB_FILTERS = Object.freeze({
  find: [...WHO, "dyad", "from", "to", ...WHAT, "asOf", ...PAGE],
  timeline: [...WHO, "dyad", ...WHEN, ...WHAT, ...PAGE],
  tours: [...WHO, ...WHEN, "place", "publisher", "minConfidence", ...PAGE],
  statements: ["speaker", "office", "target", "stance", ...WHEN, "text", "publisher", "minConfidence", ...PAGE],
  agenda: [...WHO, "dyad", "from", "to", "place", "type", "text", "publisher", "minConfidence", "asOf", "due", ...PAGE],
  dyads: ["by", "level", ...WHO, "dyad", ...WHEN, "place", "type", "status", "publisher", "minConfidence", ...PAGE],
  network: ["relation", "level", ...WHO, ...WHEN, "place", "type", "status", "stance", "publisher", "minConfidence", ...PAGE],
} as const satisfies Record<string, readonly Filter[]>)

/** A verb that takes a Query. */
export type Verb = keyof typeof VERB_FILTERS

/** The filters of a verb as a schema of their own, in the verb's order: what its options and parameters are made of. */
export function verbSchema<V extends Verb>(verb: V): z.ZodObject<Pick<typeof querySchema.shape, (typeof VERB_FILTERS)[V][number]>> {
  const shape = Object.fromEntries(VERB_FILTERS[verb].map((filter) => [filter, querySchema.shape[filter]]))
  return z.strictObject(shape) as never
}

/** Checks a question for a verb. Throws a QueryError. */
export function parseQuery(verb: Verb, given: QueryInput): Query {
  const known: readonly string[] = VERB_FILTERS[verb]
  for (const [filter, value] of Object.entries(given)) {
    if (value !== undefined && !known.includes(filter)) throw new QueryError("query-unused", `${verb} does not know ${filter}.`, filter)
  }
  const checked = querySchema.safeParse(given)
  if (!checked.success) {
    const [fault] = checked.error.issues
    const filter = String(fault?.path[0] ?? "query")
    throw new QueryError("query-invalid", `${filter}: ${fault?.message}.`, filter)
  }
  checkRange(checked.data)
  return checked.data
}

function checkRange(query: Query): void {
  const { first, last } = rangeOf(query)
  if (first !== undefined && last !== undefined && first > last)
    throw new QueryError("dates-reversed", `from ${query.from} is after to ${query.to}.`, "to")
}

/** The days that are asked for, `YYYY-MM-DD`; an end that is not given, or open, is missing. */
export function rangeOf({ from, to }: Pick<Query, "from" | "to">): { readonly first?: string; readonly last?: string } {
  const first = from === undefined ? undefined : daysOf(from)?.first
  const last = to === undefined ? undefined : daysOf(to)?.last
  return { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) }
}

/** The last day that an as-of date covers. */
export function lastDayOf(date: string): string | undefined {
  return daysOf(date)?.last
}
