import Glibc

/// A file in Tests/Golden, held against what the program makes.
///
/// `make golden` renews them, and that run fails, so that it never passes for a test run.
package enum GoldenFile {
  package static let renews = getenv("VITRINE_GOLDEN") != nil

  /// Is the text as it was? Renewing writes it instead.
  ///
  /// - Parameter comparable: The part of a text that the comparison is about.
  package static func holds(_ made: String, as name: String, comparable: (String) -> String = { $0 }) -> Bool {
    let path = checkout + "/Tests/Golden/" + name
    guard !renews else {
      TemporaryFolder.writeFile(made, to: path)
      return true
    }
    return TemporaryFolder.readFile(path).map(comparable) == comparable(made)
  }
}
