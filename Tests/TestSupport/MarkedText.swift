package import Diagnostics

/// A text in which the expected places are marked, so that no test counts columns: `due: ①June 2014`.
package struct MarkedText: Sendable {
  /// The text without its marks.
  package let bytes: [UInt8]
  /// Line and column of each mark, both from 1.
  package let places: [Character: Place]

  package struct Place: Hashable, Sendable, CustomStringConvertible {
    package let line: Int
    package let column: Int

    package var description: String { "\(line):\(column)" }
  }

  package init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var places: [Character: Place] = [:]
    var line = 1
    var column = 1
    for scalar in marked.unicodeScalars {
      if ("①"..."⑳").contains(scalar) {
        places[Character(scalar)] = Place(line: line, column: column)
        continue
      }
      text.append(scalar)
      column += 1
      if scalar == "\n" {
        line += 1
        column = 1
      }
    }
    self.bytes = Array(String(text).utf8)
    self.places = places
  }

  /// What was reported, in the form of the expectation: `① not-a-date: 2014-06`, or the bare place where none is marked.
  package func reports(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
      let suggestion = diagnostic.suggestion.map { ": \($0)" } ?? ""
      guard let range = diagnostic.range else { return "\(diagnostic.id)\(suggestion)" }
      let place = Place(line: Int(range.line), column: Int(range.column))
      let mark = places.first { $0.value == place }.map { String($0.key) } ?? place.description
      return "\(mark) \(diagnostic.id)\(suggestion)"
    }
  }
}
