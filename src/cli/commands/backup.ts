/** `dragoman backup`: the whole store as one file, for safety or to move it. */
import { z } from "zod"
import { defineCommand, UsageError } from "../command.ts"
import { writeBackup } from "../store/backup-file.ts"
import { choosePlace, storeOption, withStore } from "../store/options.ts"

/** Backs a store up. */
export const backupCommand = defineCommand(
  {
    name: "backup",
    summary: "Write the whole store to one file",
    operands: "FILE",
    mostOperands: 1,
    description: "The file is packed with gzip and gets its name when it is whole. It can be restored into a folder or into a server.",
    examples: [{ line: "dragoman backup news-2024-06-04.backup.gz", does: "the store in ./dragoman-store, or that of DATABASE_URL" }],
    schema: z.object(storeOption),
  },
  async (options, [file], context) => {
    if (file === undefined) throw new UsageError("Name the file to write.")
    await withStore(choosePlace(options, context), { command: "backup" }, (store) => writeBackup(store, file))
    return 0
  },
)
