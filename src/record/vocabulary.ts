/**
 * The closed vocabularies of a record, each word with its meaning. The schema takes the words from here and the codebook the
 * meanings, so that no list of types, roles or bases is written twice.
 */

/** A closed list of words, each with the sentence that defines it. */
export type Vocabulary<Word extends string> = Readonly<Record<Word, string>>

function wordsOf<Word extends string>(vocabulary: Vocabulary<Word>): readonly [Word, ...Word[]] {
  return Object.freeze(Object.keys(vocabulary)) as unknown as readonly [Word, ...Word[]]
}

/** What kind of actor it is. */
const ACTOR_KIND_MEANINGS = {
  person: "A named human being.",
  state: "A state, or an entity that acts like one; also its capital, its adjective or 'the X government' used for the state.",
  government: "A named ministry, presidency, palace, cabinet or office of a state.",
  organization: "An international or domestic body: a union, a company, a party, a parliament.",
  group: "Several persons or states without a body of their own: a delegation, rebels, 'Arab countries'.",
  unnamed: "One person whom the report does not name: 'a senior official'.",
} as const satisfies Vocabulary<string>

/** How a person holds an office on the report's day. */
const HOLDING_STATUS_MEANINGS = {
  current: "Holds the office at the time told.",
  acting: "Holds it for the time being: acting, interim, caretaker.",
  former: "Held it before.",
  designate: "Is named or elected to it and has not taken it up.",
  late: "Held it until death, and the report says that the holder is dead.",
} as const satisfies Vocabulary<string>

/** How an office was worked out, where it was not read. */
const OFFICE_BASIS_MEANINGS = {
  kin: "Another name of the office stands there: 'top diplomat', 'FM', 'the premier'.",
  counterpart: "Taken from another person's office: 'his Syrian counterpart'.",
  context: "The title stands there; its state or body is taken from the words around it.",
} as const satisfies Vocabulary<string>

/** What happened, or is to happen. */
const EVENT_TYPE_MEANINGS = {
  meeting: "Two or more parties meet or hold talks in person.",
  visit: "A person or delegation travels to, arrives in, stays in or leaves a place on official business.",
  call: "Parties talk by telephone or video.",
  conference: "A summit, multilateral session, forum or round of negotiations with many parties.",
  "press-conference": "A press or news conference, joint or not, or a briefing.",
  agreement: "Parties sign or conclude a treaty, accord, memorandum, contract, joint statement or communique.",
  message: "A letter, congratulation, condolence or invitation is sent or handed over.",
  relations: "Relations, a mission, an envoy or recognition are established, changed, ended, appointed, expelled or summoned.",
  protest: "One state lodges a formal protest, demarche or complaint with another.",
  aid: "Aid, a loan, a grant or debt relief is given or pledged.",
  sanction: "Sanctions or an embargo are imposed, lifted or asked to be lifted.",
  other: "Another act between political actors that the report centres on.",
} as const satisfies Vocabulary<string>

/** Whether the event took place, as the report has it. */
const EVENT_STATUS_MEANINGS = {
  occurred: "It took place.",
  ongoing: "It goes on at the time of the report.",
  planned: "It is scheduled or announced for later than the report.",
  proposed: "It is suggested, invited to or hoped for.",
  postponed: "It was put off; the new date, where one is given, is an event of its own.",
  cancelled: "It was called off.",
  denied: "The report or a speaker says that it did not or will not take place.",
} as const satisfies Vocabulary<string>

/** What part an actor takes in an event. */
const ROLE_MEANINGS = {
  host: "Receives, or is visited.",
  guest: "Is received, or visits.",
  participant: "Takes part, and the text does not make plain who receives whom.",
  sender: "Sends, gives, lodges or imposes.",
  recipient: "Is sent to, given to, complained to or imposed on.",
  mediator: "Brings others together or carries for another.",
} as const satisfies Vocabulary<string>

/** How the parties were together. */
const CHANNEL_MEANINGS = {
  "in-person": "In one place.",
  phone: "By telephone.",
  video: "By video link.",
  letter: "In writing.",
} as const satisfies Vocabulary<string>

/** How many sides, and in what frame. */
const FORMAT_MEANINGS = {
  bilateral: "Two sides.",
  trilateral: "Three sides.",
  multilateral: "Four sides or more, or a named body in session.",
  sideline: "Beside another event: 'on the sidelines of the summit'.",
} as const satisfies Vocabulary<string>

/** How a place was worked out, where it was not read beside the event. */
const PLACE_BASIS_MEANINGS = {
  context: "Taken from another sentence of the report.",
  dateline: "Taken from the dateline, as the text plainly locates the event there.",
  description: "Described, not named: 'the Syrian capital'.",
} as const satisfies Vocabulary<string>

/** How exact a place is. */
const PLACE_PRECISION_MEANINGS = {
  site: "A building, room, street or border crossing.",
  city: "A city, town or village.",
  region: "A province, island, sea or part of a country or of several.",
  country: "A state as a whole.",
} as const satisfies Vocabulary<string>

/** What the value of a date rests on. */
const TIME_BASIS_MEANINGS = {
  stated: "The words alone give the value: 'June 4, 2024', 'in 1998'.",
  relative: "Worked out from the words and the report's day: 'Tuesday', 'last month', 'Nov. 12' with its year.",
  dateline: "The words mean the dateline's day itself: 'today', or the date in the dateline.",
  published: "The words mean the day of publication itself, as there is no dateline with a date.",
} as const satisfies Vocabulary<string>

/** How a statement's words are given. */
const MODE_MEANINGS = {
  direct: "All of the content stands in quotation marks.",
  indirect: "None of it does.",
  mixed: "Some of it does.",
} as const satisfies Vocabulary<string>

/** The stance that a tie expresses: the types of PLOVER that are not events of their own. */
const TIE_TYPE_MEANINGS = {
  AGREE: "Agrees or is willing to do something together.",
  SUPPORT: "Speaks for, praises, stands by.",
  CONCEDE: "Yields, eases, accepts a demand.",
  COOPERATE: "Does something together with the target.",
  AID: "Gives help in goods, money, arms or shelter.",
  RETREAT: "Withdraws, cedes, lays down arms.",
  REQUEST: "Asks, demands, urges, appeals to.",
  ACCUSE: "Blames, criticises, condemns, complains of.",
  REJECT: "Refuses, opposes, rules out.",
  THREATEN: "Warns of harm, sets an ultimatum.",
  PROTEST: "Demonstrates against.",
  SANCTION: "Cuts, expels, embargoes, withholds.",
  MOBILIZE: "Readies or moves forces.",
  COERCE: "Restricts, seizes, arrests, blocks.",
  ASSAULT: "Attacks, kills, wounds.",
} as const satisfies Vocabulary<string>

/** The parts of a report, other than its body, that a span can point into. */
const SPAN_FIELD_MEANINGS = {
  title: "The headline that was given beside the text.",
  dateline: "The dateline that was given beside the text.",
} as const satisfies Vocabulary<string>

/** Every vocabulary with its meanings. */
export const VOCABULARIES: readonly Vocabulary<string>[] = Object.freeze([
  ACTOR_KIND_MEANINGS,
  HOLDING_STATUS_MEANINGS,
  OFFICE_BASIS_MEANINGS,
  EVENT_TYPE_MEANINGS,
  EVENT_STATUS_MEANINGS,
  ROLE_MEANINGS,
  CHANNEL_MEANINGS,
  FORMAT_MEANINGS,
  PLACE_BASIS_MEANINGS,
  PLACE_PRECISION_MEANINGS,
  TIME_BASIS_MEANINGS,
  MODE_MEANINGS,
  TIE_TYPE_MEANINGS,
  SPAN_FIELD_MEANINGS,
])

/** Kinds of actor. */
export const ACTOR_KINDS = wordsOf(ACTOR_KIND_MEANINGS)
/** Statuses of a holding. */
export const HOLDING_STATUSES = wordsOf(HOLDING_STATUS_MEANINGS)
/** Grounds on which an office is worked out. */
export const OFFICE_BASES = wordsOf(OFFICE_BASIS_MEANINGS)
/** Types of event. */
export const EVENT_TYPES = wordsOf(EVENT_TYPE_MEANINGS)
/** Statuses of an event. */
export const EVENT_STATUSES = wordsOf(EVENT_STATUS_MEANINGS)
/** Roles in an event. */
export const ROLES = wordsOf(ROLE_MEANINGS)
/** Channels of an event. */
export const CHANNELS = wordsOf(CHANNEL_MEANINGS)
/** Formats of an event. */
export const FORMATS = wordsOf(FORMAT_MEANINGS)
/** Grounds on which a place is worked out. */
export const PLACE_BASES = wordsOf(PLACE_BASIS_MEANINGS)
/** Precisions of a place. */
export const PLACE_PRECISIONS = wordsOf(PLACE_PRECISION_MEANINGS)
/** Grounds of a date. */
export const TIME_BASES = wordsOf(TIME_BASIS_MEANINGS)
/** Modes of a statement. */
export const MODES = wordsOf(MODE_MEANINGS)
/** Types of tie. */
export const TIE_TYPES = wordsOf(TIE_TYPE_MEANINGS)
/** Parts of a report that a span can point into, beside its body. */
export const SPAN_FIELDS = wordsOf(SPAN_FIELD_MEANINGS)
