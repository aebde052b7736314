package import Content

/// Why an output folder cannot be used.
package enum OutputFault: Error, Sendable {
  /// It holds files that Vitrine did not write.
  case notOurs(path: String)
  /// Another version of Vitrine wrote it, which noted its files in another way.
  case otherVersion(path: String)
  /// Another build writes into it, and did not end while this one waited.
  case locked(path: String, holder: FileLock.Holder?)
  /// The search index could not be made.
  case notIndexed(reason: String)
  case file(FileFault)
}
