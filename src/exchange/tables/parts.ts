/** Columns that many tables have. What a record has too takes the record's own schema. */
import { z } from "zod"
import { schemas } from "../../record/index.ts"

/** A text. */
export const text = (description: string) => z.string().describe(description)
/** A count. */
export const count = (description: string) => z.int().nonnegative().describe(description)
/** A yes or no. */
export const flag = (description: string) => z.boolean().describe(description)

/** A day. */
export const day = (description: string) => z.iso.date().describe(description)

/** The days that a date in EDTF covers. */
export const days = (of: string) => ({
  first: day(`First day of ${of}; missing where unknown or open.`).optional(),
  last: day(`Last day of ${of}; missing where unknown or open.`).optional(),
})

/** A state's code. */
export const country = (of: string) => text(`State ${of}, ISO 3166-1 alpha-3 (XKX for Kosovo).`).optional()

/** A person or a body that a row names, as ids of their tables. */
export const personAndBody = (of: string) => ({
  person: text(`Id of the person ${of}; missing where it is none, or one without a name.`).optional(),
  body: text(`Id of the body ${of}; missing where it is a person or a state.`).optional(),
})

/** An office as it is asked for. */
export const office = (when: string) => ({
  office: text(`The office shown for ${when}, in lower case.`).optional(),
  office_country: country("that the office belongs to"),
  office_organization: text("The body that the office belongs to, where it is not a state's.").optional(),
})

/** How many reports, and how many that do not copy one another. */
export const backing = {
  reports: count("Reports that give it."),
  sources: count("Reports that give it and do not copy one another."),
}

/** How probable it is. */
export const confidence = schemas.event.shape.confidence
