import Content
import TestSupport
import Testing
import Threads

@testable import Publishing

@Suite struct OutputFolderTests {
  private let folder = TemporaryFolder()

  private func open(_ name: String = "out") async throws -> OutputFolder {
    try await OutputFolder(folder.path + "/" + name, waiting: Waiting(patience: .zero) { _ in })
  }

  @discardableResult
  private func build(_ files: [String: String]) async throws -> OutputFolder.Outcome {
    let output = try await open()
    for (path, text) in files { try output.put(Array(text.utf8), at: path) }
    return try output.commit()
  }

  /// The output without Vitrine's own state.
  private var tree: [String: String] {
    folder.tree(below: "out").filter { !$0.key.hasPrefix(".vitrine") }
      .mapValues { $0.map { String(decoding: $0, as: UTF8.self) } ?? "(folder)" }
  }

  // MARK: Writing

  @Test("files are written with their folders, and an unchanged one is not written again")
  func unchanged() async throws {
    try await build(["a/index.html": "one", "b.csv": "x"])
    #expect(tree == ["a": "(folder)", "a/index.html": "one", "b.csv": "x"])
    let before = folder.written("out/b.csv")
    let outcome = try await build(["a/index.html": "two", "b.csv": "x"])
    #expect(folder.read("out/a/index.html") == "two")
    #expect(folder.written("out/b.csv") == before)
    #expect((outcome.written, outcome.unchanged, outcome.removed) == (1, 1, 0))
  }

  @Test("built again, not even the state is written")
  func again() async throws {
    try await build(["a/index.html": "one"])
    let before = folder.written("out/.vitrine/manifest")
    try await build(["a/index.html": "one"])
    #expect(folder.written("out/.vitrine/manifest") == before)
  }

  @Test("what a build changed in the folder is known without looking at all of it")
  func change() async throws {
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(state: seed)
    func stamps() async throws -> UInt64 {
      try await FolderState(of: [folder.path + "/out"], by: Workers(jobs: 1)).stamps
    }
    var files: [String: String] = [:]
    for number in 0..<60 { files["\(number % 3)/\(number % 5)/\(number)"] = "x" }
    try await build(files)
    var known = 0
    for round in 0..<40 {
      let before = try await stamps()
      // None, some, and so many that the folder is looked at anew; names, too, that stood for folders.
      for _ in 0..<random.number(below: 20) {
        let path = "\(random.number(below: 4))/\(random.number(below: 6))"
        let number = random.number(below: 70)
        let isFolder = files.keys.contains { $0.hasPrefix(path + "/") }
        switch random.number(below: 4) {
        case 0: if files[path] == nil { files["\(path)/\(number)"] = "\(round)" }
        case 1: files[random.choice(files.keys.sorted())] = nil
        case 2: files[random.choice(files.keys.sorted())] = "\(round)"
        default: if !isFolder { files[path] = "\(round)" }
        }
      }
      guard let change = try await build(files).change else { continue }
      known += 1
      #expect(try await stamps() == before &+ change, "seed \(seed)")
    }
    #expect(known > 5)
  }

  @Test("after a build the state is the manifest and nothing else")
  func state() async throws {
    try await build(["a/index.html": "one", "b/c/d": "x"])
    try await build(["a/index.html": "two", "b/c": "x"])
    #expect(folder.tree(below: "out/.vitrine").keys.sorted() == ["manifest"])
  }

  @Test("a file of ours that somebody changed or removed is made good")
  func mended() async throws {
    try await build(["a/index.html": "one", "b": "x"])
    folder.write("ONE", to: "out/a/index.html")
    folder.remove("out/b")
    try await build(["a/index.html": "one", "b": "x"])
    #expect(tree == ["a": "(folder)", "a/index.html": "one", "b": "x"])
  }

  @Test("a file that becomes a folder, and a folder that becomes a file, change places")
  func changedPlaces() async throws {
    try await build(["a": "file", "b/c/d": "deep", "b/e": "x", "f": "stays"])
    let outcome = try await build(["a/index.html": "in a folder", "b": "file", "f": "stays"])
    #expect(tree == ["a": "(folder)", "a/index.html": "in a folder", "b": "file", "f": "stays"])
    #expect((outcome.written, outcome.removed) == (2, 3))
  }

  @Test("a name that is spelt with other code points replaces the former")
  func spelling() async throws {
    try await build(["caf\u{E9}": "x"])
    try await build(["cafe\u{301}": "x"])
    #expect(tree.keys.map { Array($0.utf8) } == [Array("cafe\u{301}".utf8)])
  }

  @Test("an empty folder, and one with .gitkeep alone, are taken")
  func empty() async throws {
    folder.write("", to: "out/.gitkeep")
    try await build(["index.html": "x"])
    #expect(tree == [".gitkeep": "", "index.html": "x"])
  }

  @Test("a folder whose parents are missing is made with them, and nowhere else")
  func missingParents() async throws {
    let output = try await open("a/b/out")
    try output.put([0x78], at: "index.html")
    _ = try output.commit()
    #expect(folder.read("a/b/out/index.html") == "x")
    let strays = try FileSystem.names(in: ".").filter { $0 == "tmp" }
    #expect(strays.isEmpty)
  }

  // MARK: What is somebody else's

  @Test("a file that no longer belongs is removed with its folder, one that was put there by somebody else is not")
  func removal() async throws {
    try await build(["old/index.html": "x", "older/index.html": "x", "kept.txt": "x"])
    folder.write("mine", to: "out/notes.txt")
    folder.write("mine", to: "out/older/notes.txt")
    let outcome = try await build(["kept.txt": "x"])
    #expect((outcome.removed, outcome.kept) == (2, []))
    #expect(tree == ["kept.txt": "x", "notes.txt": "mine", "older": "(folder)", "older/notes.txt": "mine"])
  }

  @Test("a file that no longer belongs but was changed by somebody stays, is told, and is theirs from then on")
  func changedByHand() async throws {
    try await build(["old.html": "x", "same.html": "x", "index.html": "x"])
    folder.write("y", to: "out/old.html")
    let outcome = try await build(["index.html": "x"])
    #expect((outcome.removed, outcome.kept) == (1, ["old.html"]))
    #expect(try await build(["index.html": "x"]).kept == [])
    await #expect(throws: OutputFault.self) { try await build(["index.html": "x", "old.html": "z"]) }
    #expect(tree == ["index.html": "x", "old.html": "y"])
  }

  @Test("a file that somebody put where Vitrine once wrote stays")
  func putByHand() async throws {
    try await build(["old.html": "x", "index.html": "x"])
    try await build(["index.html": "x"])
    folder.write("x", to: "out/old.html")
    #expect(try await build(["index.html": "y"]).removed == 0)
    #expect(tree == ["index.html": "y", "old.html": "x"])
  }

  /// What somebody may have put where a file or folder of the site belongs.
  enum Obstacle: CaseIterable { case file, fileForFolder, folderForFile, emptyFolderForFile, link, linkForFolder, pipe }

  @Test(
    "what somebody else put where the site needs the place stops the build before anything changes",
    arguments: Obstacle.allCases)
  func inTheWay(_ obstacle: Obstacle) async throws {
    try await build(["index.html": "former", "gone.html": "former"])
    folder.write("mine", to: "elsewhere/mine.txt")
    switch obstacle {
    case .file: folder.write("mine", to: "out/new.html")
    case .fileForFolder: folder.write("mine", to: "out/new")
    case .folderForFile: folder.write("mine", to: "out/new.html/mine.txt")
    case .emptyFolderForFile: folder.makeFolder("out/new.html")
    case .link: folder.link("out/new.html", to: folder.path + "/elsewhere/mine.txt")
    case .linkForFolder: folder.link("out/new", to: folder.path + "/elsewhere")
    case .pipe: folder.makePipe("out/new.html")
    }
    await #expect(throws: OutputFault.self) {
      try await build(["index.html": "now", "new.html": "x", "new/index.html": "x"])
    }
    #expect(folder.read("out/index.html") == "former")
    #expect(folder.read("out/gone.html") == "former")
    #expect(folder.tree(below: "elsewhere") == ["mine.txt": Array("mine".utf8)])
    #expect(folder.tree(below: "out/.vitrine").keys.sorted() == ["manifest"])
    folder.remove("out/new")
    folder.remove("out/new.html")
    try await build(["index.html": "now", "new.html": "x", "new/index.html": "x"])
    #expect(tree == ["index.html": "now", "new.html": "x", "new": "(folder)", "new/index.html": "x"])
  }

  @Test("a folder of former files gives way to a file only if nothing else is in it")
  func folderWithMore() async throws {
    try await build(["a/b/c": "x"])
    folder.write("mine", to: "out/a/notes.txt")
    await #expect(throws: OutputFault.self) { try await build(["a": "file"]) }
    #expect(tree == ["a": "(folder)", "a/b": "(folder)", "a/b/c": "x", "a/notes.txt": "mine"])
  }

  @Test("a folder that is not empty and not ours is refused, and nothing in it changes")
  func notOurs() async throws {
    folder.write("mine", to: "out/thesis.doc")
    await #expect(throws: OutputFault.self) { try await open() }
    #expect(tree == ["thesis.doc": "mine"])
    #expect(folder.written("out/.vitrine") == nil)
  }

  @Test(
    "a state that is not Vitrine's, or another version's, is refused",
    arguments: ["", "\n", "something", "vitrine output 1\nindex.html\n", "vitrine output 2\n1 ff ../x\n"])
  func oddManifest(text: String) async throws {
    folder.write(text, to: "out/.vitrine/manifest")
    folder.write("mine", to: "out/index.html")
    await #expect(throws: OutputFault.self) { try await open() }
    #expect(folder.read("out/index.html") == "mine")
    #expect(folder.read("out/.vitrine/manifest") == text)
  }

  // MARK: Staying inside

  @Test(
    "nothing is written outside the output folder",
    arguments: ["../x", "/etc/x", "a/../../x", "", "a//b", "./x", ".vitrine/manifest", "a\nb"])
  func outside(path: String) async throws {
    let output = try await open()
    #expect(throws: OutputFault.self) { try output.put([0x78], at: path) }
  }

  /// Links by which a former file, or a folder above it, was replaced: where they lie, and what they lead to.
  static let links = [
    ("pages", "elsewhere"), ("pages/deep", "elsewhere"), ("pages/deep/index.html", "elsewhere/index.html"),
  ]

  @Test("a link in the place of a former file or folder is not followed, for writing or removing", arguments: links)
  func link(place: String, target: String) async throws {
    try await build(["pages/deep/index.html": "same", "index.html": "x"])
    for name in ["index.html", "deep/index.html"] { folder.write("same", to: "elsewhere/" + name) }
    let elsewhere = folder.tree(below: "elsewhere")
    folder.remove("out/" + place)
    folder.link("out/" + place, to: folder.path + "/" + target)
    // Unchanged, changed, no longer of the site.
    for text in ["same", "other"] { _ = try? await build(["pages/deep/index.html": text, "index.html": "x"]) }
    try await build(["index.html": "x"])
    #expect(folder.tree(below: "elsewhere") == elsewhere)
  }

  @Test("a state folder that is a link is refused")
  func linkedState() async throws {
    folder.write("", to: "elsewhere/.keep")
    folder.makeFolder("out")
    folder.link("out/.vitrine", to: folder.path + "/elsewhere")
    await #expect(throws: OutputFault.self) { try await open() }
    #expect(folder.tree(below: "elsewhere").keys.sorted() == [".keep"])
  }

  @Test("links in what a killed build left aside are removed, not followed")
  func linkedStaging() async throws {
    folder.write("mine", to: "elsewhere/mine.txt")
    folder.write("", to: "out/.vitrine/staging/a/b")
    folder.link("out/.vitrine/staging/a/c", to: folder.path + "/elsewhere")
    try await build(["index.html": "x"])
    #expect(folder.read("elsewhere/mine.txt") == "mine")
    #expect(folder.tree(below: "out/.vitrine").keys.sorted() == ["manifest"])
  }

  // MARK: Giving up

  @Test("a build that is given up leaves the former files as they were")
  func discarded() async throws {
    try await build(["index.html": "former"])
    let before = folder.tree(below: "out")
    do {
      let output = try await open()
      try output.put(Array("new".utf8), at: "index.html")
      output.discard()
    }
    #expect(folder.tree(below: "out") == before)
  }

  @Test("a folder that a build made is taken back when it is given up, one that was there is not")
  func takenBack() async throws {
    folder.makeFolder("a")
    folder.makeFolder("empty")
    for name in ["a/b/out", "empty"] {
      let output = try await open(name)
      try output.put([0x78], at: "index.html")
      output.discard()
    }
    #expect(folder.tree(below: "a").isEmpty)
    #expect(folder.tree(below: "empty").isEmpty)
    #expect(folder.written("empty") != nil)
  }
}
