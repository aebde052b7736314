internal import Content
internal import Diagnostics
internal import Synchronization
internal import Template

/// What a process that stays keeps from one build of a site to the next: what it made of files that are, byte for byte, what
/// they were.
package final class KeptStages: Sendable {
  private let reading = Mutex<(frame: ReadingFrame, documents: [KeptDocument?])?>(nil)
  private let theme = Mutex<CompiledTheme?>(nil)

  package init() {}

  /// What was made of each document, by position; `nil` where all must be read again.
  func documents(within frame: ReadingFrame) -> [KeptDocument?]? {
    reading.withLock { reading in reading?.frame == frame ? reading?.documents : nil }
  }

  func keep(_ documents: [KeptDocument?], within frame: ReadingFrame) {
    reading.withLock { $0 = (frame, documents) }
  }

  /// The templates, compiled by `compile` unless they are those of the build before.
  func theme(of files: [TemplateFile], members: [String], compile: () -> CompiledTheme) -> CompiledTheme {
    if let former = theme.withLock({ $0 }), former.files == files, former.members == members { return former }
    let made = compile()
    theme.withLock { $0 = made }
    return made
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
  let files: [TemplateFile]
  /// What they may read as `theme`.
  let members: [String]
  let templates: TemplateSet
  let diagnostics: [Diagnostic]
}
