/**
 * Looks after what no compiler sees: links in Markdown, pages that no index names or that are unfinished, exports without a sentence, paths of somebody's machine.
 *
 *   node scripts/check-docs.mjs        prints each fault with its place; exit code 1 where there is one
 */
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync, statSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import { fileURLToPath } from "node:url"
import { parseSync } from "oxc-parser"

const root = fileURLToPath(new URL("../", import.meta.url))
/** @param {string} path */
const read = (path) => readFileSync(join(root, path), "utf8")

/** Files that git knows or would take, and that are there. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
  maxBuffer: 1 << 26,
})
  .split("\n")
  .filter((path) => path !== "" && existsSync(join(root, path)) && statSync(join(root, path)).isFile())
const pages = files.filter((path) => path.endsWith(".md"))

/** Markdown without code, in which nothing is a link. @param {string} text */
const prose = (text) => text.replace(/^(`{3,})[\s\S]*?^\1/gm, "").replace(/`[^`\n]*`/g, "")

/** The anchors of a page's headings, as GitHub makes them. @param {string} path */
function anchorsOf(path) {
  const text = read(path).replace(/^(`{3,})[\s\S]*?^\1/gm, "")
  const headings = [...text.matchAll(/^#{1,6} +(.+?) *$/gm)].map(([, heading]) => String(heading))
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  )
}

/** Links to what is not there. */
function* brokenLinks() {
  for (const page of pages) {
    for (const [, target = ""] of prose(read(page)).matchAll(/\[[^\]]*\]\(([^)\s]+)(?: "[^"]*")?\)/g)) {
      if (/^[a-z]+:/.test(target)) continue
      const [path = "", anchor] = target.split("#")
      const file = path === "" ? page : normalize(join(dirname(page), path))
      if (!existsSync(join(root, file))) yield `${page}: links to ${target}, which is not there`
      else if (anchor !== undefined && file.endsWith(".md") && !anchorsOf(file).has(anchor))
        yield `${page}: links to ${target}, which has no such heading`
    }
  }
}

/** Pages of docs/ that docs/README.md does not name. */
function* unlistedPages() {
  const index = "docs/README.md"
  const linked = [...prose(read(index)).matchAll(/\]\(([^)#\s]+)/g)].map(([, path]) => normalize(join("docs", String(path))))
  for (const page of pages)
    if (page.startsWith("docs/") && page !== index && !linked.includes(page)) yield `${page}: ${index} does not name it`
}

/** What a page leaves for later: fine in a draft, not in what is published. */
function* unfinishedPages() {
  for (const page of pages) for (const [found] of prose(read(page)).matchAll(/\bTODO\b.*/g)) yield `${page}: has ${found}`
}

/** Paths of somebody's machine. */
const MACHINE = /(?<![\w.:/-])\/(?:work|home\/\w+|root|Users\/\w+)\/[\w.-]+|[A-Z]:\\Users\\/g
function* machinePaths() {
  for (const path of files) {
    if (path === "scripts/check-docs.mjs" || statSync(join(root, path)).size > 2_000_000 || /\.(?:onnx|wasm|gz|png)$/.test(path)) continue
    for (const [found] of read(path).matchAll(MACHINE)) yield `${path}: names a path of a machine, ${found}`
  }
}

/** Exports of the package's entries without a comment of their own. */
function* silentExports() {
  const { exports: entries } = JSON.parse(read("package.json"))
  for (const [name, { types } = /** @type {{types?: string}} */ ({})] of Object.entries(entries)) {
    if (types === undefined) continue
    const entry = types.replace("./dist/", "src/").replace(/\.d\.ts$/, ".ts")
    for (const [exported, { path, documented }] of exportsOf(entry))
      if (!documented) yield `${path}: ${exported}, which ${name} exports, has no sentence`
  }
}

/** @typedef {{path: string, documented: boolean}} Exported */

/** @type {Map<string, Map<string, Exported>>} */
const seen = new Map()
/** What a file exports, followed to where it is declared. @param {string} path @returns {Map<string, Exported>} */
function exportsOf(path) {
  const known = seen.get(path)
  if (known) return known
  /** @type {Map<string, Exported>} */
  const found = new Map()
  seen.set(path, found)
  const text = read(path)
  const { program, comments } = parseSync(path, text)
  /** @param {number} start */
  const hasComment = (start) =>
    comments.some(
      ({ type, value, end }) => type === "Block" && value.startsWith("*") && end < start && /^\s*$/.test(text.slice(end, start)),
    )
  /** @param {string} source */
  const below = (source) => exportsOf(normalize(join(dirname(path), source)))
  for (const node of program.body) {
    if (node.type === "ExportAllDeclaration") for (const [name, at] of below(node.source.value)) found.set(name, at)
    if (node.type !== "ExportNamedDeclaration") continue
    for (const { local, exported } of node.specifiers) {
      const name = nameOf(exported)
      const at = node.source ? below(node.source.value).get(nameOf(local)) : { path, documented: isDocumented(nameOf(local)) }
      found.set(name, at ?? { path, documented: false })
    }
    for (const name of declaredNames(node.declaration)) found.set(name, { path, documented: hasComment(node.start) })
  }
  return found

  /** A name declared in this file or imported into it. @param {string} name */
  function isDocumented(name) {
    for (const node of program.body) {
      if (node.type === "ImportDeclaration" && node.source.value.startsWith(".")) {
        const specifier = node.specifiers.find(({ local }) => local.name === name)
        if (specifier?.type === "ImportSpecifier") return below(node.source.value).get(nameOf(specifier.imported))?.documented ?? false
      }
      if (declaredNames(node).includes(name)) return hasComment(node.start)
    }
    return false
  }
}

/** @param {any} node */
const nameOf = (node) => String(node.name ?? node.value)
/** @param {any} declaration @returns {string[]} */
function declaredNames(declaration) {
  if (!declaration) return []
  if (declaration.type === "VariableDeclaration") return declaration.declarations.map((/** @type {any} */ { id }) => id.name)
  return declaration.id ? [declaration.id.name] : []
}

const faults = [...brokenLinks(), ...unlistedPages(), ...unfinishedPages(), ...silentExports(), ...machinePaths()]
for (const fault of new Set(faults)) console.error(fault)
if (faults.length > 0) process.exitCode = 1
else console.log(`${pages.length} pages: links, index, exports and paths are as they should be`)
