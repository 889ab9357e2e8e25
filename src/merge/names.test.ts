/** Names: what sounds alike, and how two names stand to each other. */
import { describe, expect, it } from "vitest"
import { readKnowledge } from "../knowledge/files.ts"
import { relateNames } from "./name-relation.ts"
import { compareName, soundOf } from "./names.ts"

const knowledge = readKnowledge("knowledge")
const sound = (word: string) => soundOf(knowledge.foldName(word), knowledge.merging.sounds)
const relate = (one: string, other: string) => relateNames(compareName(one, knowledge), compareName(other, knowledge))

describe("soundOf", () => {
  it.each([
    ["Qaddafi", "Gadhafi"],
    ["Qaddafi", "Gaddafi"],
    ["Qaddafi", "Kadafi"],
    ["Khattak", "Hattak"],
    ["Kuwari", "Kuvari"],
    ["Mohammed", "Muhammad"],
    ["Hrytsenko", "Gritsenko"],
    ["Oleksandr", "Alexander"],
    ["Saleh", "Salih"],
    ["Beliaev", "Belyaev"],
  ])("is alike for %s and %s", (one, other) => expect(sound(one)).toBe(sound(other)))

  it.each([
    ["Merkel", "Macron"],
    ["Lavrov", "Lukashenko"],
    ["Otieno", "Mwangi"],
  ])("is not alike for %s and %s", (one, other) => expect(sound(one)).not.toBe(sound(other)))
})

describe("relateNames", () => {
  it.each([
    ["Muammar Qaddafi", "Moammar al-Gadhafi", "spelling"],
    ["Moammar Gadhafi", "Colonel Moammar Gadhafi", "equal"],
    ["Sultan bin Rashid Al Kuwari", "Sultan bin Rashid al-Kuwari", "equal"],
    ["Nam Gi-hyeok", "Nam Ki Hyuk", "spelling"],
    ["Khandaker Hossain", "Khandaker Husayn", "spelling"],
    ["Hussein", "Qian Qichen", "clash"],
    ["Hussein", "Sanko Kisen", "clash"],
    ["Kuniaki Morishige", "Morishige Kuniaki", "order"],
    ["Hernán Valdivieso Arrate", "Hernan Valdivieso", "part"],
    ["Abdi Noor Warsame", "Abdi Warsame", "part"],
    ["T.Hattak", "Tariq Mehmood Khattak", "initial"],
    ["K. Holloway", "Steven Holloway", "clash-given"],
    ["Khattak", "Tariq Mehmood Khattak", "surname"],
    ["Prince Turki", "Prince Turki bin Nasser bin Fahd", "surname"],
    ["Steven Holloway", "Karen Holloway", "clash-given"],
    ["Margaret Otieno", "Barnabas Otieno", "clash-given"],
    ["Daniel Whitcomb", "Shahid Latif Niazi", "clash"],
  ] as const)("of %s and %s is %s, whichever comes first", (one, other, relation) => {
    expect(relate(one, other)).toBe(relation)
    expect(relate(other, one)).toBe(relation)
  })
})
