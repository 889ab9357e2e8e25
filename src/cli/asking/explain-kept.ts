/** `explain ID`: ids of what is kept, opened from the store. */
import type { FactExplanation } from "../../query/index.ts"
import { listFacts, tidy } from "../../web/evidence/facts.ts"
import type { Context } from "../context.ts"
import { wrap } from "../outputs/wrap.ts"
import type { SourceOptions } from "../store/options.ts"
import { drawingOf, withSource } from "./ask.ts"
import { renderMerged } from "./merged-page.ts"

/** Whether an operand is an id and no path: `o-0a7d89403ed8`, `r-09355fcc77a2b345/e1`. */
export const isKeptId = (operand: string): boolean => /^(?:[opbtq]-[0-9a-f]{12}|r-[0-9a-f]{16}\/[a-z]+\d+)$/.test(operand)

/** Explains ids, each in turn. */
export async function explainKept(
  ids: readonly string[],
  options: SourceOptions & { readonly format: "text" | "json" },
  context: Context,
): Promise<void> {
  const { explain } = await import("../../query/index.ts")
  await withSource(options, { command: "explain", context }, async ({ db }) => {
    for (const id of ids) {
      const found = await explain(db, id)
      const { stdout } = context
      if (options.format === "json") await stdout.write(`${JSON.stringify(found)}\n`)
      else await stdout.write(found.kind === "fact" ? renderFact(found, context) : renderMerged(found, drawingOf(context)))
    }
  })
}

function renderFact({ id, record, fact, merged }: FactExplanation, context: Context): string {
  const { paint, columns } = drawingOf(context)
  const shown = listFacts(record).find((one) => one.id === fact)!
  const { publisher, published, title } = record.report
  const head = [publisher, published, title]
    .filter((part) => part !== undefined)
    .map(tidy)
    .join(" · ")
  const rows = shown.rows.flatMap(({ term, words, isQuote }) =>
    wrap(isQuote ? `“${tidy(words)}”` : tidy(words), columns - 16).map(
      (line, at) => `  ${paint("faint", (at === 0 ? term : "").padEnd(13))}${line}`,
    ),
  )
  const part = merged === null ? [] : [`  ${paint("faint", "part of".padEnd(13))}${merged}`]
  return `${[paint("strong", `${id}  ${shown.label}`), paint("faint", head), ...wrap(tidy(shown.heading), columns - 2).map((line) => `  ${line}`), ...rows, ...part].join("\n")}\n\n`
}
