/** Times of a report: expressions made dates (EDTF), alone or several together, and looked for in running text. */
export { type CombineContext, combineTimes } from "./combine-times.ts"
export { type FoundTime, findTimes } from "./find-times.ts"
export type { Length, Reading, Stretch, TimeContext } from "./readings.ts"
export { makes, type ResolvedTime, readTime, resolveTime } from "./resolve.ts"
