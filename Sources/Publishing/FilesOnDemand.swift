internal import Content
package import Diagnostics
package import Site
internal import Synchronization

/// The files of a site, each made when it is asked for: a preview shows a change long before all of it is made again.
///
/// Every file is the one that `Publisher` would write. Of those that go out only where something refers to them, it knows
/// what the pages refer to that were asked for, until `isChecked(finding:)` tells of all.
package final class FilesOnDemand: Sendable {
  private let site: Site
  private let artefacts: [String: Artefact]
  private let making: Mutex<Making>

  private struct Making {
    var worker: Site.Worker
    /// The same for what tells of the tables, once that was asked for.
    var telling: Site.Worker?
    /// What came with the pages that were made, by path, until all that go out are known.
    var made: [String: Site.Rendered] = [:]
    /// The files that go out since something refers to them, by path.
    var referred: [String: Artefact] = [:]
    /// Were more pages made since those were looked for?
    var isBehind = true
    var knowsAll = false
  }

  package init(_ site: Site) {
    self.site = site
    artefacts = Dictionary(site.artefacts.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    making = Mutex(Making(worker: site.worker()))
  }

  /// Is there such a file, as far as is known before it is made?
  package func contains(_ path: String) -> Bool {
    artefacts[path] != nil || making.withLock { referred(path, &$0) != nil }
  }

  /// The bytes of a file; `nil` where there is none, or where one that is copied cannot be read.
  package func bytes(of path: String) -> [UInt8]? {
    making.withLock { making in
      guard let artefact = artefacts[path] ?? referred(path, &making) else { return nil }
      return make(artefact, &making)?.bytes
    }
  }

  /// Makes files to see what is wrong with them.
  package func check(_ paths: [String]) -> [Diagnostic] {
    making.withLock { making in
      paths.compactMap { artefacts[$0] }.flatMap { make($0, &making)?.rendered.diagnostics ?? [] }
    }
  }

  /// Takes over which files go out since something refers to them.
  package func isChecked(finding outcome: Publisher.Outcome) {
    making.withLock { making in
      making.referred = Dictionary(outcome.referred.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
      making.knowsAll = true
      making.made = [:]
    }
  }

  private func make(_ artefact: Artefact, _ making: inout Making) -> (bytes: [UInt8], rendered: Site.Rendered)? {
    var bytes: [UInt8] = []
    do throws(FileFault) {
      guard !artefact.isOfRelease else {
        var worker = if let kept = making.telling.take() { kept } else { try workerTellingOfTables(&making) }
        defer { making.telling = worker }
        let rendered = try site.render(artefact, by: &worker, into: &bytes)
        return (bytes, rendered)
      }
      let rendered = try site.render(artefact, by: &making.worker, into: &bytes)
      if !making.knowsAll, artefact.isPage, making.made.updateValue(rendered, forKey: artefact.path) == nil {
        making.isBehind = true
      }
      return (bytes, rendered)
    } catch {
      return nil
    }
  }

  private func workerTellingOfTables(_ making: inout Making) throws(FileFault) -> Site.Worker {
    var tables: [Site.Rendered] = []
    for artefact in site.artefacts where artefact.isTable {
      var bytes: [UInt8] = []
      tables.append(try site.render(artefact, by: &making.worker, into: &bytes))
    }
    return site.worker(release: site.release(tables))
  }

  private func referred(_ path: String, _ making: inout Making) -> Artefact? {
    if !making.knowsAll, making.isBehind {
      making.isBehind = false
      // What cannot be read is told when all is made.
      let found = (try? site.files(referredBy: Array(making.made.values)))?.artefacts ?? []
      making.referred = Dictionary(found.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }
    return making.referred[path]
  }
}
