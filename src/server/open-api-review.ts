/** The description of the addresses that reviewing has. */
import { type Json, jsonOf, problems, REVIEWING } from "./open-api-answers.ts"

function asked(id: string, summary: string, answer: string, takes?: string): Json {
  return {
    post: {
      operationId: id,
      summary,
      description: "The coder has the name of the token. A server that shows reviewed reports alone has no such address.",
      ...REVIEWING,
      ...(takes === undefined ? {} : { requestBody: { required: true, content: jsonOf(takes) } }),
      responses: { 200: { description: "Done.", content: jsonOf(answer) }, ...problems(404, 413) },
    },
  }
}

/** By their addresses. */
export function reviewPaths(): [string, Json][] {
  return [
    ["/api/review/queue", asked("reviewQueue", "The fields to look at next", "review-queue")],
    ["/api/review/words", asked("reviewWords", "Say what is right of a field", "review-outcome", "review-verdict")],
    ["/api/review/undo", asked("reviewUndo", "Take back the last verdict", "review-outcome")],
  ]
}
