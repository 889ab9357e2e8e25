/** `dragoman site`: the store as a folder of files that any server of files can show. */
import { fileURLToPath } from "node:url"
import { z } from "zod"
import { inState } from "../asking/ask.ts"
import { defineCommand, UsageError } from "../command.ts"
import { readingOptions } from "../reading/options.ts"
import { choosePlace, sourceOptions, withStore } from "../store/options.ts"

const schema = z.object({
  out: z
    .string()
    .min(1)
    .optional()
    .meta({ value: "DIR", short: "o", description: "The folder that the site becomes; a site that is there is replaced." }),
  ...sourceOptions,
  withTexts: z
    .boolean()
    .default(false)
    .meta({ description: "Whole texts of reports are in it, beside their records; without it, quotes of bounded length." }),
  knowledge: readingOptions.knowledge,
})

const root = fileURLToPath(new URL("../../../", import.meta.url))

/** Writes the site. */
export const siteCommand = defineCommand(
  {
    name: "site",
    summary: "Write the store as a static site, which reads in the visitor's browser",
    operands: "",
    description:
      "All pages of dragoman serve, as files: they work in any folder of any server of files, with no program behind them. Searching and " +
      "reading are done in the browser, by the same model, and nothing leaves the visitor's machine. The folder appears when it is whole.",
    examples: [
      { line: "dragoman site --out public", does: "the store in ./dragoman-store as a site in ./public" },
      { line: "dragoman site --out public --with-texts", does: "with the texts of its reports, where you may publish them" },
    ],
    schema,
  },
  async (options, _, context) => {
    const { out, knowledge: overlay, withTexts } = options
    if (out === undefined) throw new UsageError("Name the folder that the site becomes: --out public.")
    const [{ readKnowledgeFiles }, { loadKnowledge }] = [await import("../../knowledge/files.ts"), await import("../../knowledge/index.ts")]
    const { SiteFolderError, writeSite } = await import("../../site/index.ts")
    const { openJudgeSettings } = await import("../store/merge-tools.ts")
    const version = openJudgeSettings().author.replace("dragoman/", "")
    const files = { knowledge: readKnowledgeFiles(`${root}knowledge`), overlay: overlay === undefined ? {} : readKnowledgeFiles(overlay) }
    const { stderr, stdout } = context
    const tell = (pages: number) => void (stderr.isTerminal && pages % 20 === 0 && stderr.write(`\r\u001b[K${pages} pages`))
    const knowledge = loadKnowledge(files.knowledge, files.overlay)
    const parts = {
      out,
      withTexts,
      today: new Date().toISOString().slice(0, 10),
      version,
      reader: { root, version, ...files },
      onPage: tell,
    }
    try {
      const pages = await withStore(choosePlace(options, context), { command: "site" }, (store) =>
        inState(store, options.state, { knowledge, work: (db) => writeSite({ source: { db, knowledge }, ...parts }) }),
      )
      if (stderr.isTerminal) await stderr.write("\r\u001b[K")
      await stdout.write(stdout.isTerminal ? `${pages} pages in ${out}\n` : `${JSON.stringify({ out, pages })}\n`)
      return 0
    } catch (error) {
      throw error instanceof SiteFolderError ? new UsageError(error.message) : error
    }
  },
)
