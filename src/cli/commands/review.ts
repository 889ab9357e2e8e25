/** `dragoman review`: what was read is looked at, corrected, counted, and exchanged among coders. */
import { defineCommand, UsageError } from "../command.ts"
import type { Act } from "../reviewing/acts.ts"
import { reviewSchema } from "../reviewing/options.ts"
import { choosePlace, withStore } from "../store/options.ts"

/** The acts, loaded when one is asked for: most commands need no store. */
const ACTS: Readonly<Record<string, () => Promise<Act>>> = Object.freeze({
  queue: async () => (await import("../reviewing/look.ts")).queue,
  accept: async () => (await import("../reviewing/say.ts")).speak("accept"),
  reject: async () => (await import("../reviewing/say.ts")).speak("reject"),
  set: async () => (await import("../reviewing/say.ts")).speak("set"),
  unsure: async () => (await import("../reviewing/say.ts")).speak("unsure"),
  undo: async () => (await import("../reviewing/say.ts")).undo,
  disputes: async () => (await import("../reviewing/look.ts")).disputes,
  adjudicate: async () => (await import("../reviewing/say.ts")).speak("set", true),
  agreement: async () => (await import("../reviewing/look.ts")).agreement,
  figures: async () => (await import("../reviewing/look.ts")).figures,
  save: async () => (await import("../reviewing/exchange.ts")).save,
  merge: async () => (await import("../reviewing/exchange.ts")).merge,
  mark: async () => (await import("../reviewing/exchange.ts")).mark,
  join: async () => (await import("../reviewing/exchange.ts")).judgeAct("same"),
  split: async () => (await import("../reviewing/exchange.ts")).judgeAct("different"),
})

/** Reviews a store. */
export const reviewCommand = defineCommand(
  {
    name: "review",
    summary: "Look at what was read, correct it, and count how right it was",
    operands: "ACT [FIELD|FILE|REPORT|ID…] [VALUE]",
    description:
      "Acts: `queue` (what to look at next), `accept FIELD…`, `reject FIELD…`, `set FIELD VALUE`, `unsure FIELD…`, `undo [CORRECTION…]`; " +
      "`disputes`, `adjudicate FIELD VALUE`; `agreement`, `figures`; `save` and `merge FILE…` (files of corrections); " +
      "`mark proposed|checked|published REPORT…`; `join ID ID`, `split ID [ID]` (people and occurrences). A FIELD is a report's key and an " +
      "address in its record: r-0123456789abcdef/e2, …/e2/status, …/e2/participants/a3/role, …/events/120-131 for words on which nothing " +
      "rests yet. `accept` of a fact accepts each of its values. VALUE is a word, an id of the record, or JSON.",
    examples: [
      { line: "dragoman review queue --coder ana", does: "the facts that are least sure" },
      { line: "dragoman review set r-0123456789abcdef/e2/status planned --coder ana --dry-run", does: "what a correction would do" },
      { line: "dragoman review save --coder ana --out ana.ndjson", does: "one coder's corrections as a file" },
      { line: "dragoman review agreement", does: "kappa and alpha by kind of field" },
    ],
    schema: reviewSchema,
  },
  async (options, [name, ...operands], context) => {
    const load = name !== undefined && Object.hasOwn(ACTS, name) ? ACTS[name] : undefined
    if (!load) throw new UsageError(`Say what to do: ${Object.keys(ACTS).join(", ")}.`)
    const act = await load()
    return withStore(choosePlace(options, context), { command: `review ${name}` }, (store) => act({ store, options, operands, context }))
  },
)
