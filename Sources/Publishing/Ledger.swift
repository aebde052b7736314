package import Content

/// What the last whole build of a site was made of and what it said, kept on the disk beside Content: another one of the
/// same is not made. Whatever is doubtful makes it as good as none.
package struct Ledger: Sendable {
  let cache: SiteCache

  /// Another one for another form or meaning.
  private static let heading = "vitrine ledger 3"
  private static let name = "ledger"

  package init(_ cache: SiteCache) {
    self.cache = cache
  }

  /// What was noted of a build.
  package struct Entry: Equatable, Sendable {
    /// All that decides about the files of the site and lies in no folder.
    package var question: String
    /// All that decides, beside these, about what is said.
    package var manner: String
    /// What the site is made of.
    package var content: UInt64
    /// The same without the bytes of the records' files.
    package var others: UInt64
    /// The content as the system's times tell it; 0 where they are too close to tell.
    package var stamps: UInt64
    /// The output folder as it was left, as the system's times tell it.
    package var output: UInt64
    /// What tells its files from those of another build.
    package var digest: String
    /// What was said, in the caller's own parts.
    package var said: [String]

    package init(
      question: String, manner: String, content: UInt64, others: UInt64, stamps: UInt64, output: UInt64,
      digest: String, said: [String]
    ) {
      (self.question, self.manner, self.content, self.others) = (question, manner, content, others)
      (self.stamps, self.output, self.digest, self.said) = (stamps, output, digest, said)
    }
  }

  /// The entry, where there is a whole one of this version.
  package var entry: Entry? {
    guard let bytes = try? FileSystem.read(cache.folder + "/" + Self.name),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count == 3, lines[0] == Self.heading, lines[1] == SHA256.digits(of: Array(lines[2].utf8)) else {
      return nil
    }
    var parts = lines[2].utf8[...]
    var read: [String] = []
    while let end = parts.firstIndex(of: UInt8(ascii: "\n")) {
      guard let count = Int(Substring(parts[..<end])), let part = parts[end...].dropFirst().prefix(count).whole(count)
      else { return nil }
      read.append(part)
      parts = parts[end...].dropFirst(1 + count)
    }
    let numbers = read.dropFirst(2).prefix(4).compactMap { UInt64($0) }
    guard read.count >= 7, numbers.count == 4 else { return nil }
    return Entry(
      question: read[0], manner: read[1], content: numbers[0], others: numbers[1], stamps: numbers[2],
      output: numbers[3], digest: read[6], said: Array(read.dropFirst(7)))
  }

  /// Puts an entry in the place of the former one; where that cannot be, the next build is a whole one.
  package func note(_ entry: Entry) {
    let numbers = [entry.content, entry.others, entry.stamps, entry.output].map { "\($0)" }
    let parts = [entry.question, entry.manner] + numbers + [entry.digest] + entry.said
    let text = parts.map { "\($0.utf8.count)\n\($0)" }.joined()
    let bytes = Array("\(Self.heading)\n\(SHA256.digits(of: Array(text.utf8)))\n\(text)".utf8)
    try? cache.make().replace(Self.name, with: bytes, aside: Self.name + ".new")
  }

  /// The next build is a whole one.
  package func forget() { try? Folder(cache.folder).removeFile(Self.name) }
}

extension Substring.UTF8View {
  /// The text, where there are so many bytes.
  fileprivate func whole(_ count: Int) -> String? { self.count == count ? String(Substring(self)) : nil }
}
