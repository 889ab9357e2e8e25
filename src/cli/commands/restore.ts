/** `dragoman restore`: a backup into an empty store, in a folder or on a server. */
import { z } from "zod"
import { defineCommand, UsageError } from "../command.ts"
import { readBackup } from "../store/backup-file.ts"
import { choosePlace, storeOption, withStore } from "../store/options.ts"

/** Restores a store. */
export const restoreCommand = defineCommand(
  {
    name: "restore",
    summary: "Fill an empty store from a backup",
    operands: "FILE",
    mostOperands: 1,
    description: "All or nothing; a store that holds reports is left as it is. A backup of a folder can go into a server and the reverse.",
    examples: [
      { line: "dragoman restore news.backup.gz --store news", does: "into a folder" },
      { line: "DATABASE_URL=postgres://me@db/news dragoman restore news.backup.gz", does: "into a server" },
    ],
    schema: z.object(storeOption),
  },
  async (options, [file], context) => {
    if (file === undefined) throw new UsageError("Name the backup to restore.")
    const reports = await withStore(choosePlace(options, context), { command: "restore", create: true }, async (store) => {
      const { refreshStatistics } = await import("../../store/index.ts")
      const restored = await readBackup(store, file)
      await refreshStatistics(store)
      return restored
    })
    await context.stdout.write(`${JSON.stringify({ restored: reports })}\n`)
    return 0
  },
)
