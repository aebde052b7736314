internal import Diagnostics
internal import Markup
internal import Reporting

// What can be wrong with a site as a whole.
extension Diagnostic {
  static func givenTwice(_ key: String, at range: SourceRange, table: SourceRange) -> Diagnostic {
    Diagnostic(
      "given-twice", "`\(key)` stands here and in the CSV file beside.", at: range, help: "Keep one of the two.",
      notes: [Note("The table is here.", at: table)])
  }
}

extension Diagnostic {
  static func textLinkToHidden(_ written: String, _ absent: AbsentRecords.Absent, at range: SourceRange) -> Diagnostic {
    .linkToHidden("`\(written)` leads to “\(absent.title)”", absent.absence, instead: "the link", at: range)
  }

  static func noBaseURL(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-base-url", "`base_url` is missing: the address at which the site is published.", at: range,
      help: "Write it into site.yaml, such as `base_url: https://example.org/`, or give --base-url.")
  }

  static func unknownLanguage(_ language: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-language",
      "How numbers, dates and lists are written in `\(language)` is not known; they are written in no language's way.",
      severity: .warning, at: range, help: "Write the language's code as BCP 47 has it, such as az, en-GB or zh-Hant.")
  }

  static func missingSearchScript(theme: String) -> Diagnostic {
    Diagnostic(
      "missing-script", "The theme \(theme) lacks the file `assets/search.js`, which the search page needs.", at: nil,
      help: "Add it to the theme's folder, or build without --search.")
  }

  static func sameAddress(_ path: String, at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      "duplicate-address", "Two pages or files would have the address `\(path)`.", at: range,
      help: "Rename one of them.")
  }

  static func sameAddressButForCapitals(_ path: String, at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      "duplicate-address",
      "The address `\(path)` differs from another in capital letters alone, which many web servers do not tell apart.",
      at: range, help: "Rename one of them.")
  }

  static func oddAlias(_ alias: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-alias", "`\(alias)` cannot be an old address of the page.", at: range,
      help: "Write a path that begins with `/`, such as \(path(meantBy: alias) ?? "/old-name/").")
  }

  /// The path of an address, and of a name without its stroke; `nil` where there is none.
  private static func path(meantBy alias: String) -> String? {
    guard !alias.contains(where: { "?#\\ ".contains($0) }), !alias.contains("..") else { return nil }
    guard let scheme = alias.firstRange(of: "://") else { return alias.hasPrefix("/") ? nil : "/" + alias }
    let path = alias[scheme.upperBound...].drop { $0 != "/" }
    return path.count > 1 ? String(path) : nil
  }

  static func heavyPicture(_ path: String, bytes: Int, at range: SourceRange) -> Diagnostic {
    let size = "\(bytes / 1_000_000).\(bytes % 1_000_000 / 100_000) MB"
    // 400 kbit/s, the line on which pages are measured.
    return Diagnostic(
      "heavy-picture",
      "The picture `\(path)` has \(size), which takes \(bytes / 50_000) seconds on a slow phone's line.",
      severity: .warning, at: range,
      help: "Save it smaller: 1200 pixels wide, as JPEG or WebP, is mostly less than 0.3 MB.")
  }

  static func otherFile(_ path: String, hash: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "other-file", "The SHA-256 of `\(path)` is not the one given here, so it is not the same file.", at: range,
      help: "Put the file in its place that was meant; or, if this one is right, write \(hash).", suggestion: hash)
  }

  /// - Parameter folder: Where the path begins, in the Content folder.
  static func missingFile(
    _ path: String, from folder: String = "", among known: [String], at range: SourceRange
  ) -> Diagnostic {
    if WrittenAddress.isOfOwnComputer(path) { return ownComputer(path, at: range) }
    if path.hasPrefix("http://") || path.hasPrefix("https://") {
      return Diagnostic(
        "missing-file", "This is an address on the web, and a file of the site belongs here.", at: range,
        help: "Save the file beside this text in the Content folder, and write its name.")
    }
    if let inLink = path.wholeMatch(of: /!?\[[^\]]*\]\(([^()]+)\)/).map({ String($0.1) }) {
      return Diagnostic(
        "missing-file", "There is no file `\(path)`.", at: range, help: "Write the path alone.", suggestion: inLink)
    }
    if path.contains("\\") {
      return Diagnostic(
        "missing-file", "There is no file `\(path)`.", at: range, help: "Write `/` between folders.",
        suggestion: path.replacing("\\", with: "/"))
    }
    let resolved = Media.resolve(path, from: folder) ?? path
    // From the Content folder, since that may be another one than the path begins in.
    let nearest = nearMiss(resolved, among: known).map { folder.isEmpty ? $0 : "/" + $0 }
    return Diagnostic(
      "missing-file", "There is no file `\(path)`.", at: range,
      help: nearest.map { "Did you mean `\($0)`?" } ?? "The path begins at the folder of this file.",
      suggestion: nearest)
  }
}
