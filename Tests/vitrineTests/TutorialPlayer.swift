import Glibc
import TestSupport
import Testing

/// Does what a page of Docs/site tells its readers to do, block by block, and holds what they see against what it says.
struct TutorialPlayer {
  /// A fenced block of the page.
  private struct Block {
    let language: String
    let text: String
    /// The file that was named last before it.
    let file: String?

    var lines: [String] { text.split(separator: "\n").map { String($0) } }
  }

  /// What is held against the next block of `text`.
  private enum Seen {
    case said(String)
    /// In the browser, of the record in this file.
    case page(of: String)
  }

  let folder = TemporaryFolder()
  private let temporary = TemporaryFolder()
  private(set) var served: ServedSite?
  /// Where the reader is: below the folder.
  private var place = ""
  private var seen = Seen.said("")

  /// - Parameter page: By its path below Docs/site/Content/pages.
  mutating func play(_ page: String) throws {
    for block in try Self.blocks(of: page) {
      switch block.language {
      case "sh": for line in block.lines { try run(line) }
      case "text": for line in block.lines { expect(line) }
      case "yaml": try change(block) { text in for line in block.lines { Self.fill(line, in: &text) } }
      case "markdown": try change(block) { $0 += block.text }
      default: Issue.record("nobody knows how to play a block of `\(block.language)`")
      }
    }
  }

  func stop() { served?.program.kill() }

  private static func blocks(of page: String) throws -> [Block] {
    let text = try #require(TemporaryFolder.readFile(checkout + "/Docs/site/Content/pages/" + page))
    return text.matches(of: /```(\w+)\n((?s).*?)```/).map { match in
      let named = text[..<match.range.lowerBound].matches(of: /`(Content\/[^`]*\.md)`/).last
      return Block(language: String(match.1), text: String(match.2), file: named.map { String($0.1) })
    }
  }

  // MARK: Doing

  private mutating func run(_ command: String) throws {
    let words = command.split(separator: " ")
    if words.first == "cd" { return place += "/" + words[1] }
    if words.starts(with: ["vitrine", "serve"]) {
      let site = words.firstIndex(of: "--site").map { "/" + words[$0 + 1] } ?? ""
      let served = try ServedSite(folder.path + place + site, temporary: temporary)
      self.served = served
      seen = .said(served.messages.replacing(":\(served.port)/", with: ":8000/"))
      return
    }
    var command = command
    if words.first == "rsync", system("command -v rsync > /dev/null") != 0 {
      print("There is no rsync here: the tutorial's site is published by cp.")
      command = "mkdir -p \(words[words.count - 1]) && cp -R Output/. \(words[words.count - 1])"
    }
    let program = Program.path.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 }
    let said = temporary.path + "/command"
    let status = system(
      "cd '\(folder.path + place)' && export PATH='\(program)':\"$PATH\" && { \(command); } > '\(said)' 2>&1 < /dev/null"
    )
    let text = TemporaryFolder.readFile(said) ?? ""
    #expect(status == 0, "\(command): \(text)")
    seen = .said(text)
  }

  private mutating func change(_ block: Block, by edit: (inout String) -> Void) throws {
    let file = try #require(block.file)
    let path = String((place + "/" + file).dropFirst())
    var text = try #require(folder.read(path), "\(file) is not there")
    edit(&text)
    folder.write(text, to: path)
    seen = .page(of: file)
  }

  /// Writes a field in place of the first line that has it, a remark or not.
  private static func fill(_ line: String, in text: inout String) {
    let key = line.prefix { $0 != ":" } + ":"
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let found = lines.firstIndex { $0.hasPrefix(key) || $0.hasPrefix("#" + key) }
    #expect(found != nil, "the file has no line for \(key)")
    if let found { lines[found] = line }
    text = lines.joined(separator: "\n")
  }

  // MARK: Seeing

  private func expect(_ line: String) {
    switch seen {
    case .said(let text): #expect(text.contains(line))
    case .page(let file):
      for _ in 0..<600 where !shown(of: file).contains(line) { usleep(20_000) }
      #expect(shown(of: file).contains(line))
    }
  }

  /// What stands in the browser: while there are errors they cover the page, which is there all the same.
  private func shown(of file: String) -> String {
    guard let served else { return "" }
    let address = file.dropFirst("Content".count).dropLast(".md".count) + "/"
    let state = served.state(of: String(address))
    let page = served.ask(String(address))
    return page.status != 200 ? "" : state.contains(#""error_count":0"#) ? page.body : state
  }
}
