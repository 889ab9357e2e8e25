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

/** `state`: a member of the United Nations; `entity`: acts like one and is no member; `territory`: belongs to one; `past`: is no more. */
export const STATE_KINDS = Object.freeze(["state", "entity", "territory", "past"] as const)

const stateRow = z.strictObject({
  iso3,
  iso2: z.string().length(2).optional(),
  kind: z.enum(STATE_KINDS),
  name,
  official: name.optional(),
  variants: names.default([]),
  /** What an outlet calls it to judge it ("the Zionist regime"); a record quotes it and never names a state by it. */
  epithets: names.default([]),
  adjectives: names.default([]),
  one: names.default([]),
  many: names.default([]),
  capitals: names.default([]),
  /** Those of its names that mean something else first ("Dominican", "Victoria"): taken only where the state is known otherwise. */
  hinted: names.default([]),
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
  kind: z.enum(STATE_KINDS).optional(),
  name: name.optional(),
  official: name.optional(),
  variants: names.optional(),
  epithets: names.optional(),
  adjectives: names.optional(),
  one: names.optional(),
  many: names.optional(),
  capitals: names.optional(),
  hinted: names.optional(),
  /** Names that the generated row has and should not. */
  drop: names.optional(),
  lat: latitude.optional(),
  lon: longitude.optional(),
  within: iso3.optional(),
  successors: z.array(iso3).optional(),
  from: z.number().int().optional(),
  to: z.number().int().optional(),
  source,
})

const seatRow = z.strictObject({
  name,
  iso3,
  of: name,
  city: name.optional(),
  variants: names.default([]),
  /** True where several states have a seat of that name: taken only where the state is known otherwise. */
  shared: z.boolean().optional(),
  source,
})

/** What a body is; `party` and `armed` act within a state, `mission` for a body. */
export const BODY_SORTS = Object.freeze(["international", "mission", "society", "party", "armed", "state-body", "media"] as const)

const bodyRow = z.strictObject({
  name,
  kind: z.enum(["organization", "group"]),
  sort: z.enum(BODY_SORTS),
  country: iso3.optional(),
  seat: name.optional(),
  seatCountry: iso3.optional(),
  of: name.optional(),
  variants: names.default([]),
  members: z.array(iso3).optional(),
  source,
})

/** What a place is; `area` is a part of the world of several states. */
export const PLACE_KINDS = Object.freeze(["city", "region", "area", "water", "site"] as const)

const placeRow = z.strictObject({
  name,
  kind: z.enum(PLACE_KINDS),
  country: iso3.optional(),
  lat: latitude,
  lon: longitude,
  variants: names.default([]),
  source,
})

/** `show` is the name to give the place where the package has a local one. */
const cityNamesRow = z.strictObject({ name, country: iso3, show: name.optional(), variants: names, source })

/** A city as a row of values: name, iso3, latitude, longitude, thousands of people, 1 for a capital, other spellings. */
export type CityRow = readonly [
  name: string,
  iso3: string,
  lat: number,
  lon: number,
  thousands: number,
  capital?: 0 | 1,
  variants?: readonly string[],
]

/** Checked in one loop, since there are thousands of them and loading must be quick. */
const cityRows = z.custom<readonly CityRow[]>(Array.isArray, "is no list").superRefine((rows, context) => {
  const wrong = rows.findIndex((row) => !isCityRow(row))
  if (wrong >= 0)
    context.addIssue({ code: "custom", path: [wrong], message: "is not [name, iso3, lat, lon, thousands, capital?, variants?]" })
})

function isCityRow(row: unknown): boolean {
  if (!Array.isArray(row) || row.length < 5 || row.length > 7) return false
  const isNamed = typeof row[0] === "string" && row[0] !== "" && typeof row[1] === "string" && row[1].length === 3
  const isPlaced = Math.abs(row[2]) <= 90 && Math.abs(row[3]) <= 180 && typeof row[4] === "number"
  return isNamed && isPlaced && (row[5] === undefined || row[5] === 0 || row[5] === 1) && (row[6] === undefined || Array.isArray(row[6]))
}

/** How names are written: the article that may stand before them, and words and signs that are one with others. */
const spelling = z.strictObject({ about: z.string(), source, article: z.string(), same: z.record(z.string(), z.string()) })

/** Something that bears a state's or a body's name and is neither: a person, a company, a sport. */
const namesakeRow = z.strictObject({ name, what: name, source })

const stateCodesRow = z.strictObject({
  iso3,
  /** Correlates of War number. */
  cow: z.number().int().optional(),
  /** Gleditsch and Ward number. */
  gw: z.number().int().optional(),
  /** CAMEO and PLOVER country codes, where they are not the iso3. */
  cameo: name.optional(),
  plover: name.optional(),
  source,
})

const eventCodesRow = z.strictObject({
  /** Our event type, and status and channel where they change the code. */
  type: name,
  status: name.optional(),
  channel: name.optional(),
  cameo: z.string().regex(/^\d{2,4}$/),
  plover: name,
  mode: name.optional(),
  source,
})

const tieCodesRow = z.strictObject({ type: name, cameo: z.string().regex(/^\d{2,4}$/), plover: name, source })

function fileOf<Row extends z.ZodType>(row: Row) {
  return z.strictObject({ about: z.string(), license: z.string().optional(), rows: z.array(row) })
}

/** The schemas by the file's name in knowledge/world/. */
export const worldSchemas = {
  "states.json": fileOf(stateRow),
  "state-names.json": fileOf(stateNamesRow),
  "seats.json": fileOf(seatRow),
  "bodies.json": fileOf(bodyRow),
  "places.json": fileOf(placeRow),
  "city-names.json": fileOf(cityNamesRow),
  "cities.json": z.strictObject({ about: z.string(), license: z.string(), source, columns: names, rows: cityRows }),
  "spelling.json": spelling,
  "namesakes.json": fileOf(namesakeRow),
  "codes.json": z.strictObject({
    about: z.string(),
    license: z.string().optional(),
    states: z.array(stateCodesRow),
    events: z.array(eventCodesRow),
    ties: z.array(tieCodesRow),
  }),
} as const

export type StateRow = z.infer<typeof stateRow>
export type StateNamesRow = z.infer<typeof stateNamesRow>
export type SeatRow = z.infer<typeof seatRow>
export type BodyRow = z.infer<typeof bodyRow>
export type PlaceRow = z.infer<typeof placeRow>
export type CityNamesRow = z.infer<typeof cityNamesRow>
export type Spelling = Pick<z.infer<typeof spelling>, "article" | "same">
export type NamesakeRow = z.infer<typeof namesakeRow>
export type StateCodesRow = z.infer<typeof stateCodesRow>
export type EventCodesRow = z.infer<typeof eventCodesRow>
export type TieCodesRow = z.infer<typeof tieCodesRow>
