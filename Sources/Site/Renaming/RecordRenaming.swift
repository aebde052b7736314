package import Content
internal import Diagnostics
internal import FrontMatter
package import Reporting

/// What becomes of a site's files when a record gets another slug: which are moved, and which other text they and all others
/// get. Nothing is written here.
package struct RecordRenaming: Sendable {
  /// A file of the Content folder that changes.
  package struct Change: Sendable {
    /// Below the Content folder.
    package let path: String
    package let newPath: String
    package let before: [UInt8]
    package let after: [UInt8]
    /// How many places are mended that name the record or a file of it.
    package let mended: Int
  }

  /// Why a record cannot be renamed, in a sentence.
  package struct Refusal: Error {
    package let message: String
    package var help: String?

    package init(_ message: String, help: String? = nil) {
      self.message = message
      self.help = help
    }
  }

  /// Those that move first, then those that only name it.
  package let changes: [Change]
  /// The addresses that lead to the new one from now on.
  package let aliases: [String]

  /// - Parameter found: The files of the site.
  /// - Throws: `Refusal` and `FileFault`.
  package init(
    of document: SiteFiles.Document, to slug: String, in root: String, settings: SiteSettings, _ found: SiteFiles
  ) throws {
    let moves = Self.moves(of: document, to: slug, found)
    let content = root + "/Content"
    let finding = MentionFinding(document, to: slug, moves: moves, settings: settings, found: found, content: content)
    let addresses = try finding.addresses()
    var changes: [Change] = []
    for path in Self.texts(found, settings.languages, in: content) {
      let newPath = moves[path.path] ?? path.path
      let before = try FileSystem.read(content + "/" + path.path, limit: SiteFiles.largestTable)
      if let clash = try finding.clash(in: before, path) { throw clash }
      var (after, mended) = try finding.mended(before, path)
      if path.path == document.source.path {
        after = try RecordHead(after, named: "Content/" + path.path).renamed(
          from: document.slug, leaving: addresses.former, becoming: addresses.new)
      }
      guard mended > 0 || after != before || newPath != path.path else { continue }
      changes.append(Change(path: path.path, newPath: newPath, before: before, after: after, mended: mended))
    }
    let texts = Set(changes.map(\.path))
    for (path, newPath) in moves where !texts.contains(path) {
      let bytes = try FileSystem.read(content + "/" + path)
      changes.append(Change(path: path, newPath: newPath, before: bytes, after: bytes, mended: 0))
    }
    self.changes = changes.sorted {
      ($0.path == $0.newPath ? 1 : 0, $0.path) < ($1.path == $1.newPath ? 1 : 0, $1.path)
    }
    aliases = addresses.former
  }

  /// The files of a record by their new paths: its own, its translations and tables, and the files that bear its name.
  private static func moves(of document: SiteFiles.Document, to slug: String, _ found: SiteFiles) -> [String: String] {
    let folder = Media.folder(of: document.source.path)
    let others = found.documents.filter {
      $0.collection == document.collection && $0.slug != document.slug && $0.slug.hasPrefix(document.slug)
    }.map(\.slug)
    let own = [document.source] + document.translations.map(\.source) + document.tables.map(\.source)
    let media = found.media.filter { medium in
      guard medium.path.hasPrefix(folder + "/" + document.slug) else { return false }
      let name = medium.path.dropFirst(folder.utf8.count + 1)
      guard let sign = name.dropFirst(document.slug.count).first, "._-/".contains(sign) else { return false }
      // `aid-2.jpg` belongs to `aid-2` where there is one.
      return !others.contains { name.hasPrefix($0) && "._-/".contains(name.dropFirst($0.count).first ?? "x") }
    }
    return Dictionary(
      (own + media).map { file in
        let start = file.path.index(file.path.startIndex, offsetBy: folder.count + 1)
        return (file.path, file.path[..<start] + slug + file.path[start...].dropFirst(document.slug.count))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The files that may name a record, each once.
  private static func texts(_ found: SiteFiles, _ languages: [String], in content: String) -> [MentionFinding.Text] {
    let settings = ([SiteFiles.settings] + languages.map { SiteFiles.settings(in: $0) }).filter {
      FileSystem.isFile(content + "/" + $0)
    }
    return settings.map { MentionFinding.Text(path: $0, kind: .settings) }
      + found.documents.flatMap { document in
        let sources = [document.source] + document.translations.map(\.source)
        return sources.map { MentionFinding.Text(path: $0.path, kind: .record(document.collection)) }
          + document.tables.map { field, source in
            MentionFinding.Text(path: source.path, kind: .table(of: document, field: field))
          }
      }
  }
}
