import Content
import TestSupport
import Testing

@testable import Publishing

@Suite struct OutputFolderTests {
  private let folder = TemporaryFolder()

  @discardableResult
  private func build(_ files: [String: String]) throws -> OutputFolder.Outcome {
    let output = try OutputFolder(folder.path + "/out")
    for (path, text) in files { try output.put(Array(text.utf8), at: path) }
    return try output.commit()
  }

  @Test("files are written with their folders, and an unchanged one is not written again")
  func unchanged() throws {
    try build(["a/index.html": "one", "b.csv": "x"])
    #expect(folder.read("out/a/index.html") == "one")
    let before = folder.written("out/b.csv")
    let outcome = try build(["a/index.html": "two", "b.csv": "x"])
    #expect(folder.read("out/a/index.html") == "two")
    #expect(folder.written("out/b.csv") == before)
    #expect((outcome.written, outcome.unchanged, outcome.removed) == (1, 1, 0))
  }

  @Test("a file that no longer belongs is removed with its folder, one that was put there by somebody else is not")
  func removal() throws {
    try build(["old/index.html": "x", "kept.txt": "x"])
    folder.write("mine", to: "out/notes.txt")
    let outcome = try build(["kept.txt": "x"])
    #expect(outcome.removed == 1)
    #expect(folder.read("out/old/index.html") == nil)
    #expect(folder.written("out/old") == nil)
    #expect(folder.read("out/notes.txt") == "mine")
  }

  @Test("a folder that is not empty and not ours is refused, and nothing in it changes")
  func notOurs() throws {
    folder.write("mine", to: "out/thesis.doc")
    #expect(throws: OutputFault.self) { try OutputFolder(folder.path + "/out") }
    #expect(folder.read("out/thesis.doc") == "mine")
    #expect(folder.written("out/.vitrine") == nil)
  }

  @Test("a folder whose parents are missing is made with them, and nowhere else")
  func missingParents() throws {
    let output = try OutputFolder(folder.path + "/a/b/out")
    try output.put([0x78], at: "index.html")
    _ = try output.commit()
    #expect(folder.read("a/b/out/index.html") == "x")
    let strays = try FileSystem.names(in: ".").filter { $0 == "tmp" }
    #expect(strays.isEmpty)
  }

  @Test("an empty folder, and one with .gitkeep alone, are taken")
  func empty() throws {
    folder.write("", to: "out/.gitkeep")
    try build(["index.html": "x"])
    #expect(folder.read("out/index.html") == "x")
    #expect(folder.read("out/.gitkeep") == "")
  }

  @Test("a build that is given up leaves the former files as they were")
  func discarded() throws {
    try build(["index.html": "former"])
    let output = try OutputFolder(folder.path + "/out")
    try output.put(Array("new".utf8), at: "index.html")
    output.discard()
    #expect(folder.read("out/index.html") == "former")
    #expect(folder.written("out/.vitrine/staging") == nil)
  }

  @Test(
    "nothing is written outside the output folder",
    arguments: ["../x", "/etc/x", "a/../../x", "", "a//b", "./x", ".vitrine/manifest", "a\nb"])
  func outside(path: String) throws {
    let output = try OutputFolder(folder.path + "/out")
    #expect(throws: OutputFault.self) { try output.put([0x78], at: path) }
  }

  @Test("a link in the output folder that leads elsewhere is not followed")
  func link() throws {
    try build(["index.html": "x"])
    folder.write("", to: "elsewhere/.keep")
    folder.link("out/pages", to: folder.path + "/elsewhere")
    #expect(throws: OutputFault.self) { try build(["pages/index.html": "x"]) }
    #expect(folder.read("elsewhere/index.html") == nil)
  }
}
