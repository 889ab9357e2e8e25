/**
 * The schemas of knowledge/world/: one for each kind of file. knowledge/README.md tells what each field means.
 * A file is `{ about, license?, rows }`; every row says where it comes from.
 */
import { z } from "zod"

const name = z.string().min(1)
const names = z.array(name)
const iso3 = z.string().regex(/^[A-Z]{3}$/)
const source = z.string().min(1)
const latitude = z.number().min(-90).max(90)
const longitude = z.number().min(-180).max(180)

/** `state` a member of the world of states; `entity` acts like one; `territory` belongs to one; `past` is no more. */
export const STATE_KINDS = Object.freeze(["state", "entity", "territory", "past"] as const)

const stateRow = z.strictObject({
  iso3,
  iso2: z.string().length(2).optional(),
  kind: z.enum(STATE_KINDS),
  name,
  official: name.optional(),
  variants: names.default([]),
  adjectives: names.default([]),
  one: names.default([]),
  many: names.default([]),
  capitals: names.default([]),
  lat: latitude.optional(),
  lon: longitude.optional(),
  within: iso3.optional(),
  successors: z.array(iso3).optional(),
  from: z.number().int().optional(),
  to: z.number().int().optional(),
  source,
})

const stateNamesRow = z.strictObject({
  iso3,
  name: name.optional(),
  official: name.optional(),
  kind: z.enum(STATE_KINDS).optional(),
  within: iso3.optional(),
  variants: names.optional(),
  adjectives: names.optional(),
  one: names.optional(),
  many: names.optional(),
  capitals: names.optional(),
  /** Names that the generated row has and should not. */
  drop: names.optional(),
  source,
})

const seatRow = z.strictObject({ name, iso3, of: name, city: name.optional(), variants: names.default([]), source })

function fileOf<Row extends z.ZodType>(row: Row) {
  return z.strictObject({ about: z.string(), license: z.string().optional(), rows: z.array(row) })
}

/** The schemas by the file's name in knowledge/world/. */
export const worldSchemas = {
  "states.json": fileOf(stateRow),
  "state-names.json": fileOf(stateNamesRow),
  "seats.json": fileOf(seatRow),
} as const

export type StateRow = z.infer<typeof stateRow>
export type StateNamesRow = z.infer<typeof stateNamesRow>
export type SeatRow = z.infer<typeof seatRow>
