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
.network .edge{fill:none}.network .meets{stroke:color-mix(in srgb,var(--event) 48%,var(--card))}.network .speaks{stroke:color-mix(in srgb,var(--statement) 60%,var(--card));opacity:.75}.network marker path{fill:var(--statement)}
.network .node{stroke:var(--card);stroke-width:1.5}.network .state{fill:var(--event)}.network .body{fill:var(--tour)}.network .person{fill:var(--tie)}
.network .name{font-size:12.5px}.network .name.hidden{visibility:hidden}.network :is(a,g):is(:hover,:focus-visible)>.name{visibility:visible;font-weight:650}
.network :is(a,g):is(:hover,:focus-visible)>.node{stroke:var(--ink)}.network .edge:hover{stroke:var(--ink);opacity:1}
.counts{width:auto;min-width:min(100%,36rem)}.counts .number{padding-left:1.6rem}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:0;padding:.5rem 1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.88rem}.legend span::before{content:"";display:inline-block;width:.7rem;height:.7rem;border-radius:50%;margin-right:.4rem;background:currentColor}
.legend .meets,.legend .state{color:var(--event)}.legend .speaks{color:var(--statement)}.legend .body{color:var(--tour)}.legend .person{color:var(--tie)}.legend :is(.meets,.speaks)::before{width:1.4rem;height:3px;border-radius:2px;vertical-align:.2em}
.plot a:is(:hover,:focus-visible) .pin{stroke:var(--ink);stroke-width:2}
.plot a:focus-visible{outline:none}
`.trim()
