/** What the commands of pages share: one page is drawn as it is, several of one name as a list to choose from. */
import type { BodyPage, Found, PersonPage, StatePage } from "../../query/index.ts"
import type { Context } from "../context.ts"
import { drawingOf } from "./ask.ts"
import { CANDIDATE_ROWS, PAGE_ROWS, pageRows } from "./page-rows.ts"
import { type Format, renderRows } from "./rows.ts"

/** Writes what was found. */
export async function writeFound(
  found: Found<PersonPage | BodyPage | StatePage>,
  { format, context }: { readonly format: Format; readonly context: Context },
): Promise<void> {
  const drawing = { format, isFirst: true, ...drawingOf(context) }
  if ("page" in found) {
    const { page } = found
    await context.stdout.write(format === "ndjson" ? `${JSON.stringify(page)}\n` : renderRows(pageRows(page), PAGE_ROWS, drawing))
    return
  }
  await context.stdout.write(renderRows(found.candidates, CANDIDATE_ROWS, drawing))
  await context.stderr.write("Several have this name: give an id.\n")
}
