/**
 * Bundles the scripts of the static site into dist/browser: page.mjs and worker.mjs. The runtime stays a file of its own beside them, the one
 * that the command line has.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { rolldown } from "rolldown"

const root = new URL("../", import.meta.url)

/** The native runtime is never asked for in a browser. */
const EXTERNAL = new Map([
  ["#onnxruntime", { id: "./runtime.mjs", external: true }],
  ["onnxruntime-node", { id: "onnxruntime-node", external: true }],
])

/** @param {string} name */
async function bundle(name) {
  const build = await rolldown({
    input: fileURLToPath(new URL(`src/site/browser/${name}.ts`, root)),
    platform: "browser",
    logLevel: "warn",
    treeshake: { moduleSideEffects: (id) => /\/browser\/(?:page|worker)\.ts$/.test(id) },
    plugins: [{ name: "runtime", resolveId: (id) => EXTERNAL.get(id) ?? null }],
  })
  const { output } = await build.generate({ format: "esm", minify: true, codeSplitting: false })
  await build.close()
  return output[0].code
}

/** Bundles them; a file that is right already is left alone, as others may be reading it. */
export async function bundleSite() {
  mkdirSync(new URL("dist/browser/", root), { recursive: true })
  for (const name of ["page", "worker"]) {
    const [code, file] = [await bundle(name), new URL(`dist/browser/${name}.mjs`, root)]
    if (!existsSync(file) || readFileSync(file, "utf8") !== code) writeFileSync(file, code)
  }
}
