/** The options that every command with a store takes, and the store that they name. */
import { z } from "zod"
import { REVIEW_STATES, type ReviewState } from "../../review/states.ts"
import type { Store, StorePlace } from "../../store/index.ts"
import type { Context } from "../context.ts"

/** The folder of the store where neither an option nor the environment names one. */
export const DEFAULT_STORE = "dragoman-store"

/** The option that names the store. */
export const storeOption = {
  store: z
    .string()
    .min(1)
    .optional()
    .meta({
      value: "DIR",
      description: `Folder of the embedded store; without it the server that DATABASE_URL names, or else the folder ${DEFAULT_STORE}.`,
    }),
}

/** The options of commands that only look at a store. */
export const sourceOptions = {
  ...storeOption,
  state: z
    .enum(REVIEW_STATES)
    .optional()
    .meta({
      value: "STATE",
      description:
        "Only what reports say that were reviewed so far: checked (published ones too), or published alone. What other reports say is left " +
        "out of every value and count.",
    }),
}

/** What they are given as. */
export interface SourceOptions {
  readonly store?: string | undefined
  readonly state?: ReviewState | undefined
}

/** Which store a command means. */
export function choosePlace({ store }: { readonly store?: string | undefined }, { env }: Context): StorePlace {
  if (store !== undefined) return { folder: store }
  return env.DATABASE_URL ? { url: env.DATABASE_URL } : { folder: DEFAULT_STORE }
}

/** Opens the store for a piece of work and closes it after. Throws a StoreError, which the command line tells with its code. */
export async function withStore<T>(
  place: StorePlace,
  options: { readonly command: string; readonly create?: boolean },
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const { openStore } = await import("../../store/index.ts") // late, so that other commands need not wait for a database
  const store = await openStore(place, { create: options.create ?? false, command: `dragoman ${options.command}` })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
