/** Completions for bash, zsh and fish, made from the commands' own options. */
import type { Command } from "./command.ts"
import type { OptionRow } from "./options.ts"

/** Shells that have completions here. */
export const SHELLS = Object.freeze(["bash", "zsh", "fish"] as const)
/** A shell that has completions here. */
export type Shell = (typeof SHELLS)[number]

/** The script that a shell reads. */
export function renderCompletions(shell: Shell, commands: readonly Command[]): string {
  return { bash: renderBash, zsh: renderZsh, fish: renderFish }[shell](commands)
}

const flagOf = (row: OptionRow): string => (row.preset === true ? `no-${row.flag}` : row.flag)
const rowsOf = ({ options }: Command): readonly OptionRow[] => [
  ...options,
  { key: "help", flag: "help", description: "Tell of this command." },
]

function renderBash(commands: readonly Command[]): string {
  const flags = commands.map(
    (command) =>
      `    ${command.name}) words="${rowsOf(command)
        .map((row) => `--${flagOf(row)}`)
        .join(" ")}" ;;`,
  )
  const choices = choicesOf(commands).map(
    ([flag, values]) => `    --${flag}) COMPREPLY=($(compgen -W "${values.join(" ")}" -- "$current")); return ;;`,
  )
  return `# bash completion for dragoman:  source <(dragoman completions bash)
_dragoman() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(" ")}" -- "$current"))
    return
  fi
  case "$previous" in
${choices.join("\n")}
  esac
  case "\${COMP_WORDS[1]}" in
${flags.join("\n")}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _dragoman dragoman
`
}

/** Options with few values, once each. */
function choicesOf(commands: readonly Command[]): [string, readonly string[]][] {
  const found = new Map<string, readonly string[]>()
  for (const { flag, choices } of commands.flatMap(({ options }) => options)) if (choices) found.set(flag, choices)
  return [...found]
}

function renderZsh(commands: readonly Command[]): string {
  const quote = (words: string): string => words.replace(/['\\]/g, "").replace(/[[\]:]/g, "\\$&")
  const names = commands.map(({ name, summary }) => `    '${name}:${quote(summary)}'`)
  const cases = commands.map((command) => {
    const options = rowsOf(command).map((row) => {
      const value = row.value
        ? `:${row.value}:${row.choices ? `(${row.choices.join(" ")})` : /FILE|DIR/.test(row.value) ? "_files" : ""}`
        : ""
      return `'--${flagOf(row)}[${quote(row.description)}]${value}'`
    })
    return `    ${command.name}) _arguments ${options.join(" ")} '*:file:_files' ;;`
  })
  return `#compdef dragoman
# zsh completion for dragoman:  dragoman completions zsh > "\${fpath[1]}/_dragoman"
_dragoman() {
  local -a commands=(
${names.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join("\n")}
  esac
}
compdef _dragoman dragoman
`
}

function renderFish(commands: readonly Command[]): string {
  const quote = (words: string): string => `'${words.replace(/['\\]/g, "\\$&")}'`
  const names = commands.map(({ name, summary }) => `complete -c dragoman -f -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`)
  const options = commands.flatMap((command) =>
    rowsOf(command).map((row) => {
      const value = row.choices ? ` -x -a ${quote(row.choices.join(" "))}` : row.value ? " -r" : ""
      const short = row.short ? ` -s ${row.short}` : ""
      return `complete -c dragoman -n '__fish_seen_subcommand_from ${command.name}' -l ${flagOf(row)}${short}${value} -d ${quote(row.description)}`
    }),
  )
  return ["# fish completion for dragoman:  dragoman completions fish | source", ...names, ...options, ""].join("\n")
}
