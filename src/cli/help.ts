/** Help: the list of commands, one command's options and examples, and all of it as the reference page. */
import { INPUT_ISSUES } from "../ingest/index.ts"
import type { Command } from "./command.ts"
import { type OptionRow, spellOption } from "./options.ts"
import { wrap } from "./outputs/wrap.ts"

const WIDTH = 92

/** The list of commands. */
export function renderHelp(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(13)}${summary}`)
  return [
    "Reads news reports of diplomacy into records: who met whom, in what office, where, when; who said what.",
    "",
    "Usage: dragoman COMMAND [OPTION…] [PATH…]",
    "",
    ...rows,
    "",
    "dragoman COMMAND --help tells more of a command. A first try: dragoman read report.txt --pretty",
    "Results go to standard output, messages to standard error. Exit codes: 0 done, 1 some input failed, 2 wrong usage.",
    "",
  ].join("\n")
}

/** One command's help. */
export function renderCommandHelp(command: Command): string {
  const { summary, description, options, examples } = command
  const described = description === undefined ? [] : ["", ...wrap(description, WIDTH)]
  const listed = options.length > 0 ? ["", "Options:", ...renderOptions(options)] : []
  const shown = ["", "Examples:", ...examples.flatMap(({ line, does }) => [`  # ${does}`, `  ${line}`])]
  return [`${summary}.`, "", `Usage: ${usageOf(command)}`, ...described, ...listed, ...shown, ""].join("\n")
}

/** How a command is typed. */
export function usageOf({ name, options, operands }: Command): string {
  return ["dragoman", name, options.length > 0 ? "[OPTION…]" : "", operands].filter((part) => part !== "").join(" ")
}

function renderOptions(rows: readonly OptionRow[]): string[] {
  const column = Math.max(...rows.map((row) => spellOption(row).length)) + 4
  return rows.flatMap((row) => {
    const words = `${row.description}${presetWords(row)}`
    const lines = wrap(words, Math.max(WIDTH - column, 40))
    return lines.map((line, index) => `${index === 0 ? `  ${spellOption(row)}`.padEnd(column) : " ".repeat(column)}${line}`)
  })
}

/** A switch needs no word on what it is without. */
function presetWords({ preset }: OptionRow): string {
  return preset === undefined || typeof preset === "boolean" ? "" : ` [${preset}]`
}

/** The reference page of all commands, as Markdown. */
export function renderReference(commands: readonly Command[]): string {
  const sections = commands.map((command) => {
    const { name, summary, description, options, examples } = command
    const table = [
      "| option | does | without it |",
      "|---|---|---|",
      ...options.map(
        (row) =>
          `| \`${spellOption(row).replaceAll("|", "\\|")}\` | ${row.description} | ${typeof row.preset === "boolean" ? "" : (row.preset ?? "")} |`,
      ),
    ]
    const shown = ["```sh", ...examples.flatMap(({ line, does }) => [`# ${does}`, line]), "```"]
    const parts = [
      `## ${name}`,
      `${summary}.`,
      `\`${usageOf(command)}\``,
      description,
      options.length > 0 ? table.join("\n") : undefined,
      shown.join("\n"),
    ]
    return parts.filter((part) => part !== undefined).join("\n\n")
  })
  const head =
    "# Commands\n\nResults go to standard output, messages to standard error. Exit codes: 0 done, 1 some input failed, 2 wrong usage."
  return `${[head, ...sections, renderFailures()].join("\n\n")}\n`
}

function renderFailures(): string {
  const rows = Object.entries(INPUT_ISSUES).map(([code, { means, advice }]) => `| \`${code}\` | ${means} | ${advice} |`)
  const head =
    "## Failures\n\nEach input that fails is one JSON object on standard error: `code`, `path`, `line` (of NDJSON), `message` and `advice`. " +
    "A doubt about an input that was read (`encoding-guessed`, `date-unclear`) stands in the `issues` of its record."
  return `${head}\n\n| code | means | what to do |\n|---|---|---|\n${rows.join("\n")}`
}
