/** The review page and its API, to be mounted on the server. */
export { makeReviewRoutes } from "./routes.ts"
