import Glibc
import TestSupport
import Testing

@testable import vitrine

/// What comes of the one table of commands: reading, help, completion and the manual page.
@Suite struct CommandLineTests {
  private static let samples = [
    "--as-of": "2017-08-31", "--publish-date": "2017", "--base-url": "https://example.org/", "--jobs": "2",
    "--data": "d.json", "--port": "8000", "--columns": "x=title", "--set": "x=y",
  ]

  private static func sample(_ option: OptionText) -> [String] {
    switch option.value {
    case nil: [option.name]
    case .word(_, among: let words): [option.name, words[0]]
    default: [option.name, samples[option.name] ?? "x"]
    }
  }

  /// What a command cannot do without, beside an option.
  private static func needed(_ command: CommandSyntax, by option: OptionText) -> [String] {
    // Those that stand in place of the name of one schema.
    if command.name == "schema", ["--output", "--editor", "--cms"].contains(option.name) { return [] }
    let operand: [String] =
      switch command.operands.first {
      case nil: []
      case .word(_, among: let words): [words[0]]
      default: command.name == "rename" ? ["x", "y"] : ["x"]
      }
    let beside = ["--yes": ["--fix"]][option.name] ?? []
    let data = command.name == "theme render" && option.name != "--data" ? ["--data", "d.json"] : []
    return operand + beside + data
  }

  @Test("each option is declared once, says what it does, is read, and stands in help, completions and manual")
  func options() throws {
    let manual = ManualPage(CommandSyntax.all).text
    for command in CommandSyntax.all {
      let names = command.options.map(\.name)
      #expect(Set(names).count == names.count, "\(command.name)")
      let help = Usage.help(for: command)
      for option in command.options {
        #expect(option.name.hasPrefix("--") && option.about.hasSuffix("."), "\(command.name) \(option.name)")
        #expect(throws: Never.self, "\(command.name) \(option.name)") {
          try command.read(Self.needed(command, by: option) + Self.sample(option))
        }
        #expect(help.contains("  \(option.written)"))
        #expect(manual.contains(".B \(option.written.replacing("-", with: "\\-"))\n"))
        #expect(Shell.bash.completion(of: CommandSyntax.all).contains(option.name))
        #expect(Shell.zsh.completion(of: CommandSyntax.all).contains("'\(option.name)"))
        #expect(Shell.fish.completion(of: CommandSyntax.all).contains("-l \(option.name.dropFirst(2)) "))
      }
      #expect(help.split(separator: "\n").allSatisfy { $0.count <= 120 })
      #expect(Usage.overview.contains("  \(command.name) "))
    }
  }

  @Test("of an option's two values none is lost without a word; a flag says the same twice")
  func twice() throws {
    do throws(UsageFault) {
      _ = try Command.parse(["build", "--site", "a", "--strict", "--site=b"])
      Issue.record("the second one counts")
    } catch {
      #expect(error.message == "`--site` is given twice.")
    }
    #expect(throws: Never.self) { try Command.parse(["build", "--strict", "--strict"]) }
  }

  @Test(
    "help of a command is the same by either way, and that of a first word is of all its commands",
    arguments: CommandSyntax.all.map(\.words))
  func help(words: [String]) throws {
    func text(_ arguments: [String]) throws -> String? {
      guard case .print(let text) = try Command.parse(arguments) else { return nil }
      return text
    }
    let help = try #require(try text(["help"] + words))
    for flag in ["--help", "-h"] { #expect(try text(words + ["x", flag]) == help) }
    #expect(try text(["help", words[0]])?.contains(help) == true)
  }

  @Test("a closed list is completed and held by the same words")
  func words() {
    #expect { try Command.parse(["completion", "fsh"]) } throws: { fault in
      (fault as? UsageFault)?.message == "`SHELL` must be `bash`, `zsh` or `fish`, but here it is `fsh`."
        && (fault as? UsageFault)?.help == "Did you mean `fish`?"
    }
    #expect(throws: UsageFault.self) { try Command.parse(["completion"]) }
    #expect(throws: UsageFault.self) { try Command.parse(["manual", "x"]) }
  }

  @Test(
    "bash completes commands, options and their words",
    arguments: [
      (["b"], "build"), (["theme", "ch"], "check"), (["theme", ""], "list eject check render"),
      (["build", "--s"], "--site --search --strict"), (["check", "--pr"], "--privacy"),
      (["build", "--format", ""], "text json github"), (["build", "--format", "=", "j"], "json"),
      (["build", "--format", "="], "text json github"), (["build", "--jobs", ""], ""), (["help", "th"], "theme"),
      (["completion", ""], "bash zsh fish"), (["explain", "a", "--fi"], "--figure"),
      (["theme", "render", "--data", ""], "d.json e.d t.sh"), (["build", "--site", ""], "e.d"), (["none", ""], ""),
      (["new", "new"], "news"), (["new", "news", "--l"], "--language"),
      (["new", "translation", ""], "d.json e.d t.sh"), (["init", "--kind", "in"], "indicators"),
    ])
  func bash(typed: [String], expected: String) throws {
    let folder = TemporaryFolder()
    folder.write("", to: "e.d/x")
    folder.write("", to: "d.json")
    folder.write(
      Shell.bash.completion(of: CommandSyntax.all)
        + #"COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); cd "${0%/*}"; _vitrine; echo "${COMPREPLY[*]}" > out"#,
      to: "t.sh")
    let words = (["vitrine"] + typed).map { "'\($0)'" }.joined(separator: " ")
    #expect(system("bash -c '. \"$0\"' \(folder.path)/t.sh \(words)") == 0)
    let completed = try #require(folder.read("out")).split(whereSeparator: \.isWhitespace)
    #expect(completed.sorted() == expected.split(separator: " ").sorted())
  }

  @Test(
    "the scripts are such that their shells read",
    .enabled(if: Shell.allCases.contains(where: \.isThere), "none of these shells is installed"),
    arguments: Shell.allCases)
  func scripts(shell: Shell) throws {
    guard shell.isThere else { return }
    let folder = TemporaryFolder()
    folder.write(shell.completion(of: CommandSyntax.all), to: "script")
    #expect(system("\(shell.rawValue) -n \(folder.path)/script") == 0)
  }
}

extension Shell {
  fileprivate var isThere: Bool { system("command -v \(rawValue) > /dev/null") == 0 }
}
