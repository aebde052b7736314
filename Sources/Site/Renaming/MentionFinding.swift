internal import Content
internal import Diagnostics
internal import FrontMatter
internal import Markup
internal import Reporting

/// Finds what names a record or its files in the texts of a site, and puts the new name there.
struct MentionFinding {
  /// A file that may name a record.
  struct Text {
    enum Kind {
      case settings
      /// The file of a record of this collection, or a translation of it.
      case record(String)
      case table(of: SiteFiles.Document, field: String)
    }

    /// Below the Content folder.
    let path: String
    let kind: Kind
  }

  /// A place, the name in it, and the one that comes.
  private struct Mention {
    let range: SourceRange
    let old: String
    let new: String
  }

  private let document: SiteFiles.Document
  private let slug: String
  private let moves: [String: String]
  private let settings: SiteSettings
  private let content: String
  private let fields: [String: [FieldDescription]]
  private let directory: ReferenceDirectory

  init(
    _ document: SiteFiles.Document, to slug: String, moves: [String: String], settings: SiteSettings, found: SiteFiles,
    content: String
  ) {
    self.document = document
    self.slug = slug
    self.moves = moves
    self.settings = settings
    self.content = content
    var kinds = FieldsByCollection()
    Records.visitTables(&kinds)
    fields = kinds.fields
    var directory = ReferenceDirectory()
    for (collection, documents) in Dictionary(grouping: found.documents, by: \.collection) {
      directory.add(collection, slugs: documents.map(\.slug))
    }
    self.directory = directory
  }

  private struct FieldsByCollection: RecordTableVisitor {
    var fields: [String: [FieldDescription]] = [:]

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      fields[Element.collection.rawValue] = Element.schema.descriptions
    }
  }

  /// A definition of Markdown may stand twice, and only the first is found while it is there.
  private static let mostRounds = 20

  /// A text with the new name in each place that has the old one, and how many there are.
  ///
  /// - Throws: `Refusal` where a place cannot be written, `FileFault`.
  func mended(_ bytes: [UInt8], _ text: Text) throws -> (bytes: [UInt8], places: Int) {
    let isWorkbook = if case .table = text.kind { !text.path.hasSuffix(".csv") } else { false }
    guard isWorkbook || mayMention(bytes) else { return (bytes, 0) }
    var (after, places) = (bytes, 0)
    for _ in 0..<Self.mostRounds {
      var files = SourceFiles()
      let file = files.add("Content/" + text.path)
      var mentions = try self.mentions(in: after, text, file, &files)
      var seen: Set<SourceRange> = []
      mentions = mentions.filter { seen.insert($0.range).inserted }
      if mentions.isEmpty { return (after, places) }
      for mention in mentions.sorted(by: { ($0.range.line, $0.range.column) > ($1.range.line, $1.range.column) }) {
        let (replaced, left) = replacing([mention.range], in: after) {
          $0.replacingLast(mention.old, with: mention.new)
        }
        guard left.isEmpty, !isWorkbook else { throw refusal(of: mention, files) }
        after = replaced
        places += 1
      }
    }
    return (after, places)
  }

  private func refusal(of mention: Mention, _ files: SourceFiles) -> RecordRenaming.Refusal {
    let place = files.cell(at: mention.range).map { " (\($0))" } ?? ":\(mention.range.line)"
    return RecordRenaming.Refusal(
      "\(files[mention.range.file])\(place) names `\(mention.old)` in a way that the program cannot write.",
      help: "Write `\(mention.new)` there, save the file, then run the same again.")
  }

  /// Every mention holds the slug, as it is or with codes for its letters.
  private func mayMention(_ bytes: [UInt8]) -> Bool {
    bytes.firstRange(of: Array(document.slug.utf8)) != nil
      || bytes.firstRange(of: Array(percentEncoded(document.slug).utf8)) != nil
  }

  private func mentions(
    in bytes: [UInt8], _ text: Text, _ file: SourceFile, _ files: inout SourceFiles
  ) throws -> [Mention] {
    var found: [Diagnostic] = []
    let folder = Media.folder(of: text.path)
    switch text.kind {
    case .settings:
      guard let node = readYAML(bytes[...], file: file, firstLine: 1, diagnostics: &found) else {
        throw unreadable(text)
      }
      return node.scalars.compactMap { mention(inSetting: $0.text, at: $0.range) }
    case .record(let collection):
      guard let head = FrontMatterFile(bytes, file: file, diagnostics: &found) else { throw unreadable(text) }
      var mentions = self.mentions(in: head.fields, of: collection, from: folder)
      var html: [UInt8] = []
      _ = MarkdownRenderer(words: MarkdownWords(), allowsRawHTML: true).render(
        bytes[head.bodyStart...], file: file, firstLine: head.bodyLine, into: &html, diagnostics: &found,
        refusal: { directive in
          mentions += self.mentions(in: directive, from: folder)
          return nil
        }
      ) { link in
        if let mention = mention(in: link, from: folder) { mentions.append(mention) }
        return .address(link.written)
      }
      return mentions
    case .table(let owner, let field):
      let source = try FileSystem.read(content + "/" + owner.source.path, limit: SiteFiles.largestText)
      let head = FrontMatterFile(source, file: file, diagnostics: &found)
      let described = fields[owner.collection] ?? []
      var read = ReadDocument()
      let rows = TableReader(of: field, described, record: head?.fields, directory: directory, file: file).read(
        bytes, isWorkbook: !text.path.hasSuffix(".csv"), &read)
      for (file, sheet) in read.sheets { files.setSheet(sheet, of: file) }
      // What cannot be read names nothing that a page shows; check tells it.
      guard let rows else { return [] }
      let place = SourceRange(file: file, line: 1, column: 1)
      let entry = Node.Entry(key: field, keyRange: place, value: Node(rows, at: place))
      return mentions(in: Node(.mapping([entry]), at: place), of: owner.collection, from: folder)
    }
  }

  private func unreadable(_ text: Text) -> RecordRenaming.Refusal {
    RecordRenaming.Refusal(
      "Content/\(text.path) holds the name `\(document.slug)` and has errors, so that it cannot be mended.",
      help: "Put right what vitrine check says of it, then run the same again.")
  }

  private func mentions(in node: Node, of collection: String, from folder: String) -> [Mention] {
    var mentions: [Mention] = []
    node.visitNames(fields[collection] ?? []) { thing, text, range in
      let mention: Mention? =
        switch thing {
        case .record(document.collection) where text == document.slug:
          Mention(range: range, old: document.slug, new: slug)
        case .record: nil
        case .file: self.mention(ofFile: text, from: folder, at: range)
        case .address: self.mention(inAddress: text, at: range)
        }
      if let mention { mentions.append(mention) }
    }
    return mentions
  }

  private func mentions(in directive: MarkdownDirective, from folder: String) -> [Mention] {
    let place = directive.argumentRange
    switch directive.kind {
    case .indicator, .chart, .commitment:
      let collection = directive.kind == .commitment ? Reporting.Collection.commitments : .indicators
      return document.collection == collection.rawValue && directive.argument == document.slug
        ? [Mention(range: place, old: document.slug, new: slug)] : []
    case .figure, .table: return [mention(ofFile: directive.argument, from: folder, at: place)].compactMap(\.self)
    case .video:
      let video = VideoArgument(directive.argument)
      return [video.film, video.picture ?? ""].compactMap { mention(ofFile: $0, from: folder, at: place) }
    case .gallery, .note, .quote: return []
    }
  }

  private func mention(in link: MarkdownLink, from folder: String) -> Mention? {
    switch link.target {
    case .anchor: nil
    case .address(let address): mention(inAddress: address, at: link.range)
    case .page(let path, _), .file(let path, _): mention(ofFile: path, from: folder, at: link.range)
    }
  }

  /// The part of a path that is another in the new one: a file's name, or a folder's.
  private func mention(ofFile path: String, from folder: String, at range: SourceRange) -> Mention? {
    guard let old = Media.resolve(path, from: folder), let new = moves[old] else { return nil }
    let parts = zip(old.split(separator: "/"), new.split(separator: "/"))
    return parts.first { $0 != $1 }.map { Mention(range: range, old: String($0), new: String($1)) }
  }

  /// A whole address of the site's own.
  private func mention(inAddress address: String, at range: SourceRange) -> Mention? {
    guard let given = settings.baseURL?.text else { return nil }
    let base = given.hasSuffix("/") ? given : given + "/"
    guard address.hasPrefix(base) else { return nil }
    var parts = address.dropFirst(base.count).prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    if let first = parts.first, settings.languages.contains(String(first)) { parts.removeFirst() }
    guard parts.count > 1, parts[0] == document.collection, parts[1] == document.slug else { return nil }
    return Mention(range: range, old: "\(document.collection)/\(document.slug)", new: "\(document.collection)/\(slug)")
  }

  /// Settings name pages (`plans/ogp-2012`), files and addresses.
  private func mention(inSetting text: String, at range: SourceRange) -> Mention? {
    let name = "\(document.collection)/\(document.slug)"
    if text.bareAddress == name { return Mention(range: range, old: name, new: "\(document.collection)/\(slug)") }
    return mention(ofFile: text, from: "", at: range) ?? mention(inAddress: text, at: range)
  }

  /// The record's addresses in each language that is not given one of its own, and the new ones.
  func addresses() throws(FileFault) -> (former: [String], new: [String]) {
    var former: [String] = []
    var new: [String] = []
    for (index, code) in settings.languages.enumerated() {
      if try hasOwnSlug(index) { continue }
      let folder = index == 0 ? "/" : "/\(code)/"
      former.append("\(folder)\(document.collection)/\(document.slug)/")
      new.append("\(folder)\(document.collection)/\(slug)/")
    }
    return (former, new)
  }

  /// That the new address is one of another record's already, though no record has the slug.
  func clash(in bytes: [UInt8], _ text: Text) throws(FileFault) -> RecordRenaming.Refusal? {
    guard case .record(let collection) = text.kind, text.path != document.source.path,
      bytes.firstRange(of: Array(slug.utf8)) != nil
    else { return nil }
    var found: [Diagnostic] = []
    guard let head = FrontMatterFile(bytes, file: SourceFile(index: 0), diagnostics: &found)?.fields else { return nil }
    let aliases = head.value(of: RecordHeader.aliases.key)?.texts ?? []
    let new = try addresses().new
    if let taken = new.first(where: { address in aliases.contains { $0.bareAddress == address.bareAddress } }) {
      return RecordRenaming.Refusal(
        "\(taken) is an old address of Content/\(text.path) and leads there.",
        help: "Choose another name, or take it out of `aliases` there.")
    }
    guard collection == document.collection, head.value(of: "slug")?.text == slug,
      !document.translations.contains(where: { $0.source.path == text.path })
    else { return nil }
    return RecordRenaming.Refusal(
      "Content/\(text.path) has the address `\(slug)` in its language.", help: "Choose another name.")
  }

  private func hasOwnSlug(_ language: Int) throws(FileFault) -> Bool {
    guard let source = document.translations.first(where: { $0.language == language })?.source else { return false }
    let bytes = try FileSystem.read(content + "/" + source.path, limit: SiteFiles.largestText)
    var found: [Diagnostic] = []
    return FrontMatterFile(bytes, file: source.file, diagnostics: &found)?.fields.value(of: "slug") != nil
  }
}

extension Node {
  /// Every text in it.
  fileprivate var scalars: [(text: String, range: SourceRange)] {
    switch content {
    case .scalar(let text, _): [(text, range)]
    case .sequence(let items): items.flatMap(\.scalars)
    case .mapping(let entries): entries.flatMap(\.value.scalars)
    case .table(let table): table.rows.flatMap(\.scalars)
    }
  }
}

extension String {
  /// Without slashes at its ends.
  var bareAddress: String { split(separator: "/").joined(separator: "/") }

  /// With a name in the place of the last one that stands alone, between slashes or quotes; `nil` without such.
  fileprivate func replacingLast(_ old: String, with new: String) -> String? {
    for name in [old, percentEncoded(old)] {
      let alone = ranges(of: name).last { range in
        let before = self[..<range.lowerBound].last
        let after = self[range.upperBound...].first
        return before.map { "/<\"' \t".contains($0) } ?? true && after.map { "/>\"' \t#?".contains($0) } ?? true
      }
      if let alone { return self[..<alone.lowerBound] + new + self[alone.upperBound...] }
    }
    return nil
  }
}
