package import Diagnostics

/// What one build of the previewed site came to.
package struct PreviewBuild: Sendable {
  /// The record of which a page is made.
  package struct Source: Sendable, Equatable {
    /// As people see it: `Content/commitments/nap1-4-2.md`.
    package let file: String
    package let standing: Standing

    package init(file: String, standing: Standing) {
      self.file = file
      self.standing = standing
    }
  }

  /// Whether a record is published with the site today.
  package enum Standing: Sendable, Equatable {
    case published, draft
    /// Not before a day.
    case waiting(day: String)
  }

  /// What is known of a site once its settings could be read.
  package struct Facts: Sendable {
    /// The path below which it is published: `/`, or `/reports/`.
    package let base: String
    /// The default language.
    package let language: String
    /// By the path of a page below the output folder.
    package let sources: [String: Source]

    package init(base: String, language: String, sources: [String: Source]) {
      self.base = base
      self.language = language
      self.sources = sources
    }
  }

  /// In the order in which they are told, each once.
  package var diagnostics: [Diagnostic] = []
  /// The texts of files that the messages show, read again.
  package var report: FramedReport
  /// What the terminal says of it.
  package var said = ""
  /// Why there could be no build, whatever the content says: a full disk, a folder that is closed.
  package var fault: String?
  /// `nil` where no page could be made.
  package var facts: Facts?
  /// Does the output folder hold what the content says now?
  package var isPublished = false
  /// Did it change in the folder?
  package var hasChanged = false

  package init(report: FramedReport) { self.report = report }
}
