internal import Manual
internal import Spreadsheets

/// The arguments of `import table`.
struct ImportRequest {
  var file = ""
  /// The kind of record, in the singular or plural.
  var kind: String?
  /// Which field each column is, by what stands above it.
  var columns: [(header: String, field: String)] = []
  /// What every record is given beside its row, by field.
  var same: [(field: String, text: String)] = []
  /// Columns and rows that are not imported.
  var ignored: [String] = []
  var answers = OfficeList.Answers()
  var isForced = false
  /// Is it only told what would be written?
  var isTrial = false
  var site: String?

  /// All columns that are not understood.
  static let allOthers = "*"

  /// The parts of a text between commas or semicolons; one in quotes may hold them.
  ///
  /// - Parameter isWhole: Whether a part can stand for itself; what is none belongs to the one behind it.
  static func parts(of text: String, isWhole: (String) -> Bool = { _ in true }) -> [String] {
    var parts = [""]
    var isQuoted = false
    for sign in text {
      switch sign {
      case "\"": isQuoted.toggle()
      case ",", ";":
        let isMore = isQuoted || !(parts[parts.count - 1].allSatisfy(\.isWhitespace) || isWhole(parts[parts.count - 1]))
        if isMore { fallthrough } else { parts.append("") }
      default: parts[parts.count - 1].append(sign)
      }
    }
    return parts.map { oneLine($0[...]) }.filter { !$0.isEmpty }
  }

  /// `Ad=title,Son tarix=end`; a name before `=` may hold commas.
  static func pairs(in text: String, of option: String, like example: String) throws(UsageFault) -> [(String, String)] {
    var pairs: [(String, String)] = []
    for part in parts(of: text, isWhole: { $0.contains("=") }) {
      guard let sign = part.firstIndex(of: "="), sign > part.startIndex, part.index(after: sign) < part.endIndex else {
        throw UsageFault(
          message: "`\(option)` takes names, each with `=` and what it is, but here it is `\(part)`.",
          help: "Such as: \(option) \"\(example)\"")
      }
      let name = oneLine(part[..<sign])
      if pairs.contains(where: { OfficeList.folded($0.0) == OfficeList.folded(name) }) {
        throw UsageFault(message: "`\(option)` names `\(name)` twice.", help: "Name it once.")
      }
      pairs.append((name, oneLine(part[part.index(after: sign)...])))
    }
    return pairs
  }

  private static func oneLine(_ text: Substring) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The numbers of the rows that are not imported: `row 12`.
  var ignoredRows: Set<Int> {
    Set(
      ignored.compactMap { name in
        name.lowercased().wholeMatch(of: /row (\d{1,7})/).flatMap { Int($0.1) }
      })
  }
}
