internal import Diagnostics
internal import Exact
internal import FrontMatter

// What can be wrong with a theme, and with what a site chooses about it.
extension Diagnostic {
  static func unknownTheme(_ name: String, known: [String], at range: SourceRange?) -> Diagnostic {
    let nearest = nearMiss(name, among: known.filter { $0 != name })
    return Diagnostic(
      "unknown-theme", "There is no theme `\(name)`: no folder of that name has templates.", at: range,
      help: nearest.map { "Did you mean `\($0)`?" } ?? "A theme is a folder in Themes beside Content.",
      suggestion: nearest)
  }

  static func missingTemplate(_ name: String, theme: String) -> Diagnostic {
    Diagnostic(
      "missing-template", "The theme \(theme) lacks the template `\(name)`, which this site needs.", at: nil,
      help: "Add it to the theme's folder `templates`.")
  }

  static func noWords(_ language: String, theme: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-words", "The theme \(theme) has no words in `\(language)`; those of the default language stand in.",
      severity: .warning, at: range, help: "Write Content/strings/\(language).yaml, or take the language out.")
  }

  static func unknownThemeFolder(_ name: String, known: [String], at range: SourceRange) -> Diagnostic {
    let nearest = nearMiss(name, among: known)
    return Diagnostic(
      "unknown-theme-folder", "A theme has no folder `\(name)`, so nothing in it is read.", severity: .warning,
      at: range,
      help: nearest.map { "Did you mean `\($0)`? Rename the folder." }
        ?? "The folders are \(oneOf(known, joining: "and")).")
  }

  // MARK: theme.yaml

  static func notOptions(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-group", "`options` must be a group: the name of each option, and below it what it is.", at: range,
      help: "Write for example `brand: {type: colour, about: The ground of the header.}`.")
  }

  static func oddOptionName(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-option-name", "An option cannot be called `\(name)`.", at: range,
      help: "Write small letters a to z, digits and `_`, beginning with a letter; `name` is the theme's own.")
  }

  static func contrastToNothing(_ name: String, among options: [String], at range: SourceRange) -> Diagnostic {
    let nearest = nearMiss(name, among: options)
    return Diagnostic(
      "unknown-colour", "`\(name)` is neither a colour nor an option that gives one.", at: range,
      help: nearest.map { "Did you mean `\($0)`?" } ?? "Write a colour such as \"#ffffff\", or an option's name.")
  }

  // MARK: Choices

  /// - Parameter suggestion: A colour that would do; `nil` where it is the other one that must change.
  static func lowContrast(
    _ name: String, _ colour: Colour, to otherName: String, _ other: Colour, least: Quantity, suggestion: Colour?,
    at range: SourceRange
  ) -> Diagnostic {
    // Never rounded up to what is demanded.
    let tenths = Int(contrast(colour, other) * 10)
    let measured = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    let white = other.text == "#ffffff" ? "white" : other.text
    let upon = otherName.hasPrefix("#") ? white : "`\(otherName)`, which is \(white)"
    return Diagnostic(
      "low-contrast",
      "`\(name)` must have a contrast of at least \(least):1 to \(upon), but \(colour.text) has \(measured):1.",
      at: range,
      help: suggestion == nil ? "Choose another colour for one of the two." : "Many people could not read it.",
      suggestion: suggestion.map { "\"\($0.text)\"" })
  }

  static func unknownPage(
    _ path: String, in option: String, among known: [String], at range: SourceRange
  ) -> Diagnostic {
    let last = path.split(separator: "/").last ?? ""
    let name = last.hasSuffix(".md") ? last.dropLast(3) : last
    // A record by its name alone, as an address or a file's path has it; or a site elsewhere without what begins an address.
    let named = name.isEmpty ? [] : known.filter { $0 == name || $0.hasSuffix("/" + name) }
    let isHost =
      path.wholeMatch(of: /(?:[\p{L}0-9-]+\.)+\p{L}{2,}(?:\/\S*)?/) != nil
      && ![".md", ".csv", ".pdf", ".html", ".htm"].contains { path.hasSuffix($0) }
    let meant = named.count == 1 ? named[0] : isHost ? "https://\(path)" : nil
    let nearest = meant ?? nearMiss(path, among: known)
    return Diagnostic(
      "unknown-page", "`\(option)` names `\(path)`, but the site has no such page.", at: range,
      help: nearest.map { "Did you mean `\($0)`?" }
        ?? "Write a collection's name such as commitments, a record such as pages/about, or home, data, changes.",
      suggestion: nearest)
  }
}
