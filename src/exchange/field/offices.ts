/** Which offices COLT counts: its leaders, its ministers, heads of international bodies; by the table beside. */
import colt from "./data/colt.json" with { type: "json" }
import type { ToldParty } from "./told.ts"

const LEADERS: ReadonlySet<string> = new Set(colt.leaders)
const BODY_LEADERS: ReadonlySet<string> = new Set(colt.bodyLeaders)
const ROLES: Readonly<Record<string, string>> = colt.roles
const MINISTERS: ReadonlySet<string> = new Set(colt.ministers)

/** COLT's role of an office: F of a foreign minister. Undefined where the office alone does not tell, as of a president. */
export const coltRole = ({ office, officeOf }: ToldParty): string | undefined =>
  isBodyLeader({ office, officeOf }) ? "I" : office === null ? undefined : ROLES[office]

/** Whether somebody heads a state or a government. */
export const isLeader = ({ kind, office, officeOf }: ToldParty): boolean =>
  kind === "person" && office !== null && LEADERS.has(office) && isState(officeOf)

/** Whether somebody is a minister of foreign affairs, defence or finance. */
export const isMinister = (party: ToldParty): boolean => party.kind === "person" && MINISTERS.has(coltRole(party) ?? "")

/** Whether somebody heads an international body. */
export const isBodyLeader = ({ office, officeOf }: Pick<ToldParty, "office" | "officeOf">): boolean =>
  office !== null && officeOf !== null && !isState(officeOf) && BODY_LEADERS.has(office)

const isState = (of: string | null): boolean => of === null || /^[A-Z]{3}$/.test(of)
