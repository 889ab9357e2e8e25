/**
 * Makes src/web/plots/outlines.json, the land and the borders that maps are drawn on, from world-atlas (Natural Earth, public domain), so that
 * dragoman needs 100 kB of it and not the whole package.
 *
 *   node scripts/make-outlines.mjs
 */
import { readFileSync, writeFileSync } from "node:fs"
import { mesh } from "topojson-client"

const root = new URL("../", import.meta.url)
const atlas = JSON.parse(readFileSync(new URL("node_modules/world-atlas/countries-110m.json", root), "utf8"))
const land = JSON.parse(readFileSync(new URL("node_modules/world-atlas/land-110m.json", root), "utf8"))

/** A tenth of a degree is a third of a pixel on the widest map. @param {number[][][]} lines @returns {number[][][]} */
const rounded = (lines) => lines.map((line) => line.map((point) => point.map((value) => Math.round(value * 10) / 10)))

const { feature } = await import("topojson-client")
const shore = feature(land, land.objects.land)
const polygons = shore.features.flatMap(({ geometry }) =>
  geometry.type === "MultiPolygon" ? geometry.coordinates : [geometry.coordinates],
)
const borders = mesh(atlas, atlas.objects.countries, (a, b) => a !== b)
const outlines = {
  source: "Natural Earth 1:110m by world-atlas 2; public domain",
  land: polygons.map(rounded),
  borders: rounded(borders.coordinates),
}
writeFileSync(new URL("src/web/plots/outlines.json", root), `${JSON.stringify(outlines)}\n`)
