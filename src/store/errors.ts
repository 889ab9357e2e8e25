/** What can go wrong with a store: each a stable code with what the user can do. These are thrown, as nothing can go on after them. */

interface FaultWords {
  readonly means: string
  readonly advice: string
}

/** Every fault of the store, by its code. */
export const STORE_FAULTS = Object.freeze({
  "store-locked": {
    means: "Another process has the embedded store open.",
    advice: "Wait for it or end it; several processes at once need a PostgreSQL server (DATABASE_URL).",
  },
  "store-missing": { means: "There is no store at this place.", advice: "Make one with `dragoman add`, or name another with --store DIR." },
  "store-foreign": { means: "The folder holds something that is no store.", advice: "Name an empty folder, or one that is not there yet." },
  "store-newer": { means: "A newer version of dragoman made or changed the store.", advice: "Use that version or a later one." },
  "store-damaged": {
    means: "The store's files cannot be opened.",
    advice: "Restore a backup into another folder (`dragoman restore`), or add the reports again.",
  },
  "store-unwritable": {
    means: "The folder or the database is read-only for you.",
    advice: "Check its permissions, or name another folder.",
  },
  "store-full": {
    means: "There is no room left on the disk of the store.",
    advice: "Make room and give the same command again: what was acknowledged is kept, nothing is doubled.",
  },
  "database-unreachable": { means: "The server does not answer.", advice: "Check DATABASE_URL and that the server runs." },
  "database-refused": {
    means: "The server knows no such user, password or database, or gives them too few rights.",
    advice: "Check DATABASE_URL; the user needs the right to create tables in the database.",
  },
  "database-lost": {
    means: "The connection to the server broke.",
    advice: "Give the same command again: what was acknowledged is kept, nothing is doubled.",
  },
  "not-kept": { means: "The store has nothing under this id.", advice: "Give a report's key, its URL, or its own id." },
  "not-empty": { means: "The place holds a store already.", advice: "Name an empty place; restoring writes over nothing." },
  "backup-damaged": { means: "The backup is cut short or changed.", advice: "Take another copy of it." },
  "record-invalid": { means: "The record does not fit its report.", advice: "Read the report again with `dragoman read`." },
} as const satisfies Record<string, FaultWords>)

/** The code of a store's fault. */
export type StoreFaultCode = keyof typeof STORE_FAULTS

/** A fault of the store, with its code and what to do. */
export class StoreError extends Error {
  readonly code: StoreFaultCode
  readonly advice: string

  constructor(code: StoreFaultCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = "StoreError"
    this.code = code
    this.advice = STORE_FAULTS[code].advice
  }
}

const BY_CODE: Readonly<Record<string, StoreFaultCode>> = {
  ECONNREFUSED: "database-unreachable",
  ENOTFOUND: "database-unreachable",
  EAI_AGAIN: "database-unreachable",
  ETIMEDOUT: "database-unreachable",
  EHOSTUNREACH: "database-unreachable",
  ENETUNREACH: "database-unreachable",
  ENOENT: "database-unreachable",
  ECONNRESET: "database-lost",
  EPIPE: "database-lost",
  ENOSPC: "store-full",
  EDQUOT: "store-full",
  EACCES: "store-unwritable",
  EPERM: "store-unwritable",
  EROFS: "store-unwritable",
  "28000": "database-refused",
  "28P01": "database-refused",
  "3D000": "database-refused",
  "42501": "database-refused",
  "25006": "store-unwritable",
  "53100": "store-full",
  "53300": "database-unreachable",
  "57P01": "database-lost",
  "57P02": "database-lost",
  "57P03": "database-unreachable",
  "08006": "database-lost",
  "58030": "store-damaged",
  XX001: "store-damaged",
  XX002: "store-damaged",
}

/** The fault that an error of the driver or the system means; undefined where it is a fault of ours. */
export function toStoreError(error: unknown, place: string): StoreError | undefined {
  if (error instanceof StoreError) return error
  if (error instanceof AggregateError && error.errors.length > 0) return toStoreError(error.errors[0], place)
  const message = error instanceof Error ? error.message : String(error)
  const code = BY_CODE[codeOf(error)] ?? (/No space left|disk full/i.test(message) ? "store-full" : lostCode(message))
  return code && new StoreError(code, `${STORE_FAULTS[code].means} (${place}: ${message.split("\n")[0]?.slice(0, 200)})`, { cause: error })
}

const lostCode = (message: string): StoreFaultCode | undefined =>
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(message)
    ? /timeout/.test(message)
      ? "database-unreachable"
      : "database-lost"
    : undefined

/** The code that systems and drivers put on their errors; empty where there is none. */
export const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : ""
