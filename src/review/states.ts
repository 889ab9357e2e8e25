/** How far a report has been reviewed. */

/** As the program read it, checked by a person, published; each goes further than the one before. */
export const REVIEW_STATES = Object.freeze(["proposed", "checked", "published"] as const)
/** One of them. */
export type ReviewState = (typeof REVIEW_STATES)[number]
