/** `dragoman completions`: the script that makes a shell complete commands and options. */
import { z } from "zod"
import { type Command, defineCommand, UsageError } from "../command.ts"
import { renderCompletions, SHELLS } from "../completions.ts"

/** Makes the command, which knows all others. */
export function makeCompletionsCommand(listCommands: () => readonly Command[]): Command {
  return defineCommand(
    {
      name: "completions",
      summary: "Print the completions for a shell",
      operands: SHELLS.join("|"),
      mostOperands: 1,
      examples: [
        { line: "source <(dragoman completions bash)", does: "for this session of bash" },
        { line: "dragoman completions fish > ~/.config/fish/completions/dragoman.fish", does: "for fish, from now on" },
      ],
      schema: z.object({}),
    },
    async (_, [name], { stdout }) => {
      const shell = SHELLS.find((known) => known === name)
      if (!shell) throw new UsageError(`Name a shell: ${SHELLS.join(", ")}.`)
      await stdout.write(renderCompletions(shell, listCommands()))
      return 0
    },
  )
}
