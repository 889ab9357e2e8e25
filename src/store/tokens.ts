/**
 * Tokens: who may do what through a server. The store has the SHA-256 of each alone, which is enough for 256 random bits; the token
 * itself is shown once, when it is made.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto"
import { StoreError, toStoreError } from "./errors.ts"
import type { Store } from "./open.ts"
import type { TokensTable } from "./tables.ts"

/** What a token may allow: asking, adding reports, correcting. */
export const SCOPES = Object.freeze(["read", "write", "review"] as const)
/** One of them. */
export type Scope = (typeof SCOPES)[number]

/** A token as it is listed: nothing in it lets anyone in. */
export type Token = Omit<TokensTable, "hash">

/** How every token is written: so that one is known when it stands where it should not. */
const SHAPE = /^dragoman_[\w-]{43}$/
const COLUMNS = ["id", "name", "scopes", "created", "revoked"] as const

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex")

/** Makes a token; `secret` is nowhere else. Throws a StoreError. */
export async function createToken(
  { db, place }: Store,
  { name, scopes, now }: { readonly name: string; readonly scopes: readonly Scope[]; readonly now: Date },
): Promise<{ readonly secret: string; readonly token: Token }> {
  const secret = `dragoman_${randomBytes(32).toString("base64url")}`
  const hash = hashOf(secret)
  const id = `k-${randomBytes(6).toString("hex")}`
  const token = { id, name, scopes: SCOPES.filter((scope) => scopes.includes(scope)), created: now.toISOString(), revoked: null }
  try {
    await db
      .insertInto("tokens")
      .values({ ...token, hash })
      .execute()
  } catch (error) {
    throw toStoreError(error, place) ?? error
  }
  return { secret, token }
}

/** Every token, the oldest first. */
export const listTokens = ({ db }: Pick<Store, "db">): Promise<Token[]> =>
  db.selectFrom("tokens").select(COLUMNS).orderBy("created").orderBy("id").execute()

/** Revokes a token from now on. Throws a StoreError where there is none with this id that is valid. */
export async function revokeToken({ db }: Store, id: string, now: Date): Promise<Token> {
  const token = await db
    .updateTable("tokens")
    .set({ revoked: now.toISOString() })
    .where("id", "=", id)
    .where("revoked", "is", null)
    .returning(COLUMNS)
    .executeTakeFirst()
  if (!token) throw new StoreError("not-kept", `The store has no valid token ${JSON.stringify(id)}; dragoman token list shows them.`)
  return token
}

/** The valid token that this is; undefined where it is none. */
export async function findToken({ db }: Pick<Store, "db">, secret: string): Promise<Token | undefined> {
  if (!SHAPE.test(secret)) return undefined
  const hash = hashOf(secret)
  const row = await db.selectFrom("tokens").selectAll().where("hash", "=", hash).where("revoked", "is", null).executeTakeFirst()
  if (!row || !timingSafeEqual(Buffer.from(row.hash), Buffer.from(hash))) return undefined
  const { hash: _, ...token } = row
  return token
}
