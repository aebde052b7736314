import Foundation
import Site
import Synchronization
import TestSupport
import Testing

@testable import vitrine

/// What is told of how long a build took; the clock is the test's own.
@Suite struct TimingTests {
  @Test("stages in their order, each kind of file with the seconds of all threads and how many they are")
  func table() {
    let clock = Clock()
    let timings = Timings(now: { clock.next() })
    timings.begin("records read")  // 1
    timings.begin(Timings.making)  // 2
    let workers = [timings.newWorker(), timings.newWorker()]
    timings.measure("cards", by: workers[0]) {}  // 3, 4
    timings.measure("tables", by: workers[1]) { _ = clock.next() }  // 5, 7
    timings.measure("cards", by: workers[1]) {}  // 8, 9
    timings.begin(nil)  // 10
    #expect(workers == [1, 2])
    #expect(
      TimingReport(spans: timings.spans).table == """
        records read    1.00 s
        files made      8.00 s
          cards         2.00 s  2
          tables        2.00 s  1
        total           9.00 s

        """)
  }

  @Test("a build tells its stages where it is asked, and writes them as events for trace viewers")
  func build() async throws {
    let site = SmallSite()
    let quiet = try await site.run("build")
    #expect(!quiet.messages.contains("records read"))
    let told = try await site.run("build", "--timings", "--trace", "trace.json")
    #expect(told.exitCode == .success)
    #expect(told.messages.contains(/\nrecords read +\d+\.\d\d s\n/))
    #expect(told.messages.contains(/\n  pages of commitments +\d+\.\d\d s  2\n/))
    let trace = try #require(site.folder.read("trace.json"))
    let parsed = try JSONSerialization.jsonObject(with: Data(trace.utf8)) as? [String: [[String: Any]]]
    let events = try #require(parsed?["traceEvents"])
    #expect(events.contains { $0["name"] as? String == "pages of commitments" })
    #expect(events.allSatisfy { ($0["dur"] as? Int ?? -1) >= 0 && ($0["ts"] as? Int ?? -1) >= 0 })
  }

  private final class Clock: Sendable {
    private let seconds = Mutex(0.0)

    func next() -> Double {
      seconds.withLock { seconds in
        seconds += 1
        return seconds
      }
    }
  }
}
