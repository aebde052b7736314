/// What has changed in the folders that are watched.
package struct ChangedFiles: Sendable, Equatable {
  /// Below the site's folder: `Content/pages/about.md`.
  package private(set) var paths: Set<String> = []
  /// May more have changed than was seen?
  package private(set) var isUnknown = false

  package init() {}

  /// Everything may have.
  static var unknown: ChangedFiles {
    var changes = ChangedFiles()
    changes.isUnknown = true
    return changes
  }

  init(_ paths: some Sequence<String>) { self.paths = Set(paths) }

  mutating func add(_ path: String) { paths.insert(path) }

  mutating func add(_ other: ChangedFiles) {
    paths.formUnion(other.paths)
    isUnknown = isUnknown || other.isUnknown
  }

  var isEmpty: Bool { paths.isEmpty && !isUnknown }

  /// Is it the look alone, which a page can take over without being loaded anew?
  var isOfStylesAlone: Bool { !isUnknown && !paths.isEmpty && paths.allSatisfy { $0.hasSuffix(".css") } }
}
