import TestSupport
import Testing

import Diagnostics
@testable import FrontMatter

/// Letters that were lost or read in the wrong encoding, and right ones that look so.
@Suite struct LetterScanTests {
  /// A text of a file, with the places of what is told.
  struct Text: CustomTestStringConvertible, Sendable {
    let marked: String
    let reports: [String]

    init(_ marked: String, _ reports: String...) {
      self.marked = marked
      self.reports = reports
    }

    var testDescription: String { marked.debugDescription }
  }

  private func found(_ text: MarkedText) -> [Diagnostic] {
    var files = SourceFiles()
    return SourceText.check(text.bytes, file: files.add("a.md"))
  }

  @Test(
    "words of which no letter is left are told, and questions are not",
    arguments: [
      Text("①?????? ???? ??????", "① lost-letters"), Text("a\n## ①????????? ???\n", "① lost-letters"),
      Text("title: ①????? ????????", "① lost-letters"), Text("①?????? 2014, ?????", "① lost-letters"),
      Text("title: \"①?????????\"", "① lost-letters"), Text("①K?rdamir", "① lost-letters"),
      Text("Nə oldu??? Kim???"), Text("Tarix: ???, yer: ???"), Text("kim?nə?harada?"), Text("bu ?????"), Text("???"),
      Text("`?????? ????`"),
    ])
  func lostLetters(text: Text) {
    let marked = MarkedText(text.marked)
    #expect(marked.reports(found(marked)) == text.reports)
  }

  @Test(
    "Azerbaijani words read as Icelandic ones are told, and names of Iceland are not",
    arguments: [
      Text("Qəbələ, ①Þamaxý", "① wrong-encoding: Şamaxı"),
      Text("ə ş ①Ýsmayýllý rayonu Þəki", "① wrong-encoding: İsmayıllı"),
      Text(
        "ə ı Aðdam və ①Daþkənd, yaþ".replacing("①", with: "").replacing("yaþ", with: "①yaþ"), "① wrong-encoding: yaş"),
      Text("ə ①Aðdam", "① wrong-encoding: Ağdam"), Text("ə ş ①Aðdam, Ýran, Þirvan", "① wrong-encoding: Ağdam"),
      Text("ə Davíð Þór Björgvinsson və Þórður"), Text("Bakı şəhəri: Sigurður Jóhannsson, Guðni Þorsteinn, Ýmir"),
      Text("Şəkidə Guðniyə və Alþingidə"), Text("Şəkidə Antonín Novotný, Černý"), Text("Þamaxý"),
    ])
  func icelandic(text: Text) {
    let marked = MarkedText(text.marked)
    #expect(marked.reports(found(marked)) == text.reports)
  }

  @Test(
    "what ends a line in a word processor is to become a blank or a new line",
    arguments: ["\u{B}", "\u{2028}", "\u{C}"])
  func lineEnds(sign: String) {
    let told = found(MarkedText("a\(sign)b"))
    #expect(told.map(\.help?.description).first??.hasPrefix("Put a blank or a new line") == true)
    #expect(found(MarkedText("a\u{1}b")).first?.help?.hasPrefix("Delete it") == true)
  }
}
