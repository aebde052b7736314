/// What the styles of an OpenDocument workbook say of its cells: a line through them, and words in place of numbers.
struct OpenStyles {
  private struct CellStyle {
    var parent: String?
    var format: String?
    var isStruck: Bool?
  }

  /// How a style of data shows numbers, and which others hold for some of them.
  private struct Format {
    var showsNumber = false
    var words = ""
    var others: [(section: CoveredNumbers.Section, name: String)] = []
  }

  private var cells: [String: CellStyle] = [:]
  private var formats: [String: Format] = [:]
  private var cell: String?
  private var format: String?

  private static let most = 100_000
  private static let numbers: Set = ["number-style", "currency-style", "percentage-style"]

  mutating func open(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "style":
      cell = attributes["family"] == "table-cell" && cells.count < Self.most ? attributes["name"] : nil
      if let cell {
        cells[cell] = CellStyle(parent: attributes["parent-style-name"], format: attributes["data-style-name"])
      }
    case "text-properties":
      if let cell, let line = attributes["text-line-through-style"] ?? attributes["text-line-through-type"] {
        cells[cell]?.isStruck = line != "none"
      }
    case _ where Self.numbers.contains(name):
      format = formats.count < Self.most ? attributes["name"] : nil
      if let format { formats[format] = Format() }
    case "number", "scientific-number", "fraction": if let format { formats[format]?.showsNumber = true }
    case "map":
      guard let format, let condition = attributes["condition"], let name = attributes["apply-style-name"],
        let match = condition.wholeMatch(of: /value\(\)\s*([<>=!]+)\s*(-?[0-9.]+)/), let limit = Double(match.2)
      else { return }
      let comparison = match.1 == "!=" ? "<>" : String(match.1)
      formats[format]?.others.append((CoveredNumbers.Section(comparison: comparison, limit: limit), name))
    default: break
    }
  }

  mutating func close(_ name: String, _ text: String) {
    if name == "style" { cell = nil }
    if Self.numbers.contains(name) { format = nil }
    if name == "text", let format { formats[format]?.words += text }
  }

  func isStruck(_ style: String) -> Bool { value(of: style) { $0.isStruck } ?? false }

  /// The numbers in whose place a style shows words; `nil` where it shows every number.
  func covered(by style: String) -> CoveredNumbers? {
    guard let name = value(of: style, { $0.format }), let format = formats[name] else { return nil }
    let others = format.others.map { section, name in
      var section = section
      section.words = words(of: name)
      return section
    }
    return CoveredNumbers(others + [CoveredNumbers.Section(words: words(of: name))])
  }

  private func words(of format: String) -> String? {
    guard let format = formats[format], !format.showsNumber else { return nil }
    return format.words.trimmed
  }

  /// What a style says, or the nearest of those that it was made from.
  private func value<Value>(of style: String, _ said: (CellStyle) -> Value?) -> Value? {
    var name: String? = style
    for _ in 0..<16 {
      guard let next = name, let found = cells[next] else { return nil }
      if let value = said(found) { return value }
      name = found.parent
    }
    return nil
  }
}
