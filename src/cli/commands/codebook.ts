/** `dragoman codebook`: every field and every word of the closed vocabularies, with its meaning. */
import { z } from "zod"
import { codebook } from "../../record/index.ts"
import { defineCommand } from "../command.ts"

/** Prints the codebook. */
export const codebookCommand = defineCommand(
  {
    name: "codebook",
    summary: "Print what every field and value of a record means (Markdown)",
    operands: "",
    mostOperands: 0,
    examples: [{ line: "dragoman codebook | less", does: "the meaning of every field" }],
    schema: z.object({}),
  },
  async (_, __, { stdout }) => {
    await stdout.write(codebook())
    return 0
  },
)
