/** The style of what is drawn: maps, networks, bars of a dyad. */

/** Its rules. */
export const PLOT_STYLE = `
.plot{margin:1rem 0;background:var(--card);border:1px solid var(--line);border-radius:.5rem}
.plot svg{display:block;width:100%;min-width:38rem;height:auto}
.plot text{font:13px var(--sans);fill:var(--ink)}
.map .sea{fill:color-mix(in srgb,var(--event) 6%,var(--card))}.map .land{fill:color-mix(in srgb,var(--soft) 20%,var(--bg))}.map .border{fill:none;stroke:var(--card);stroke-width:.9}
.map .arc{fill:none;stroke:var(--tour);stroke-width:2;stroke-linecap:round}.map .ahead.arc{stroke-dasharray:5 5}.map .broken.arc{opacity:.4}
.map .pin{fill:color-mix(in srgb,var(--event) 78%,transparent);stroke:var(--card);stroke-width:1.2}.map .pin.ahead{fill:color-mix(in srgb,var(--card) 70%,transparent);stroke:var(--event);stroke-width:1.8}
.map:has(.arc) .pin{fill:var(--tour)}.map:has(.arc) .pin.ahead{fill:var(--card);stroke:var(--tour)}
.map .number{fill:var(--card);font-weight:650;font-size:12px;text-anchor:middle;pointer-events:none}.map .ahead+.number{fill:var(--tour)}
.map .name,.network .name{paint-order:stroke;stroke:var(--card);stroke-width:3.5px;stroke-linejoin:round;pointer-events:none}
.months .together{fill:var(--event)}.months .said{fill:var(--statement)}.months .heard{fill:var(--tie)}.months .axis{stroke:var(--line);fill:none}.months .tick{fill:var(--soft);font-size:12px}.months .series{font-weight:600}.months .soft{fill:var(--soft);font-weight:400}
.plot a:is(:hover,:focus-visible) .pin{stroke:var(--ink);stroke-width:2}
.plot a:focus-visible{outline:none}
`.trim()
