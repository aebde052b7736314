internal import Content
package import Diagnostics
package import Site
internal import Threads

/// Makes every file of a site and puts them into an output folder, all of them or none.
package struct Publisher: Sendable {
  private let site: Site
  private let workers: Workers
  private let timings: Timings?
  private let pagefind: String?

  /// - Parameters:
  ///   - pagefind: The path of the program that makes the search index; `nil` for a site without search.
  ///   - timings: Where it is noted how long each file took; `nil` where nobody asks.
  package init(_ site: Site, jobs: Int, pagefind: String? = nil, timings: Timings? = nil) {
    self.site = site
    self.timings = timings
    self.pagefind = pagefind
    self.workers = Workers(jobs: jobs)
  }

  /// What came of it.
  package struct Outcome: Sendable {
    package let diagnostics: [Diagnostic]
    package let pages: Int
    /// The files that go out since something refers to them.
    package let referred: [Artefact]
    /// `nil` when nothing was written.
    package let output: OutputFolder.Outcome?
    /// What each file of the site was made from, in their order, as `Site.traces` takes it; of a task that was cancelled, nothing
    /// that is of use.
    package let traces: [[UInt32]?]
    /// How many files were left as the build before made them.
    package let kept: Int
  }

  /// Renders everything; writes it when there is an output folder and nothing that keeps it from being written. In a task
  /// that is cancelled it ends soon, writes nothing, and what it says is not all.
  ///
  /// - Parameters:
  ///   - former: What the files of the build before were made from, which lie in the output folder where there is one: those
  ///     of them stay of which nothing has changed.
  ///   - isRefused: Given what was found in rendering, whether it does.
  ///   - progress: Called now and then, from any thread, with how many files are made.
  /// - Throws: When a file cannot be read or written; then the folder is as it was.
  package func publish(
    to output: OutputFolder?, since former: BuildTraces? = nil, isRefused: ([Diagnostic]) -> Bool,
    progress: @escaping @Sendable (Int) -> Void
  ) async throws(OutputFault) -> Outcome {
    let artefacts = site.artefacts
    let kept = kept(in: output, since: former)
    let left = artefacts.indices.filter { kept[$0] == nil }
    var traces = kept
    var diagnostics: [Diagnostic] = []
    let referred: [Artefact]
    do throws(OutputFault) {
      timings?.begin(Timings.making)
      progress(artefacts.count - left.count)
      let first = left.filter { !artefacts[$0].isOfRelease }
      let last = left.filter { artefacts[$0].isOfRelease }
      var made = try await make(first.map { artefacts[$0] }, to: output, progress)
      if !last.isEmpty {
        made += try await make(
          last.map { artefacts[$0] }, telling: site.release(made), to: output, progress)
      }
      for (index, rendered) in zip(first + last, made) { traces[index] = rendered.trace }
      timings?.begin("files that others refer to")
      let files = try self.referred(by: made)
      referred = files.artefacts
      let copied = try await make(files.artefacts, to: output) { _ in }
      diagnostics =
        (made + copied).flatMap(\.diagnostics) + site.deadAnchors(made.compactMap(\.anchors)) + files.diagnostics
        + site.fileFaults
    } catch {
      output?.discard()
      throw error
    }
    let pages = artefacts.count { $0.isPage }
    func outcome(_ output: OutputFolder.Outcome?) -> Outcome {
      Outcome(
        diagnostics: diagnostics, pages: pages, referred: referred, output: output, traces: traces,
        kept: artefacts.count - left.count)
    }
    guard let output, !Task.isCancelled, !isRefused(diagnostics) else {
      output?.discard()
      return outcome(nil)
    }
    timings?.begin(pagefind == nil ? "files put into place" : "search index, files put into place")
    defer { timings?.begin(nil) }
    if let pagefind {
      do throws(OutputFault) {
        try output.putSearchIndex(of: artefacts.filter(\.isSearched).map(\.path), by: pagefind)
      } catch {
        output.discard()
        throw error
      }
    }
    return outcome(try output.commit())
  }

  /// Of each file of the site that stays as it is, in its order, what it was made from.
  private func kept(in output: OutputFolder?, since former: BuildTraces?) -> [[UInt32]?] {
    let none = [[UInt32]?](repeating: nil, count: site.artefacts.count)
    guard let former else { return none }
    let kept = site.kept(since: former)
    guard let output else { return kept }
    let stay = zip(site.artefacts, kept).allSatisfy { artefact, trace in trace == nil || output.keep(artefact.path) }
    return stay ? kept : none
  }

  /// Renders files on all cores, and puts them aside where there is an output folder.
  ///
  /// - Parameter release: The tables as they go out, for the files that tell of them.
  private func make(
    _ artefacts: [Artefact], telling release: DataRelease? = nil, to output: OutputFolder?,
    _ progress: @escaping @Sendable (Int) -> Void
  ) async throws(OutputFault) -> [Site.Rendered] {
    let chunks = await workers.map(
      artefacts.count,
      keeping: { [site, timings] in
        (worker: site.worker(release: release), buffer: [UInt8](), number: timings?.newWorker() ?? 0)
      }
    ) { [site, timings] kept, range in
      var chunk = Chunk()
      for artefact in artefacts[range] {
        kept.buffer.removeAll(keepingCapacity: true)
        func render() { chunk.render(artefact, of: site, by: &kept.worker, into: &kept.buffer, output: output) }
        if let timings { timings.measure(artefact.kind, by: kept.number, render) } else { render() }
        if chunk.fault != nil || Task.isCancelled { break }
      }
      progress(range.count)
      return chunk
    }
    if let fault = chunks.lazy.compactMap(\.fault).first { throw fault }
    return chunks.flatMap(\.rendered)
  }

  private func referred(
    by made: [Site.Rendered]
  ) throws(OutputFault) -> (artefacts: [Artefact], diagnostics: [Diagnostic]) {
    do throws(FileFault) {
      return try site.files(referredBy: made)
    } catch {
      throw .file(error)
    }
  }

  /// What one run of artefacts brought.
  private struct Chunk: Sendable {
    var rendered: [Site.Rendered] = []
    var fault: OutputFault?

    mutating func render(
      _ artefact: Artefact, of site: Site, by worker: inout Site.Worker, into buffer: inout [UInt8],
      output: OutputFolder?
    ) {
      do throws(FileFault) {
        rendered.append(try site.render(artefact, by: &worker, into: &buffer))
      } catch {
        fault = .file(error)
        return
      }
      do throws(OutputFault) {
        try output?.put(buffer, at: artefact.path)
      } catch {
        fault = error
      }
    }
  }
}
