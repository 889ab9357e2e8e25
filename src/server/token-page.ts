/** The page on which a browser is given a token: kept in a cookie that no script reads and no other site sends, good for looking alone. */
import type { Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { deleteCookie, setCookie } from "hono/cookie"
import { findToken } from "../store/tokens.ts"
import { renderToken } from "../web/index.ts"
import { COOKIE } from "./access.ts"
import { ServerProblem } from "./problems.ts"
import type { ServerTools } from "./tools.ts"

const MONTH_S = 30 * 86_400
const MOST_BYTES = 4_096

/** Adds the page. */
export function addTokenPage(app: Hono, { access, source }: Pick<ServerTools, "access" | "source">): void {
  const limit = bodyLimit({
    maxSize: MOST_BYTES,
    onError: () => {
      throw new ServerProblem("too-large", `A token has at most ${MOST_BYTES} bytes.`)
    },
  })
  const show = (context: Context, problem?: string) => {
    context.header("Cache-Control", "no-store")
    return context.html(
      renderToken({ isOpen: access.isOpen, ...(problem === undefined ? {} : { problem }) }),
      problem === undefined ? 200 : 401,
    )
  }
  app.get("/token", (context) => show(context))
  app.post("/token", limit, async (context) => {
    const secret = new URLSearchParams(await context.req.text()).get("token")?.trim() ?? ""
    context.header("Cache-Control", "no-store")
    if (secret === "") {
      deleteCookie(context, COOKIE, { path: "/" })
      return context.redirect("/token", 303)
    }
    const token = await findToken(source, secret)
    if (!token) return show(context, "The token is none of this store's, or was revoked.")
    if (!token.scopes.includes("read")) return show(context, "The token lacks the scope read.")
    const secure = access.publicOrigin?.startsWith("https:") ?? false
    setCookie(context, COOKIE, secret, { path: "/", httpOnly: true, sameSite: "Strict", maxAge: MONTH_S, secure })
    return context.redirect("/", 303)
  })
}
