import { describe, expect, test } from "vitest"
import file from "../../knowledge/en/language.json" with { type: "json" }
import { isEnglish } from "./english.ts"
import { segment } from "./segment.ts"
import { parseLanguageWords } from "./words.ts"

const words = parseLanguageWords(file)

const others: [language: string, text: string][] = [
  [
    "French",
    "Le ministre des Affaires étrangères s'est rendu mardi à Damas, où il a été reçu par le président syrien. Les deux hommes ont évoqué la situation dans la région et les moyens de renforcer les relations entre leurs pays.",
  ],
  [
    "German",
    "Der Außenminister ist am Dienstag in Damaskus mit dem syrischen Präsidenten zusammengetroffen. Die beiden sprachen über die Lage in der Region und über den Ausbau der Beziehungen zwischen ihren Ländern.",
  ],
  [
    "Spanish",
    "El ministro de Asuntos Exteriores se reunió el martes en Damasco con el presidente sirio. Ambos abordaron la situación en la región y la manera de reforzar las relaciones entre los dos países.",
  ],
  [
    "Portuguese",
    "O ministro dos Negócios Estrangeiros reuniu-se na terça-feira em Damasco com o presidente sírio. Os dois discutiram a situação na região e o reforço das relações entre os dois países.",
  ],
  [
    "Italian",
    "Il ministro degli Esteri ha incontrato martedì a Damasco il presidente siriano. I due hanno discusso della situazione nella regione e del rafforzamento dei rapporti tra i loro paesi.",
  ],
  [
    "Dutch",
    "De minister van Buitenlandse Zaken heeft dinsdag in Damascus gesproken met de Syrische president. De twee spraken over de toestand in de regio en over het versterken van de betrekkingen tussen hun landen.",
  ],
  [
    "Turkish",
    "Dışişleri Bakanı salı günü Şam'da Suriye Cumhurbaşkanı ile bir araya geldi. İki taraf bölgedeki durumu ve iki ülke arasındaki ilişkilerin güçlendirilmesini ele aldı.",
  ],
  [
    "Indonesian",
    "Menteri Luar Negeri bertemu dengan presiden Suriah di Damaskus pada hari Selasa. Keduanya membahas situasi di kawasan dan cara memperkuat hubungan antara kedua negara.",
  ],
  [
    "Polish",
    "Minister spraw zagranicznych spotkał się we wtorek w Damaszku z prezydentem Syrii. Rozmawiali o sytuacji w regionie i o wzmocnieniu stosunków między oboma krajami.",
  ],
  [
    "Romanian",
    "Ministrul de externe s-a întâlnit marți la Damasc cu președintele sirian. Cei doi au discutat despre situația din regiune și despre întărirea relațiilor dintre țările lor.",
  ],
  [
    "Hungarian",
    "A külügyminiszter kedden Damaszkuszban találkozott a szíriai elnökkel. A felek a térség helyzetéről és a két ország közötti kapcsolatok erősítéséről tárgyaltak, és megállapodtak abban, hogy újra találkoznak.",
  ],
  [
    "Finnish",
    "Ulkoministeri tapasi tiistaina Damaskoksessa Syyrian presidentin. Osapuolet keskustelivat alueen tilanteesta ja maiden välisten suhteiden vahvistamisesta, ja he sopivat, että tapaavat uudelleen.",
  ],
  [
    "Swedish",
    "Utrikesministern träffade på tisdagen Syriens president i Damaskus. De båda diskuterade läget i regionen och hur förbindelserna mellan länderna kan stärkas.",
  ],
  [
    "Vietnamese",
    "Bộ trưởng Ngoại giao đã gặp tổng thống Syria tại Damascus hôm thứ Ba. Hai bên đã thảo luận về tình hình trong khu vực và việc tăng cường quan hệ giữa hai nước.",
  ],
  [
    "Swahili",
    "Waziri wa mambo ya nje alikutana na rais wa Syria mjini Damascus siku ya Jumanne. Viongozi hao wawili walijadili hali ya eneo hilo na njia za kuimarisha uhusiano kati ya nchi zao.",
  ],
  [
    "Somali",
    "Wasiirka arrimaha dibadda ayaa maanta kula kulmay madaxweynaha Suuriya magaalada Dimishiq. Labada dhinac waxay ka wada hadleen xaaladda gobolka iyo xoojinta xiriirka labada dal.",
  ],
  ["Arabic", "التقى وزير الخارجية الرئيس السوري في دمشق يوم الثلاثاء، وبحث الجانبان الأوضاع في المنطقة وسبل تعزيز العلاقات بين البلدين."],
  ["Persian", "وزیر امور خارجه روز سه‌شنبه در دمشق با رئیس‌جمهور سوریه دیدار کرد و دو طرف درباره اوضاع منطقه گفت‌وگو کردند."],
  [
    "Russian",
    "Министр иностранных дел встретился во вторник в Дамаске с президентом Сирии. Стороны обсудили положение в регионе и укрепление отношений между двумя странами.",
  ],
  ["Chinese", "外交部长星期二在大马士革会见了叙利亚总统。双方就地区局势和加强两国关系交换了意见。"],
  ["Japanese", "外務大臣は火曜日、ダマスカスでシリアの大統領と会談した。双方は地域の情勢について意見を交わした。"],
  ["Korean", "외교부 장관은 화요일 다마스쿠스에서 시리아 대통령과 회담했다. 양측은 지역 정세에 대해 의견을 나누었다."],
  ["Hindi", "विदेश मंत्री ने मंगलवार को दमिश्क में सीरिया के राष्ट्रपति से मुलाकात की। दोनों पक्षों ने क्षेत्र की स्थिति पर चर्चा की।"],
]

const english: [name: string, text: string][] = [
  [
    "many foreign names",
    "Bashar al-Assad, Hossein Amir-Abdollahian, Mohammad Bagher Ghalibaf, Ali Bagheri Kani, Faisal Mekdad, Recep Tayyip Erdoğan, Luiz Inácio Lula da Silva, Ursula von der Leyen and Charles Michel met in Şanlıurfa.",
  ],
  [
    "a table of results",
    "Spanish league results on Saturday:\n\nValencia 1 (Vicente 74) Athletic Bilbao 1 (Etxeberria 57)\n\nReal Sociedad v Villarreal - late kickoff\n\nAtletico Madrid v Alaves, Deportivo de La Coruna v Cadiz",
  ],
  ["capitals", "THE FOREIGN MINISTER OF IRAN MET WITH THE PRESIDENT OF SYRIA IN DAMASCUS ON TUESDAY AND SAID THAT THE TALKS WERE GOOD"],
  ["one plain sentence again and again", "They met the envoy. ".repeat(12)],
  ["one without any article", "Assad met envoys. They met ministers. ".repeat(12)],
  ["short", "Hollande à Damas"],
  ["nothing", ""],
  ["numbers", "1 2 3 4 5 6 7 8 9 10 11 12 13 14"],
  [
    "English with a quotation in Spanish",
    'The president told the crowd in Quito on Thursday that the people would never give up their land. "El pueblo unido jamás será vencido," he said to cheers from the thousands who had come to hear him speak.',
  ],
  [
    "English with Arabic words",
    "The minister said that the word مقاومة (resistance) was used by the two sides in the communique, and that it was in the text.",
  ],
]

describe("isEnglish", () => {
  test.each(others)("not: %s", (_, text) => expect(isEnglish(text, words)).toBe(false))
  test.each(english)("%s", (_, text) => expect(isEnglish(text, words)).toBe(true))
})

describe("a text in another language", () => {
  test("gives an issue and nothing to read", () => {
    const document = segment({ text: others[0]![1] }, words)
    expect(document.issues.map((i) => i.code)).toEqual(["language-unsupported"])
    expect(document.tokens).toEqual([])
  })

  test("a short one is known by the report's language", () => {
    expect(segment({ text: "Hollande à Damas", language: "fr" }, words).issues.map((i) => i.code)).toEqual(["language-unsupported"])
    expect(segment({ text: "Hollande in Damascus", language: "en-GB" }, words).issues).toEqual([])
  })
})
