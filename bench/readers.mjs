/** What is measured: each reader is made once and then reads texts one by one; `does` says what work that is. */
import { createReader } from "../dist/index.js"

/** @typedef {{published?: string, text: string}} Report */
/** @typedef {{does: string, open: () => Promise<(report: Report) => unknown>}} Subject */

/** @type {Record<string, Subject>} */
export const SUBJECTS = {
  "dragoman wasm": { does: "the whole record", open: () => openDragoman("wasm") },
  "dragoman native": { does: "the whole record", open: () => openDragoman("native") },
  "wink-nlp": { does: "sentences, word classes, entities", open: openWink },
  compromise: { does: "sentences, word classes, people, places, organizations", open: openCompromise },
}

/** @param {"wasm" | "native"} runtime */
async function openDragoman(runtime) {
  const reader = await createReader({ runtime })
  return (/** @type {Report} */ report) => reader.read(report)
}

async function openWink() {
  const { default: winkNLP } = await import("wink-nlp")
  const { default: model } = await import("wink-eng-lite-web-model")
  const nlp = winkNLP(model)
  return (/** @type {Report} */ { text }) => {
    const doc = nlp.readDoc(text)
    return [doc.sentences().out(), doc.tokens().out(nlp.its.pos), doc.entities().out(nlp.its.detail)]
  }
}

async function openCompromise() {
  const { default: nlp } = await import("compromise")
  return (/** @type {Report} */ { text }) => {
    const doc = nlp(text)
    return [doc.json(), doc.people().json(), doc.places().json(), doc.organizations().json()]
  }
}
