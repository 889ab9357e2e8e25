/** Addresses of the server, and where they lie in a site. */
import { describe, expect, it } from "vitest"
import { linksOf, localise, placeOf } from "./addresses.ts"

describe("the place of an address", () => {
  it.each([
    ["/", "index.html"],
    ["/occurrences", "occurrences.html"],
    ["/occurrences/o-0123456789ab", "occurrences/o-0123456789ab.html"],
    ["/reports/r-0123456789abcdef#r1-e2", "reports/r-0123456789abcdef.html#r1-e2"],
    ["/dyads/AFG/PAK", "dyads/AFG/PAK.html"],
    ["/occurrences?type=meeting&limit=100", "occurrences.html?type=meeting"],
    ["/occurrences?limit=100", "occurrences.html"],
    ["/timeline?person=p-0123456789ab", "occurrences.html?person=p-0123456789ab"],
    ["/agenda?asOf=2024-06-04", "agenda.html"],
    ["/records?ids=o-1,q-2", "records.html?ids=o-1%2Cq-2"],
    ["/style.css", "style.css"],
    ["/data/tours.csv", "data/tours.csv"],
    ["/api/occurrences.csv", undefined],
    ["/occurrences/../../etc/passwd", undefined],
    ["/people/%2e%2e%2f", undefined],
    ["/token", undefined],
  ])("%s", (address, place) => expect(placeOf(address)).toBe(place))

  it("of a later page of a list is its number", () => {
    const numbered = new Map([["/tours?limit=100&cursor=abc", "tours/page-2.html"]])
    expect(placeOf("/tours?limit=100&cursor=abc", numbered)).toBe("tours/page-2.html")
  })
})

describe("markup", () => {
  it("leads from where it is", () => {
    const markup = '<a href="/people/p-1">Ana</a> <link rel="stylesheet" href="/style.css"> <a class="x" href="#main">down</a>'
    expect(localise(markup, "dyads/AFG/PAK.html")).toBe(
      '<a href="../../people/p-1.html">Ana</a> <link rel="stylesheet" href="../../style.css"> <a class="x" href="#main">down</a>',
    )
  })
  it("keeps questions as they are written", () =>
    expect(localise('<a href="/occurrences?country=RUS&#38;type=visit">x</a>', "index.html")).toBe(
      '<a href="occurrences.html?country=RUS&#38;type=visit">x</a>',
    ))
  it("has no link where there is no place", () => expect(localise('<a href="/api">API</a>', "index.html")).toBe("<a>API</a>"))
  it("leaves what a report says alone", () => {
    const said = "<p>href=&#34;/people/p-1&#34;</p>"
    expect(localise(said, "a/b.html")).toBe(said)
    expect(linksOf(said)).toEqual([])
  })
})
