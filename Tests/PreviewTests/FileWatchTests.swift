import Dispatch
import Glibc
import TestSupport
import Testing

@testable import Preview

@Suite struct FileWatchTests {
  private let folder = TemporaryFolder()
  private let changed = DispatchSemaphore(value: 0)

  init() {
    folder.write("a", to: "Content/pages/a.md")
    folder.write("a", to: "Content/site.yaml")
    folder.write("a", to: "Themes/own/assets/css/a.css")
    folder.write("a", to: "Output/index.html")
  }

  private func watch(polls: Bool = false) -> FileWatch {
    FileWatch(
      folder.path, names: ["Content", "Themes"], polls: polls, looks: { Issue.record("\($0)") },
      changed: { [changed] in changed.signal() })
  }

  /// What is told of once something was done.
  private func changes(_ watch: FileWatch, _ action: () -> Void) -> Set<String> {
    action()
    guard changed.wait(timeout: .now() + 5) == .success else { return [] }
    return watch.take().paths
  }

  private func rename(_ name: String, to other: String) {
    Glibc.rename("\(folder.path)/\(name)", "\(folder.path)/\(other)")
  }

  @Test("a file that is written, moved into place, new or gone is told of, in new folders too")
  func files() {
    let watch = watch()
    #expect(changes(watch) { folder.write("b", to: "Content/pages/a.md") } == ["Content/pages/a.md"])
    #expect(changes(watch) { folder.write("b", to: "Content/new/deep/b.md") }.contains("Content/new"))
    #expect(changes(watch) { folder.write("c", to: "Content/new/deep/b.md") } == ["Content/new/deep/b.md"])
    #expect(changes(watch) { folder.remove("Content/pages/a.md") } == ["Content/pages/a.md"])
    let saved = changes(watch) {
      folder.write("d", to: "Themes/own/assets/css/a.css.tmp")
      rename("Themes/own/assets/css/a.css.tmp", to: "Themes/own/assets/css/a.css")
    }
    #expect(saved.contains("Themes/own/assets/css/a.css"))
    watch.stop()
  }

  @Test("what editors leave beside a file is passed over, and so is what is no content")
  func passedOver() {
    let watch = watch()
    folder.write("x", to: "Content/pages/.a.md.swp")
    folder.write("x", to: "Content/pages/a.md~")
    folder.write("x", to: "Content/.git/index")
    folder.write("x", to: "Output/index.html")
    folder.write("x", to: "notes.txt")
    #expect(changes(watch) { folder.write("b", to: "Content/site.yaml") } == ["Content/site.yaml"])
    watch.stop()
  }

  @Test("Content may be renamed away and come back, and is watched again")
  func away() {
    let watch = watch()
    #expect(changes(watch) { rename("Content", to: "Away") } == ["Content"])
    folder.write("x", to: "Away/pages/a.md")
    #expect(changes(watch) { rename("Away", to: "Content") } == ["Content"])
    #expect(changes(watch) { folder.write("b", to: "Content/pages/a.md") } == ["Content/pages/a.md"])
    watch.stop()
  }

  @Test("the site's own folder may be renamed away and come back")
  func siteAway() {
    let watch = watch()
    _ = changes(watch) { Glibc.rename(folder.path, folder.path + "-away") }
    _ = changes(watch) { Glibc.rename(folder.path + "-away", folder.path) }
    // It is looked for each second.
    usleep(1_100_000)
    _ = watch.take()
    while changed.wait(timeout: .now()) == .success {}
    #expect(changes(watch) { folder.write("b", to: "Content/pages/a.md") } == ["Content/pages/a.md"])
    watch.stop()
  }

  @Test("thousands of files at once are one burst, or few")
  func many() {
    let watch = watch()
    for number in 0..<3_000 { folder.write("x", to: "Content/pages/\(number).md") }
    var found: Set<String> = []
    var bursts = 0
    while found.count < 3_000, changed.wait(timeout: .now() + 3) == .success {
      let changes = watch.take()
      if changes.isUnknown { break }
      found.formUnion(changes.paths)
      bursts += 1
    }
    #expect(bursts <= 10)
    watch.stop()
  }

  @Test("without the kernel, a look each second finds the same")
  func polling() {
    let watch = watch(polls: true)
    #expect(changes(watch) { folder.write("bb", to: "Content/pages/a.md") } == ["Content/pages/a.md"])
    watch.stop()
  }

  @Test("two looks tell what was written, replaced, added and removed, whatever the clock says")
  func snapshots() {
    func look() -> TreeSnapshot { TreeSnapshot(folder.path, names: ["Content", "Themes"]) }
    let before = look()
    #expect(look().changes(since: before).isEmpty)
    folder.write("bb", to: "Content/site.yaml")
    folder.write("b", to: "Content/pages/new.md")
    folder.remove("Themes/own/assets/css/a.css")
    folder.write("b", to: "Content/.hidden")
    var past = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
    utimensat(AT_FDCWD, folder.path + "/Content/pages/a.md", &past, 0)
    #expect(
      look().changes(since: before).paths == [
        "Content/site.yaml", "Content/pages/new.md", "Themes/own/assets/css/a.css", "Content/pages/a.md",
      ])
  }

  @Test("the kernel's buffer is read event by event, and what is cut off is left")
  func events() {
    func bytes(_ numbers: [UInt32], _ name: [UInt8] = []) -> [UInt8] {
      numbers.flatMap { number in withUnsafeBytes(of: number) { Array($0) } } + name
    }
    let first = bytes([7, 2, 0, 8], Array("a.md".utf8) + [0, 0, 0, 0])
    let second = bytes([8, 4, 0, 0])
    var events = InotifyEvents((first + second + [1, 2, 3])[...])
    #expect(events.next() == InotifyEvent(watch: 7, mask: 2, name: "a.md"))
    #expect(events.next() == InotifyEvent(watch: 8, mask: 4, name: ""))
    #expect(events.next() == nil)
  }
}
