// Which of the suggestions is the only reading there is, so that nobody need be asked.

extension QuantityFault {
  /// Can the text be no number but the suggested one, and does it say nothing beside it?
  ///
  /// `8 080`, `1,234,567` and `16,2` can; `2,350` may be thousands or decimals, and `25 people` says of what.
  /// - Parameter written: The text that the fault was found in.
  package func isSure(of written: String) -> Bool {
    guard suggestion != nil else { return false }
    let marks = written.filter { $0 == "," || $0 == "." }
    switch reason {
    case .decimalComma: return !written.contains("·") && written.first.map { $0.isNumber || $0 == "-" } == true
    case .thousandsSeparator:
      return marks.count != 1 || written.contains { $0.isWhitespace || $0 == "'" || $0 == "’" }
    case .apostrophe, .otherDigits, .fraction: return marks.isEmpty
    case .invisible:
      let visible = String(
        String.UnicodeScalarView(written.unicodeScalars.filter { $0.properties.generalCategory != .format }))
      let spaced = Substring(visible.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")).trimmed
      return (try? Quantity.parse(String(spaced))) != nil
        || spaced.wholeMatch(of: /-?[1-9]\d{0,2}( \d{3})+(\.\d+)?/) != nil
    case .notANumber: return written.wholeMatch(of: /[+−]\d+(\.\d+)?|-?\.\d+|-?\d+\./) != nil
    case .empty, .percentSign, .currency, .mark, .smallShare, .approximate, .magnitude, .letterForDigit, .unit, .bound,
      .range,
      .share, .bracketed, .shortened, .spreadsheetError, .formula, .saysMissing, .words, .tooManyDigits:
      return false
    }
  }
}

extension DateFault {
  /// Can the text be no date but the suggested one?
  ///
  /// A time of day may make it another day elsewhere, and `2008-9` may be a year that ends in the next one.
  /// - Parameter written: The text that the fault was found in.
  package func isSure(of written: String) -> Bool {
    guard case .notADate(meant: _?) = self else { return false }
    return !written.contains(":") && written.wholeMatch(of: /\s*\d{4}\s*[-‐‑–−]\s*\d{1,2}\s*/) == nil
  }
}
