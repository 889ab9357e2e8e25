import { describe, expect, test } from "vitest"
import file from "../../knowledge/en/language.json" with { type: "json" }
import { findTokens } from "./tokens.ts"
import { parseLanguageWords } from "./words.ts"

const words = parseLanguageWords(file)
const cut = (text: string): string =>
  findTokens(text, { start: 0, end: text.length }, words)
    .map((t) => text.slice(t.start, t.end))
    .join(" ")

const cases: [text: string, tokens: string][] = [
  ["Syria's army", "Syria 's army"],
  ["Syria’s army", "Syria ’s army"],
  ["They don't, won’t and can't.", "They do n't , wo n’t and ca n't ."],
  ["I'll say we've won, he'd lose, I'm", "I 'll say we 've won , he 'd lose , I 'm"],
  ["We cannot wait", "We can not wait"],
  ["the ministers' meeting", "the ministers ' meeting"],
  ["Bashar al-Assad of Syria", "Bashar al-Assad of Syria"],
  ["U.N.-backed U.S. envoys met at 10 a.m. EST", "U.N.-backed U.S. envoys met at 10 a.m. EST"],
  ["Gen. J. Smith and Lt. Col. A.B. Jones Jr. of Acme Corp. left", "Gen. J. Smith and Lt. Col. A.B. Jones Jr. of Acme Corp. left"],
  ["N.Haydari and Sh.Yuldashev", "N. Haydari and Sh. Yuldashev"],
  ["George W. Bush's", "George W. Bush 's"],
  ["1,500.5 tonnes, 3%, $1.4 billion, US$20, €5", "1,500.5 tonnes , 3 % , $ 1.4 billion , US$ 20 , € 5"],
  ["a 2,600-km, 20-year-old frontier in the 1990s", "a 2,600-km , 20-year-old frontier in the 1990s"],
  ["won 2-1 on the 18th, at 10:30", "won 2-1 on the 18th , at 10:30"],
  ["at 10pm on Nov. 12-17, No. 5 of 2005-06", "at 10 pm on Nov. 12-17 , No. 5 of 2005-06"],
  ["He said no. Then left.", "He said no . Then left ."],
  ["ISLAMABAD/TASHKENT", "ISLAMABAD / TASHKENT"],
  ["chargé d'affaires of Côte d’Ivoire, Sana'a and O'Brien's", "chargé d'affaires of Côte d’Ivoire , Sana'a and O'Brien 's"],
  ['"Yes," he said...', '" Yes , " he said ...'],
  ["``Yes'' -- no", "`` Yes '' -- no"],
  ["AT&T and Q&A", "AT&T and Q&A"],
  ["write to press@mfa.gov.sy or www.mfa.gov.sy/en, abna24.com.", "write to press@mfa.gov.sy or www.mfa.gov.sy/en , abna24.com ."],
  ["peace👨‍👩‍👧👍🏽 now", "peace 👨‍👩‍👧 👍🏽 now"],
  ["a\u0000b\ud800c \ufeffd", "a b c d"],
  ["Nahiyan\u0301 na\u00adtion", "Nahiyan\u0301 na\u00adtion"],
  ["the '90s", "the '90s"],
  ["He left.The others stayed", "He left . The others stayed"],
  ["(Xinhua)--The", "( Xinhua ) -- The"],
  ["A. Khan, Ph.D., paid Rs. 300 and $1.4bn", "A. Khan , Ph.D. , paid Rs. 300 and $ 1.4bn"],
  ["under S/RES/2334 and A/78/123", "under S/RES/2334 and A/78/123"],
  ["MR. MILLER of the US", "MR. MILLER of the US"],
  ["What?! No!!!", "What ?! No !!!"],
]

describe("findTokens", () => {
  test.each(cases)("%s", (text, tokens) => expect(cut(text)).toBe(tokens))

  test("reads only its range", () => {
    const text = "Syria's army left"
    expect(findTokens(text, { start: 8, end: 12 }, words)).toEqual([{ start: 8, end: 12 }])
  })
})
