internal import Content
internal import Exact
internal import Reporting

/// What the files of a built site were made from: what a later build of the same folder holds against its own site, to
/// make those files alone of which something has changed.
package struct BuildTraces: Equatable, Sendable {
  /// What every file depends on.
  package let frame: UInt64
  /// Of each part that was read, by its number.
  package let sums: [UInt32: UInt64]
  /// Of what stands around each page.
  package let surroundings: [UInt32]
  /// By the sum of a file's path, the numbers of the parts that were read; those are missing that are made each time.
  package let files: [UInt64: [UInt32]]

  package init(frame: UInt64, sums: [UInt32: UInt64], surroundings: [UInt32], files: [UInt64: [UInt32]]) {
    (self.frame, self.sums, self.surroundings, self.files) = (frame, sums, surroundings, files)
  }
}

extension Site {
  /// - Parameter made: What each of its files was made from, in their order.
  package func traces(_ made: [[UInt32]?]) -> BuildTraces {
    let surroundings = surroundingsRead
    var sums: [UInt32: UInt64] = [:]
    for number in (made + [surroundings]).lazy.compactMap(\.self).joined() where sums[number] == nil {
      sums[number] = sum(of: number)
    }
    var files: [UInt64: [UInt32]] = [:]
    var doubtful: Set<UInt64> = []
    for (index, trace) in made.enumerated() {
      let path = WordSum(of: [artefacts[index].path]).value
      if files.updateValue(trace ?? [], forKey: path) != nil || trace == nil { doubtful.insert(path) }
    }
    for path in doubtful { files[path] = nil }
    return BuildTraces(frame: frame, sums: sums, surroundings: surroundings, files: files)
  }

  /// Of each of its files, in their order, what it was made from in a former build, where it is byte for byte the same.
  package func kept(since former: BuildTraces) -> [[UInt32]?] {
    let none = [[UInt32]?](repeating: nil, count: artefacts.count)
    guard former.frame == frame else { return none }
    let changed = Set(former.sums.lazy.filter { [self] in sum(of: $0.key) != $0.value }.map(\.key))
    guard changed.isDisjoint(with: former.surroundings) else { return none }
    var kept = artefacts.indices.map { index in
      former.files[WordSum(of: [artefacts[index].path]).value].flatMap { changed.isDisjoint(with: $0) ? $0 : nil }
    }
    // What tells of the tables is made of all of them.
    let released = artefacts.indices.filter { artefacts[$0].isTable || artefacts[$0].isOfRelease }
    if released.contains(where: { kept[$0] == nil }) {
      for index in released { kept[index] = nil }
    }
    return kept
  }

  /// What every file of a site depends on beside the parts that it reads.
  ///
  /// - Parameters:
  ///   - paths: Of the site's files, but for those of which `SiteOrder` notes who asks whether they are there.
  ///   - templates: The names of the theme's, in their order.
  static func frame(
    _ source: SiteSource, _ parts: SourcePartSums, paths: [String], templates: [String], base: String
  ) -> UInt64 {
    let report = source.report
    var sum = WordSum(of: paths)
    sum.add(WordSum(of: templates).value)
    sum.add(WordSum(of: [base, report.asOf.description, report.published.description]).value)
    for record in report.absent.all {
      sum.add(WordSum(of: [record.collection.rawValue, record.slug, "\(record.absence)", "\(record.title)"]).value)
    }
    // Counts of people are hidden by what others of them say, and places tell which belong together.
    for collection in [Reporting.Collection.cases, .places] { sum.add(parts.sum(of: .all(collection))) }
    return sum.value
  }
}
