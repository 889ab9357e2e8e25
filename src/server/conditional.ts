/**
 * Conditional requests: all that is said of a store is a function of its revision, the program, the day and the address, so that an
 * answer is known to be still true before it is worked out again.
 */
import { createHash } from "node:crypto"
import type { Context, MiddlewareHandler } from "hono"
import { storeRevision } from "../store/revision.ts"
import { chooseFormat } from "./formats.ts"
import { makeKeptAnswers } from "./kept-answers.ts"
import { statusOf } from "./status.ts"
import type { ServerTools } from "./tools.ts"

/** What is no function of the store, or has a tag of its own. */
const APART =
  /^\/(?:healthz|readyz|metrics|token|read|api|api\/read|openapi\.json|mcp|feeds(?:\/[^/]+)?|style\.css|script\.js|icon\.svg|robots\.txt)$/
const VARY = "Accept, Accept-Encoding"

/** Answers 304 where the client has the answer, gives again what was given, and tags what it gives. */
export function conditional(tools: ServerTools): MiddlewareHandler {
  const kept = makeKeptAnswers()
  return async (context, next) => {
    const { req } = context
    if ((req.method !== "GET" && req.method !== "HEAD") || APART.test(req.path)) return await next()
    const isCounted = /^(?:\/api)?\/status$/.test(req.path) // seldom, and as old as its counting
    const revision = isCounted ? (await statusOf(tools)).revision : await storeRevision(tools.source.db)
    const tag = tagOf(context, revision, tools)
    const asked = req.header("If-None-Match")
    if (asked !== undefined && namesTag(asked, tag)) return new Response(null, { status: 304, headers: { ETag: tag, Vary: VARY } })
    if (!isCounted) kept.see(revision)
    const known = kept.find(tag)
    if (known) return known
    await next()
    if (context.res.status !== 200) return
    context.res.headers.set("ETag", tag)
    if (req.method === "GET" && !isCounted) context.res = await kept.keep(tag, revision, context.res)
  }
}

function tagOf({ req }: Context, revision: string, { version, source, today }: ServerTools): string {
  const { pathname, search } = new URL(req.url)
  const said = [revision, version, source.knowledge.digest, today(), pathname, search, chooseFormat(req.header("Accept"))]
  return `W/"${createHash("sha256").update(JSON.stringify(said)).digest("base64url").slice(0, 22)}"`
}

/** Whether the tag is one of a header's list; weakly, as the same content may be packed in several ways. */
const namesTag = (header: string, tag: string): boolean => [...header.matchAll(/"[^"]*"/g)].some(([named]) => named === tag.slice(2))
