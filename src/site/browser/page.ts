/** The one script of a site: it answers questions of lists, reads on the Read page, and adds the buttons that copy. */
import { addCopying } from "./copying.ts"
import { startReading } from "./reading.ts"
import { startSearching } from "./searching.ts"

startReading()
await startSearching().catch((error: unknown) => {
  const problem = document.createElement("p")
  problem.className = "problem"
  problem.textContent = `The search did not work: ${error instanceof Error ? error.message : String(error)}`
  document.querySelector("main")?.prepend(problem)
})
addCopying()
