/** All commands, in the order in which help lists them. A new command is a new row. */
import type { Command } from "./command.ts"
import { addCommand } from "./commands/add.ts"
import { agendaCommand } from "./commands/agenda.ts"
import { alertCommand } from "./commands/alert.ts"
import { backupCommand } from "./commands/backup.ts"
import { bodyCommand } from "./commands/body.ts"
import { clusterCommand } from "./commands/cluster.ts"
import { codebookCommand } from "./commands/codebook.ts"
import { makeCompletionsCommand } from "./commands/completions.ts"
import { diffCommand } from "./commands/diff.ts"
import { doctorCommand } from "./commands/doctor.ts"
import { dyadsCommand } from "./commands/dyads.ts"
import { evalCommand } from "./commands/eval.ts"
import { explainCommand } from "./commands/explain.ts"
import { exportCommand } from "./commands/export.ts"
import { factsCommand } from "./commands/facts.ts"
import { findCommand } from "./commands/find.ts"
import { goldCommand } from "./commands/gold.ts"
import { makeHelpCommand } from "./commands/help.ts"
import { importCommand } from "./commands/import.ts"
import { judgeCommand } from "./commands/judge.ts"
import { knowledgeCommand } from "./commands/knowledge.ts"
import { mcpCommand } from "./commands/mcp.ts"
import { networkCommand } from "./commands/network.ts"
import { officesCommand } from "./commands/offices.ts"
import { personCommand } from "./commands/person.ts"
import { readCommand } from "./commands/read.ts"
import { releaseCommand } from "./commands/release.ts"
import { reportsCommand } from "./commands/reports.ts"
import { rereadCommand } from "./commands/reread.ts"
import { restoreCommand } from "./commands/restore.ts"
import { reviewCommand } from "./commands/review.ts"
import { schemaCommand } from "./commands/schema.ts"
import { serveCommand } from "./commands/serve.ts"
import { siteCommand } from "./commands/site.ts"
import { stateCommand } from "./commands/state.ts"
import { statementsCommand } from "./commands/statements.ts"
import { timelineCommand } from "./commands/timeline.ts"
import { tokenCommand } from "./commands/token.ts"
import { toursCommand } from "./commands/tours.ts"
import { versionCommand } from "./commands/version.ts"
import { watchCommand } from "./commands/watch.ts"
import { withdrawCommand } from "./commands/withdraw.ts"

/** The commands of dragoman. */
export const COMMANDS: readonly Command[] = Object.freeze([
  readCommand,
  reportsCommand,
  addCommand,
  watchCommand,
  alertCommand,
  rereadCommand,
  withdrawCommand,
  backupCommand,
  restoreCommand,
  findCommand,
  timelineCommand,
  toursCommand,
  statementsCommand,
  agendaCommand,
  dyadsCommand,
  networkCommand,
  personCommand,
  officesCommand,
  stateCommand,
  bodyCommand,
  explainCommand,
  diffCommand,
  reviewCommand,
  goldCommand,
  exportCommand,
  importCommand,
  releaseCommand,
  serveCommand,
  siteCommand,
  tokenCommand,
  mcpCommand,
  factsCommand,
  judgeCommand,
  clusterCommand,
  schemaCommand,
  codebookCommand,
  knowledgeCommand,
  doctorCommand,
  evalCommand,
  makeCompletionsCommand(() => COMMANDS),
  makeHelpCommand(() => COMMANDS),
  versionCommand,
])
