/** A store as a static site. */
export { SiteFolderError } from "./folder-error.ts"
export { type SiteParts, writeSite } from "./write-site.ts"
