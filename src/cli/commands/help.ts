/** `dragoman help`: the list of commands, or one of them. */
import { z } from "zod"
import { type Command, defineCommand, UsageError } from "../command.ts"
import { renderCommandHelp, renderHelp, renderReference } from "../help.ts"

const schema = z.object({
  markdown: z.boolean().default(false).meta({ description: "Print the reference of all commands as Markdown." }),
})

/** Makes the command, which speaks of all others and of itself. */
export function makeHelpCommand(listCommands: () => readonly Command[]): Command {
  return defineCommand(
    {
      name: "help",
      summary: "Tell of all commands, or of one",
      operands: "[COMMAND]",
      mostOperands: 1,
      examples: [{ line: "dragoman help read", does: "all that read can do" }],
      schema,
    },
    async ({ markdown }, [name], { stdout }) => {
      const commands = listCommands()
      const found = commands.find((command) => command.name === name)
      if (name !== undefined && !found) throw new UsageError(`There is no command ${JSON.stringify(name)}.`)
      await stdout.write(markdown ? renderReference(commands) : found ? renderCommandHelp(found) : renderHelp(commands))
      return 0
    },
  )
}
