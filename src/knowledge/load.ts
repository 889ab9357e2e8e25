/**
 * From parsed files to knowledge: validated by schema, joined with a user's overlay, indexed when first asked.
 * Pure: the files come in as values by their path inside knowledge/ ("world/states.json").
 */
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import { type Body, type BodyMatch, waysToLookUp } from "./bodies.ts"
import { addEnglish, type EnglishKnowledge } from "./english.ts"
import { foldingBy } from "./fold.ts"
import type { Found, Named } from "./name-index.ts"
import { homonymsOfPlaces, indexAllNames, type NameMatch, settleRegions, withoutHinted } from "./names.ts"
import { layOver } from "./overlay.ts"
import { findPlace, findPlaceNames, indexPlaces, type Place } from "./places.ts"
import { buildStates, chooseState, type State, type StateMatch } from "./states.ts"
import { type KnowledgeFiles, worldFile } from "./validate.ts"
import type { EventCodesRow, StateCodesRow, TieCodesRow } from "./world-schema.ts"

/** How our types, states and ties are written in other schemes. */
export interface CodeMaps {
  readonly states: readonly StateCodesRow[]
  readonly events: readonly EventCodesRow[]
  readonly ties: readonly TieCodesRow[]
}

/** All that is known of the world, ready to be asked. Hints are iso3 codes of the country that the text is about. */
export interface WorldKnowledge {
  readonly states: readonly State[]
  readonly bodies: readonly Body[]
  /** Any name of a state: common, official, older, adjective, people, capital or seat (`as` tells which). */
  readonly findState: (name: string, hint?: string) => StateMatch | undefined
  readonly findStateByAdjective: (word: string, hint?: string) => StateMatch | undefined
  readonly stateByCode: (iso3: string) => State | undefined
  /** A body by its name or acronym, also "African Union (AU)". */
  readonly findBody: (name: string, hint?: string) => BodyMatch | undefined
  /** The place most likely meant; a state is a place too, of precision `country`. */
  readonly findPlace: (name: string, hint?: string) => Place | undefined
  /** Every place of that name. */
  readonly findPlaces: (name: string) => readonly Place[]
  /** A name in the form in which names are compared: lower case, without marks and article, "St" as "Saint". */
  readonly foldName: (name: string) => string
  /** The longest names of states, bodies, regions, waters and namesakes in a row of words, from left to right, with all that each may be. */
  readonly findNames: (words: readonly string[]) => Found<NameMatch>[]
  /** The same for places, towns and sites too; common words and surnames that are also towns ("Most", "Bush") are passed over. */
  readonly findPlaceNames: (words: readonly string[]) => Found<Place>[]
  readonly codes: CodeMaps
  /** Any file by its path inside knowledge/, for readers of kinds of file that have no field here. */
  readonly file: (path: string) => unknown
  /** sha256 of the content, in hex; the same whatever the layout of the files. */
  readonly digest: string
}

/** All that is known, of the world and of English. */
export interface Knowledge extends WorldKnowledge, EnglishKnowledge {}

/** Validates and indexes knowledge, with a user's own laid over it; throws a KnowledgeError that names file and row. */
export function loadKnowledge(files: KnowledgeFiles, overlay: KnowledgeFiles = {}): Knowledge {
  const all = Object.keys(overlay).length > 0 ? layOver(files, overlay) : files
  const world = readWorld(all)
  const digest = once(() => digestOf(all))
  return addEnglish(all, overlay, {
    ...lookups(world),
    codes: world.codes,
    file: (path: string) => all[path],
    get digest() {
      return digest()
    },
  })
}

function readWorld(files: KnowledgeFiles) {
  const seats = worldFile(files, "seats.json")?.rows ?? []
  const names = worldFile(files, "state-names.json")?.rows ?? []
  const { states, events, ties } = worldFile(files, "codes.json") ?? { states: [], events: [], ties: [] }
  return {
    states: buildStates(worldFile(files, "states.json")?.rows ?? [], names, seats),
    bodies: worldFile(files, "bodies.json")?.rows ?? [],
    places: worldFile(files, "places.json")?.rows ?? [],
    cities: worldFile(files, "cities.json")?.rows ?? [],
    cityNames: worldFile(files, "city-names.json")?.rows ?? [],
    namesakes: worldFile(files, "namesakes.json")?.rows ?? [],
    folding: foldingBy(worldFile(files, "spelling.json") ?? { article: "", same: {} }),
    codes: { states, events, ties },
  }
}

type World = ReturnType<typeof readWorld>

/** The questions about the world; each index is made when its first question is asked. */
function lookups(world: World) {
  const byCode = new Map(world.states.map((state) => [state.iso3, state]))
  const places = once(() => indexPlaces(world.folding, world))
  const names = once(() => indexAllNames(world.folding, world))
  const homonyms = once(() => homonymsOfPlaces(world.folding, world.namesakes))
  const isHomonym = (name: string) => homonyms().has(world.folding.fold(name))
  const statesNamed = (name: string) => names().find(name).filter(isState)
  const bodiesNamed = (name: string) => names().find(name).filter(isBody)
  const findPlaces = (name: string) =>
    places()
      .find(name)
      .map((named) => named.value)
  const isElsewhere = (name: string, hint: string) => findPlaces(name).some((place) => place.country === hint && place.what !== "country")
  const townsNamed = (name: string) => findPlaces(name).flatMap((place) => (place.precision === "city" ? [place.country ?? ""] : []))
  return {
    states: world.states,
    bodies: world.bodies,
    findState: (name: string, hint?: string) => firstOf(waysToLookUp(name), (way) => chooseState(statesNamed(way), hint, isElsewhere)),
    findStateByAdjective: (word: string, hint?: string) =>
      chooseState(
        statesNamed(word).filter((named) => named.value.as === "adjective"),
        hint,
      ),
    stateByCode: (iso3: string) => byCode.get(iso3),
    findBody: (name: string, hint?: string) => firstOf(waysToLookUp(name), (way) => chooseBody(bodiesNamed(way), hint)),
    findPlace: (name: string, hint?: string) => findPlace(places(), name, hint),
    findPlaces,
    foldName: world.folding.fold,
    findNames: (words: readonly string[]) => settleRegions(withoutHinted(names().findIn(words)), words, townsNamed),
    findPlaceNames: (words: readonly string[]) => findPlaceNames(places(), words, isHomonym),
  }
}

function isState(named: Named<NameMatch>): named is Named<StateMatch> {
  return named.value.kind === "state"
}

function isBody(named: Named<NameMatch>): named is Named<BodyMatch> {
  return named.value.kind === "body"
}

function chooseBody(named: readonly Named<BodyMatch>[], hint: string | undefined): BodyMatch | undefined {
  const matches = named.map((one) => one.value)
  return matches.find((one) => hint !== undefined && (one.body.country ?? one.body.seatCountry) === hint) ?? matches[0]
}

function firstOf<T>(ways: readonly string[], find: (way: string) => T | undefined): T | undefined {
  for (const way of ways) {
    const found = find(way)
    if (found !== undefined) return found
  }
  return undefined
}

function digestOf(files: KnowledgeFiles): string {
  const paths = Object.keys(files).sort()
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(paths.map((path) => [path, files[path]])))))
}

/** What is asked for is made once and kept. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
