/** The options of pages: which days, and how long lists are. */
import { viewSchema } from "../../query/view-schema.ts"

/** As the library has them. */
export const viewOptions = viewSchema.shape
