/** `dragoman schema`: the JSON Schema of what goes out and of what comes in. */
import { z } from "zod"
import { recordJsonSchema, reportJsonSchema } from "../../record/index.ts"
import { defineCommand } from "../command.ts"

const schema = z.object({
  of: z
    .enum(["record", "report"])
    .default("record")
    .meta({ value: "WHAT", description: "The record that comes out, or the report that goes in." }),
})

/** Prints a JSON Schema. */
export const schemaCommand = defineCommand(
  {
    name: "schema",
    summary: "Print the JSON Schema of records or of reports",
    operands: "",
    mostOperands: 0,
    examples: [
      { line: "dragoman schema > record.schema.json", does: "the shape of what read writes" },
      { line: "dragoman schema --of report", does: "the shape of a line of NDJSON that read takes" },
    ],
    schema,
  },
  async ({ of }, _, { stdout }) => {
    await stdout.write(`${JSON.stringify(of === "record" ? recordJsonSchema() : reportJsonSchema(), null, 2)}\n`)
    return 0
  },
)
