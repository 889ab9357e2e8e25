/** The program's own sources as syntax trees, for the tests that look at how the house is built. */
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { parseSync } from "oxc-parser"

/** Any node of the tree: its type, its place in the text, and fields by kind. */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

/** A parsed file. */
export interface SourceFile {
  /** Inside src/, with slashes: `read/index.ts`. */
  readonly path: string
  readonly text: string
  readonly program: SyntaxNode
  readonly comments: readonly { readonly type: string; readonly value: string; readonly start: number; readonly end: number }[]
}

const src = fileURLToPath(new URL("../src/", import.meta.url))

/** Every TypeScript file of src/, its tests left out. */
export function readSources(): SourceFile[] {
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
  return files.sort().map((file) => parseSource(file.replaceAll("\\", "/"), readFileSync(join(src, file), "utf8")))
}

/** One file's text as a syntax tree; throws where it is no TypeScript. */
export function parseSource(path: string, text: string): SourceFile {
  const { program, comments, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`)
  return { path, text, program: program as unknown as SyntaxNode, comments }
}

/** A node and all below it, parents first. */
export function* walk(value: unknown): Generator<SyntaxNode> {
  if (Array.isArray(value)) for (const item of value) yield* walk(item)
  else if (typeof value === "object" && value !== null) {
    if ("type" in value && "start" in value) yield value as SyntaxNode
    for (const [field, item] of Object.entries(value)) if (field !== "type") yield* walk(item)
  }
}

/** The value of a string literal, also of one written with backticks and without holes. */
export function stringOf(node: unknown): string | undefined {
  if (typeof node !== "object" || node === null) return undefined
  const { type, value, quasis } = node as SyntaxNode
  if (type === "Literal") return typeof value === "string" ? value : undefined
  if (type !== "TemplateLiteral" || (quasis as unknown[]).length !== 1) return undefined
  return (quasis as { value: { cooked: string } }[])[0]!.value.cooked
}

/** What a file imports, as written: by import, export-from and import(). */
export function importsOf({ program }: SourceFile): string[] {
  const found = new Set<string>()
  for (const { type, source } of walk(program)) {
    if (!["ImportDeclaration", "ExportNamedDeclaration", "ExportAllDeclaration", "ImportExpression"].includes(type)) continue
    const name = stringOf(source)
    if (name !== undefined) found.add(name)
  }
  return [...found]
}

/** The files of src/ that a file imports. */
export function importedFiles(file: SourceFile): string[] {
  return importsOf(file)
    .filter((name) => name.startsWith("."))
    .map((name) => relative(src, join(src, dirname(file.path), name)).replaceAll("\\", "/"))
}
