import Testing

@testable import Localisation

@Suite struct LatinSlugTests {
  @Test(
    "a title gives an address of Latin letters, whatever its script",
    arguments: [
      // Azerbaijani: ə e, ş sh, ç ch; other marks are dropped, and no language's I is a stranger.
      ("az", "Şəffaflıq hesabatı", "sheffafliq-hesabati"), ("az", "Gənclərin çağırışı", "genclerin-chagirishi"),
      ("az", "İLKİN ÖHDƏLİK: Üç ŞƏRT", "ilkin-ohdelik-uch-shert"), ("az", "s\u{327}ə", "she"),
      // The name of another language's letters within.
      ("az", "Отчёт 2024", "otchet-2024"),
      // Russian by BGN/PCGN: ye at the beginning and behind a vowel, marks of softness left out.
      ("ru", "Ежегодный отчёт", "yezhegodnyy-otchet"), ("ru", "Объявления, ещё и съезд", "obyavleniya-yeshche-i-syezd"),
      ("ru", "Щёлково: цех и юность", "shchelkovo-tsekh-i-yunost"), ("ru", "Öhdəlik №5", "ohdelik-no5"),
      ("en", "Answers in time", "answers-in-time"), ("en", "  What's new?  — 2024/25 ", "whats-new-2024-25"),
      ("en-GB", "Café Ærø & Straße", "cafe-aero-strasse"), ("tr", "Şişli ağaçları", "sisli-agaclari"),
      ("uk", "Їжак і життя", "yizhak-i-zhyttya"), ("ka", "გამჭვირვალობა", "gamchvirvaloba"),
      ("hy", "Թափանցիկություն", "tapantsikutyun"), ("zh-Hant", "透明度報告", "tou-ming-du-bao-gao"),
      ("ar", "الشفافية", "lshfafyh"), ("xx", "Ελλάδα", "ellada"),
      // Nothing to make a name of.
      ("en", "…!?", ""), ("en", "", ""), ("ru", "№ ?!", "no"),
    ])
  func slug(language: String, title: String, expected: String) {
    #expect(latinSlug(of: title, in: language) == expected)
  }

  @Test("a long title gives a short address of whole words, and a word without end is cut")
  func length() {
    #expect(
      latinSlug(of: "The government answers every request of every citizen within seven days of it", in: "en")
        == "the-government-answers-every-request-of-every-citizen-within")
    #expect(latinSlug(of: String(repeating: "x", count: 300), in: "en") == String(repeating: "x", count: 60))
    #expect(latinSlug(of: String(repeating: "報 ", count: 5_000), in: "zh").utf8.count <= 60)
  }
}
