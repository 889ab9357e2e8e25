/**
 * A network as SVG: who meets whom (lines) and who speaks of whom (arrows), laid out by forces with a fixed seed and so many steps, so that the
 * same network gives the same bytes. Names stand where there is room, those with most to do with others first; the others show on hover or focus.
 */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force"
import { type Html, html } from "../html.ts"
import { type Box, overlaps } from "./map.ts"

/** An edge to draw. */
export interface DrawnEdge {
  readonly relation: "meets" | "speaks"
  readonly source: string
  readonly target: string
  readonly count: number
}

/** A node to draw. */
export interface DrawnNode {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly to: string | undefined
}

interface Placed extends SimulationNodeDatum, DrawnNode {
  /** Sum of the counts of its edges. */
  readonly weight: number
  readonly radius: number
}

const WIDTH = 1000
const HEIGHT = 680
const EDGE = 26
/** Steps of the simulation: enough for 300 edges to settle. */
const STEPS = 150
/** So many drawings are kept, as one costs more than the rest of its page. */
const MOST_KEPT = 24
const kept = new Map<string, Html>()

/** Draws it. */
export function drawNetwork(nodes: readonly DrawnNode[], edges: readonly DrawnEdge[]): Html {
  const key = JSON.stringify([nodes, edges.map(({ relation, source, target, count }) => [relation, source, target, count])])
  const known = kept.get(key)
  if (known) return known
  const drawing = draw(nodes, edges)
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!)
  kept.set(key, drawing)
  return drawing
}

function draw(nodes: readonly DrawnNode[], edges: readonly DrawnEdge[]): Html {
  const placed = layOut(nodes, edges)
  const at = new Map(placed.map((node) => [node.id, node]))
  const most = Math.max(1, ...edges.map(({ count }) => count))
  const lines = edges.flatMap((edge) => {
    const [from, to] = [at.get(edge.source), at.get(edge.target)]
    return from && to ? [drawEdge(edge, { from, to, most })] : []
  })
  const named = namedNodes(placed)
  const dots = placed.map((node) => drawNode(node, named.get(node.id)))
  const label = `Network of ${nodes.length} parties and ${edges.length} edges; the table has the same`
  return html`<svg class="network" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="${label}"><defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="5" markerHeight="5" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z"/></marker></defs>${lines}${dots}</svg>`
}

/** Places by forces, then stretched over the drawing. */
function layOut(nodes: readonly DrawnNode[], edges: readonly DrawnEdge[]): Placed[] {
  const weights = new Map<string, number>()
  for (const { source, target, count } of edges) for (const id of [source, target]) weights.set(id, (weights.get(id) ?? 0) + count)
  const heaviest = Math.max(1, ...weights.values())
  const placed: Placed[] = nodes.map((node) => {
    const weight = weights.get(node.id) ?? 0
    return { ...node, weight, radius: 4 + 12 * Math.sqrt(weight / heaviest) }
  })
  const links = edges.map(({ source, target, count }) => ({ source, target, count }))
  forceSimulation(placed)
    .randomSource(seeded())
    .alphaDecay(1 - 0.001 ** (1 / STEPS))
    .force(
      "link",
      forceLink<Placed, { source: string | Placed; target: string | Placed; count: number }>(links)
        .id(({ id }) => id)
        .distance(70),
    )
    .force("charge", forceManyBody().strength(-170).distanceMax(420))
    .force(
      "collide",
      forceCollide<Placed>(({ radius }) => radius + 7),
    )
    .force("x", forceX(0).strength(0.05))
    .force("y", forceY(0).strength(0.09))
    .stop()
    .tick(STEPS)
  return stretched(placed)
}

/** A generator of numbers that are the same each time (Park and Miller 1988). */
function seeded(): () => number {
  let state = 42
  return () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
}

function stretched(placed: readonly Placed[]): Placed[] {
  const scale = (read: (node: Placed) => number, size: number) => {
    const values = placed.map(read)
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return (value: number) => (high === low ? size / 2 : EDGE + ((value - low) / (high - low)) * (size - 2 * EDGE))
  }
  const [toX, toY] = [scale(({ x = 0 }) => x, WIDTH), scale(({ y = 0 }) => y, HEIGHT)]
  return placed.map((node) => ({ ...node, x: toX(node.x ?? 0), y: toY(node.y ?? 0) }))
}

const fixed = (value: number): string => value.toFixed(1)

interface Ends {
  readonly from: Placed
  readonly to: Placed
  readonly most: number
}

/** A line that ends at the edge of the dots; what is said goes in an arc, so that both directions can be seen. */
function drawEdge({ relation, count }: DrawnEdge, { from, to, most }: Ends): Html {
  const [dx, dy] = [to.x! - from.x!, to.y! - from.y!]
  const length = Math.hypot(dx, dy) || 1
  const point = (node: Placed, sign: number, away: number) =>
    [node.x! + (sign * dx * away) / length, node.y! + (sign * dy * away) / length] as const
  const [x1, y1] = point(from, 1, from.radius)
  const [x2, y2] = point(to, -1, to.radius + (relation === "speaks" ? 2 : 0))
  const width = fixed(0.8 + 3.6 * Math.sqrt(count / most))
  const verb = relation === "meets" ? "meets" : "speaks of"
  const title = html`<title>${from.name} ${verb} ${to.name}: ${count}</title>`
  if (relation === "meets")
    return html`<path class="edge meets" d="M${fixed(x1)} ${fixed(y1)}L${fixed(x2)} ${fixed(y2)}" stroke-width="${width}">${title}</path>`
  const bend = Math.min(30, length / 6)
  const [cx, cy] = [(x1 + x2) / 2 + (dy / length) * bend, (y1 + y2) / 2 - (dx / length) * bend]
  return html`<path class="edge speaks" d="M${fixed(x1)} ${fixed(y1)}Q${fixed(cx)} ${fixed(cy)} ${fixed(x2)} ${fixed(y2)}" stroke-width="${width}" marker-end="url(#arrow)">${title}</path>`
}

function drawNode({ name, kind, to, x = 0, y = 0, radius, weight }: Placed, place: Box | undefined): Html {
  const words = place
    ? html`<text class="name" x="${fixed(place.left)}" y="${fixed(place.bottom - 4)}">${shortened(name)}</text>`
    : html`<text class="name hidden" x="${fixed(Math.min(WIDTH - widthOf(name) - 4, x + radius + 3))}" y="${fixed(y + 4)}">${shortened(name)}</text>`
  const inside = html`<circle class="node ${kind}" cx="${fixed(x)}" cy="${fixed(y)}" r="${fixed(radius)}"><title>${name}: ${weight}</title></circle>${words}`
  return to === undefined ? html`<g>${inside}</g>` : html`<a href="${to}" aria-label="${labelOf(name)}">${inside}</a>`
}

const MOST_LETTERS = 26
const shortened = (name: string): string => (name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1).trimEnd()}…` : name)
/** What is seen, and the whole name where that is cut: who speaks to the page may say either. */
const labelOf = (name: string): string => (shortened(name) === name ? name : `${shortened(name)} (${name})`)
const widthOf = (name: string): number => shortened(name).length * 7.4

/** A place for the name of each node that has room for one: to its right, its left, above or below. */
function namedNodes(placed: readonly Placed[]): Map<string, Box> {
  const taken: Box[] = placed.map(({ x = 0, y = 0, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }))
  const named = new Map<string, Box>()
  for (const node of placed.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))) {
    const own = placed.indexOf(node)
    const box = placesFor(node).find((one) => isInside(one) && !taken.some((other, owner) => owner !== own && overlaps(one, other)))
    if (!box) continue
    taken.push(box)
    named.set(node.id, box)
  }
  return named
}

function placesFor({ x = 0, y = 0, radius, name }: Placed): Box[] {
  const width = widthOf(name)
  const at = (left: number, top: number): Box => ({ left, right: left + width, top, bottom: top + 16 })
  const beside = [at(x + radius + 3, y - 8), at(x - radius - 3 - width, y - 8)]
  return [...beside, at(x - width / 2, y - radius - 17), at(x - width / 2, y + radius + 2)]
}

const isInside = ({ left, right, top, bottom }: Box): boolean => left > 2 && right < WIDTH - 2 && top > 2 && bottom < HEIGHT - 2
