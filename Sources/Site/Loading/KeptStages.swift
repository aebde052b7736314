internal import Content
internal import Diagnostics
internal import FrontMatter
internal import Reporting
internal import Synchronization
internal import Template

/// What a process that stays keeps from one build of a site to the next: what it made of files that are, byte for byte, what
/// they were.
package final class KeptStages: Sendable {
  private let reading = Mutex<(frame: ReadingFrame, documents: [KeptDocument?])?>(nil)
  private let report = Mutex<Stage<ReportKey, KeptReport>?>(nil)
  private let reports = Atomic<Int>(0)
  private let order = Mutex<Stage<OrderKey, SiteOrder>?>(nil)
  private let plan = Mutex<Stage<PlanKey, ArtefactPlan>?>(nil)
  private let theme = Mutex<Stage<ThemeKey, CompiledTheme>?>(nil)
  private let fields = Mutex<[SourceFile: Stage<[UInt8], KeptFields>]>([:])

  /// What was made, and all that it was made from.
  private struct Stage<Key: Equatable & Sendable, Made: Sendable>: Sendable {
    let key: Key
    let made: Made
  }

  package init() {}

  /// What was made from the same in the build before, or what `make` gives.
  private func same<Key, Made>(
    _ stage: borrowing Mutex<Stage<Key, Made>?>, for key: Key, make: () -> Made
  ) -> Made {
    if let former = former(stage, for: key) { return former }
    let made = make()
    stage.withLock { $0 = Stage(key: key, made: made) }
    return made
  }

  private func former<Key, Made>(_ stage: borrowing Mutex<Stage<Key, Made>?>, for key: Key) -> Made? {
    stage.withLock { $0 }.flatMap { $0.key == key ? $0.made : nil }
  }

  /// What was made of each document, by position; `nil` where all must be read again.
  func documents(within frame: ReadingFrame) -> [KeptDocument?]? {
    reading.withLock { reading in reading?.frame == frame ? reading?.documents : nil }
  }

  func keep(_ documents: [KeptDocument?], within frame: ReadingFrame) {
    reading.withLock { $0 = (frame, documents) }
  }

  /// The report on these records, made by `make` unless it is that of the build before, with a number that no other has.
  ///
  /// - Parameter sums: Of what every document says in its fields.
  /// - Returns: `nil` where there is none; what is to be said of it stands in `diagnostics` all the same.
  func report(
    within frame: ReadingFrame, of sums: [UInt64], diagnostics: inout [Diagnostic],
    make: (inout [Diagnostic]) async -> Report?
  ) async -> (report: Report, number: Int)? {
    let key = ReportKey(frame: frame, sums: sums, isBroken: diagnostics.hasErrors)
    if let former = former(report, for: key) {
      diagnostics += former.diagnostics
      return former.report.map { ($0, former.number) }
    }
    let count = diagnostics.count
    let made = await make(&diagnostics)
    let number = reports.wrappingAdd(1, ordering: .relaxed).newValue
    let kept = KeptReport(report: made, number: number, diagnostics: Array(diagnostics[count...]))
    report.withLock { $0 = Stage(key: key, made: kept) }
    return made.map { ($0, number) }
  }

  private struct ReportKey: Equatable {
    let frame: ReadingFrame
    let sums: [UInt64]
    /// Was something wrong before it was made? Then less is said.
    let isBroken: Bool
  }

  private struct KeptReport {
    let report: Report?
    let number: Int
    let diagnostics: [Diagnostic]
  }

  /// What pages need to know of each other, by the number of the report.
  func order(of report: Int, hasQuality: Bool, make: () -> SiteOrder) -> SiteOrder {
    same(order, for: OrderKey(report: report, hasQuality: hasQuality), make: make)
  }

  private struct OrderKey: Equatable {
    let report: Int
    let hasQuality: Bool
  }

  /// The list of the files that are made from a report.
  func plan(
    of report: Int, hasQuality: Bool, hasCards: Bool, search: ThemeFiles.Asset?, make: () -> ArtefactPlan
  ) -> ArtefactPlan {
    let order = OrderKey(report: report, hasQuality: hasQuality)
    return same(plan, for: PlanKey(order: order, hasCards: hasCards, search: search?.bytes), make: make)
  }

  private struct PlanKey: Equatable {
    let order: OrderKey
    let hasCards: Bool
    /// The script of the page that searches.
    let search: [UInt8]?
  }

  /// The templates, compiled by `compile` unless they are those of the build before.
  func theme(of files: [TemplateFile], members: [String], compile: () -> CompiledTheme) -> CompiledTheme {
    same(theme, for: ThemeKey(files: files, members: members), make: compile)
  }

  private struct ThemeKey: Equatable {
    let files: [TemplateFile]
    let members: [String]
  }

  /// What a file of YAML says, read by `read` unless its bytes are those of the build before.
  func fields(
    of bytes: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic], read: (inout [Diagnostic]) -> Node?
  ) -> Node? {
    let former = fields.withLock { $0[file] }
    if let former, former.key == bytes {
      diagnostics += former.made.diagnostics
      return former.made.fields
    }
    var told: [Diagnostic] = []
    let made = read(&told)
    diagnostics += told
    let stage = Stage(key: bytes, made: KeptFields(fields: made, diagnostics: told))
    fields.withLock { $0[file] = stage }
    return made
  }

  private struct KeptFields {
    let fields: Node?
    let diagnostics: [Diagnostic]
  }
}

/// All that the meaning of a document depends on beside its own files.
struct ReadingFrame: Equatable {
  /// The settings, and each scheme.
  let settings: [[UInt8]]
  /// Which documents there are, of which files, in their order.
  let documents: [DocumentNames]

  struct DocumentNames: Equatable {
    let collection: String
    let files: [String]
    let numbers: [SourceFile]

    init(_ document: SiteFiles.Document) {
      let all = [document.source] + document.translations.map(\.source) + document.tables.map(\.source)
      collection = document.collection
      files = all.map(\.path)
      numbers = all.map(\.file)
    }
  }
}

/// A document as it was read.
struct KeptDocument {
  let files: DocumentFiles
  let document: ReadDocument
}

/// The bytes of a document's files.
struct DocumentFiles: Equatable, Sendable {
  var source: [UInt8] = []
  var translations: [[UInt8]] = []
  var tables: [[UInt8]] = []
}

/// A theme's templates, with what is to be said of them.
struct CompiledTheme: Sendable {
  let templates: TemplateSet
  let diagnostics: [Diagnostic]
}
