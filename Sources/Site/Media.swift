internal import Content
internal import Diagnostics
internal import FrontMatter
internal import Reporting

/// The files of the site that are copied as they are, found by their path from a record.
struct Media: Sendable {
  private let paths: Set<String>
  /// The record's file by its number, for paths that begin there.
  private let folders: [SourceFile: String]

  init(_ source: SiteSource) {
    paths = Set(source.media.map(\.path))
    var folders: [SourceFile: String] = [:]
    for text in source.texts.values.joined() {
      folders[text.file] = Self.folder(of: text.path)
    }
    self.folders = folders
  }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// Below the output folder; `nil` when there is no such file.
  func address(of file: FilePath) -> String? {
    folders[file.range.file].flatMap { address(of: file.text, from: $0) }
  }

  func address(of path: String, from folder: String) -> String? {
    // The name on the disk: `é` may stand there as two characters, and is equal for all that.
    Self.resolve(path, from: folder).flatMap { paths.firstIndex(of: $0).map { paths[$0] } }
  }

  /// Files that records name and that are not there.
  func missingFiles(of records: Records) -> [Diagnostic] {
    var missing = MissingFiles(media: self, records: records)
    Records.visitTables(&missing)
    return missing.diagnostics
  }

  /// Paths in the Content folder that a writer may have meant.
  var all: Set<String> { paths }

  /// A path from a folder, without `.` and `..`; `nil` when it leaves the Content folder.
  static func resolve(_ path: String, from folder: String) -> String? {
    var parts = path.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}

/// For how many wrong paths of a kind the one that was meant is looked for among all.
let mostGuesses = 100

private struct MissingFiles: RecordTableVisitor {
  let media: Media
  let records: Records
  var diagnostics: [Diagnostic] = []

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    for record in records[keyPath: table].shown {
      var named = (record.header.evidence ?? []).compactMap(\.file) + [record.header.image].compactMap(\.self)
      switch record {
      case let commitment as Commitment:
        let lists =
          (commitment.milestones ?? []).map(\.evidence) + (commitment.assessments ?? []).map(\.evidence)
          + (commitment.updates ?? []).map(\.evidence)
        named += lists.flatMap { $0 ?? [] }.compactMap(\.file)
      case let indicator as Indicator:
        named += (indicator.observations ?? []).flatMap { $0.evidence ?? [] }.compactMap(\.file)
      case let activity as Activity: named += (activity.outputs ?? []).flatMap { $0.evidence ?? [] }.compactMap(\.file)
      case let news as News: named += news.attachments ?? []
      case let event as Event: named += event.attachments ?? []
      case let publication as Publication: named += publication.attachments ?? []
      default: break
      }
      for file in named where media.address(of: file) == nil {
        let candidates = diagnostics.count < mostGuesses ? media.all.sorted() : []
        diagnostics.append(.missingFile(file.text, among: candidates, at: file.range))
      }
    }
  }
}
