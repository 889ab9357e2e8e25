/** Times of a report: expressions made dates (EDTF), alone or several together, and looked for in running text. */

export { type Anchor, anchorOf } from "./anchor.ts"
export { type CombineContext, combineTimes } from "./combine-times.ts"
export { type FoundTime, findTimes } from "./find-times.ts"
export type { Length, OpenContext, Reading, Stretch, TimeContext } from "./readings.ts"
export { makes, type ResolvedTime, readTime, resolveTime } from "./resolve.ts"
