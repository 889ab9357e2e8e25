/** What can go wrong with watching: each a stable code, what it means, what to do, and whether trying again may help. */

interface FaultWords {
  readonly means: string
  readonly advice: string
  /** Whether it will be the same at the next try. */
  readonly lasting: boolean
}

/** Every fault, by its code. */
export const WATCH_FAULTS = Object.freeze({
  "address-invalid": {
    means: "This is no address of the web.",
    advice: "Give http:// or https:// with a host, on a usual port, without user and password.",
    lasting: true,
  },
  "address-refused": {
    means: "The address leads into this machine or a private network.",
    advice: "Where that is meant, give --allow-private; otherwise somebody tries to look into your network.",
    lasting: true,
  },
  "robots-refused": {
    means: "The site's robots.txt asks programs to leave this alone.",
    advice: "Ask the publisher, or add the reports by `dragoman add`.",
    lasting: true,
  },
  unreachable: { means: "The host does not answer.", advice: "It is tried again; check the address.", lasting: false },
  "too-slow": { means: "The answer took too long.", advice: "It is tried again.", lasting: false },
  "answer-cut": { means: "The answer was cut short or damaged on its way.", advice: "It is tried again.", lasting: false },
  "too-large": {
    means: "The answer is larger than feeds and reports are.",
    advice: "Fetch it yourself and use `dragoman add`.",
    lasting: true,
  },
  "encoding-unknown": { means: "The answer is packed in a way that was not asked for.", advice: "Tell its publisher.", lasting: true },
  "redirects-too-many": { means: "The address leads on and on.", advice: "Give the address where it ends.", lasting: true },
  "status-refused": {
    means: "The server refuses (status 4xx).",
    advice: "Open the address in a browser; it may want a login.",
    lasting: true,
  },
  gone: { means: "The server says that it is there no longer (404, 410).", advice: "Look for its new address.", lasting: true },
  "status-failed": {
    means: "The server failed, or is busy (status 429 or 5xx).",
    advice: "It is tried again, later each time.",
    lasting: false,
  },
  "feed-unreadable": {
    means: "This is no feed: neither RSS, Atom, JSON Feed nor a news sitemap.",
    advice: "Look for a link to RSS or Atom on the publisher's pages.",
    lasting: true,
  },
  "entities-refused": { means: "The XML declares entities of its own, which no feed needs.", advice: "Tell its publisher.", lasting: true },
  "report-unreadable": { means: "No report was found in the page.", advice: "Save its text, and use `dragoman add`.", lasting: true },
  "folder-unreadable": { means: "The folder cannot be listed.", advice: "Check its path and its permissions.", lasting: false },
  "hook-refused": {
    means: "The webhook does not answer 2xx.",
    advice: "`dragoman watch retry` sends it again when it is mended.",
    lasting: false,
  },
} as const satisfies Record<string, FaultWords>)

/** The code of a fault of watching. */
export type WatchFaultCode = keyof typeof WATCH_FAULTS

/** A fault of watching. */
export class WatchFault extends Error {
  readonly code: WatchFaultCode
  readonly advice: string
  readonly lasting: boolean
  /** Milliseconds that the server asks us to stay away. */
  readonly retryAfter: number | undefined

  constructor(code: WatchFaultCode, message: string, retryAfter?: number) {
    super(message)
    this.name = "WatchFault"
    this.code = code
    this.advice = WATCH_FAULTS[code].advice
    this.lasting = WATCH_FAULTS[code].lasting
    this.retryAfter = retryAfter
  }
}
