import { describe, expect, test } from "vitest"
import file from "../../knowledge/en/language.json" with { type: "json" }
import { parseDateline } from "./dateline.ts"
import { segment } from "./segment.ts"
import { parseLanguageWords } from "./words.ts"

const words = parseLanguageWords(file)

/** Dateline, place, region, day; the text after it is a plain sentence. */
const cases: [dateline: string, place: string, region: string, day: string][] = [
  ["DAMASCUS, June 4 (Xinhua) --", "DAMASCUS", "", "6-4"],
  ["Tehran (AFP) -", "Tehran", "", ""],
  ["Baghdad, Jan 18, IRNP --", "Baghdad", "", "1-18"],
  ["BRASÍLIA, Nov 18. –", "BRASÍLIA", "", "11-18"],
  ["ISLAMABAD (WNS) -", "ISLAMABAD", "", ""],
  ["KUWAIT, Oct. 3 (KUNA) --", "KUWAIT", "", "10-3"],
  ["LONDON:", "LONDON", "", ""],
  ["Geneva —", "Geneva", "", ""],
  ["AhlulBayt News Agency (ABNA):", "", "", ""],
  ["NEW YORK, Jan. 5, 2024 /PRNewswire/ --", "NEW YORK", "", "1-5"],
  ["WASHINGTON/LONDON, May 3 (Reuters) -", "WASHINGTON", "LONDON", "5-3"],
  ["BUSAN, South Korea, Nov. 16 (Xinhua) --", "BUSAN", "South Korea", "11-16"],
  ["RIO DE JANEIRO, Nov. 17 (Xinhua) --", "RIO DE JANEIRO", "", "11-17"],
  ["Port of Spain, 9 Oct (CMC) ---", "Port of Spain", "", "10-9"],
  ["MAR DEL PLATA, Argentina, Nov. 4 (Xinhua) --", "MAR DEL PLATA", "Argentina", "11-4"],
  ["BATKEN /Kyrgyzstan/, May 21. /TSN/.", "BATKEN", "Kyrgyzstan", "5-21"],
  ["MOSCOW, March 11. /Corr. Vadim Lyalin/.", "MOSCOW", "", "3-11"],
  ["Bishkek, May 14 / AKI-Karta.", "Bishkek", "", "5-14"],
  ["NAIROBI, Tuesday, June 6 –", "NAIROBI", "", "6-6"],
  ["Nairobi (Kenya) -", "Nairobi", "Kenya", ""],
  ["PORT MORESBY, May 14 AAP -", "PORT MORESBY", "", "5-14"],
  ["Jeddah, June 06, 2023, SNA --", "Jeddah", "", "6-6"],
  ["UNITED NATIONS, Sept 28 (APP):", "UNITED NATIONS", "", "9-28"],
  ["WASHINGTON, D.C., March 3 (AP) —", "WASHINGTON", "D.C.", "3-3"],
  ["ST. PETERSBURG, June 7. /TASS/.", "ST. PETERSBURG", "", "6-7"],
  ["N'DJAMENA, 7 May 2001 (PANA) -", "N'DJAMENA", "", "5-7"],
  ["Tehran, IRNA –", "Tehran", "", ""],
  ["CAIRO, Nov. 8 (Xinhua)", "CAIRO", "", "11-8"],
  ["HAIKOU, Nov. 7(Xinhua)--", "HAIKOU", "", "11-7"],
  ["KATHMANDU, Feb 10:", "KATHMANDU", "", "2-10"],
  ["MOSCOW, June 4.", "MOSCOW", "", "6-4"],
]

/** Sentences that begin like a dateline and are none. */
const negative = [
  "Iran, Syria and Lebanon met on Tuesday.",
  "Assad: the talks were good.",
  "Tuesday: U.S. envoy Daniel Whitcomb arrived.",
  "TUESDAY: U.S. envoy Daniel Whitcomb arrived.",
  "URGENT: Nine people killed in accidents.",
  "Iran - which has denied the charge - will talk.",
  "On June 4, the ministers met.",
  "May 4 talks failed in Cairo.",
  'Gujral told AFP: "It\'s a tragedy."',
  "President Assad (left) and his guest met.",
  "Prime Minister Li Peng (AFP photo) met his guest.",
  "The U.N. — which has an office here — spoke.",
  "Hamas (the Islamic Resistance Movement) won.",
  "Moscow and Kiev signed.",
  "Syria's minister came.",
  "June 4 was a Tuesday.",
]

describe("parseDateline", () => {
  test.each(cases)("%s", (dateline, place, region, day) => {
    const text = `${dateline} The foreign minister met his guest on Tuesday.`
    const found = parseDateline(text, { start: 0, end: text.length }, words)!
    const slice = (s: { start: number; end: number } | undefined): string => (s ? text.slice(s.start, s.end) : "")
    expect([slice(found), slice(found.place), slice(found.region)]).toEqual([dateline, place, region])
    expect(found.day ? `${found.day.month}-${found.day.day}` : "").toBe(day)
  })

  test.each(negative)("no dateline: %s", (text) => {
    expect(parseDateline(text, { start: 0, end: text.length }, words)).toBeUndefined()
  })
})

describe("the document's dateline", () => {
  const body = "The foreign minister met his guest on Tuesday and they spoke of the war."

  test.each([
    ["CAIRO, Nov. 8 (Xinhua)", "2006-11-09", "CAIRO", "2006-11-08"],
    ["CAIRO, Nov. 9 , 2006 (Xinhua)", "2006-11-09", "CAIRO", "2006-11-09"],
    ["DOHA, Dec 31", "2007-01-01", "DOHA", "2006-12-31"],
    ["BRUSSELS, April 1 (AFP)", undefined, "BRUSSELS", undefined],
    ["BAGHDAD", "2022-01-19", "BAGHDAD", "2022-01-19"],
    ["ABNA", "2024-06-04", undefined, "2024-06-04"],
    ["MOSCOW, June 4.", "2023-06-05", "MOSCOW", "2023-06-04"],
    ["New York, Sep 27", "2013-09-28", "New York", "2013-09-27"],
    ["DUBLIN, 30 Feb", "2013-03-01", "DUBLIN", "2013-03-01"],
  ])("field %s", (dateline, published, place, date) => {
    const document = segment({ text: body, dateline, ...(published && { published }) }, words)
    expect(document.dateline?.place?.text).toBe(place)
    expect(document.dateline?.date).toBe(date)
    expect(document.dateline?.span.field).toBe("dateline")
  })

  test("stands in the body as a sentence of its own", () => {
    const text = `KUWAIT, Oct. 3 (KUNA) -- ${body}`
    const document = segment({ text, published: "2004-10-04" }, words)
    expect(document.sentences.map((s) => [s.kind, text.slice(s.start, s.end)])).toEqual([
      ["dateline", "KUWAIT, Oct. 3 (KUNA) --"],
      ["body", body],
    ])
    expect(document.dateline).toMatchObject({ place: { start: 0, end: 6, text: "KUWAIT" }, date: "2004-10-03" })
  })

  test("after a note and a headline", () => {
    const text = `(Corrects the day in paragraph 2)\n\nMinisters meet in Kuwait\n\nKUWAIT, Oct. 3 (KUNA) -- ${body}`
    expect(segment({ text }, words).sentences.map((s) => s.kind)).toEqual(["boilerplate", "headline", "dateline", "body"])
  })
})
