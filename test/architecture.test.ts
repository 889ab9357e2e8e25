/** How the house is built: which folder may import which, no circles, no world inside, small files, no English in the code. */
import { existsSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { listEnglish } from "./english.ts"
import { importedFiles, importsOf, parseSource, readSources, type SourceFile, stringOf, walk } from "./sources.ts"

const sources = readSources()
const folderOf = (path: string): string => path.split("/")[0]!

/** Folder → the folders that it may import from. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  record: [],
  knowledge: ["record"],
  language: ["record", "knowledge"],
  read: ["record", "knowledge", "language"],
  merge: ["record", "knowledge"],
  review: ["record"],
  store: ["record", "knowledge", "merge", "review"],
  query: ["record", "knowledge", "read", "merge", "review", "store"],
  ingest: ["record"],
  reader: ["record", "knowledge", "language", "read"],
  "index.ts": ["record", "knowledge", "language", "read", "reader"],
  exchange: ["record", "knowledge", "language", "merge", "review", "query", "ingest"],
  web: ["record", "merge", "query", "exchange"],
  server: ["record", "knowledge", "merge", "store", "query", "exchange", "web", "ingest"],
  mcp: ["record", "merge", "query", "web", "server", "ingest"],
  watch: ["record", "merge", "store", "query", "exchange", "web", "server", "ingest"],
  reviewing: ["record", "review", "store", "web", "server"],
  site: ["record", "knowledge", "language", "reader", "query", "exchange", "web", "server", "ingest"],
  cli: [
    "record",
    "knowledge",
    "language",
    "read",
    "merge",
    "review",
    "store",
    "query",
    "exchange",
    "web",
    "server",
    "mcp",
    "watch",
    "reviewing",
    "site",
    "ingest",
    "index.ts",
  ],
}
/** Data in, data out. */
const PURE = new Set(["record", "knowledge", "language", "read", "reader", "merge", "review"])
/** The one file of those folders that reads files. */
const EDGES = new Set(["knowledge/files.ts"])
/** The folders that know the tables of a store; all others ask by the functions of these. */
const SQL_FOLDERS = new Set(["store", "query"])
/** How a statement of Kysely begins. */
const STATEMENTS = new Set(["selectFrom", "insertInto", "updateTable", "deleteFrom", "mergeInto", "replaceInto"])
const MOST_LINES = 300

describe("imports", () => {
  it("are known for every folder", () => {
    expect([...new Set(sources.map(({ path }) => folderOf(path)))].sort()).toEqual(Object.keys(BELOW).sort())
  })

  it("go down only", () => {
    const upward = sources.flatMap((file) => {
      const own = folderOf(file.path)
      const allowed = [own, ...(BELOW[own] ?? [])]
      return importedFiles(file).flatMap((path) => (allowed.includes(folderOf(path)) ? [] : [`${file.path} imports ${path}`]))
    })
    expect(upward).toEqual([])
  })

  it("stay inside src, and name files that are there", () => {
    const paths = new Set(sources.map(({ path }) => path))
    const isData = (path: string) => path.endsWith(".json") && existsSync(new URL(`../src/${path}`, import.meta.url))
    const astray = sources.flatMap((file) =>
      importedFiles(file).flatMap((path) => (paths.has(path) || isData(path) ? [] : [`${file.path} imports ${path}`])),
    )
    expect(astray).toEqual([])
  })

  it("go in no circle", () => expect(findCircles(sources)).toEqual([]))
})

describe("from record to read", () => {
  const pure = sources.filter(({ path }) => PURE.has(folderOf(path)) && !EDGES.has(path))

  it("nothing of Node is imported", () => {
    const found = pure.flatMap((file) =>
      importsOf(file).flatMap((name) => (name.startsWith("node:") ? [`${file.path} imports ${name}`] : [])),
    )
    expect(found).toEqual([])
  })

  it("there is no clock, no chance, no console, no environment", () => expect(pure.flatMap(findWorld)).toEqual([]))
})

describe("SQL", () => {
  it("is written in store and query alone", () =>
    expect(sources.filter(({ path }) => !SQL_FOLDERS.has(folderOf(path))).flatMap(findSql)).toEqual([]))

  it.each([
    ['import { sql } from "kysely"', 'import { sql } from "kysely"'],
    ['import type { Kysely } from "kysely"', 'import type { Kysely } from "kysely"'],
    ['export * from "kysely/helpers/postgres"', 'export * from "kysely/helpers/postgres"'],
    ['await import("kysely")', 'import("kysely")'],
    ["const one = sql`select 1`", "sql`select 1`"],
    ["const one = sql<{ id: string }>`select 1`", "sql<{ id: string }>`select 1`"],
    ["const one = kysely.sql`select 1`", "kysely.sql`select 1`"],
    ['db.selectFrom("reports")', 'db.selectFrom("reports")'],
    ['source.db.deleteFrom("reports")', 'source.db.deleteFrom("reports")'],
    ['db.with("some", some)', undefined],
    ["const page = html`<p>`", undefined],
    ['import { find } from "../query/index.ts"', undefined],
  ])("is found in %s", (code, found) => expect(findSql(parseSource("x.ts", code))).toEqual(found === undefined ? [] : [`x.ts: ${found}`]))
})

it(`no file has more than ${MOST_LINES} lines`, () => {
  const long = sources
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > MOST_LINES)
  expect(long).toEqual([])
})

it("every file says what it is for", () => {
  const silent = sources.filter(({ text }) => !/^(?:#!.*\n)?\/\*\*/.test(text)).map(({ path }) => path)
  expect(silent).toEqual([])
})

describe("English that is matched against text", () => {
  it("stands in knowledge", () => expect(listEnglish(sources.filter(({ path }) => PURE.has(folderOf(path))))).toEqual([]))

  it.each([
    ['word === "minister"', ["minister"]],
    ["/^(?:said|told) that\\b/.test(word)", ["said", "that", "told"]],
    ['new Set(["the", "an"])', ["an", "the"]],
    ['["he", "she"].includes(word)', ["he", "she"]],
    ['word.startsWith("foreign")', ["foreign"]],
    ["/^\\p{Lu}[a-z]+$/u.test(word)", []],
    ['typeof word === "string"', []],
    ['const kind: "state" | "group" = "state"; kind === "group"', []],
    ['issue.code === "too_small"', []],
    ['report("the minister said")', []],
  ])("is found in %s", (code, words) => expect(listEnglish([parseSource("x.ts", code)])).toEqual(words.map((word) => `x.ts: ${word}`)))
})

/** Files that reach themselves by imports, each circle once. */
function findCircles(files: readonly SourceFile[]): string[] {
  const next = new Map(files.map((file) => [file.path, importedFiles(file)]))
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) circles.push([...above.slice(above.indexOf(path)), path].join(" → "))
    if (done.has(path)) return
    done.add(path)
    for (const below of next.get(path) ?? []) visit(below, [...above, path])
  }
  for (const { path } of files) visit(path, [])
  return circles
}

/** What reaches for the world: console, process, Math.random, Date.now(), new Date() and fetch. */
function findWorld({ path, text, program }: SourceFile): string[] {
  return [...walk(program)].flatMap((node) => {
    const { object, property, callee } = node as Record<string, { name?: string } | undefined>
    const member = node.type === "MemberExpression" ? `${object?.name}.${property?.name}` : ""
    const reaches =
      /^(?:console|process|globalThis|performance|crypto)\./.test(member) ||
      ["Math.random", "Date.now"].includes(member) ||
      (node.type === "NewExpression" && callee?.name === "Date" && (node.arguments as unknown[]).length === 0) ||
      (node.type === "CallExpression" && (callee?.name === "Date" || callee?.name === "fetch"))
    return reaches ? [`${path}: ${text.slice(node.start, node.end)}`] : []
  })
}

/** What is SQL: anything of Kysely by name, its statements, and templates that are tagged `sql`. */
function findSql({ path, text, program }: SourceFile): string[] {
  return [...walk(program)].flatMap((node) => {
    const { source, tag, callee } = node as Record<string, { name?: string; property?: { name?: string } } | undefined>
    const isImport = /^kysely(?:$|[-/])/.test(stringOf(source) ?? "")
    const isTemplate = node.type === "TaggedTemplateExpression" && (tag?.name ?? tag?.property?.name) === "sql"
    const isStatement = node.type === "CallExpression" && STATEMENTS.has(callee?.property?.name ?? "")
    return isImport || isTemplate || isStatement ? [`${path}: ${text.slice(node.start, node.end)}`] : []
  })
}
