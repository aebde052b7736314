import Diagnostics
import Synchronization
import TestSupport
import Testing

@testable import Preview

/// The loop of the preview with builds that are made up.
@Suite(.timeLimit(.minutes(1))) struct PreviewLoopTests {
  private static func build(fault: String?) -> PreviewBuild {
    var build = PreviewBuild(report: FramedReport(files: SourceFiles()) { _ in nil })
    build.fault = fault
    if fault == nil {
      build.facts = .init(base: "/", language: "en", sources: [:])
      build.files = MadeUpFiles()
    }
    return build
  }

  private final class Counts: Sendable {
    let builds = Mutex(0)
    let port = Atomic(0)
  }

  /// Runs the preview of a folder, builds by number from 1, and looks at what pages are told.
  private func preview(
    of folder: TemporaryFolder, build: @escaping @Sendable (Int) async -> PreviewBuild,
    look: (_ state: () -> String) async -> Void
  ) async {
    let counts = Counts()
    let (ready, isReady) = AsyncStream<Void>.makeStream()
    let preview = Preview(
      .init(site: folder.path, searched: nil, host: "127.0.0.1", session: "s"),
      build: { _ in
        await build(
          counts.builds.withLock {
            $0 += 1
            return $0
          })
      },
      tell: { if case .isReady = $0 { isReady.yield() } })
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        guard let socket = try? ListeningSocket(host: "127.0.0.1", port: 0) else { return isReady.finish() }
        counts.port.store(socket.port, ordering: .sequentiallyConsistent)
        #expect(await preview.run(socket))
      }
      for await _ in ready { break }
      let number = counts.port.load(ordering: .sequentiallyConsistent)
      await look { RawClient(port: number)?.ask("/.vitrine/state.json", host: "127.0.0.1:\(number)").body ?? "" }
      preview.stop()
    }
  }

  @Test("a build that could not read what was changing is passed over, and nobody is told of it")
  func passedOver() async {
    let folder = TemporaryFolder()
    folder.write("a", to: "Content/a.md")
    await preview(
      of: folder,
      build: { number in
        guard number == 1 else { return Self.build(fault: nil) }
        folder.write("b", to: "Content/a.md")
        try? await Task.sleep(for: .milliseconds(200))
        return Self.build(fault: "gone")
      },
      look: { state in
        #expect(state().contains(#""serial":1,"has_site":true"#))
      })
  }

  @Test("what failed for another reason than the content is tried again by itself")
  func retry() async {
    await preview(
      of: TemporaryFolder(), build: { Self.build(fault: $0 == 1 ? "No space left on device" : nil) },
      look: { state in
        #expect(state().contains(#""fault":"No space left on device""#))
        for _ in 0..<400 where !state().contains(#""fault":null"#) { try? await Task.sleep(for: .milliseconds(100)) }
        #expect(state().contains(#""serial":2"#))
      })
  }

  @Test("a change during a build is built after it")
  func duringBuild() async {
    let folder = TemporaryFolder()
    folder.write("a", to: "Content/a.md")
    await preview(
      of: folder,
      build: { number in
        if number == 1 { folder.write("b", to: "Content/a.md") }
        return Self.build(fault: nil)
      },
      look: { state in
        for _ in 0..<400 where !state().contains(#""serial":2"#) { try? await Task.sleep(for: .milliseconds(50)) }
        #expect(state().contains(#""serial":2"#))
      })
  }

  @Test("pages are shown before all is made, and what is wrong with the rest brings the last good site back")
  func rest() async {
    let folder = TemporaryFolder()
    folder.write("a", to: "Content/a.md")
    await preview(
      of: folder,
      build: { number in
        var build = Self.build(fault: nil)
        build.rest = { [build] in
          var whole = build
          whole.rest = nil
          guard number == 2 else { return whole }
          whole.files = nil
          whole.diagnostics = [Diagnostic("odd", "This is odd.", at: nil)]
          return whole
        }
        return build
      },
      look: { state in
        func waits(for text: String) async -> Bool {
          for _ in 0..<400 where !state().contains(text) { try? await Task.sleep(for: .milliseconds(20)) }
          return state().contains(text)
        }
        #expect(await waits(for: #""build":"s-1","serial":2"#))
        folder.write("b", to: "Content/a.md")
        #expect(await waits(for: #""build":"s-3","serial":4"#))
        #expect(state().contains(#""error_count":1"#))
      })
  }

  @Test("a change ends what is still being made of the site before it")
  func cancelling() async {
    let folder = TemporaryFolder()
    folder.write("a", to: "Content/a.md")
    await preview(
      of: folder,
      build: { number in
        var build = Self.build(fault: nil)
        build.rest = { [build] in
          var whole = build
          whole.rest = nil
          if number == 1 {
            folder.write("b", to: "Content/a.md")
            try? await Task.sleep(for: .seconds(40))
            whole.fault = "This came too late"
          }
          return whole
        }
        return build
      },
      look: { state in
        for _ in 0..<400 where !state().contains(#""serial":3"#) { try? await Task.sleep(for: .milliseconds(50)) }
        #expect(state().contains(#""build":"s-2","serial":3"#) && state().contains(#""fault":null"#))
      })
  }
}
