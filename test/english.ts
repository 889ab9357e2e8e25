/**
 * Finds English in the sources that is matched against text. A word counts as English where it stands in the reports of the benchmark
 * or in knowledge/en; it counts as matched where it stands
 *   - in a regular expression;
 *   - on one side of === or !==, or in a case;
 *   - in an argument of includes, indexOf, startsWith, endsWith, has, split, match, replace and their like;
 *   - in a list that a Set is made of, or in a list on which includes or indexOf is called.
 * It is let be where it is a word of the program: a value of a string type, of an enumeration or of a frozen list; a key or a value in an
 * object; a relation of Universal Dependencies; or where what it is compared with is a `typeof`. This is a rule of thumb: a word of the program that is compared with a word
 * of a report goes unseen ("state"), and so does English in data structures of other kinds. Reviewers look for those. Only the folders
 * that see the words of reports are looked at: the others know words of HTML, of dates in pages' metadata and of the terminal.
 */
import { readdirSync, readFileSync } from "node:fs"
import { type SourceFile, type SyntaxNode, stringOf, walk } from "./sources.ts"

const MATCHERS = new Set(
  "includes indexOf lastIndexOf startsWith endsWith has split match matchAll replace replaceAll search test at".split(" "),
)

/** Words of the program that no type declares, with where they come from. */
const DECLARED_IN_DATA: Readonly<Record<string, string>> = {
  quarter: "a class of words in times.json",
  vague: "a class of words in times.json",
  zone: "a class of words in times.json",
  surname: "a kind of namesake in namesakes.json",
}

/** `path: word`, each once. */
export function listEnglish(sources: readonly SourceFile[]): string[] {
  const english = readEnglish()
  const known = new Set([...sources.flatMap((file) => [...programWords(file)]), ...readRelations()])
  const found = sources.flatMap((file) =>
    [...matchedWords(file)]
      .filter((word) => english.has(word) && !known.has(word) && !(word in DECLARED_IN_DATA))
      .map((word) => `${file.path}: ${word}`),
  )
  return [...new Set(found)].sort()
}

/** Words of two letters and more. */
const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}{2,}/gu) ?? []

/** The names that Universal Dependencies gives to relations in a tree ("case", "agent"): words of the model, not of reports. */
function readRelations(): string[] {
  const { deprel } = JSON.parse(readFileSync(new URL("../models/en/labels.json", import.meta.url), "utf8")) as { deprel: string[] }
  return deprel.flatMap(wordsIn)
}

function readEnglish(): Set<string> {
  const root = new URL("../", import.meta.url)
  const files = (folder: string, ending: string): string[] =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(ending))
      .map((name) => `${folder}/${name}`)
  const texts = [...files("benchmark/written", ".txt"), ...files("examples", ".txt"), ...files("knowledge/en", ".json")]
  return new Set(texts.flatMap((path) => wordsIn(readFileSync(new URL(path, root), "utf8"))))
}

/** Words that are values of the program itself. */
function* programWords({ program }: SourceFile): Generator<string> {
  for (const node of walk(program)) {
    if (node.type === "TSLiteralType") yield* wordOf(node.literal)
    else if (node.type === "Property" && node.computed !== true) {
      yield* wordOf(node.value)
      yield* wordOf(node.key)
      const { type, name } = node.key as SyntaxNode
      if (type === "Identifier") yield String(name).toLowerCase()
    } else if (node.type === "TSPropertySignature") {
      const { type, name } = node.key as SyntaxNode
      if (type === "Identifier") yield String(name)
    } else if (node.type === "TSAsExpression" && isConst(node)) for (const item of walk(node.expression)) yield* wordOf(item)
    else if (isCallOf(node, ["enum", "literal", "freeze", "pick", "omit"])) for (const item of walk(node.arguments)) yield* wordOf(item)
  }
}

function* matchedWords({ program }: SourceFile): Generator<string> {
  for (const node of walk(program)) {
    if (node.type === "Literal" && node.regex) yield* wordsIn(bareRegex((node.regex as { pattern: string }).pattern))
    else if (node.type === "BinaryExpression" && /^[!=]==?$/.test(String(node.operator))) {
      if ([node.left, node.right].some((side) => (side as SyntaxNode).operator === "typeof")) continue
      yield* literalWords([node.left, node.right])
    } else if (node.type === "SwitchCase") yield* literalWords([node.test])
    else if (node.type === "CallExpression" && MATCHERS.has(calledName(node))) {
      yield* literalWords(node.arguments as unknown[])
      yield* literalWords(listed((node.callee as SyntaxNode).object))
    } else if (node.type === "NewExpression" && (node.callee as SyntaxNode).name === "Set") {
      for (const argument of node.arguments as unknown[]) yield* literalWords(listed(argument))
    }
  }
}

/** The pattern without escapes, classes, names of groups and properties: what is left are letters that it matches. */
function bareRegex(pattern: string): string {
  return pattern
    .replace(/\\[pPu]\{[^}]*\}|\\k<[^>]*>|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\./g, " ")
    .replace(/\[[^\]]*\]/g, " ")
    .replace(/\(\?(?:<[\p{L}\d]+>|[:=!]|<[=!]|[a-z-]+:)/gu, " ")
}

const literalWords = (nodes: readonly unknown[]): string[] =>
  nodes.flatMap((node) => wordsIn(stringOf(node)?.replace(/\S*_\S*/g, "") ?? "")) // "invalid_value" is a code
/** A word of the program: a literal of one word, hyphens and all. */
const wordOf = (node: unknown): string[] => {
  const word = stringOf(node)
  return word !== undefined && /^\p{L}+(?:-\p{L}+)*$/u.test(word) ? wordsIn(word) : []
}
const isConst = ({ typeAnnotation }: SyntaxNode): boolean =>
  ((typeAnnotation as SyntaxNode | undefined)?.typeName as SyntaxNode | undefined)?.name === "const"

/** The items of a list that is written out; the pieces of a text that is split, too. */
function listed(node: unknown): unknown[] {
  const { type, elements, callee } = (node ?? {}) as SyntaxNode
  if (type === "ArrayExpression") return elements as unknown[]
  return type === "CallExpression" && calledName(node as SyntaxNode) === "split" ? [(callee as SyntaxNode).object] : []
}

function calledName({ callee }: SyntaxNode): string {
  const { property } = (callee ?? {}) as SyntaxNode
  return String((property as SyntaxNode | undefined)?.name ?? "")
}

const isCallOf = (node: SyntaxNode, names: readonly string[]): boolean => node.type === "CallExpression" && names.includes(calledName(node))
