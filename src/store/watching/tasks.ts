/**
 * The queue: tasks in the store, which several workers take in turn. Who takes one has it for some minutes; a worker that dies gives its
 * tasks back by that, and a task that kills workers is dead after so many tries. Nothing is lost: a task goes when what it asks is done.
 */
import { type Kysely, sql, type Transaction } from "kysely"
import type { TasksTable, WatchDatabase, WatchDb } from "./tables.ts"

/** A task that was taken. */
export interface Task {
  readonly id: number
  readonly kind: TasksTable["kind"]
  readonly key: string
  readonly host: string | null
  readonly tries: number
  readonly version: number
  readonly payload: unknown
}

/** A task to be queued. */
export interface NewTask {
  readonly kind: TasksTable["kind"]
  readonly key: string
  readonly host: string | null
  readonly payload: unknown
  readonly due: number
}

/** A task that was given up. */
export interface DeadTask {
  readonly id: number
  readonly kind: TasksTable["kind"]
  readonly key: string
  readonly tries: number
  readonly fault: string | null
  readonly made: number
}

/** A worker has a task for so long. */
export const LEASE_MS = 5 * 60_000

/** Queues tasks; one that is there already is given anew. */
export async function queueTasks(db: WatchDb, tasks: readonly NewTask[], now: number): Promise<void> {
  for (const { kind, key, host, payload, due } of tasks) {
    await db
      .insertInto("watch_tasks")
      .values({ kind, key, host, payload: JSON.stringify(payload), due, made: now, fault: null })
      .onConflict((conflict) =>
        conflict.columns(["kind", "key"]).doUpdateSet({
          host,
          payload: JSON.stringify(payload),
          due,
          made: now,
          fault: null,
          tries: 0,
          state: "waiting",
          version: sql<number>`watch_tasks.version + 1`,
        }),
      )
      .execute()
  }
}

/** Takes the task that is longest due, of a host that may be asked now; between two questions to a host there is a delay. */
export async function takeTask(
  db: WatchDb,
  { now, delayMs }: { readonly now: number; readonly delayMs: number },
): Promise<Task | undefined> {
  return await db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ id: number; host: string | null }>`select t.id, t.host from watch_tasks t
      where t.state = 'waiting' and t.due <= ${now} and t.leased <= ${now}
        and not exists (select 1 from watch_hosts h where h.host = t.host and h.free > ${now})
      order by t.due, t.id limit 1 for update of t skip locked`.execute(transaction)
    const [found] = rows
    if (!found || (found.host !== null && !(await reserveHost(transaction, found.host, { now, delayMs })))) return undefined
    const task = await transaction
      .updateTable("watch_tasks")
      .set({ leased: now + LEASE_MS, tries: sql<number>`tries + 1` })
      .where("id", "=", found.id)
      .returning(["id", "kind", "key", "host", "tries", "version", "payload"])
      .executeTakeFirstOrThrow()
    return { ...task, id: Number(task.id), version: Number(task.version), tries: Number(task.tries) }
  })
}

/** Whether the host may be asked now; if so, nobody else may for the delay. */
async function reserveHost(
  db: Transaction<WatchDatabase>,
  host: string,
  { now, delayMs }: { readonly now: number; readonly delayMs: number },
): Promise<boolean> {
  const { rows } = await sql`insert into watch_hosts as h (host, free) values (${host}, ${now + delayMs})
    on conflict (host) do update set free = excluded.free where h.free <= ${now} returning host`.execute(db)
  return rows.length > 0
}

/** Leaves a host alone until a moment, unless it is left alone for longer already. */
export async function leaveHost(db: WatchDb, host: string, until: number): Promise<void> {
  await sql`insert into watch_hosts as h (host, free) values (${host}, ${until})
    on conflict (host) do update set free = greatest(h.free, excluded.free)`.execute(db)
}

/** Gives back what workers have that are no more: for a store that one process has to itself, when it begins. */
export async function releaseTasks(db: WatchDb): Promise<void> {
  await db.updateTable("watch_tasks").set({ leased: 0 }).where("leased", ">", 0).execute()
}

/** The task is done; where it was given anew meanwhile, it stays. */
export async function endTask(db: WatchDb, { id, version }: Task): Promise<void> {
  await db.deleteFrom("watch_tasks").where("id", "=", id).where("version", "=", version).execute()
  await db.updateTable("watch_tasks").set({ leased: 0 }).where("id", "=", id).execute()
}

/** The task is to be done at another moment; tries begin anew where nothing went wrong. */
export async function putOff(
  db: WatchDb,
  { id, version, tries }: Task,
  { due, fault }: { readonly due: number; readonly fault?: string },
): Promise<void> {
  await db
    .updateTable("watch_tasks")
    .set({ due, leased: 0, fault: fault ?? null, tries: fault === undefined ? 0 : tries })
    .where("id", "=", id)
    .where("version", "=", version)
    .execute()
  await db.updateTable("watch_tasks").set({ leased: 0 }).where("id", "=", id).execute()
}

/** The task is given up. */
export async function buryTask(db: WatchDb, { id, version }: Task, fault: string): Promise<void> {
  await db.updateTable("watch_tasks").set({ state: "dead", leased: 0, fault }).where("id", "=", id).where("version", "=", version).execute()
}

/** What was given up, the latest first. */
export async function listDead(db: Kysely<WatchDatabase>, most = 1000): Promise<DeadTask[]> {
  const rows = await db
    .selectFrom("watch_tasks")
    .select(["id", "kind", "key", "tries", "fault", "made"])
    .where("state", "=", "dead")
    .orderBy("made", "desc")
    .orderBy("id")
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...row, id: Number(row.id), made: Number(row.made) }))
}

/** Gives dead tasks back to the queue: those of the ids, or all. Gives how many. */
export async function reviveTasks(db: WatchDb, ids: readonly number[] | "all", now: number): Promise<number> {
  const dead = db.updateTable("watch_tasks").set({ state: "waiting", tries: 0, due: now, leased: 0 }).where("state", "=", "dead")
  const done = await (ids === "all" ? dead : dead.where("id", "in", [...ids, -1])).executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** The moment of the next task; undefined where none waits. */
export async function nextDue(db: WatchDb): Promise<number | undefined> {
  const { rows } = await sql<{ next: number | null }>`select min(greatest(t.due, t.leased, coalesce(h.free, 0))) as next
    from watch_tasks t left join watch_hosts h on h.host = t.host where t.state = 'waiting'`.execute(db)
  return rows[0]?.next === null || rows[0] === undefined ? undefined : Number(rows[0].next)
}
