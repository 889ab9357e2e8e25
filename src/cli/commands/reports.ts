/** `dragoman reports`: what `read` would read, as Reports, without reading it. Spans of a record index these texts. */
import { z } from "zod"
import { isNote, readInputs } from "../../ingest/index.ts"
import { defineCommand } from "../command.ts"
import { choosePaths, lengthOption, tellFailure } from "../inputs.ts"

const schema = z.object(lengthOption)

/** Prints inputs as NDJSON of Reports. */
export const reportsCommand = defineCommand(
  {
    name: "reports",
    summary: "Turn files and web pages into reports, one a line (NDJSON), without reading them",
    operands: "[PATH…]",
    description:
      "Takes what read takes. The spans of a record index the text of its report: keep these lines where the input has a header, " +
      "is a web page, or is not UTF-8.",
    examples: [
      { line: "dragoman reports pages > reports.ndjson", does: "the texts that spans will index" },
      { line: "dragoman reports pages | tee reports.ndjson | dragoman read - > records.ndjson", does: "both, in one go" },
    ],
    schema,
  },
  async ({ maxLength }, operands, context) => {
    let failed = 0
    for await (const input of readInputs(choosePaths(operands, context), { stdin: context.stdin, limits: { length: maxLength } })) {
      if (input.kind === "report") await context.stdout.write(`${JSON.stringify(input.report)}\n`)
      else {
        failed += isNote(input.issue) ? 0 : 1
        await tellFailure(context, input.issue)
      }
    }
    return failed > 0 ? 1 : 0
  },
)
