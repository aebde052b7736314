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
    // The address of the page as a name: its letters and digits.
    let parts = address.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let key = parts.dropFirst(parts.first?.hasPrefix("http") == true ? 1 : 0).joined(separator: "-")
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

  var ris: String {
    let parts = date.description.split(separator: "-")
    let day = (parts + Array(repeating: "", count: 3 - parts.count)).joined(separator: "/")
    let lines = [
      ("TY", "DATA"), ("TI", title), ("AU", publisher), ("PB", publisher), ("PY", String(date.first.year)), ("DA", day),
      ("N1", "Figures as of \(asOf)"), ("UR", address), ("ER", ""),
    ]
    return lines.map { "\($0)  - \($1.split(whereSeparator: \.isNewline).joined(separator: " "))" }
      .joined(separator: "\n")
  }
}

extension String {
  /// With the signs that TeX gives a meaning of their own marked.
  fileprivate var inBibTeX: String {
    var text = ""
    for character in self {
      switch character {
      case "\\": text += "\\textbackslash{}"
      case "{", "}", "%", "&", "#", "$", "_": text += "\\\(character)"
      case "~": text += "\\textasciitilde{}"
      case "^": text += "\\textasciicircum{}"
      default: text.append(character)
      }
    }
    return text
  }
}

extension PageContext {
  /// How to cite what stands at an address.
  ///
  /// - Parameter updated: When it was last changed; unless given, the day of publication, else that of the figures.
  func cite(_ title: String, updated: PartialDate?, at address: String) -> CitationView {
    CitationView(
      title: title, sentence: citation(of: title), publisher: text(source.settings.publisher) ?? siteTitle,
      asOf: reportDate.iso,
      date: updated ?? source.settings.published ?? PartialDate(report.asOf), address: address)
  }
}
