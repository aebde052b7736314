package import Diagnostics
package import FrontMatter

/// The files of a site's Content folder, told apart by their place and name.
package struct SiteFiles: Sendable {
  /// The file of the site's settings.
  package static let settings = "site.yaml"
  /// The folder in Content whose files stand in place of the theme's.
  package static let themeFolder = "theme"
  /// The folder in Content whose files are published as they are, at the site's root.
  package static let publicFolder = "public"
  /// The largest text file that is read, in bytes: fields and body may have a million each.
  package static let largestText = 2_100_000
  /// The largest table that is read, in bytes.
  package static let largestTable = 16_000_000
  /// The largest file that is published as it is, in bytes: each thread holds one in memory.
  private static let largestMedium = 100_000_000

  /// One record: its file, its translations, its tables.
  package struct Document: Sendable {
    /// The first folder's name.
    package let collection: String
    package let slug: String
    package let source: File
    /// By position of the language among the site's.
    package var translations: [(language: Int, source: File)] = []
    /// By the field that their rows are, for the collections that have any: the CSV of the same name, and others.
    package var tables: [(field: String, source: File)] = []
  }

  package struct File: Sendable {
    /// Relative to the Content folder, with `/`.
    package let path: String
    package let file: SourceFile
    /// In bytes.
    package let size: Int
  }

  /// By collection, then slug.
  package private(set) var documents: [Document] = []
  /// Files that are published where something refers to them, by path.
  package private(set) var media: [File] = []
  /// What is below `public`, by path from there.
  package private(set) var publicFiles: [(address: String, source: File)] = []
  /// Hidden files and editors' copies, which are never published.
  package private(set) var hidden: [File] = []
  /// What a system leaves in each folder that it shows.
  package private(set) var litter: [File] = []
  /// By path: what is to be said of a file when nothing refers to it, where there is more to say than that.
  package private(set) var remarks: [String: Diagnostic] = [:]
  /// `strings/<language>.yaml`.
  package private(set) var strings: [(language: String, source: File)] = []
  /// `schemes/<name>.yaml`, by name.
  package private(set) var schemes: [(name: String, source: File)] = []
  package private(set) var diagnostics: [Diagnostic] = []

  let languages: [String]
  private let tables: [String: TablesBeside]
  private let collections: [String]
  private var drafts: [Draft] = []
  /// Folders of the first level that are no collections, with their Markdown files.
  private var strayFolders: [(name: String, first: SourceFile, files: Int)] = []

  /// A Markdown or CSV file, before it is known which record it belongs to.
  private struct Draft {
    let collection: String
    let folder: String
    let stem: String
    let isTable: Bool
    var isWorkbook = false
    let source: File
  }

  private static let workbooks = ["xlsx", "ods"]

  /// Finds the files below a Content folder; reads none of them.
  ///
  /// - Parameters:
  ///   - languages: The site's, the default one first: `x.az.md` is a translation only if `az` is among them.
  ///   - collections: The names that a first folder with records may have.
  ///   - tables: Those that may stand beside the records of a collection.
  ///   - proposed: Files that are not there yet, and are taken for there, with their sizes by path.
  /// - Throws: When a folder cannot be read.
  package init(
    in folder: String, languages: [String], collections: [String], tables: [String: TablesBeside],
    proposed: [String: Int] = [:], files: inout SourceFiles
  ) throws(FileFault) {
    self.languages = languages
    self.collections = collections
    self.tables = tables
    let tree = try FileTree(below: folder, shownAs: "Content", files: &files)
    // What lies below the theme's folder is told with the theme.
    diagnostics = tree.diagnostics.filter { told in
      told.range.map { !files[$0.file].hasPrefix("Content/\(Self.themeFolder)/") } ?? true
    }
    for file in tree.files { add(file, files: &files) }
    let known = Set(proposed.isEmpty ? [] : tree.files.map(\.path))
    for path in proposed.keys.sorted() where !known.contains(path) {
      add(FileTree.File(path: path, size: proposed[path] ?? 0), files: &files)
    }
    hidden = tree.hidden.map { File(path: $0, file: files.add("Content/" + $0), size: 0) }
    litter = tree.litter.map { File(path: $0, file: files.add("Content/" + $0), size: 0) }
    for (name, first, count) in strayFolders {
      let start = SourceRange(file: first, line: 1, column: 1)
      diagnostics.append(
        .unknownCollection(name, files: count, known: collections, language: listed(name), at: start))
    }
    gather()
  }

  // MARK: Finding

  private mutating func add(_ found: FileTree.File, files: inout SourceFiles) {
    let (path, name) = (found.path, found.name)
    let source = File(path: path, file: files.add("Content/" + path), size: found.size)
    let folders = path.split(separator: "/").dropLast()
    let top = folders.first.map { String($0) }
    let (stem, ending) = Self.parts(of: name)
    let start = SourceRange(file: source.file, line: 1, column: 1)

    if top == Self.publicFolder {
      if found.size > Self.largestMedium {
        diagnostics.append(.fileTooLarge(name, limit: Self.largestMedium, at: start))
      } else {
        publicFiles.append((String(path.dropFirst(Self.publicFolder.count + 1)), source))
      }
      return
    }
    if ["md", "csv"].contains(ending.lowercased()), ending != ending.lowercased() {
      diagnostics.append(.endingInCapitals(name, ending: ending, at: start))
      return
    }
    let isWorkbook = Self.workbooks.contains(ending.lowercased())
    let isTable = (ending == "csv" || isWorkbook) && top.map { tables.keys.contains($0) } == true
    let isWords = top == "strings" && ending == "yaml" && folders.count == 1
    let isScheme = top == "schemes" && ["yaml", "yml", "md"].contains(ending.lowercased())
    let limit =
      ending == "md" || isWords || isScheme ? Self.largestText : isTable ? Self.largestTable : Self.largestMedium
    if found.size > limit {
      diagnostics.append(.fileTooLarge(name, limit: limit, at: start))
      return
    }
    if isWords {
      strings.append((stem, source))
      if !languages.contains(stem) {
        // `strings.az.yaml`
        let last = String(stem.split { !$0.isLetter }.last ?? "")
        let meant = listed(stem) ?? listed(last) ?? named(last)
        diagnostics.append(.wordsInNoLanguage(stem, meant: meant, languages: languages, at: start))
      }
      return
    }
    if isScheme {
      let isRead = folders.count == 1 && ending == "yaml" && stem.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,59}/) != nil
      if isRead {
        schemes.append((stem, source))
      } else {
        diagnostics.append(.schemeNotRead(name, folders: folders.count, at: start))
      }
      return
    }
    if top == "strings", Self.endingsOfFields.contains(ending.lowercased()), folders.count == 1 {
      diagnostics.append(.wordsNotRead(name, meant: stem + ".yaml", at: start))
      return
    }
    if top == nil, ending == "yaml", addSettings(stem, at: start) { return }
    if top == nil, let meant = meantSettings(name) { remarks[path] = .settingsMisnamed(name, meant: meant, at: start) }
    if let top, folders.count == 1, top != "strings", let meant = meantWords(top, stem, ending: ending) {
      remarks[path] = .wordsElsewhere(path, meant: meant, at: start)
    }
    // What stands in place of the theme's files is read with the theme.
    if top == Self.themeFolder { return }
    if ending == "md" {
      guard let top else {
        diagnostics.append(.recordOutsideCollection(name, at: start))
        return
      }
      guard collections.contains(top) else {
        if strayFolders.last?.name != top { strayFolders.append((top, source.file, 0)) }
        strayFolders[strayFolders.count - 1].files += 1
        return
      }
    }
    guard ending == "md" || isTable, let top else {
      media.append(source)
      if top.map({ collections.contains($0) }) == true, let meant = Self.meantRecord(name) {
        remarks[path] = .misnamedRecord(name, meant: meant, at: start)
      }
      return
    }
    drafts.append(
      Draft(
        collection: top, folder: folders.joined(separator: "/"), stem: stem, isTable: isTable, isWorkbook: isWorkbook,
        source: source))
  }

  /// Those of files in which people write fields, of which only the first is right for words.
  private static let endingsOfFields: Set = ["yaml", "yml", "md", "txt", "csv", "json", "xlsx", "ods"]

  /// The file of the texts that the settings have in another language.
  package static func settings(in language: String) -> String { "site.\(language).yaml" }

  /// - Returns: Whether it is a file of the settings, which are read before all others.
  private mutating func addSettings(_ stem: String, at start: SourceRange) -> Bool {
    let parts = stem.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0] == "site" else { return false }
    switch parts.count == 1 ? nil : languages.firstIndex(of: String(parts[1])) {
    case 0: diagnostics.append(.translationIntoDefault("site.yaml", language: languages[0], at: start))
    case nil where parts.count > 1:
      let meant = meantSettings(stem + ".yaml")
      diagnostics.append(.settingsInNoLanguage(String(parts[1]), meant: meant, languages: languages, at: start))
    default: break
    }
    return true
  }

  /// `people.az.md` is `people.az` and `md`.
  static func parts(of name: String) -> (stem: String, ending: String) {
    guard let dot = name.lastIndex(of: ".") else { return (name, "") }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }

  // MARK: Gathering

  private mutating func gather() {
    var positions: [String: Int] = [:]
    var records = drafts.filter { !$0.isTable && language(of: $0.stem) == nil }
    var stems = Set(records.map { Self.key($0.stem, in: $0.collection) })
    // Content editors name the default language too: `x.en.md` is the record where there is no `x.md`.
    var others: [Draft] = []
    for draft in drafts {
      if !draft.isTable, let (slug, language) = language(of: draft.stem), language == 0,
        !stems.contains(Self.key(slug, in: draft.collection))
      {
        records.append(
          Draft(
            collection: draft.collection, folder: draft.folder, stem: slug, isTable: false, source: draft.source))
      } else {
        others.append(draft)
      }
    }
    drafts = others
    stems.formUnion(records.map { Self.key($0.stem, in: $0.collection) })
    for draft in records {
      if draft.stem.hasSuffix(".md") {
        let start = SourceRange(file: draft.source.file, line: 1, column: 1)
        diagnostics.append(.endingTwice(draft.stem + ".md", at: start))
      } else if let (slug, code) = unlistedTranslation(draft.stem), stems.contains(Self.key(slug, in: draft.collection))
      {
        let start = SourceRange(file: draft.source.file, line: 1, column: 1)
        diagnostics.append(
          .translationNotListed(slug, code, meant: listed(code), languages: languages, at: start))
      } else {
        if let (slug, code) = misnamedTranslation(draft.stem), stems.contains(Self.key(slug, in: draft.collection)) {
          let start = SourceRange(file: draft.source.file, line: 1, column: 1)
          diagnostics.append(.translationMisnamed(slug, code, at: start))
        }
        addDocument(draft, positions: &positions)
      }
    }
    for draft in drafts {
      let mayBeOther = draft.isWorkbook || draft.isTable && tables[draft.collection]?.areAllTables != true
      if mayBeOther, position(of: draft.stem, in: draft.collection, positions) == nil {
        media.append(draft.source)
        continue
      }
      let start = SourceRange(file: draft.source.file, line: 1, column: 1)
      if draft.isTable {
        addTable(draft, at: start, positions: positions)
      } else if let (slug, language) = language(of: draft.stem) {
        guard let position = position(of: slug, in: draft.collection, positions) else {
          diagnostics.append(.translationOfNothing(slug, at: start))
          continue
        }
        if language == 0 {
          diagnostics.append(.translationIntoDefault(slug + ".md", language: languages[0], at: start))
        } else if let first = documents[position].translations.first(where: { $0.language == language }) {
          let place = SourceRange(file: first.source.file, line: 1, column: 1)
          diagnostics.append(.sameSlug(draft.stem, at: start, first: place))
        } else {
          documents[position].translations.append((language, draft.source))
        }
      }
    }
    drafts = []
    for medium in media { remarkTable(medium, positions) }
    let order = Dictionary(uniqueKeysWithValues: zip(collections, collections.indices))
    documents.sort {
      (order[$0.collection] ?? 0, $0.slug) < (order[$1.collection] ?? 0, $1.slug)
    }
    schemes.sort { $0.name < $1.name }
    media.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    for index in documents.indices { documents[index].translations.sort { $0.language < $1.language } }
  }

  /// Remarks of a file that looks like the table of a record, and is read by nobody.
  private mutating func remarkTable(_ medium: File, _ positions: [String: Int]) {
    guard let slash = medium.path.firstIndex(of: "/"),
      let name = medium.path.split(separator: "/").last.map(String.init),
      let slug = TablesBeside.slug(meantBy: name)
    else { return }
    let collection = String(medium.path[..<slash])
    guard let position = position(of: slug, in: collection, positions), documents[position].tables.isEmpty else {
      return
    }
    // In a collection without tables a workbook or a text is no more than a file.
    let takesTables = tables[collection] != nil
    guard takesTables || name == slug + ".csv" else { return }
    // Beside an activity a text is rather what somebody noted.
    if name.lowercased().hasSuffix(".txt"), tables[collection]?.areAllTables != true { return }
    remarks[medium.path] = TablesBeside.notRead(
      name, of: slug, in: collection, takesTables: takesTables,
      at: SourceRange(file: medium.file, line: 1, column: 1))
  }

  /// A table that belongs to no record is never copied: its name may be misspelt, and its counts are not for publishing
  /// as they are.
  private mutating func addTable(_ draft: Draft, at start: SourceRange, positions: [String: Int]) {
    let fields = tables[draft.collection]?.fields ?? []
    for (slug, field) in Self.readings(of: draft.stem, fields) {
      guard let position = position(of: slug, in: draft.collection, positions) else { continue }
      if let first = documents[position].tables.first(where: { $0.field == field }) {
        diagnostics.append(
          .sameSlug(draft.stem, at: start, first: SourceRange(file: first.source.file, line: 1, column: 1)))
      } else {
        documents[position].tables.append((field, draft.source))
      }
      return
    }
    // A guess looks at every record; more than a few would take long and help nobody.
    let isWorthAGuess = diagnostics.count < 100
    let slugs = isWorthAGuess ? documents.filter { $0.collection == draft.collection }.map(\.slug) : []
    let stems = slugs.flatMap { slug in [slug] + fields.dropFirst().map { "\(slug).\($0)" } }
    let slug = Self.readings(of: draft.stem, fields).last?.slug ?? draft.stem
    diagnostics.append(.tableOfNothing(slug, among: stems, near: draft.stem, at: start))
  }

  /// Whose table it may be, and what its rows are: `people.revisions.csv` may belong to a record `people.revisions`, else
  /// to `people`.
  private static func readings(of stem: String, _ fields: [String]) -> [(slug: String, field: String)] {
    let further = fields.dropFirst().filter { stem.hasSuffix(".\($0)") }.map {
      (slug: String(stem.dropLast($0.count + 1)), field: $0)
    }
    return (fields.first.map { [(slug: stem, field: $0)] } ?? []) + further
  }

  private mutating func addDocument(_ draft: Draft, positions: inout [String: Int]) {
    let start = SourceRange(file: draft.source.file, line: 1, column: 1)
    guard Slug.isGood(draft.stem) else {
      diagnostics.append(.oddFileName(draft.stem, meant: meantName(draft.stem), at: start))
      return
    }
    let key = Self.key(draft.stem, in: draft.collection)
    if let first = positions[key] {
      let place = SourceRange(file: documents[first].source.file, line: 1, column: 1)
      let former = documents[first].slug
      let language = folderOfLanguage(draft.source.path) ?? folderOfLanguage(documents[first].source.path)
      diagnostics.append(
        former.utf8.elementsEqual(draft.stem.utf8)
          ? .sameSlug(draft.stem, language: language, at: start, first: place)
          : .almostSameSlug(draft.stem, as: former, at: start, first: place))
      return
    }
    if draft.stem == "index" { diagnostics.append(.recordCalledIndex(in: draft.collection, at: start)) }
    positions[key] = documents.count
    documents.append(Document(collection: draft.collection, slug: draft.stem, source: draft.source))
  }

  /// Many file systems and web servers tell no capitals apart, nor `é` in one character from `é` in two, which are
  /// equal strings.
  private static func key(_ slug: String, in collection: String) -> String {
    collection + "/" + slug.lowercased()
  }

  private func position(of slug: String, in collection: String, _ positions: [String: Int]) -> Int? {
    positions[Self.key(slug, in: collection)].flatMap { documents[$0].slug == slug ? $0 : nil }
  }

  private func language(of stem: String) -> (slug: String, language: Int)? {
    guard let dot = stem.lastIndex(of: "."), dot > stem.startIndex,
      let language = languages.firstIndex(of: String(stem[stem.index(after: dot)...]))
    else { return nil }
    return (String(stem[..<dot]), language)
  }
}
