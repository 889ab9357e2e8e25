/** The one style sheet: a reference work, not a dashboard. Serif for what reports say, sans for what we say; light and dark; phone to wide. */
import { EVIDENCE_MANNERS, EVIDENCE_PARTS, PALETTE } from "./evidence/evidence-style.ts"
import { PLOT_STYLE } from "./style-plots.ts"

const SITE = `
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 var(--sans);display:flex;flex-direction:column;min-height:100vh}
a{color:var(--event);text-decoration-thickness:1px;text-underline-offset:.2em;text-decoration-color:color-mix(in srgb,currentColor 40%,transparent)}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--event);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-100vw}.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.3rem .6rem;z-index:5}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
header.site{display:flex;flex-wrap:wrap;gap:.2rem 2rem;align-items:baseline;padding:.8rem clamp(1rem,4vw,2.5rem);border-bottom:1px solid var(--line)}
header.site .brand{font:600 1.35rem/1.2 var(--serif);color:var(--ink);text-decoration:none;letter-spacing:.01em}
header.site nav{display:flex;flex-wrap:wrap;gap:.15rem 1.15rem;font-size:.95rem}
header.site nav a{color:var(--soft);text-decoration:none;padding:.15rem 0;border-bottom:2px solid transparent}
header.site nav a:hover{color:var(--ink)}
header.site nav a[aria-current]{color:var(--ink);border-color:var(--event)}
main{flex:1;width:100%;max-width:74rem;margin:0 auto;padding:1.6rem clamp(1rem,4vw,2.5rem) 3rem}
main.wide{max-width:96rem}
footer.site{border-top:1px solid var(--line);padding:1rem clamp(1rem,4vw,2.5rem);color:var(--soft);font-size:.88rem}
footer.site p{margin:0}
h1{font:600 clamp(1.55rem,1.2rem + 1.6vw,2.2rem)/1.2 var(--serif);margin:.1rem 0 .6rem;text-wrap:balance;overflow-wrap:anywhere}
h1::first-letter{text-transform:uppercase}
h2{font:600 1.2rem/1.3 var(--serif);margin:2.2rem 0 .7rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
code{font:.85em ui-monospace,"Cascadia Code",Menlo,monospace}
.crumb,.soft,.note,.meta,.none,.data{color:var(--soft)}
.crumb{margin:0;font-size:.88rem}.note,.data{font-size:.88rem}.data{margin-top:1.6rem}
.lead{font-size:1.08rem;margin:.2rem 0 1rem}
.columns{display:grid;gap:1rem 3rem;grid-template-columns:minmax(0,1fr)}
@media (min-width:58rem){.columns{grid-template-columns:minmax(0,1fr) 17rem}}
.filters{margin-bottom:1.2rem;padding:.6rem 1rem;background:var(--card);border:1px solid var(--line);border-radius:.5rem}
.filters>.field,.lead-field+details{margin-top:.1rem}.filters>.field,.filters>button{margin-bottom:.4rem}.filters details{margin:0}.filters summary{color:var(--soft);font-size:.9rem}
.fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(8.2rem,42%),1fr));gap:.6rem .8rem;align-items:end;padding:.4rem 0 .5rem}
.lead-field{display:flex;flex-wrap:wrap;gap:.6rem .8rem;align-items:end;padding:.3rem 0}.lead-field .field{flex:1 1 16rem}.lead-field input{font-size:1.1rem}.lead-field :is(input,button){min-height:2.8rem}
.field{display:flex;flex-direction:column;gap:.2rem;font-size:.84rem;color:var(--soft)}
input,select,textarea,button{font:inherit;color:var(--ink);background:var(--bg);border:1px solid color-mix(in srgb,var(--soft) 55%,var(--line));border-radius:.35rem;padding:.4rem .6rem;width:100%;min-height:2.5rem}
input::placeholder{color:var(--soft);opacity:.75}
textarea{font:1rem/1.6 var(--serif);resize:vertical}
button{width:auto;min-width:6rem;cursor:pointer;background:var(--event);border-color:var(--event);color:var(--card);font-weight:600}
button:hover{filter:brightness(1.1)}
.chips,.tallies,.lines,.spoken,.facets ul,.plain,.reasons{list-style:none;margin:0;padding:0}
.chips{display:flex;flex-wrap:wrap;gap:.4rem;margin:.8rem 0}
.chips a{display:inline-flex;gap:.4rem;padding:.15rem .7rem;border:1px solid var(--line);border-radius:1rem;background:var(--card);text-decoration:none;color:var(--ink);font-size:.9rem;max-width:100%;overflow-wrap:anywhere}
.chips .name{color:var(--soft)}
.total{margin:0;color:var(--soft)}
.line{display:grid;grid-template-columns:minmax(0,1fr);gap:0 1.4rem;padding:.8rem 0;border-bottom:1px solid var(--line)}
@media (min-width:40rem){.line{grid-template-columns:8.6rem minmax(0,1fr)}}
.line p{margin:0;overflow-wrap:anywhere}
.line .side{color:var(--soft);font-variant-numeric:tabular-nums;font-size:.92rem;padding-top:.1rem}
.line .what{font-weight:600}.line .what a{color:var(--ink)}.line .what a:has(.kind),.timeline a:has(.kind){text-decoration:none}.kind{text-decoration:underline 1px color-mix(in srgb,currentColor 40%,transparent);text-underline-offset:.2em}h1 .kind{text-decoration:none}
.line .place{font-weight:400;color:var(--soft)}.line .place::before{content:"· "}
.line .content{font:1.05rem/1.55 var(--serif);margin:.1rem 0}
.line .meta{font-size:.86rem;margin-top:.15rem}
.meta a.told{color:var(--soft)}
.office{color:var(--soft)}.line .what .office{font-weight:400}
.code{font-size:.8em;letter-spacing:.04em;text-decoration:none;color:var(--soft)}
.status,.stance,.mark,.basis{font-size:.78rem;font-weight:500;padding:.05rem .45rem;border-radius:.25rem;border:1px solid var(--line);color:var(--soft);white-space:nowrap;vertical-align:.08em}
.status.cancelled,.status.denied,.mark{color:var(--bad);border-color:currentColor}
.status.planned,.status.proposed,.status.postponed{color:var(--tie);border-color:currentColor;border-style:dashed}
.status.ongoing,.status.occurred{color:var(--statement)}
.facets section{margin-bottom:1.3rem}
.facets h2{font:600 .8rem/1.3 var(--sans);letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin:1.1rem 0 .4rem}
.facets li{margin:.3rem 0;font-size:.94rem;overflow-wrap:anywhere}
.count{float:right;color:var(--soft);font-variant-numeric:tabular-nums;font-size:.88rem;margin-left:.6rem}
.spoken .count{float:none}
.pages{margin:1.4rem 0}.pages a{display:inline-block;padding:.5rem 1rem;border:1px solid var(--line);border-radius:.4rem;background:var(--card);text-decoration:none}
.tallies{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;margin:.4rem 0 .6rem}
.tallies a{text-decoration:none}
.tallies.big{gap:1rem 2.4rem;margin:1rem 0}.tallies.big b{display:block;font:600 1.8rem/1.1 var(--serif);font-variant-numeric:tabular-nums}
.summary{display:grid;grid-template-columns:5.5rem minmax(0,1fr);gap:.45rem 1rem;margin:0;padding:1rem 1.2rem;background:var(--card);border:1px solid var(--line);border-radius:.5rem}
.summary dt{color:var(--soft)}.summary dd{margin:0;overflow-wrap:anywhere}
.role,.reason{color:var(--soft);font-size:.85rem}.role::before{content:"· "}.reason::before{content:"– "}
.scroll{overflow-x:auto;scrollbar-width:thin}
table{border-collapse:collapse;width:100%;font-size:.95rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .8rem .5rem 0;border-bottom:1px solid var(--line);font-weight:400}
thead th{color:var(--soft);font-size:.88rem}
.number,th:is(:nth-child(n)).number{text-align:right;font-variant-numeric:tabular-nums}
.versions th[scope=row]{position:sticky;left:0;background:var(--bg);font-weight:600;min-width:7rem;max-width:14rem}
.versions td,.versions th[scope=col]{min-width:12rem}
.versions th .soft,.versions .words{display:block}
.versions .value{font-weight:600}
.versions .words{color:var(--soft);font:.95rem/1.45 var(--serif)}
.versions tr.conflict td{background:color-mix(in srgb,var(--bad) 9%,transparent);box-shadow:inset 0 0 0 100vmax transparent}
.versions tr.conflict td,.versions tr.conflict th{border-color:color-mix(in srgb,var(--bad) 40%,var(--line))}
.versions td{padding-left:.6rem}
.quote{margin:0 0 1.2rem;padding-left:1.1rem;border-left:3px solid var(--line)}
.quote blockquote{margin:0;font:1.08rem/1.65 var(--serif)}.quote p{margin:0 0 .3rem}
.quote figcaption{color:var(--soft);font-size:.9rem}
mark{background:var(--lit-bg);color:var(--lit-ink);border-radius:.15em}
.judgements{padding-left:1.2rem}.judgements>li{margin-bottom:.8rem}.judgements p{margin:0}
.reasons{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;font-size:.92rem}
.weight{font-variant-numeric:tabular-nums;font-size:.82rem}.weight.for{color:var(--statement)}.weight.against{color:var(--bad)}
.verdict.same{color:var(--statement)}.verdict.different{color:var(--bad)}
details{margin:.5rem 0}summary{cursor:pointer;padding:.25rem 0}
.citation{display:grid;grid-template-columns:4.5rem minmax(0,1fr);gap:.6rem;align-items:start;margin:.4rem 0}
.citation .style{color:var(--soft);font-size:.88rem;padding-top:.5rem}
pre{margin:0;padding:.5rem .7rem;background:var(--card);border:1px solid var(--line);border-radius:.35rem;white-space:pre-wrap;overflow-wrap:anywhere;font:.88rem/1.5 ui-monospace,Menlo,monospace}
pre.json{max-height:30rem;overflow:auto}
.copy{min-height:0;min-width:0;padding:.1rem .6rem;font-size:.82rem;margin-top:.3rem}
.timeline th[scope=row]{white-space:nowrap;color:var(--soft);font-variant-numeric:tabular-nums;width:1%;padding-right:1.2rem}
.timeline .bar{width:32%;padding-right:1.4rem}
.timeline svg{display:block;width:100%;height:1.4rem}
.timeline .ends{display:flex;justify-content:space-between;font-variant-numeric:tabular-nums}
.timeline .day{stroke:var(--event);stroke-width:10;stroke-linecap:round;vector-effect:non-scaling-stroke}.timeline rect{fill:var(--event)}.timeline rect.days{opacity:.75}.timeline rect.month{opacity:.4}.timeline rect.year,.timeline rect.open{opacity:.2}
.timeline rect.tour{fill:color-mix(in srgb,var(--tour) 25%,transparent);stroke:var(--tour);stroke-width:2;vector-effect:non-scaling-stroke}
@media (max-width:44rem){.timeline thead{display:none}.timeline tr{display:block;padding:.6rem 0;border-bottom:1px solid var(--line)}.timeline th,.timeline td{display:block;border:0;padding:.1rem 0}.timeline .bar{width:100%}
.summary{grid-template-columns:minmax(0,1fr);gap:0 0}.summary dd{margin-bottom:.5rem}.citation{grid-template-columns:minmax(0,1fr);gap:0}}
.problem{padding:.6rem .9rem;border:1px solid var(--bad);border-radius:.35rem;color:var(--bad)}
.paste label{display:block;color:var(--soft);margin-bottom:.4rem}
.asks{display:flex;flex-wrap:wrap;gap:.6rem 1.4rem;align-items:center;margin:.6rem 0}.asks .file{display:inline-flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:center;margin:0}.asks input{width:auto;max-width:100%;border:0;padding:0;min-height:0;background:none;font-size:.92rem}.asks .loading{margin:0;color:var(--soft);display:inline-flex;gap:.6rem;align-items:center}progress{accent-color:var(--event);width:9rem}.downloads{margin:1.2rem 0}
.partof{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}
.address{border-bottom:1px solid var(--line)}.method{font-size:.78rem;color:var(--statement)}
.parameters{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:.2rem 1rem;font-size:.9rem}.parameters dd{margin:0}
@media print{header.site nav,.filters,.facets,.pages,.data,.skip,.copy,footer.site{display:none}body{background:#fff}main{max-width:none;padding:0}}
`.trim()

/** The style sheet. */
export const STYLE = `${PALETTE}\n${SITE}\n${PLOT_STYLE}\n.evidence{\n${EVIDENCE_PARTS}\n.report{padding:1rem 0;max-width:none}\n.text a,.id a{color:inherit}\nh2,h3{border:0;padding:0;margin-top:0}\n.count{float:none}\n.switches legend{padding-top:.05rem}\ninput{width:auto;min-height:0}\n.text,.record{top:.5rem;max-height:calc(100vh - 1rem)}\n@media (max-width:60rem){.text,.record{max-height:none}}\n}\n${EVIDENCE_MANNERS}\n`
