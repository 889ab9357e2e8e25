/** A command line to an exit code: finds the command, and turns what goes wrong into words on standard error. */
import { type Command, UsageError } from "./command.ts"
import { type Context, isBrokenPipe } from "./context.ts"
import { renderCommandHelp, renderHelp } from "./help.ts"
import { tellFailure } from "./inputs.ts"

/** Done; some input failed; wrong usage. */
export const EXIT = Object.freeze({ done: 0, failed: 1, usage: 2 } as const)

const FLAGS: Readonly<Record<string, string>> = Object.freeze({ "--help": "help", "-h": "help", "--version": "version", "-v": "version" })

/** Runs a command line. Never throws; a reader that goes away early (`| head`) ends it quietly. */
export async function runCommandLine(args: readonly string[], commands: readonly Command[], context: Context): Promise<number> {
  const [first, ...rest] = args
  const name = FLAGS[first ?? ""] ?? first
  const command = commands.find((known) => known.name === name)
  try {
    if (name === undefined) return await complain(renderHelp(commands), context)
    if (!command) throw new UsageError(`There is no command ${JSON.stringify(name)}.${nearest(name, commands)}`)
    if (asksForHelp(rest)) return await answer(renderCommandHelp(command), context)
    return await command.run(rest, context)
  } catch (error) {
    return explainEnd(error, command, context)
  }
}

const asksForHelp = (args: readonly string[]): boolean => {
  const end = args.indexOf("--")
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === "--help" || arg === "-h")
}

async function answer(text: string, { stdout }: Context): Promise<number> {
  await stdout.write(text)
  return EXIT.done
}

async function complain(text: string, { stderr }: Context): Promise<number> {
  await stderr.write(text)
  return EXIT.usage
}

async function explainEnd(error: unknown, command: Command | undefined, context: Context): Promise<number> {
  if (isBrokenPipe(error)) return EXIT.done
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof UsageError) {
    return complain(`dragoman: ${message}\nTry: dragoman ${command ? `${command.name} ` : ""}--help\n`, context)
  }
  if (isCoded(error)) return tellCoded(error, context)
  const path = pathOf(error)
  const issue =
    path === undefined
      ? { code: "failed", message, advice: "Run `dragoman doctor`; it tells what is missing." }
      : {
          code: "unusable-path",
          path,
          message,
          advice: "Check the path, its folder and its permissions; `dragoman doctor` checks the package's own files.",
        }
  await tellFailure(context, issue).catch(() => {})
  return path === undefined ? EXIT.failed : EXIT.usage
}

interface CodedError extends Error {
  readonly code: string
  readonly advice: string
}

/** An error that tells by itself what to do, as those of the store. */
const isCoded = (error: unknown): error is CodedError =>
  error instanceof Error && "code" in error && "advice" in error && typeof error.advice === "string"

async function tellCoded({ code, message, advice }: CodedError, context: Context): Promise<number> {
  await tellFailure(context, { code, message, advice }).catch(() => {})
  return EXIT.failed
}

/** The path that a system error is about. */
const pathOf = (error: unknown): string | undefined =>
  error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : undefined

/** The command that was probably meant: the one that begins the same, or has nearly the same letters. */
function nearest(name: string, commands: readonly Command[]): string {
  const letters = (word: string): string => [...word].sort().join("")
  const found = commands.find((command) => command.name.startsWith(name.slice(0, 3)) || letters(command.name) === letters(name))
  return found && name.length > 1 ? ` Did you mean ${found.name}?` : ""
}
