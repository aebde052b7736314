internal import FrontMatter
internal import Spreadsheets

extension FieldForm {
  /// How the cells of its column are read.
  var column: ColumnForm {
    switch self {
    case .date: .date
    case .number, .figure, .count: .number
    case .orWord(let form, _): form.column
    default: .text
    }
  }

  /// What a cell says, as a record's file has it.
  ///
  /// - Parameter isKnown: Whether a text names a record as it stands, so that a comma in it parts nothing.
  func document(_ text: String, isKnown: (_ collection: String, _ name: String) -> Bool) -> Document {
    switch self {
    case .date, .number, .figure, .count: return .plain(text)
    case .orWord(let form, let words):
      return words.contains(text.lowercased()) ? .text(text.lowercased()) : form.document(text, isKnown: isKnown)
    case .flag: return meantAnswer(by: text).map { .plain(String($0)) } ?? .text(text)
    case .numbers: return .list(Self.numbers(in: text).map { .plain($0) })
    case .list(let item): return .list(item.items(in: text, isKnown).map { item.document($0, isKnown: isKnown) })
    case .translatedText(isLong: true): return .text(Self.lines(of: text))
    default: return .text(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
  }

  /// Semicolons and lines part items; commas do where no item has any of its own.
  private func items(in text: String, _ isKnown: (String, String) -> Bool) -> [String] {
    let parts = text.split { $0 == ";" || $0.isNewline }.map(Self.trimmed).filter { !$0.isEmpty }
    switch self {
    case .reference(let collection):
      return parts.flatMap { isKnown(collection, $0) ? [$0] : Self.byCommas($0) }
    case .choice, .openChoice, .code, .address, .file: return parts.flatMap(Self.byCommas)
    default: return parts.count > 1 ? parts : parts.flatMap(Self.byCommas)
    }
  }

  private static func byCommas(_ text: String) -> [String] {
    text.split(separator: ",").map { trimmed($0) }.filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// `40.41, 49.87`, `40,41; 49,87`, in brackets too.
  private static func numbers(in text: String) -> [String] {
    let plain = text.filter { !"[]()°".contains($0) }
    let parts = plain.split { $0 == ";" || $0.isWhitespace }
    guard parts.count == 1 else {
      return parts.map { part in
        let number = String(part.hasSuffix(",") ? part.dropLast() : part)
        return number.contains(".") ? number : number.replacing(",", with: ".")
      }
    }
    return byCommas(plain)
  }

  /// Without blanks at the ends of lines, which Markdown would take for a break.
  private static func lines(of text: String) -> String {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
      var line = line
      while line.last?.isWhitespace == true { line.removeLast() }
      return String(line)
    }.joined(separator: "\n")
  }
}
