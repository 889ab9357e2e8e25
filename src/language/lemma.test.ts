import { describe, expect, test } from "vitest"
import file from "../../knowledge/en/lemmas.json" with { type: "json" }
import { lemmatize, parseLemmas } from "./lemma.ts"

const lemmas = parseLemmas(file)

const cases: [upos: string, pairs: string][] = [
  [
    "VERB",
    `said>say says>say met>meet meets>meet meeting>meet held>hold holding>hold visited>visit visiting>visit arrived>arrive arriving>arrive left>leave leaving>leave
    told>tell spoke>speak spoken>speak went>go gone>go took>take taken>take made>make gave>give given>give wrote>write written>write began>begin begun>begin led>lead
    stopped>stop planning>plan planned>plan hoped>hope hoping>hope agreed>agree agreeing>agree denied>deny denies>deny denying>deny reiterated>reiterate
    summoned>summon denounced>denounce postponed>postpone cancelled>cancel canceled>cancel discussed>discuss discussing>discuss stressed>stress expressed>express
    condemned>condemn reaffirmed>reaffirm hosted>host signed>sign signing>sign recalled>recall recalling>recall sent>send received>receive welcomed>welcome
    expelled>expel normalized>normalize normalised>normalise pledged>pledge proposed>propose urged>urge called>call calling>call telephoned>telephone
    conferred>confer referred>refer offered>offer considered>consider committed>commit admitted>admit vowed>vow tying>tie lying>lie dying>die died>die
    paid>pay laid>lay bought>buy brought>bring thought>think fought>fight sought>seek caught>catch taught>teach won>win lost>lose built>build shot>shoot struck>strike
    flew>fly flown>fly flies>fly carried>carry carries>carry issued>issue issues>issue argued>argue continues>continue continued>continue pursued>pursue does>do
    goes>go watches>watch passes>pass fixes>fix reaches>reach uses>use used>use raises>raise loses>lose focuses>focus accuses>accuse seizes>seize
    need>need succeeding>succeed proceeded>proceed bring>bring sing>sing travelling>travel traveling>travel travelled>travel backed>back facing>face faced>face
    boosting>boost voiced>voice hailed>hail rejects>reject warned>warn adding>add added>add read>read put>put quit>quit attend>attend attended>attend attending>attend
    being>be has>have was>be chaired>chair seized>seize eased>ease released>release increased>increase based>base bases>base closed>close chose>choose
    inaugurated>inaugurate toured>tour touring>tour handed>hand conveyed>convey underlined>underline outlined>outline slammed>slam blamed>blame named>name
    mediating>mediate concluding>conclude scheduled>schedule exchanged>exchange broke>break broken>break cut>cut fled>flee freed>free seen>see saw>see deteriorated>deteriorate
    blasted>blast ruled>rule settled>settle settling>settle struggled>struggle hurled>hurl lifted>lift tested>test tasted>taste lied>lie exercised>exercise`,
  ],
  [
    "NOUN",
    `ministers>minister talks>talk countries>country ties>tie visits>visit parties>party crises>crisis men>man women>woman children>child people>people news>news
    politics>politics economics>economics headquarters>headquarters series>series agencies>agency embassies>embassy statesmen>statesman spokesmen>spokesman
    spokeswomen>spokeswoman wives>wife lives>life leaves>leave knives>knife thieves>thief churches>church taxes>tax losses>loss buses>bus gases>gas analyses>analysis
    bases>base cases>case houses>house horses>horse heroes>hero photos>photo potatoes>potato addresses>address allies>ally armies>army attaches>attaché attachés>attaché
    attorneys>attorney speeches>speech criteria>criterion phenomena>phenomenon memoranda>memorandum data>data boundaries>boundary clashes>clash process>process
    status>status crisis>crisis apparatus>apparatus congress>congress feet>foot teeth>tooth sons-in-law>son-in-law vice-presidents>vice-president
    hostages>hostage sanctions>sanction affairs>affair movies>movie species>species press>press bus>bus campus>campus basis>basis axis>axis premises>premise specimen>specimen policemen>policeman
    counterparts>counterpart consensus>consensus diplomats>diplomat measures>measure roles>role sides>side forces>force issues>issue oases>oasis means>means`,
  ],
  [
    "ADJ",
    "better>good best>good larger>large largest>large bigger>big higher>high former>former other>other eager>eager senior>senior happier>happy latest>late further>far closer>close",
  ],
  ["ADV", "better>well n't>not earlier>early later>late"],
  ["AUX", "is>be was>be 's>be has>have 've>have 'll>will wo>will ca>can would>would could>could does>do n't>n't".replace(" n't>n't", "")],
  ["PRON", "him>he them>they us>we I>I his>his these>this"],
  ["PART", "n't>not n’t>not to>to"],
  ["DET", "An>a those>that the>the"],
  ["PROPN", "Nations>Nations Assad>Assad"],
  ["NUM", "Two>Two 1990s>1990s"],
]

describe("lemmatize", () => {
  const rows = cases.flatMap(([upos, pairs]) => pairs.split(/\s+/).map((pair) => [upos, ...pair.split(">")] as [string, string, string]))
  test.each(rows)("%s %s → %s", (upos, word, lemma) => expect(lemmatize(word, upos, lemmas)).toBe(lemma))

  test("capitals and unknown words", () => {
    expect(lemmatize("Ministers", "NOUN", lemmas)).toBe("minister")
    expect(lemmatize("Weaponized", "VERB", lemmas)).toBe("weaponize")
    expect(lemmatize("tweeted", "VERB", lemmas)).toBe("tweet")
    expect(lemmatize("constructor", "NOUN", lemmas)).toBe("constructor")
    expect(lemmatize("", "NOUN", lemmas)).toBe("")
  })
})
