import Diagnostics
import Exact

/// The smallest part of a template that means something, and where it stands.
struct Token: Sendable {
  enum Kind: Sendable {
    /// Text between tags, ready to be written: UTF-8, white space already cut.
    case data([UInt8])
    /// `{%` and `{{`.
    case blockBegin, outputBegin
    /// `%}` and `}}`.
    case tagEnd
    case name(String)
    case text(String)
    case number(Quantity)
    case symbol(Symbol)
    /// Something already reported; the tag it stands in makes no sense.
    case invalid
    case end
  }

  let kind: Kind
  let place: SourceRange
}

/// A sign or pair of signs in a tag.
enum Symbol: String, Sendable, CaseIterable {
  case power = "**"
  case floorDivide = "//"
  case equal = "=="
  case notEqual = "!="
  case atMost = "<="
  case atLeast = ">="
  case optionalDot = "?."
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case remainder = "%"
  case tilde = "~"
  case less = "<"
  case greater = ">"
  case assign = "="
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
  case comma = ","
  case colon = ":"
  case dot = "."
  case pipe = "|"

  /// The sign at the start of these bytes; pairs are tried first.
  init?(at bytes: ArraySlice<UInt8>) {
    guard let found = Self.allCases.first(where: { bytes.starts(with: $0.rawValue.utf8) }) else { return nil }
    self = found
  }

  /// The bracket that closes this one.
  var closing: Symbol? {
    switch self {
    case .openParenthesis: .closeParenthesis
    case .openBracket: .closeBracket
    case .openBrace: .closeBrace
    default: nil
    }
  }

  var isClosing: Bool { self == .closeParenthesis || self == .closeBracket || self == .closeBrace }
}
