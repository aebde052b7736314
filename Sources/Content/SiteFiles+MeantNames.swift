internal import Diagnostics

// What is meant by names that files do not have in a site.
extension SiteFiles {
  /// `meeting.md` for `meeting.md.txt`, which some editors make of it, and for `meeting.markdown`.
  static func meantRecord(_ name: String) -> String? {
    let (stem, ending) = parts(of: name)
    switch ending.lowercased() {
    case "markdown", "mdown", "mkd", "mkdn", "mdwn", "mdtxt": return stem.hasSuffix(".md") ? stem : stem + ".md"
    case "txt", "text": return stem.hasSuffix(".md") ? stem : nil
    default: return nil
    }
  }

  /// The file of the settings that is meant by a name such as `site_az.yaml`, `site.az.yml` or `settings (az).yaml`; `nil`
  /// where it means none.
  func meantSettings(_ name: String) -> String? {
    var words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if ["txt", "bak"].contains(words.last) { words.removeLast() }
    guard ["yaml", "yml"].contains(words.popLast()), ["site", "settings"].contains(words.first) else { return nil }
    // The number of a copy: `site.az (1).yaml`.
    if words.count > 1, words.last?.allSatisfy(\.isNumber) == true { words.removeLast() }
    switch words.count {
    case 1: return name == SiteFiles.settings ? nil : SiteFiles.settings
    case 2: return listed(words[1]).map { $0 == languages.first ? SiteFiles.settings : Self.settings(in: $0) }
    default: return nil
    }
  }

  /// The name that a record's file can have in place of one with blanks and brackets: `about.az.md` for `about (az)`, and
  /// `annual-report.md` for `Annual report`; `nil` where nothing of it is left.
  func meantName(_ stem: String) -> String? {
    var words = stem.lowercased().split { !$0.isLetter && !$0.isNumber }.map { word in
      String(String.UnicodeScalarView(word.unicodeScalars.filter { $0 != "\u{307}" }))
    }
    // The number of a copy behind a language's code: `about.az (1)`.
    if words.count > 2, words[words.count - 1].allSatisfy(\.isNumber), words[words.count - 2].count == 2,
      listed(words[words.count - 2]) != nil
    {
      words.removeLast()
    }
    let code = words.count > 1 ? words.last.flatMap { $0.count == 2 ? listed($0) : nil } : nil
    if code != nil { words.removeLast() }
    let slug = words.joined(separator: "-")
    guard !slug.isEmpty else { return nil }
    return code.map { $0 == languages.first ? "\(slug).md" : "\(slug).\($0).md" } ?? "\(slug).md"
  }

  /// The language by whose code the folder of a collection's file is called: `az` of `pages/az/about.md`.
  func folderOfLanguage(_ path: String) -> String? {
    path.split(separator: "/").dropFirst().dropLast().last.flatMap { listed(String($0)) }
  }

  /// `x_az` and `x-az` beside `x`, in a site that has `az`.
  func misnamedTranslation(_ stem: String) -> (slug: String, code: String)? {
    guard let sign = stem.lastIndex(where: { $0 == "_" || $0 == "-" }),
      let code = listed(String(stem[stem.index(after: sign)...]))
    else { return nil }
    return (String(stem[..<sign]), code)
  }

  /// What `people.fr` would be a translation of, if the site had French, and `people.AZ`, if languages had capitals.
  func unlistedTranslation(_ stem: String) -> (slug: String, code: String)? {
    // Most names have no point, and a pattern is compiled at each use.
    guard stem.utf8.contains(UInt8(ascii: ".")),
      let match = stem.wholeMatch(of: /(.+)\.([A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-[A-Za-z]{2})?)/)
    else { return nil }
    let (slug, code) = (String(match.1), String(match.2))
    return code.first?.isLowercase == true || listed(code) != nil ? (slug, code) : nil
  }

  /// The site's language that a code means: `az` for `AZ` and for the three letters of `aze`.
  func listed(_ code: String) -> String? {
    let small = code.lowercased()
    return languages.first { $0.lowercased() == small }
      ?? languages.first { $0.count == 2 && small.count == 3 && small.hasPrefix($0) }
      // `az` where the site has `az-AZ`.
      ?? languages.first { small.count == 2 && $0.lowercased().hasPrefix(small + "-") }
  }

  /// The site's language that has a name: `az` for `azerbaijani`.
  func named(_ name: String) -> String? {
    let codes = [
      "azerbaijani": "az", "azeri": "az", "azərbaycan": "az", "azərbaycanca": "az", "english": "en", "ingilis": "en",
      "ingiliscə": "en", "russian": "ru", "rusca": "ru", "русский": "ru", "английский": "en", "азербайджанский": "az",
    ]
    return codes[name.lowercased()].flatMap(listed)
  }

  /// The file of words that one in a folder with another name is meant for: `strings/az.yaml` for `i18n/az.yaml`.
  func meantWords(_ top: String, _ stem: String, ending: String) -> String? {
    guard ["yaml", "yml"].contains(ending.lowercased()), let language = listed(stem) ?? named(stem),
      top.lowercased() == "strings" || nearMiss(top.lowercased(), among: ["strings"]) != nil
        || ["i18n", "locales", "locale", "lang", "words", "translations", "sözlər"].contains(top.lowercased())
    else { return nil }
    return "strings/\(language).yaml"
  }
}
