/**
 * The faults that a record can have, each a stable code with its meaning. Messages begin with the path of the faulty value
 * (`events[2].participants[0].actor`), codes are what programs may rely on.
 */
import type { Issue } from "./report.ts"
import type { Span } from "./spans.ts"
import type { Vocabulary } from "./vocabulary.ts"

/** What each code of `validateRecord` means. */
export const FAULT_MEANINGS = {
  schema: "A value is missing or not of the kind that the schema asks for.",
  "schema-unknown": "The record names another schema, or another version of it.",
  "field-unknown": "There is a field that the schema does not know.",
  "word-unknown": "A word is not in its closed vocabulary.",
  "evidence-missing": "A fact has no evidence, or an empty list of it.",
  "id-malformed": "An id is not the letter of its kind and a number.",
  "id-repeated": "Two things of one kind have the same id.",
  "reference-unknown": "An id refers to nothing in the record.",
  "date-malformed": "A date is not in EDTF, not in the calendar, or an interval runs backwards.",
  "country-malformed": "A country is not three capital letters.",
  "hash-malformed": "A hash is not 64 hexadecimal digits.",
  "head-mismatch": "What the record says of the report is not so: id, length, hash, dateline or what was published where and when.",
  "span-reversed": "A span ends where it begins or before.",
  "span-out-of-range": "A span ends past the end of the text.",
  "span-mismatch": "A quote is not what stands at its offsets.",
  "span-wordless": "A span holds no letter and no digit.",
  "span-splits-character": "A span begins or ends inside a character of two UTF-16 units.",
  "span-field-absent": "A span points into a title or dateline that the report does not have.",
  "attribution-elsewhere": "An event is attributed to a statement whose content has none of the event's words.",
  "basis-missing": "A value is not in its words, so it was worked out, but no basis says how.",
  "confidence-decimals": "A confidence has more than two decimals.",
  "leg-order": "The legs of a tour are not numbered 1, 2, 3 in order.",
  "leg-nowhere": "A leg has neither a country nor a place.",
  "tour-short": "A tour has fewer than two legs.",
  "office-of-no-person": "An office is given to what is no person.",
  "participant-repeated": "An actor takes part twice in one event.",
  "meeting-directed": "A meeting has a sender or recipient: meetings have no direction.",
  "tie-to-self": "A tie joins an actor to itself.",
  "coordinates-incomplete": "A place has a latitude without a longitude, or the reverse.",
} as const satisfies Vocabulary<string>

/** The codes of `validateRecord`. */
export type FaultCode = keyof typeof FAULT_MEANINGS

/** The codes of `validateRecord`, in the order of the reference. */
export const FAULT_CODES = Object.freeze(Object.keys(FAULT_MEANINGS)) as readonly FaultCode[]

/** Where a value stands in a record. */
export type Path = readonly PropertyKey[]

/** A fault as an issue; the message names the path. */
export function makeFault(code: FaultCode, path: Path, message: string, span?: Span): Issue {
  const where = path.length > 0 ? `${formatPath(path)}: ${message}` : message
  return span ? { code, message: where, span } : { code, message: where }
}

/** A path as one reads it: `events[2].place.name`. */
function formatPath(path: Path): string {
  return path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? String(step) : `.${String(step)}`)).join("")
}
