internal import Content
package import Diagnostics
package import FrontMatter
package import Reporting

/// How a site is to be built, as the command line says it.
package struct BuildOptions: Sendable {
  package var report = Report.Options()
  /// In place of the settings' `base_url`.
  package var baseURL: String?
  /// How much it weighs that a text or a word is not translated; `nil` when it is not asked.
  package var untranslated: Severity?
  /// Is each such text told, or only how many there are?
  package var listsUntranslated = false
  /// Threads that work at once.
  package var jobs = 1
  /// The path of rsvg-convert, which draws pictures as PNG; `nil` where they stay as they are.
  package var pictureProgram: String?
  /// Is a search index made of the pages?
  package var hasSearch = false
  /// Records' files that are not written yet, by path below Content: read in place of what stands there.
  package var proposed: [String: [UInt8]] = [:]
  package var pictures = PictureOptions()
  /// Where the stages of the build are noted; `nil` where nobody asks.
  package var timings: Timings?
  /// What is kept from the build before; `nil` in a process that builds once.
  package var kept: KeptStages?

  package init() {}
}

/// A site as read from its folder: the report, the texts of its pages, its other files.
package struct SiteSource: Sendable {
  /// The folder that holds `Content`.
  package let root: String
  package let settings: SiteSettings
  /// The beginning of site.yaml, for what is wrong with the site as a whole.
  package let settingsRange: SourceRange
  package let schemes: Schemes
  package private(set) var report: Report
  /// All files of the Content folder, by what they are.
  let files: SiteFiles
  /// Those that shown records name.
  let namedFiles: NamedFiles
  /// The SHA-256 of the files that are evidence, by address.
  package let hashes: [String: String]
  package let texts: [Reporting.Collection: [RecordText]]
  /// The site's own words, by language.
  package let words: [(language: String, fields: Node)]
  /// Of its report in `KeptStages`; `nil` in a process that builds once.
  let reportNumber: Int?
  /// Where reading is noted; `nil` where nobody wants to know.
  private var notes: ReadNotes?

  init(
    root: String, settings: SiteSettings, settingsRange: SourceRange, schemes: Schemes, report: Report,
    files: SiteFiles,
    namedFiles: NamedFiles, hashes: [String: String], texts: [Reporting.Collection: [RecordText]],
    words: [(language: String, fields: Node)], reportNumber: Int?
  ) {
    (self.root, self.settings, self.settingsRange, self.schemes) = (root, settings, settingsRange, schemes)
    (self.report, self.files, self.namedFiles, self.hashes) = (report, files, namedFiles, hashes)
    (self.texts, self.words, self.reportNumber) = (texts, words, reportNumber)
  }

  /// The same, of which is noted what is read.
  func noting(by notes: ReadNotes) -> SiteSource {
    var source = self
    source.report = report.noting(by: notes)
    source.notes = notes
    return source
  }

  /// The paths of the files that records are read from, below Content.
  package var recordFiles: Set<String> {
    Set(
      files.documents.flatMap { document in
        [document.source.path] + document.translations.map(\.source.path) + document.tables.map(\.source.path)
      })
  }

  /// How many records are shown.
  package var recordCount: Int {
    texts.reduce(0) { count, group in
      count + group.value.indices.count { report.records.header(group.key, $0) != nil }
    }
  }

  /// The diagnostics with the warnings that records accept made notes.
  package func accepting(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    acceptedWarnings.apply(to: diagnostics)
  }

  /// The same of all diagnostics of a run, with those about acceptances that fit none of them.
  package func settling(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let accepted = acceptedWarnings
    return accepted.apply(to: diagnostics) + accepted.faults(among: diagnostics)
  }

  private var acceptedWarnings: AcceptedWarnings {
    var owners: [SourceFile: SourceFile] = [:]
    for text in texts.values.joined() {
      for file in text.tables + text.translations.map(\.body.file) { owners[file] = text.file }
    }
    return AcceptedWarnings(report.records, settings, owners: owners)
  }

  /// The text of a record.
  package func text(_ collection: Reporting.Collection, _ position: Int) -> RecordText? {
    guard let texts = texts[collection], texts.indices.contains(position) else { return nil }
    notes?.note(.text(collection, position))
    return texts[position]
  }
}

/// The Markdown of a record, with its translations.
///
/// The bodies stay in memory, 15 MB for 10,000 records: a file that was read again for its page might by then say
/// something else than its figures.
package struct RecordText: Sendable {
  /// One language's text.
  package struct Body: Sendable {
    package let bytes: [UInt8]
    package let file: SourceFile
    /// The line on which it begins, from 1.
    package let line: Int

    /// Nothing but blanks.
    package var isEmpty: Bool { bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }
  }

  /// A record's text in another language.
  package struct Translation: Sendable {
    /// Position among the site's.
    package let language: Int
    package let body: Body
    /// What its address in this language ends in, where that is not the record's slug.
    package let slug: Slug?
  }

  package let slug: String
  /// The record's file, relative to the Content folder.
  package let path: String
  package let file: SourceFile
  /// The tables beside it.
  package let tables: [SourceFile]
  /// Could the record's fields be read? If not, links to it are none of its reader's mistakes.
  package let isReadable: Bool
  /// `nil` when the file could not be read.
  package let body: Body?
  package let translations: [Translation]
  let sums: DocumentSums

  /// The languages into which the record was translated.
  package func isTranslated(into language: Int) -> Bool {
    language == 0 || translations.contains { $0.language == language }
  }
}
