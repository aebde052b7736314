internal import FrontMatter
internal import Reporting

/// The files that records name, looked for once.
struct NamedFiles: Sendable {
  private(set) var all: [FilePath] = []
  private(set) var evidence: [Evidence] = []
  /// Those that pages show as pictures, and all others.
  private(set) var images: [FilePath] = []
  private(set) var others: [FilePath] = []

  init(_ report: Report) {
    var finder = Finder(report: report)
    Records.visitTables(&finder)
    self = finder.found
  }

  private init() {}

  private struct Finder: RecordTableVisitor {
    let report: Report
    var found = NamedFiles()

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      for record in report.records[keyPath: table].shown {
        record.forEach(FilePath.self) { file, trail in
          found.all.append(file)
          if trail.innermostKey == RecordHeader.image.key {
            found.images.append(file)
          } else {
            found.others.append(file)
          }
        }
        found.evidence += report.evidence(of: record).map(\.evidence)
      }
    }
  }
}
