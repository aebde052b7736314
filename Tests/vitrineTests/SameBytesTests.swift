import Glibc
import TestSupport
import Testing

@testable import vitrine

/// Runs the program as a process of its own, since zone, locale and umask belong to a process.
@Suite struct SameBytesTests {
  private func build(_ surroundings: String, options: String, into folder: TemporaryFolder) -> [String: String] {
    let command = "\(surroundings); exec \(Program.path) build --site \(checkout) --output \(folder.path)/out --quiet"
    #expect(system("\(command) \(options)") == 0)
    return folder.files(below: "out")
  }

  @Test("the example site is the same, byte for byte, in another folder, zone, locale, umask and with one thread")
  func sameBytes() {
    let one = TemporaryFolder()
    let other = TemporaryFolder()
    let first = build("umask 022; export TZ=UTC LC_ALL=C", options: "--jobs 4", into: one)
    let second = build("umask 077; export TZ=Asia/Tokyo LC_ALL=tr_TR.UTF-8", options: "--jobs 1", into: other)
    #expect(first.count > 300)
    #expect(first.keys.sorted() == second.keys.sorted())
    for (name, text) in first { #expect(second[name] == text, "\(name) differs") }
  }

  @Test("built again, nothing is written")
  func again() {
    let folder = TemporaryFolder()
    let first = build("true", options: "--jobs 2", into: folder)
    let before = folder.written("out/index.html")
    let second = build("true", options: "--jobs 2", into: folder)
    #expect(first == second)
    #expect(folder.written("out/index.html") == before)
  }
}
