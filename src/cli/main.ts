#!/usr/bin/env node
/** The command `dragoman`. */
import { COMMANDS } from "./commands.ts"
import { processContext } from "./context.ts"
import { runCommandLine } from "./run-command.ts"

process.exitCode = await runCommandLine(process.argv.slice(2), COMMANDS, processContext())
// A pipe that is still open on our input, of which nobody wants more, must not keep us here.
process.stdin.destroy()
