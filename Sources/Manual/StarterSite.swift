internal import Diagnostics
package import FrontMatter
internal import Reporting

/// What a new site is to tell of.
package enum SiteKind: String, CaseIterable, Sendable {
  case project, commitments, indicators, news, all
}

/// Who checks and publishes a site at each change.
package enum ContinuousIntegration: String, CaseIterable, Sendable {
  case github, gitlab
}

/// The files of a new site: settings, a few records of each collection that it needs, and what its editors must know.
///
/// All that is invented is marked `illustrative`. Texts are in the site's languages where the program has them, else in
/// English.
package struct StarterSite: Sendable {
  private let kind: SiteKind
  /// Of site.yaml, without the languages and the day.
  private let settings: [String: Document]
  /// The default one first.
  private let languages: [String]
  private let unknownLanguages: [String]
  private let today: String
  private let host: ContinuousIntegration?
  /// What the program itself speaks to the site's editors.
  package let manual: ManualLanguage

  /// - Parameters:
  ///   - settings: The fields of site.yaml that are known, such as `title`.
  ///   - languages: The default one first.
  ///   - unknownLanguages: Those of which nobody knows how they write numbers and dates.
  ///   - today: Such as 2026-12-01.
  package init(
    _ kind: SiteKind, settings: [String: Document], languages: [String], unknownLanguages: [String], today: String,
    host: ContinuousIntegration?
  ) {
    self.kind = kind
    self.settings = settings
    self.languages = languages
    self.unknownLanguages = unknownLanguages
    self.today = today
    self.host = host
    manual = ManualLanguage(of: languages[0])
  }

  /// Each with its path from the site's folder.
  package var files: [(path: String, text: String)] {
    var files =
      settingsFiles + [
        ("README.md", readme), (".gitignore", "/Output/\n.vitrine*\n"),
      ]
    switch host {
    case .github?: files.append((".github/workflows/site.yml", Self.text(PackageResources.github_yml)))
    case .gitlab?: files.append((".gitlab-ci.yml", Self.text(PackageResources.gitlab_yml)))
    case nil: break
    }
    let texts = languages.map { StarterTexts(ManualLanguage(rawValue: $0)) }
    // Whoever reads no text of the first language reads English.
    let first = StarterTexts(manual)
    for record in records {
      let base = "Content/\(record.key)"
      files.append((base + ".md", first.page(of: record.key, data: record.fields)))
      for (language, texts) in zip(languages, texts).dropFirst() {
        guard let page = texts.translation(of: record.key, data: record.fields) else { continue }
        files.append(("\(base).\(language).md", page))
      }
      if let table = record.table { files.append((base + ".csv", table)) }
    }
    return files + overviews
  }

  /// The page from which the examples can be reached, in each language.
  private var overviews: [(path: String, text: String)] {
    let examples = records.map(\.key).filter { $0.contains("/example-") }
    return languages.enumerated().compactMap { position, language in
      let texts = StarterTexts(position == 0 ? manual : ManualLanguage(rawValue: language))
      let ending = position == 0 ? "md" : "\(language).md"
      return texts.overview(of: examples).map { ("Content/pages/example-pages.\(ending)", $0) }
    }
  }

  // MARK: Settings

  private var settingsFiles: [(path: String, text: String)] {
    let site = FileKind.site
    var values = settings
    values["languages"] = .texts(languages)
    values["as_of"] = .plain(today)
    if !unknownLanguages.isEmpty {
      values["accepted"] = .list([
        .group([
          .init("message", .text("unknown-language")),
          .init(
            "reason", .text("No rules of writing are known for \(unknownLanguages.joined(separator: ", ")).")),
        ])
      ])
    }
    let text = FileDraft(site, language: manual).text(.init(values: values), name: "site")
    var files = [("Content/site.yaml", text)]
    let fields = starterYAML(Array(text.utf8))
    for language in languages.dropFirst() {
      let draft = TranslationDraft(site, language: ManualLanguage(of: language, or: manual))
      files.append(
        ("Content/site.\(language).yaml", draft.text(of: fields, body: "", into: language, from: languages[0])))
    }
    for language in languages where ManualLanguage(rawValue: language) == nil {
      files.append(("Content/strings/\(language).yaml", StarterTexts(manual).strings))
    }
    return files
  }

  private var readme: String {
    let title = if case .text(let title)? = settings["title"] { title } else { "" }
    return StarterTexts(manual).readme.replacing("{title}", with: title)
  }

  // MARK: Records

  private struct Record {
    let key: String
    let fields: Document
    let table: String?
  }

  private var records: [Record] {
    let year = Int(today.prefix(4)) ?? 0
    var text = Self.text(PackageResources.starter_yaml).replacing("<today>", with: today)
    for (mark, step) in [("<y-2>", -2), ("<y-1>", -1), ("<y+1>", 1)] {
      text = text.replacing(mark, with: String(year + step))
    }
    return starterYAML(Array(text.utf8)).entries.compactMap { entry in
      let kinds = entry.value.value(of: "kinds")?.texts ?? []
      guard kind == .all || kinds.contains(kind.rawValue) else { return nil }
      return Record(
        key: entry.key, fields: entry.value.value(of: "fields").map { Document($0) } ?? .list([]),
        table: entry.value.value(of: "table")?.text)
    }
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// One of the program's own files of a new site.
func starterYAML(_ bytes: [UInt8]) -> Node {
  var diagnostics: [Diagnostic] = []
  guard let root = readYAML(bytes[...], file: SourceFile(index: 0), firstLine: 1, diagnostics: &diagnostics) else {
    internalFault("a file of the starter site cannot be read: \(diagnostics.map(\.message))")
  }
  return root
}
