/** What page and worker say to each other. */
import type { DiplomaticRecord, Report } from "../../record/index.ts"

/** What the page asks: to make ready, or to read a text. */
export type Request = { readonly kind: "load" } | { readonly kind: "read"; readonly text: string }

/** What the worker answers. */
export type Answer =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "ready" }
  | { readonly kind: "record"; readonly line: string; readonly record: DiplomaticRecord; readonly report: Report; readonly ms: number }
  | { readonly kind: "fault"; readonly message: string }
