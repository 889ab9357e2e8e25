/** What can be wrong with a question: each a stable code with what the user can do. Thrown, as there is no answer to give. */

interface FaultWords {
  readonly means: string
  readonly advice: string
}

/** Every fault of a question, by its code. */
export const QUERY_FAULTS = Object.freeze({
  "query-invalid": { means: "A filter has a value that it cannot have.", advice: "The message names the filter and what it takes." },
  "query-unused": {
    means: "The verb does not know this filter.",
    advice: "Leave it out, or ask with another verb; `dragoman VERB --help` lists its filters.",
  },
  "dates-reversed": { means: "The range ends before it begins.", advice: "Exchange the two dates." },
  "person-unknown": {
    means: "Nobody in the store has this name or id.",
    advice: "Try the surname alone, or `dragoman person NAME`; a name is found in any spelling that a report gives.",
  },
  "person-vague": { means: "Too many people have this name.", advice: "Give the full name, or the id that `dragoman person NAME` shows." },
  "country-unknown": {
    means: "This is no state's name or code.",
    advice: "Give a state's name, or its ISO 3166-1 code of three letters; a city is asked for by place.",
  },
  "body-unknown": { means: "No body in the store has this name or id.", advice: "Give its full name or its acronym." },
  "party-unknown": {
    means: "This is no state, and nobody in the store and no body has this name.",
    advice: "Give a state's name or code, a person's or body's name, or an id.",
  },
  "office-unknown": {
    means: "No report gives anyone this office, or no office can be read in it.",
    advice: "Write it as reports do: 'foreign minister of Syria', 'UN secretary-general'.",
  },
  "publisher-unknown": { means: "The store has no report of this publisher.", advice: "Give the name as the reports have it." },
  "text-empty": { means: "The words hold nothing to search for.", advice: "Give a word that is not 'the', 'and' or the like." },
  "dyad-malformed": { means: "A dyad is two different parties.", advice: "Separate them by a comma: 'Syria,Lebanon'." },
  "cursor-foreign": {
    means: "The cursor is damaged, or belongs to another question.",
    advice: "Give the same filters as with the page before, or leave the cursor out to begin again.",
  },
  "id-unknown": {
    means: "The store never showed this id.",
    advice: "Ids are o-, p-, b-, t- or q- and twelve digits, as the other commands show them; a fact's is REPORT/ID.",
  },
} as const satisfies Record<string, FaultWords>)

/** The code of a fault of a question. */
export type QueryFaultCode = keyof typeof QUERY_FAULTS

/** A fault of a question, with its code, the filter that it is about, and what to do. */
export class QueryError extends Error {
  readonly code: QueryFaultCode
  readonly advice: string
  readonly filter: string | undefined

  constructor(code: QueryFaultCode, message: string, filter?: string) {
    super(shorten(message))
    this.name = "QueryError"
    this.code = code
    this.advice = QUERY_FAULTS[code].advice
    this.filter = filter
  }
}

/** A message may quote what was asked; of what nobody wrote by hand its beginning and end are enough. */
const shorten = (message: string): string =>
  message.length <= 400 ? message : `${message.slice(0, 250)} … ${message.slice(-100)}`.toWellFormed()
