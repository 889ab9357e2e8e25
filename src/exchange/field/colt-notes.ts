/** What COLT keeps and loses; beside its format, which is long. */
import type { FormatNotes } from "./notes.ts"

/** What is kept and lost. */
export const COLT_NOTES: FormatNotes = {
  name: "colt",
  title: "COLT",
  about:
    "A row is one person with an office in one country: visits, meetings, conferences and signings within two days of each other are one trip. `colt-xlsx` is the same as a workbook.",
  out: true,
  in: true,
  kept: [
    [
      "person, country, country visited, first day",
      "TripID",
      "the tail is the day as a spreadsheet counts it; LeaderID stays blank, as COLT's numbers are its own",
    ],
    ["name", "LeaderFullName", "without accents"],
    ["office", "LeaderTitle, LeaderRole", "a president's role is blank: S, G or GS is a matter of the constitution"],
    [
      "state of the office, country of the place",
      "LeaderCountryOrIGO, LeaderCountryISO, CountryVisited, CountryVisitedISO, and regions of UN M49",
    ],
    ["towns", "CityVisited", "in the order of their days"],
    [
      "first and last day",
      "TripYear, TripStartDate, TripEndDate, TripDuration",
      "of meetings where no visit is dated; `TBD` where it goes on; blank where reports give no day",
    ],
    ["who of the host's leaders was met, with whom", "MetHostHoGS, HostHOGSName, SubHOGSmetHostSubHOGS, HostSubHOGSName"],
    ["leaders of third countries and heads of bodies met", "MetNonhostHOGS, NonhostHOGSNames, MetIGOLeader, IGOLeaderName"],
    ["own leader who was there too", "SubHOGSTravelWithHOGS, CotravelHOGS"],
    [
      "conferences of leaders, or ministers, of three states or more",
      "AttendedMultilatEvent, NameMultilatEvent, and of ministers",
      "named by the states in alphabetical order",
    ],
    ["agreements", "SignedAgreement"],
    ["quotes, bounded", "Notes"],
    ["confidence", "Confidence(1-5)", "1 is best; see the table below"],
    ["addresses of reports", "SourceLink1 to SourceLink33", "those past 33 are left out"],
  ],
  lost: [
    "trips that were planned, put off, called off or denied: COLT has no field for them",
    "people without an office, calls and letters",
    "roles, topics, statements, ties",
    "conflicts between reports",
    "coordinates",
  ],
  blank: [
    "LeaderID",
    "LeaderSurname",
    "PriorityLeader",
    "Exiled",
    "DisputedTerritory, SemiAutoTerritory",
    "PublicAddress",
    "CulturalSiteOrCeremony",
    "BusinessLeaderOrForum",
  ],
  reads:
    "A claim with the leader, the place and the days; CSV in UTF-8 or Windows-1252, days as text or serial numbers. `dragoman import` compares it with what reports say.",
}
