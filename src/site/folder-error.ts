/** What is wrong with the place where a site is to be. */
export class SiteFolderError extends Error {
  override readonly name = "SiteFolderError"
}
