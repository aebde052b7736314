import Diagnostics
import TestSupport
import Testing

@testable import Markup

/// What authors type, and Markdown reads as something else or not at all.
@Suite struct WrittenWrongTests {
  @Test(
    "an address that stands bare ends before the sign that closes what stands around it",
    arguments: [
      Fragment("«https://a.az/b» c", "https://a.az/b"), Fragment("“https://a.az/b”", "https://a.az/b"),
      Fragment("„https://a.az/b“.", "https://a.az/b"), Fragment("https://a.az/b’", "https://a.az/b"),
      Fragment("https://a.az/b—sonra", "https://a.az/b"), Fragment("https://a.az/b– c", "https://a.az/b"),
      Fragment("https://a.az/b…", "https://a.az/b"), Fragment("(bax: https://a.az/b).Sonra", "https://a.az/b"),
      Fragment("https://a.az/b]", "https://a.az/b"), Fragment("«https://a.az/b».", "https://a.az/b"),
      Fragment("«https://a.az/b.»", "https://a.az/b"), Fragment("«https://a.az»-da", "https://a.az"),
      Fragment("(www.a.az).Sonra", "http://www.a.az"), Fragment("«office@a.az» c", "mailto:office@a.az"),
      Fragment("https://a.az/b_(c) d", "https://a.az/b_(c)"), Fragment("https://a.az/«b»_c d", "https://a.az/«b»_c"),
      Fragment("https://a.az/2013–14 d", "https://a.az/2013–14"),
      Fragment("https://a.az/b_—_c d", "https://a.az/b_—_c"),
      Fragment("<https://a.az/b»>", "https://a.az/b»"), Fragment("[c](https://a.az/b»)", "https://a.az/b»"),
      Fragment("[https://a.az/b»](https://a.az/b»)", "https://a.az/b»"),
      Fragment("ünvan:https://a.az/şəkil", "https://a.az/şəkil"), Fragment("https://", ""),
    ])
  func bareAddresses(fragment: Fragment) {
    let rendering = Rendering(fragment.markdown)
    #expect(rendering.body?.links.map(\.written) ?? [] == (fragment.expected.isEmpty ? [] : [fragment.expected]))
    #expect(rendering.reports == [])
  }

  @Test("what is cut off an address is shown behind it")
  func cutOff() {
    #expect(
      Rendering("# «https://a.az/b»-da").html
        == "<h2 id=\"httpsaazb-da\">«<a href=\"https://a.az/b\">https://a.az/b</a>»-da</h2>\n")
    #expect(Rendering("a\n«https://a.az/b»\n[c](d.md)").body?.links.map { Int($0.range.line) } == [2, 3])
  }

  @Test(
    "a part of an e-mail address is never linked",
    arguments: [
      Slip("ə ①şikayət@forum.az b", "① odd-letter-box"), Slip("①əli.məmmədov@forum.az", "① odd-letter-box"),
      Slip("| a |\n|---|\n| ①приёмn@forum.az |", "① odd-letter-box"), Slip("приём@forum.az"),
      Slip("office@forum.az, «info@forum.az»"),
      Slip("ünvan—office@forum.az"), Slip("`şikayət@forum.az`"),
    ])
  func letterBoxes(slip: Slip) {
    let rendering = Rendering(slip.marked)
    #expect(rendering.reports == slip.reports)
    #expect(slip.reports.isEmpty || !rendering.html.contains("mailto:"))
  }

  @Test(
    "an item that is glued to the one beside it is told",
    arguments: [
      Slip("- Bakı\n①-Gəncə\n- Quba", "① unread-list: - Gəncə"), Slip("- Bakı\n①–Gəncə", "① unread-list: - Gəncə"),
      Slip("- Bakı\n①• Gəncə", "① unread-list: - Gəncə"), Slip("* Bakı\n①*Gəncə\n* Quba", "① unread-list: - Gəncə"),
      Slip("1. Bakı\n①2.Gəncə\n3. Quba", "① unread-list: 2. Gəncə"),
      Slip("1) Bakı\n①2)Gəncə", "① unread-list: 2) Gəncə"),
      Slip("- Bakı\n①-Gəncə\n-Şəki\n- Quba", "① unread-list: - Gəncə\n- Şəki"),
      Slip("①-Bakı\n- Gəncə", "① unread-list: - Bakı"), Slip("①1.Bakı\n2. Gəncə", "① unread-list: 1. Bakı\n2. Gəncə"),
      Slip("> - Bakı\n> ①-Gəncə", "① unread-list: - Gəncə"),
      Slip("- ilk\n  – davamı"), Slip("- ilk\n  -5 dərəcə"), Slip("1. ilk\n2016.ci ildə"),
      Slip("1. ilk, bax:\n12.05.2016"),
      Slip("- ilk\n  *vurğu* və"), Slip("-Bakı"),
    ])
  func gluedItems(slip: Slip) {
    #expect(Rendering(slip.marked).reports == slip.reports)
  }

  @Test(
    "numbers and bullets that Markdown has no list for are told where they go on",
    arguments: [
      Slip("①1.1. A\n1.2. B", "① unread-list"), Slip("①1.1 A\n1.1.1 B\n1.2 C", "① unread-list"),
      Slip("①1- A\n2- B", "① unread-list"), Slip("①1 - A\n2 - B", "① unread-list"),
      Slip("①1/ A\n2/ B", "① unread-list"),
      Slip("①I. A\nII. B", "① unread-list"), Slip("ə:\n①II) A\nIII) B", "① unread-list"),
      Slip("①a. bir\nb. iki", "① unread-list"), Slip("①ü A\nü B", "① unread-list: - A\n- B"),
      Slip("①§ A\n§ B", "① unread-list: - A\n- B"), Slip("①\u{F0D8} A\n\u{F0D8} B", "① unread-list: - A\n- B"),
      Slip("①\u{F0FC} A\n\u{F0FC} B", "① unread-list: - A\n- B"),
      Slip("①1.1.A\n1.2.B", "① unread-list"), Slip("①1 -A\n2 -B", "① unread-list"),
      Slip("①A. bir\nB. iki", "① unread-list"), Slip("①→ A\n→ B", "① unread-list: - A\n- B"),
      Slip("①✅ A\n✅ B", "① unread-list: - A\n- B"), Slip("①🔹 A\n🔹 B", "① unread-list: - A\n- B"),
      Slip("1.5 milyon\n2.5 milyon"), Slip("1- A\n5- B"), Slip("I. A"), Slip("A. Əliyev\nB. Həsənov"),
      Slip("§ 5 A\n§ 6 B"), Slip("1-ci\n2-ci"), Slip("o gəldi\no getdi"), Slip("10 - 20 manat\n15 - 30 manat"),
      Slip("V. Əliyev\nI. Həsənov"),
    ])
  func otherLists(slip: Slip) {
    #expect(Rendering(slip.marked).reports == slip.reports)
  }

  @Test(
    "columns with blanks between them are told",
    arguments: [
      Slip("①Bakı    12\nGəncə   14", "① unread-table: | Bakı | 12 |\n|---|---|\n| Gəncə | 14 |"),
      Slip(
        "①Rayon   İl   Say\nBakı    2014   5",
        "① unread-table: | Rayon | İl | Say |\n|---|---|---|\n| Bakı | 2014 | 5 |"),
      Slip("One sentence.  Another one.\nMore of it.  And more."), Slip("Bakı    12"), Slip("a  \nb  \nc"),
    ])
  func blankColumns(slip: Slip) {
    #expect(Rendering(slip.marked).reports == slip.reports)
  }

  @Test(
    "stars that would be shown are told with what to write, which is emphasis then",
    arguments: [
      Slip("①**Qeyd:**müraciət", "① unread-emphasis: **Qeyd:** müraciət"),
      Slip("Bu ①**\"Şəffaflıq\"**nın b", "① unread-emphasis: \"**Şəffaflıq**\"nın"),
      Slip("①*\"Azərbaycan\"*ın", "① unread-emphasis: \"*Azərbaycan*\"ın"),
      Slip("①**«Открытость»**а", "① unread-emphasis: «**Открытость**»а"),
      Slip("①**AXC-**nin", "① unread-emphasis: **AXC**-nin"),
      Slip("①**Nazirlik (NK)**nin", "① unread-emphasis: **Nazirlik (NK)nin**"),
      Slip("①**\"A\" və \"B\"**nin", "① unread-emphasis: **\"A\" və \"B\"nin**"),
      Slip("söz①**\"Şəffaflıq\"**", "① unread-emphasis:  **\"Şəffaflıq\"**"),
      Slip("①** Qeyd:** b", "① unread-emphasis: **Qeyd:** "),
      Slip("①**Qeyd: **müraciət", "① unread-emphasis: **Qeyd:** "),
      Slip("①__Qeyd:__mətn", "① unread-emphasis: **Qeyd:** mətn"),
      Slip(
        "①__Şəffaflıq__ın, ②_yeni qanun_un", "① unread-emphasis: **Şəffaflıq**ın", "② unread-emphasis: *yeni qanun*un"),
      Slip("_a_ və __b__, fayl_adi_budur.pdf, _(c)_, _«d»_, _Şəffaflıq_ın"),
      Slip("①**Qeyd **b", "① unread-emphasis: **Qeyd** "), Slip("①**Qeyd: müraciət", "① unread-emphasis"),
      Slip("- ①**Qeyd:**a\n- **b**", "① unread-emphasis: **Qeyd:** a"),
      Slip("| ①**a:**b |\n|---|\n| **c** |", "① unread-emphasis: **a:** b"),
      Slip("## ①**Qeyd:**a", "① unread-emphasis: **Qeyd:** a"),
      Slip("**a** b**c** *d*-nin ***e*** **f *g* h** (**i**), **\"j\"** **k.** «**l**»nin **m**nin"),
      Slip("**https://a.az/b** **[c](d.md)** **`e`** [**f**](g.md)"),
      Slip("①**`e`**nin", "① unread-emphasis: **`e`nin**"), Slip("500* manat, 300** nəfər"),
      Slip("`**Qeyd:**a` \\**b:\\**c"), Slip("5 ** 3 and 2 ** 4, a ** b ** c, 5*(a+b)*c, src/**/x.md"),
      Slip("**bir\niki** üç"),
    ])
  func stars(slip: Slip) {
    let reports = Rendering(slip.marked).reports
    #expect(reports.map { $0.trimmed } == slip.reports.map { $0.trimmed })
    for diagnostic in Rendering(slip.marked).diagnostics {
      guard let meant = diagnostic.suggestion else { continue }
      #expect(Rendering(meant + " b").reports == [] && !Rendering(meant + " b").html.contains("*"), "\(meant)")
    }
  }

  @Test(
    "code that nothing closes is told",
    arguments: [
      Slip("a\n\n①```\nkod\n\n## B\n", "① open-fence"), Slip("①~~~~\nkod\n~~~\n", "① open-fence"),
      Slip("- a\n\n  ①```\n  kod\n", "① open-fence"), Slip("```\nkod\n```\n"), Slip("> ```\n> kod\n> ```\n"),
      Slip("- ```\n  kod\n  ```\n\n~~~\n```\n~~~~~~"), Slip("    kod\n    ```"),
    ])
  func fences(slip: Slip) {
    #expect(Rendering(slip.marked).reports == slip.reports)
  }

  @Test(
    "a star for a remark that becomes a bullet is told",
    arguments: [
      Slip("500* manat\n\n①* təxmini", "① remark-as-list: \\* təxmini"),
      Slip("| a |\n|---|\n| 12* |\n\n①* ilkin\n", "① remark-as-list: \\* ilkin"),
      Slip("500 manat\n\n* təxmini"), Slip("500* manat\n\n* a\n* b"), Slip("*500* manat\n\n* təxmini"),
      Slip("500* manat\n\n- təxmini"), Slip("500* manat\n\n\\* təxmini"),
    ])
  func remarks(slip: Slip) {
    #expect(Rendering(slip.marked).reports == slip.reports)
  }

  @Test(
    "a date that begins a list, signs that make a heading, and the end of one are told",
    arguments: [
      Slip("①12. 05. 2016 tarixində", "① date-as-list: 12.05.2016 tarixində"),
      Slip("①1. 1. 2016", "① date-as-list: 1.1.2016"),
      Slip("①12. 05. 2016 a\n②13. 05. 2016 b", "① date-as-list: 12.05.2016 a", "② date-as-list: 13.05.2016 b"),
      Slip("- ①12. 05.2016-da", "① date-as-list: 12.05.2016-da"), Slip("1. 5 nəfər"), Slip("12. 45. 2016"),
      Slip("12.05.2016 a"),
      Slip("Mətn\n①-\n", "① sign-as-heading"), Slip("Mətn\n①=\n", "① sign-as-heading"), Slip("Mətn\n===\n"),
      Slip("①## 5 #", "① lost-sign: ## 5 \\#"), Slip("①# C ##", "① lost-sign: # C \\##"), Slip("# C #"),
      Slip("## C ##"),
      Slip("## C#"), Slip("## C \\#"), Slip("##"), Slip("## #"),
    ])
  func lines(slip: Slip) {
    #expect(Rendering(slip.marked).reports == slip.reports)
  }

  @Test(
    "the path of a file that would lose its backslashes is told",
    arguments: [
      Slip("ə ①\\\\server\\paylaşım, b", "① lost-backslash: `\\\\server\\paylaşım`"),
      Slip("(①C:\\yeni\\_qovluq\\*.txt)", "① lost-backslash: `C:\\yeni\\_qovluq\\*.txt`"), Slip("C:\\yeni\\qovluq"),
      Slip("`\\\\server\\a` a\\*b 1\\. \\\\ c"),
    ])
  func paths(slip: Slip) {
    #expect(Rendering(slip.marked).reports == slip.reports)
  }

  @Test(
    "links with a bracket or a blank too few or too many are told with what to write",
    arguments: [
      Slip("ə ①[Qanun(https://a.az/b) c", "① unread-link: [Qanun](https://a.az/b)"),
      Slip("①[Qanun(qanun.pdf)", "① unread-link: [Qanun](qanun.pdf)"),
      Slip("①Qanun](https://a.az/b)", "① unread-link: [Qanun](https://a.az/b)"),
      Slip("Bax: ①Qanun](https://a.az/b)", "① unread-link"),
      Slip("①[Qanun] [1]\n\n[1]: https://a.az", "① unread-link: [Qanun][1]"),
      Slip("①! [Foto](a.jpg)", "① unread-link: ![Foto](a.jpg)"),
      Slip("ə ①! [Foto](a.png) b", "① unread-link: ![Foto](a.png)"),
      Slip("[x](①#)", "① empty-anchor"), Slip("[x](①mailto: office@a.az)", "① unread-link: mailto:office@a.az"),
      Slip("[x](①https:// a.az/b)", "① unread-link: https://a.az/b"),
      Slip("[x](①https://a.az başlıq)", "① unread-link: https://a.az \"başlıq\""),
      Slip("[x](①https://a.az/b.pdf Qanunun mətni)", "① unread-link: https://a.az/b.pdf \"Qanunun mətni\""),
      Slip("[x](①a.pdf Qanunun mətni)", "① unread-link: a.pdf \"Qanunun mətni\""),
      Slip("[x](①mailto:office@a.az Yazın)", "① unread-link: mailto:office@a.az \"Yazın\""),
      Slip("[x](①tel:+994 12 493 00 00)", "① unread-link: tel:+994124930000"),
      Slip("[x](①https://a.az/b c.pdf)", "① unread-link: https://a.az/b%20c.pdf"),
      Slip("Diqqət! [Foto](a.jpg)"), Slip("! [Qanun](a.md)"), Slip("[Qanun] [2] və [3]"), Slip("[0, 1) (bax)"),
      Slip("f(a](b)"), Slip("[x](Mr.Smith said)"),
      Slip("[bax (https://a.az/b)"), Slip("[a][1] [1]\n\n[1]: https://a.az"), Slip("[x](#top)"),
    ])
  func links(slip: Slip) {
    #expect(Rendering(slip.marked).reports == slip.reports)
  }

  @Test(
    "sums and numbers of taxpayers are no telephone numbers",
    arguments: [
      Slip("5 000 000-7 000 000 manat"), Slip("1 000 000 - 2 000 000, 8 000 000 - 9 000"), Slip("VÖEN: 0501234567"),
      Slip("VÖEN-i 0551234567"), Slip("ИНН 0501234567"), Slip("tel. ①050 123 45 67", "① personal-number"),
      Slip("①8 (495) 123-45-67, ②8 495 123 45 67", "① personal-number", "② personal-number"),
      Slip("12 nəfər: ①0501234567", "① personal-number"),
    ])
  func telephones(slip: Slip) {
    #expect(Rendering(slip.marked).reports == slip.reports)
  }

  /// Found by the fuzzer: its lines have as many cells by one count as by another none.
  @Test("lines parted by blanks with unlike numbers of cells are no table, and no crash")
  func unlikeCells() {
    let bytes = fixture("../../Fuzz/Corpus/Markdown/spaced-lines")
    #expect(!bytes.isEmpty)
    #expect(Rendering(bytes: bytes).body != nil)
  }

  /// Found by the fuzzer: cmark cuts the text of a broken footnote within a character.
  @Test(
    "what is written is UTF-8, wherever cmark cuts a text",
    arguments: [
      "![\r[^\n\u{FFFD}b]]()", "[^\n\u{FFFD}b]", "![a[^\nəb]](x.png)", "[^\n😀b] c",
    ])
  func cutCharacters(body: String) {
    #expect(String(validating: Rendering(bytes: Array(body.utf8)).bytes, as: UTF8.self) != nil)
  }
}
