/**
 * A delivery to a webhook, signed as Standard Webhooks has it, so that who gets it can check that it is ours, unchanged and of now. It may
 * come twice, under the same id; it is tried again where it fails, later each time.
 */
import { createHmac } from "node:crypto"
import { endTask, type Task } from "../../store/watching/tasks.ts"
import { findAlert } from "../alerts/alerts.ts"
import type { HookPayload } from "../alerts/check.ts"
import { type Entry, loadEntries } from "../alerts/entries.ts"
import { WatchFault } from "../faults.ts"
import { checkStatus } from "../net/answers.ts"
import type { Work, WorkTools } from "./tools.ts"

/** An answer is not read further. */
const MOST_BYTES = 100_000

/** Delivers what a task tells of. */
export async function deliver(tools: WorkTools, task: Task): Promise<Work> {
  const { db, source, web, now, pageOf, tell } = tools
  const hit = task.payload as HookPayload
  const alert = await findAlert(db, hit.alert)
  const [entry] = alert ? await loadEntries(source, [hit], pageOf) : []
  if (alert?.webhook && alert.secret !== null && entry) {
    const body = JSON.stringify(bodyOf(alert, entry))
    const headers = signHeaders({ id: task.key, secret: alert.secret, body, now: now() })
    try {
      const answer = await web.ask(alert.webhook, { headers, most: MOST_BYTES, post: { type: "application/json", body } })
      if (checkStatus(answer, now()).status >= 300) throw new WatchFault("hook-refused", `${answer.url.host} answers ${answer.status}.`)
    } catch (error) {
      throw error instanceof WatchFault && /^(?:gone|status-refused)$/.test(error.code)
        ? new WatchFault("hook-refused", error.message)
        : error
    }
    tell({ did: "told", alert: alert.id, record: hit.record })
  }
  return { inputs: [], finish: () => endTask(db, task) }
}

function bodyOf(alert: { readonly id: string; readonly name: string }, { hit, title, page, occurrence, quotes }: Entry) {
  const timestamp = new Date(Number(hit.found)).toISOString()
  return { type: `occurrence.${hit.kind}`, timestamp, data: { alert: { id: alert.id, name: alert.name }, title, page, occurrence, quotes } }
}

/** The headers of a delivery: its id, when it is sent, and the HMAC-SHA256 of both and the body. */
export function signHeaders({
  id,
  secret,
  body,
  now,
}: {
  readonly id: string
  /** `whsec_` and the key in base64. */
  readonly secret: string
  readonly body: string
  readonly now: number
}): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64")
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` }
}
