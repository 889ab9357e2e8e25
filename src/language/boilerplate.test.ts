import { describe, expect, test } from "vitest"
import file from "../../knowledge/en/language.json" with { type: "json" }
import { isBoilerplate, isByline } from "./boilerplate.ts"
import { segment } from "./segment.ts"
import { parseLanguageWords } from "./words.ts"

const words = parseLanguageWords(file)
const BODY = "The foreign minister met his guest on Tuesday and they spoke of the war."

const signOffs = [
  "End/ 257",
  "End/ 25718",
  "/257",
  "9341**1771",
  "1771**2050",
  "/AFP/",
  "Enditem",
  "-30-",
  "ENDS",
  "---Ends---",
  "(end)",
  "###",
  "* * *",
  ".....................",
  "(Reporting by Malena Ruiz Díaz; Editing by Toby Marsh)",
  "Reporting by John Smith in Cairo; Editing by Jane Doe",
  "(Additional reporting by Ali Khan in Lahore)",
  "Sign up for our daily newsletter to get the news.",
  "Follow us on Twitter and Telegram",
  "Follow @abna24 for more",
  "Subscribe to our newsletter",
  "Copyright © 2024 Abna24. All rights reserved.",
  "Copyright 2006 Agence France-Presse",
  "© 2024 Reuters",
  "All rights reserved.",
  "press@mfa.gov.sy",
  "Tel: +963 11 222 333",
  "+963 11 222-333",
  "E-mail: info@mfa.gov.ge",
  "Contact: Press Office, +44 20 7008 1500",
  "https://www.mfa.gov.sy/en/news/1",
  "Read more: Assad visits Tehran",
  "READ MORE: Assad visits Tehran",
  "Read also: Iran and Syria",
  "Photo: AFP",
  "Photo by Ali Khan/AFP",
  "PHOTO/REUTERS",
  "[Photo: SANA]",
  "Tags: Iran, Syria, Assad",
  "#Iran #Syria",
  "AFP/jk",
  "phy/po/wai",
  "KN/AS",
  "MNA/6123456",
  "Source: SANA",
  "Our Standards: The Thomson Reuters Trust Principles.",
  "Advertisement",
  "Related Articles",
  "n.s./h.z.",
  "SH/AM",
  "FILE PHOTO: President Assad waves in Damascus, May 3, 2021. REUTERS/Omar Sanadiki",
  "MORE",
  "(more)",
  "Editor: Zhang Wei",
  "Editor: huaxia",
  "NNN-SANA",
  "tk/rm",
]

const sentences = [
  "Copyright talks between China and the United States ended in Geneva on Tuesday.",
  "Ends of the agreement were left open, the minister said.",
  "Follow us on this road, the president told the opposition.",
  "Contact with the rebels was lost on Monday.",
  "Source countries asked for more help.",
  "Photo opportunities were few.",
  "Sign up for the deal or leave, the envoy told Sudan.".replace("Sign up for the deal", "Sign the deal"),
  "End of the war is near, he said.",
  "More than 40 rounds hit the district.",
  "Reporting by state media was denied by the ministry.",
  "Tags of the ministry were found in the wreck.",
  "(The talks were closed to the press.)",
  "The ministry can be reached at press@mfa.gov.sy, it said.",
  "Related issues were discussed by the two ministers.",
  "AFP said that the talks had failed.",
  "He left.",
  '"No comment."',
  "1,500 soldiers left.",
  "U.N.",
  "Watch the border, Assad told his guest.",
  "Watch: the border is closed, the general said, and nobody will cross it again before the talks have ended.",
  "Image problems trouble the ministry.",
  "Editors of three newspapers met the president.",
]

describe("isBoilerplate", () => {
  test.each(signOffs)("not read: %s", (text) => expect(isBoilerplate(text, { start: 0, end: text.length }, words)).toBe(true))
  test.each(sentences)("read: %s", (text) => expect(isBoilerplate(text, { start: 0, end: text.length }, words)).toBe(false))
})

describe("isByline", () => {
  test.each([
    "By Xinhua writer Tian Sulei",
    "by Li Xing",
    "By Chen Siwu, Gui Juan",
    "BY JOHN SMITH",
    "By our diplomatic correspondent",
    "By Jean-Luc de la Tour in Cairo",
  ])("%s", (text) => expect(isByline(text, { start: 0, end: text.length }, words)).toBe(true))
  test.each([
    "By Tuesday, the talks had failed.",
    "By land and by sea",
    "By then Assad had left.",
    "By Monday Assad had left Damascus.",
    "From Cairo to Amman",
  ])("no byline: %s", (text) => expect(isByline(text, { start: 0, end: text.length }, words)).toBe(false))
})

describe("sign-offs in the document", () => {
  test.each([
    [`${BODY} (Reporting by Ali Khan; editing by Jane Doe)`, ["body", "boilerplate"]],
    [`${BODY} Enditem`, ["body", "boilerplate"]],
    [`${BODY}\n.....................\nEnd/ 257`, ["body", "boilerplate", "boilerplate"]],
    [`Talks end in Damascus\n\n${BODY}`, ["headline", "body"]],
    [`Talks end in Damascus\nBy Ali Khan\nDAMASCUS (AFP) - ${BODY}`, ["headline", "boilerplate", "dateline", "body"]],
    [`Talks end in Damascus.\n\n${BODY}`, ["body", "body"]],
    [`${BODY} (Reporting by state media was denied.) ${BODY}`, ["body", "body", "body"]],
  ])("%s", (text, kinds) => {
    const document = segment({ text }, words)
    expect(document.sentences.map((s) => s.kind)).toEqual(kinds)
    for (const s of document.sentences) expect(s.last > s.first).toBe(s.kind !== "boilerplate")
  })
})
