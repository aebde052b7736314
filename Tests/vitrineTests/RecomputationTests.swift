import Glibc
import TestSupport
import Testing

/// Every published figure, worked out again from the published tables by a script that knows nothing of the program.
@Suite(.enabled(if: system("command -v python3 > /dev/null") == 0, "there is no python3")) struct RecomputationTests {
  private static let script = "\(checkout)/Tests/Recomputation/recompute.py"

  /// - Parameter records: How many commitments a synthetic report has; many, so that sums grow beyond what is usual.
  @Test("the tables of synthetic reports give the figures that are published", arguments: [20, checksAll ? 400 : 100])
  func synthetic(records: Int) {
    let folder = TemporaryFolder()
    #expect(
      system("python3 \(checkout)/Benchmarks/make_report.py make -n \(records) -o \(folder.path)/r > /dev/null") == 0)
    expectSameFigures(of: folder.path + "/r/vitrine", into: folder)
  }

  /// - Parameter site: The example, and the small site of the tests, which has what the example has not.
  @Test("the tables of a site give the figures that are published", arguments: ["", "/Tests/Fixtures/small-site"])
  func ofSite(site: String) {
    expectSameFigures(of: checkout + site, into: TemporaryFolder())
  }

  @Test("a figure that was tampered with is found")
  func tampered() throws {
    let folder = TemporaryFolder()
    expectSameFigures(of: checkout, into: folder)
    let table = "\(folder.path)/out/data/commitments.csv"
    #expect(system("sed -i 's/,limited,/,complete,/' \(table)") == 0)
    #expect(system("python3 \(Self.script) \(folder.path)/out > /dev/null") != 0)
  }

  private func expectSameFigures(of site: String, into folder: TemporaryFolder) {
    #expect(Program(building: site, into: folder.path + "/out", jobs: 2).wait() == .exited(0))
    #expect(system("python3 \(Self.script) \(folder.path)/out") == 0, "see what it printed above")
  }
}
