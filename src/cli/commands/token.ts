/** `dragoman token`: who may use a server: makes, lists and revokes tokens in its store. */
import { z } from "zod"
import type { Scope, Store, Token } from "../../store/index.ts"
import { defineCommand, UsageError } from "../command.ts"
import type { Context } from "../context.ts"
import { choosePlace, storeOption, withStore } from "../store/options.ts"

/** The words of the store's scopes; written here, too, so that no command waits for a database to say what it takes. */
const SCOPES = ["read", "write", "review"] as const satisfies readonly Scope[]

const schema = z.object({
  ...storeOption,
  scopes: z
    .string()
    .default("read")
    .meta({ value: "SCOPE,…", description: "What a new token allows: read (ask), write (add reports), review (correct)." }),
})

/** Makes, lists and revokes tokens. */
export const tokenCommand = defineCommand(
  {
    name: "token",
    summary: "Make, list and revoke the tokens that a server takes",
    operands: "create NAME|list|revoke ID",
    mostOperands: 2,
    description:
      "`create` prints the token once; the store keeps its hash alone. NAME says for whom or what it is. `list` shows every token with its " +
      "id, and `revoke` ends one at once, on a server that runs too. An embedded store is open to one process at a time: stop its server first.",
    examples: [
      { line: "dragoman token create 'reading room'", does: "a token for looking and asking" },
      { line: "dragoman token create feeds --scopes write", does: "one that may add reports, and not look" },
      { line: "dragoman token revoke k-0123456789ab", does: "end one" },
    ],
    schema,
  },
  async ({ scopes, ...options }, [act, name], context) => {
    const work = act !== undefined && Object.hasOwn(ACTS, act) ? ACTS[act] : undefined
    if (!work || (act === "list") !== (name === undefined)) throw new UsageError("Say `create NAME`, `list` or `revoke ID`.")
    const given = { name: name ?? "", scopes: parseScopes(scopes) }
    await withStore(choosePlace(options, context), { command: "token", create: act === "create" }, (store) => work(store, given, context))
    return 0
  },
)

type Act = (store: Store, given: { readonly name: string; readonly scopes: readonly Scope[] }, context: Context) => Promise<void>

const ACTS: Readonly<Record<string, Act>> = Object.freeze({
  async create(store, given, { stdout, stderr }) {
    const { createToken } = await import("../../store/index.ts")
    const { secret, token } = await createToken(store, { ...given, now: new Date() })
    if (!stdout.isTerminal) return await stdout.write(`${JSON.stringify({ ...shown(token), token: secret })}\n`)
    await stdout.write(`${secret}\n`)
    await stderr.write(`This is shown once. Its id is ${token.id}; it allows: ${token.scopes.join(", ")}.\n`)
  },
  async list(store, _, { stdout }) {
    const { listTokens } = await import("../../store/index.ts")
    const tokens = await listTokens(store)
    await stdout.write(tokens.map((token) => (stdout.isTerminal ? say(token) : `${JSON.stringify(shown(token))}\n`)).join(""))
  },
  async revoke(store, { name }, { stdout }) {
    const { revokeToken } = await import("../../store/index.ts")
    const token = await revokeToken(store, name, new Date())
    await stdout.write(stdout.isTerminal ? say(token) : `${JSON.stringify(shown(token))}\n`)
  },
})

const shown = ({ id, name, scopes, created, revoked }: Token) => ({ id, name, scopes, created, revoked })

function say({ id, name, scopes, created, revoked }: Token): string {
  const until = revoked === null ? "" : `, revoked ${revoked.slice(0, 10)}`
  return `${id}  ${JSON.stringify(name)}  ${scopes.join(", ")}  made ${created.slice(0, 10)}${until}\n`
}

function parseScopes(given: string): Scope[] {
  const scopes = given.split(",").map((one) => one.trim())
  const foreign = scopes.find((one) => !SCOPES.includes(one as Scope))
  if (foreign !== undefined) throw new UsageError(`--scopes: ${JSON.stringify(foreign)} is none of ${SCOPES.join(", ")}.`)
  return scopes as Scope[]
}
