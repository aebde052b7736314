internal import Exact
internal import Localisation
internal import Reporting
internal import Template

/// How to cite a page or a table, in the forms that people and programs take. Each is put together when it is asked for.
struct CitationView: TemplateView {
  let title: String
  /// Publisher, title and day of the figures, in a sentence.
  let sentence: String
  let publisher: String
  let asOf: String
  /// When it was published or last changed, as precise as known.
  let date: PartialDate
  /// The permanent one.
  let address: String

  static let declaration = ViewDeclaration<CitationView>(
    "citation",
    [
      .init("text", \.text),
      .init("bibtex", \.bibtex),
      .init("ris", \.ris),
      .init("url", \.address),
    ])

  var text: String { "\(sentence) \(address)" }

  var bibtex: String {
    let month = date.precision == .year ? "" : "  month = {\(date.first.components.month)},\n"
    return """
      @misc{\(key),
        title = {\(title.inBibTeX)},
        author = {{\(publisher.inBibTeX)}},
        year = {\(date.first.year)},
      \(month)  note = {Figures as of \(asOf)},
        url = {\(address)}
      }
      """
  }

  /// The address behind `https://` as a name: its letters and digits.
  private var key: String {
    var name: [UInt8] = []
    let start = address.utf8.firstIndex(of: UInt8(ascii: "/")) ?? address.startIndex
    for byte in address.utf8[start...] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        name.append(byte)
      default: if let last = name.last, last != UInt8(ascii: "-") { name.append(UInt8(ascii: "-")) }
      }
    }
    if name.last == UInt8(ascii: "-") { name.removeLast() }
    return String(decoding: name, as: UTF8.self)
  }

  var ris: String {
    let parts = date.description.split(separator: "-")
    let day = (parts + Array(repeating: "", count: 3 - parts.count)).joined(separator: "/")
    return """
      TY  - DATA
      TI  - \(title.inOneLine)
      AU  - \(publisher.inOneLine)
      PB  - \(publisher.inOneLine)
      PY  - \(date.first.year)
      DA  - \(day)
      N1  - Figures as of \(asOf)
      UR  - \(address)
      ER  - \("")
      """
  }
}

extension String {
  /// With the signs that TeX gives a meaning of their own marked.
  fileprivate var inBibTeX: String {
    guard utf8.contains(where: { "\\{}%&#$_~^".utf8.contains($0) }) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": text += "\\textbackslash{}"
      case "{", "}", "%", "&", "#", "$", "_": text += "\\\(scalar)"
      case "~": text += "\\textasciitilde{}"
      case "^": text += "\\textasciicircum{}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  fileprivate var inOneLine: String {
    guard utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return self }
    return split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

extension PageContext {
  /// How to cite what stands at an address.
  ///
  /// - Parameter dated: When it was last changed or made public; unless given, the day of publication, else that of the
  ///   figures.
  func cite(_ title: String, dated: PartialDate?, at address: String) -> CitationView {
    CitationView(
      title: title, sentence: citation(of: title), publisher: text(source.settings.publisher) ?? siteTitle,
      asOf: reportDate.iso,
      date: dated ?? source.settings.published ?? PartialDate(report.asOf), address: address)
  }
}
