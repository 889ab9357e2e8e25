/** The evidence page's style: light and dark, two columns where there is room, and one rule a light that ties words to facts. */

/** Beyond this many, facts and rows are still linked to their words but no longer lit by hovering. */
const MOST_LIGHTS = 1000

/** The style sheet for a page whose largest record has so many facts, and so many rows in them. */
export function evidenceStyle(facts: number, rows: number): string {
  return `${BASE}\n${evidenceLights(facts, rows)}`
}

/** The rules alone that tie words to facts. */
export function evidenceLights(facts: number, rows: number): string {
  return `${[...lightRules("f", facts, "lit"), ...lightRules("n", rows, "row")].join("\n")}\n`
}

/** Whatever of a report has the same light is lit while any of it is hovered, focused or pinned; a row outshines its fact. */
function lightRules(letter: string, count: number, tone: string): string[] {
  return Array.from({ length: Math.min(count, MOST_LIGHTS) }, (_, index) => {
    const self = `.${letter}${index + 1}`
    return `.report:has(${self}:is(:hover,:focus-visible,:target)) ${self}{background:var(--${tone}-bg);color:var(--${tone}-ink)}`
  })
}

/** Colours and faces, light and dark. */
export const PALETTE = `
:root{--bg:#fbfaf7;--card:#fff;--ink:#1d1f23;--soft:#5d6470;--line:#e2dfd6;--lit-bg:#fff1c4;--lit-ink:#1d1f23;--row-bg:#ffd75e;--row-ink:#1d1f23;
--event:#0b63b0;--statement:#1f7a3d;--tour:#7a3fb0;--tie:#a85510;--actor:#596274;--bad:#b3261e;
--serif:Charter,"Bitstream Charter","Source Serif 4",Georgia,Cambria,serif;--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
@media (prefers-color-scheme:dark){:root{--bg:#15171b;--card:#1d2026;--ink:#e6e4df;--soft:#a0a6b1;--line:#30343c;--lit-bg:#453a14;--lit-ink:#fff6d8;--row-bg:#8a6d10;--row-ink:#fffbe8;
--event:#7db8f2;--statement:#79cf97;--tour:#c6a1f0;--tie:#eba96a;--actor:#a9b2c3;--bad:#f2877f}}
`.trim()

const PAGE = `
*{box-sizing:border-box}
html{scroll-padding-top:4rem}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 var(--sans)}
a{color:inherit}
.top{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;justify-content:space-between;padding:.5rem 1.5rem;background:var(--bg);border-bottom:1px solid var(--line)}
.brand{margin:0;font-weight:650}
.brand span{font-weight:400;color:var(--soft)}
`.trim()

/** The text and its facts, wherever they stand. */
export const EVIDENCE_PARTS = `
.switches{display:flex;flex-wrap:wrap;gap:.1rem .9rem;margin:0;padding:0;border:0;font-size:.9rem}
.switches legend{float:left;padding:0;margin-right:.9rem;color:var(--soft)}
.switches label{display:inline-flex;align-items:center;gap:.3rem;cursor:pointer}
.switches input{accent-color:currentColor;margin:0}
.event{--kind:var(--event)}.statement{--kind:var(--statement)}.tour{--kind:var(--tour)}.tie{--kind:var(--tie)}.actor{--kind:var(--actor)}
.switches label,.label{color:var(--kind)}
.contents{padding:.75rem 1.5rem;border-bottom:1px solid var(--line)}
.contents ol{margin:.5rem 0 0;columns:22rem;column-gap:2rem}
.report{display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem;max-width:88rem;margin:0 auto;padding:1.5rem;border-bottom:1px solid var(--line)}
@media (min-width:60rem){.report{grid-template-columns:minmax(0,1.05fr) minmax(0,1fr);align-items:start}
.text,.record{position:sticky;top:3.5rem;max-height:calc(100vh - 4.5rem);overflow:auto;overscroll-behavior:auto;scrollbar-width:thin}}
h2{margin:0 0 .25rem;font:650 1.5rem/1.25 var(--serif);text-wrap:balance}
h3{margin:0 0 .5rem;font-size:.8rem;letter-spacing:.06em;text-transform:uppercase;color:var(--kind,var(--soft))}
.count{color:var(--soft);font-weight:400}
.details,.dateline{margin:0 0 1rem;color:var(--soft);font-size:.9rem;overflow-wrap:anywhere}
.body{white-space:pre-wrap;overflow-wrap:anywhere;font:1.06rem/1.75 var(--serif);max-width:42rem}
.text{padding-right:.5rem}
.text a[href^="#"]{text-decoration:underline;text-decoration-color:color-mix(in srgb,var(--kind) 55%,transparent);text-decoration-thickness:1.5px;text-underline-offset:.22em;border-radius:.15em;cursor:pointer}
.text a.actor{--kind:var(--actor);text-decoration-style:dotted}
.text a.tie{--kind:var(--tie);text-decoration-style:solid}
.text a.tour{--kind:var(--tour);text-decoration-style:solid}
.text a.statement{--kind:var(--statement);text-decoration-style:solid}
.text a.event{--kind:var(--event);text-decoration-style:solid;text-decoration-thickness:2px}
.facts,.issues{margin:0 0 1.5rem}
.fact{margin:0 0 .6rem;padding:.55rem .75rem;background:var(--card);border:1px solid var(--line);border-left:3px solid var(--kind);border-radius:.4rem}
.actor.fact{padding-block:.3rem;margin-bottom:.35rem}
h4{display:flex;flex-wrap:wrap;gap:.1rem .6rem;align-items:baseline;margin:0;font-weight:400;font-size:1rem}
.label{font-weight:650;font-size:.9rem;overflow-wrap:anywhere}
.heading{flex:1 1 12rem;font-weight:600;overflow-wrap:anywhere}
.event .heading{font:400 1rem/1.5 var(--serif);color:var(--soft)}
.meta{color:var(--soft);font-size:.8rem;font-variant-numeric:tabular-nums;white-space:nowrap}
.confidence.sure{color:var(--statement)}.confidence.likely{color:var(--tie)}.confidence.doubtful{color:var(--bad)}
dl{margin:.3rem 0 0}
.row{display:grid;grid-template-columns:5.5rem minmax(0,1fr);gap:.5rem;padding:.05rem .3rem;margin:0 -.3rem;border-radius:.25rem}
dt{color:var(--soft);font-size:.9rem}
dd{margin:0;overflow-wrap:anywhere}
q{font-family:var(--serif)}
.why{margin:.3rem 0 0;color:var(--soft);font-size:.85rem}
.issues ul{margin:0;padding-left:1.1rem}
.none{color:var(--soft)}
:focus-visible{outline:2px solid var(--event);outline-offset:1px}
.text:focus-visible,.record:focus-visible{outline-offset:4px}
`.trim()

/** The switches of kinds, motion, print, forced colours. */
export const EVIDENCE_MANNERS = `
body:has(#show-event:not(:checked)) .facts.event,body:has(#show-statement:not(:checked)) .facts.statement,body:has(#show-tour:not(:checked)) .facts.tour,body:has(#show-tie:not(:checked)) .facts.tie,body:has(#show-actor:not(:checked)) .facts.actor{display:none}
@media (prefers-reduced-motion:no-preference){.text a,.fact,.row{transition:background-color .12s}}
@media print{.top,.contents{display:none}.text,.record{position:static;max-height:none;overflow:visible}}
@media (forced-colors:active){.fact:is(:hover,:focus-visible,:target){outline:2px solid Highlight}}
`.trim()

const BASE = [PALETTE, PAGE, EVIDENCE_PARTS, EVIDENCE_MANNERS].join("\n")
