/**
 * Who may do what. On this machine asking is open; adding, and a server that others reach, take a token with the scope of what is asked:
 * in the Authorization header, or, for looking with a browser, in a cookie that the page /token sets.
 */
import type { Context, MiddlewareHandler } from "hono"
import { getCookie } from "hono/cookie"
import { findToken, type Scope } from "../store/tokens.ts"
import { ServerProblem } from "./problems.ts"
import type { ServerTools } from "./tools.ts"

declare module "hono" {
  interface ContextVariableMap {
    /** Id of the token that let the request in. */
    token: string
  }
}

/** The cookie's name. */
export const COOKIE = "dragoman"
/** What tells nothing of the store, and the page on which a token is given. */
const FREE = /^\/(?:healthz|readyz|token|style\.css|script\.js|icon\.svg|robots\.txt)$/

/** The scope that a request takes; undefined where it takes none. */
export function scopeOf(method: string, path: string): Scope | undefined {
  if (FREE.test(path)) return undefined
  if (/^\/api\/review(?:\/|$)/.test(path)) return "review"
  return path === "/api/reports" && method === "POST" ? "write" : "read"
}

/** Lets in who may. Throws a ServerProblem: token-missing, token-unknown, scope-missing. */
export const checkAccess =
  ({ access, source }: Pick<ServerTools, "access" | "source">): MiddlewareHandler =>
  async (context, next) => {
    const scope = scopeOf(context.req.method, context.req.path)
    if (scope !== undefined) {
      const given = bearerOf(context) ?? (scope === "read" && !access.isOpen ? getCookie(context, COOKIE) : undefined)
      if (given !== undefined) await checkToken(context, { secret: given, scope, source })
      else if (scope !== "read" || !access.isOpen) throw new ServerProblem("token-missing", `This takes a token with the scope ${scope}.`)
    }
    await next()
  }

/** The token of the Authorization header. Throws a ServerProblem where the header is there and has none. */
function bearerOf({ req }: Context): string | undefined {
  const header = req.header("Authorization")
  if (header === undefined) return undefined
  const [, secret] = /^Bearer +(\S+) *$/i.exec(header) ?? []
  if (secret === undefined) throw new ServerProblem("token-unknown", "The header Authorization is not `Bearer` and a token.")
  return secret
}

async function checkToken(
  context: Context,
  { secret, scope, source }: { readonly secret: string; readonly scope: Scope; readonly source: ServerTools["source"] },
): Promise<void> {
  const token = await findToken(source, secret)
  if (!token) throw new ServerProblem("token-unknown", "The token is none of this store's, or was revoked.")
  context.set("token", token.id)
  if (!token.scopes.includes(scope)) throw new ServerProblem("scope-missing", `The token lacks the scope ${scope}.`)
}

/** What a refusal tells a client about tokens (RFC 6750); undefined where it is about something else. */
export function challengeOf(code: string): string | undefined {
  if (code === "token-missing") return 'Bearer realm="dragoman"'
  if (code === "token-unknown") return 'Bearer realm="dragoman", error="invalid_token"'
  return code === "scope-missing" ? 'Bearer realm="dragoman", error="insufficient_scope"' : undefined
}
