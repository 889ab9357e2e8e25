/** The code tables of the field's formats, from the data files beside; each file names its source. */
import type { Knowledge } from "../../knowledge/index.ts"
import cameo from "./data/cameo.json" with { type: "json" }
import columns from "./data/columns.json" with { type: "json" }
import countries from "./data/countries.json" with { type: "json" }
import plover from "./data/plover.json" with { type: "json" }
import type { Told } from "./told.ts"

/** The columns of event tables, in their order and spelling. */
export const COLUMNS = Object.freeze(columns)
/** PLOVER: quad classes, scores, former types. */
export const PLOVER = Object.freeze(plover)

/** How a state is written in other schemes. */
export interface CountryCodes {
  readonly iso3: string
  readonly fips: string
  readonly region: string
  readonly subregion: string
}

const COUNTRIES: readonly CountryCodes[] = countries.rows.map(([iso3 = "", fips = "", region = "", subregion = ""]) => ({
  iso3,
  fips,
  region,
  subregion,
}))
const BY_ISO3 = new Map(COUNTRIES.map((one) => [one.iso3, one]))
const BY_FIPS = new Map(COUNTRIES.filter(({ fips }) => fips !== "").map((one) => [one.fips, one.iso3]))

/** FIPS code and regions of a state. */
export const codesOfCountry = (iso3: string | null): CountryCodes | undefined => (iso3 === null ? undefined : BY_ISO3.get(iso3))
/** The state of a FIPS 10-4 code. */
export const countryOfFips = (fips: string): string | undefined => BY_FIPS.get(fips.toUpperCase())

/** The Goldstein score of a CAMEO code, or of its base or root. */
export function goldsteinOf(code: string): number | undefined {
  const scores: Readonly<Record<string, number>> = cameo.goldstein
  return scores[code] ?? scores[code.slice(0, 3)] ?? scores[code.slice(0, 2)]
}

/** The quad class of a CAMEO code by its root: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict. */
export function quadOfCameo(code: string): number {
  const root = Number(code.slice(0, 2))
  return root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4
}

/** Codes of an event in CAMEO and PLOVER. */
export interface EventCodes {
  readonly cameo: string
  readonly plover: string
  readonly mode?: string
}

/** The codes of an event; none where its type has no row, as of `other`. A meeting away from both sides' states is of third places. */
export function codesOfEvent(told: Told, { codes }: Pick<Knowledge, "codes">): EventCodes | undefined {
  const rows = codes.events.filter(({ type }) => type === told.type)
  const chosen =
    rows.find(({ status, channel }) => channel === undefined && status !== undefined && status === told.status) ??
    rows.find(({ channel }) => channel !== undefined && channel === told.channel) ??
    rows.find(({ status, channel }) => status === undefined && channel === undefined)
  if (chosen === undefined) return undefined
  if (chosen.type === "meeting" && chosen.cameo === "040" && isElsewhere(told))
    return { cameo: "044", plover: "CONSULT", mode: "third-party" }
  return { cameo: chosen.cameo, plover: chosen.plover, ...(chosen.mode === undefined ? {} : { mode: chosen.mode }) }
}

function isElsewhere({ place, parties }: Told): boolean {
  const states = parties.map(({ country }) => country)
  return place?.country != null && states.length > 1 && states.every((state) => state !== null && state !== place.country)
}

/** What a CAMEO code says in our words: type and status of an event, or a stance. */
export function meaningOfCameo(code: string, { codes }: Pick<Knowledge, "codes">): { type?: string; status?: string; stance?: string } {
  const type = CONSULTING[code]
  if (type !== undefined) return { type, status: "occurred" }
  const row = codes.events.find(({ cameo: own }) => own === code)
  if (row !== undefined && UNSURE.has(code)) return { status: row.status ?? "occurred" }
  if (row !== undefined) return { type: row.type, status: row.status ?? "occurred" }
  const tie = codes.ties.find(({ cameo: own }) => own.slice(0, 2) === code.slice(0, 2))
  return tie === undefined ? {} : { stance: tie.type }
}

/** Codes of visits and meetings that no row of ours writes. */
const CONSULTING: Readonly<Record<string, string>> = { "043": "visit", "044": "meeting", "045": "meeting", "046": "meeting" }
/** Codes under which several of our types fall. */
const UNSURE: ReadonlySet<string> = new Set(["036", "026", "125", "040", "050", "022"])

/** What a type and mode of PLOVER say in our words. */
export function meaningOfPlover(
  type: string,
  mode: string | undefined,
  { codes }: Pick<Knowledge, "codes">,
): { type?: string; status?: string; stance?: string } {
  const former: Readonly<Record<string, string>> = PLOVER.formerTypes
  const known = former[type] ?? type
  if (known === "CONSULT") return { ...CONSULT_MODES[mode ?? ""], status: "occurred" }
  const row = codes.ties.find(({ plover: own }) => own === known)
  return row === undefined ? {} : { stance: row.type }
}

const CONSULT_MODES: Readonly<Record<string, { readonly type: string }>> = {
  phone: { type: "call" },
  visit: { type: "visit" },
  host: { type: "visit" },
  "third-party": { type: "meeting" },
  multilateral: { type: "conference" },
}

/** The PLOVER score of a type and mode; none where the manual gives none that is not in doubt. */
export function ploverScore({ plover: type, mode }: EventCodes): number | undefined {
  const scores: Readonly<Record<string, number>> = PLOVER.score
  return mode === undefined ? scores[type] : (scores[`${type}-${mode}`] ?? undefined)
}

/** The quad class of a PLOVER type, from 1 to 4. */
export const ploverQuad = (type: string): number | undefined => (PLOVER.quad as Readonly<Record<string, number>>)[type]
