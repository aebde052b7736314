import Diagnostics

/// What is wrong with the form of a template.
extension Diagnostic {
  static func templateTooLarge(_ size: Int, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      "template-too-large", "This template has \(size) bytes; the most that is read is \(Lexer.sizeLimit).", at: place)
  }

  static func notUTF8(at place: SourceRange) -> Diagnostic {
    Diagnostic(
      "template-not-utf8", "From here on this file is not UTF-8 text.", at: place,
      help: "save the file with the encoding UTF-8")
  }

  static func nulByte(at place: SourceRange) -> Diagnostic {
    Diagnostic("template-nul", "A NUL character stands here, which no text holds.", at: place, help: "take it out")
  }

  static func unclosedTag(_ opening: String, at place: SourceRange) -> Diagnostic {
    let closing = opening == "{{" ? "}}" : opening == "{%" ? "%}" : "#}"
    return Diagnostic(
      "template-unclosed", "This `\(opening)` is never closed.", at: place, help: "end it with `\(closing)`")
  }

  static func unclosedBracket(_ bracket: String, at place: SourceRange) -> Diagnostic {
    Diagnostic("template-unclosed", "This `\(bracket)` is never closed.", at: place)
  }

  static func unclosedText(at place: SourceRange) -> Diagnostic {
    Diagnostic("template-unclosed", "The text that begins with this quote never ends.", at: place)
  }

  static func unclosedBlock(
    _ keyword: String, end: String, at place: SourceRange, before other: Name? = nil
  ) -> Diagnostic {
    Diagnostic(
      "template-unclosed", "This `\(keyword)` is never closed.", at: place, help: "end it with `{% \(end) %}`",
      notes: other.map { [Note("`\($0.text)` comes before that.", at: $0.place)] } ?? [])
  }

  static func strayEnd(_ name: Name) -> Diagnostic {
    Diagnostic("template-stray-end", "There is nothing open that `\(name.text)` could belong to.", at: name.place)
  }

  static func strayBracket(_ bracket: String, at place: SourceRange) -> Diagnostic {
    Diagnostic("template-syntax", "No bracket is open that this `\(bracket)` could close.", at: place)
  }

  static func strayCharacter(_ written: String, at place: SourceRange) -> Diagnostic {
    Diagnostic("template-syntax", "`\(written)` means nothing here.", at: place)
  }

  static func numberTooLarge(_ written: String, at place: SourceRange) -> Diagnostic {
    Diagnostic("template-number", "The number `\(written)` has more than 18 digits.", at: place)
  }

  static func notANumber(_ written: String, at place: SourceRange) -> Diagnostic {
    Diagnostic("template-number", "`\(written)` is not a number.", at: place, help: "write a number such as 42 or 3.5")
  }

  static func unknownEscape(_ written: String, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      "template-escape", "`\(written)` stands for no character.", at: place,
      help: #"write `\\` for a backslash itself"#)
  }

  static func expected(_ wanted: String, butFound found: String, at place: SourceRange) -> Diagnostic {
    Diagnostic("template-syntax", "Here should be \(wanted), but there is \(found).", at: place)
  }

  static func tooDeep(_ limit: Int, at place: SourceRange) -> Diagnostic {
    Diagnostic("template-too-deep", "This is nested deeper than \(limit) levels, the most that is allowed.", at: place)
  }

  static func unknownTag(_ name: Name, among known: [String]) -> Diagnostic {
    let help =
      switch name.text {
      case "autoescape": "escaping is always on"
      case "do": "use `{% set … %}`"
      case "break", "continue": "choose the items with `for … in … if …`"
      default: Fault.help(for: name.text, among: known)
      }
    return Diagnostic("unknown-tag", "There is no tag `\(name.text)`.", at: name.place, help: help)
  }

  static func dynamicReference(at place: SourceRange) -> Diagnostic {
    Diagnostic(
      "template-reference", "The name of a template must be written out here, so that it can be checked.", at: place,
      help: "write a name in quotes, or several in brackets")
  }

  static func syntax(_ message: String, at place: SourceRange, help: String? = nil) -> Diagnostic {
    Diagnostic("template-syntax", message, at: place, help: help)
  }
}
