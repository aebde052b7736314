package import Diagnostics

/// The files of a site, as they are asked for; called on any thread.
package protocol PreviewFiles: AnyObject, Sendable {
  /// - Parameter path: Below the site's base: `about/index.html`.
  func contains(_ path: String) -> Bool

  /// `nil` where there is none, or where it cannot be had.
  func bytes(of path: String) -> [UInt8]?
}

/// What one build of the previewed site came to: at first what is wrong with what was read, then what is wrong with all of
/// its files.
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
  /// What the terminal says of it; nothing while there is a rest.
  package var said = ""
  /// Why there could be no build, whatever the content says: a full disk, a folder that is closed.
  package var fault: String?
  /// `nil` where no page could be made.
  package var facts: Facts?
  /// The files of the site as its content is now; `nil` where errors keep it from being shown.
  package var files: (any PreviewFiles)?
  /// Makes every file, to find what is wrong with any; `nil` where that is known. In a task that is cancelled it ends soon,
  /// and what it says is not all.
  package var rest: (@Sendable () async -> PreviewBuild)?

  package init(report: FramedReport) { self.report = report }
}
