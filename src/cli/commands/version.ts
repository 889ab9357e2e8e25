/** `dragoman version`: the version of the package. */
import { readFile } from "node:fs/promises"
import { z } from "zod"
import { defineCommand } from "../command.ts"

/** The version in the package's own manifest. */
export async function packageVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(new URL("../../../package.json", import.meta.url), "utf8"))
  return (manifest as { version: string }).version
}

/** Prints the version. */
export const versionCommand = defineCommand(
  {
    name: "version",
    summary: "Print the version",
    operands: "",
    mostOperands: 0,
    examples: [{ line: "dragoman version", does: "the version of this package" }],
    schema: z.object({}),
  },
  async (_, __, { stdout }) => {
    await stdout.write(`${await packageVersion()}\n`)
    return 0
  },
)
