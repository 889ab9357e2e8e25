/**
 * Builds the package into dist/: modules with their types and source maps, and the WebAssembly runtime that reads the model.
 *
 *   node scripts/build.mjs              all of it
 *   node scripts/build.mjs --runtime    what the sources need too: the runtime (`#onnxruntime` in package.json), the scripts of the site, and
 *                                       the empty store that new ones begin as (`#empty-store`)
 *
 * The runtime is copied into the package because onnxruntime-web brings 139 MB and a dependency with an install script, of which
 * two files (15 MB) are used; so dragoman installs with nothing to approve.
 */
import { spawnSync } from "node:child_process"
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { bundleSite } from "./bundle.mjs"
import { makeEmptyStore } from "./empty-store.mjs"

const root = new URL("../", import.meta.url)
/** @param {string} path */
const at = (path) => fileURLToPath(new URL(path, root))

const installed = "node_modules/onnxruntime-web/dist"

function copyRuntime() {
  mkdirSync(at("dist/runtime"), { recursive: true })
  const [module, binary] = ["ort.wasm.bundle.min.mjs", "ort-wasm-simd-threaded.wasm"]
  const source = readFileSync(at(`${installed}/${module}`), "utf8")
  writeIfNew(at(`dist/runtime/${module}`), source.replace(/^\/\/# sourceMappingURL=.*$/m, "")) // the map stays behind
  writeIfNew(at("dist/runtime/ort.wasm.bundle.min.d.mts"), "export {}\n") // typed where it is imported
  const to = at(`dist/runtime/${binary}`)
  if (!existsSync(to) || statSync(to).size !== statSync(at(`${installed}/${binary}`)).size) copyFileSync(at(`${installed}/${binary}`), to)
}

/** Leaves a file alone that is right already: others may be reading it. @param {string} path @param {string} text */
function writeIfNew(path, text) {
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text)
}

/** Cleans all but the runtime, which the compiler looks at, with the empty store, and the scripts of the site. */
function compile() {
  for (const name of existsSync(at("dist")) ? readdirSync(at("dist")) : []) {
    if (name !== "runtime" && name !== "browser") rmSync(at(`dist/${name}`), { recursive: true })
  }
  const { status } = spawnSync(at("node_modules/.bin/tsc"), ["-p", at("tsconfig.build.json")], { stdio: "inherit" })
  if (status !== 0) process.exit(status ?? 1)
}

function finishCommand() {
  const main = at("dist/cli/main.js")
  if (!readFileSync(main, "utf8").startsWith("#!/usr/bin/env node\n")) throw new Error(`${main} lost its first line`)
  chmodSync(main, 0o755)
}

copyRuntime()
await bundleSite()
await makeEmptyStore()
if (!process.argv.includes("--runtime")) {
  compile()
  finishCommand()
}
