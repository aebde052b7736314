internal import Diagnostics

/// Shells that complete what is typed, each by a script of its own language.
enum Shell: String, CaseIterable {
  case bash, zsh, fish

  func completion(of commands: [CommandSyntax]) -> String {
    let tree = CommandTree(commands)
    return switch self {
    case .bash: tree.bash
    case .zsh: tree.zsh
    case .fish: tree.fish
    }
  }
}

/// The commands by their first words, as shells ask for them.
private struct CommandTree {
  /// A first word with what it stands for: one command, or several with a second word each.
  struct Branch {
    let word: String
    let about: String
    let commands: [CommandSyntax]

    var isGroup: Bool { commands[0].words.count > 1 }
    var secondWords: [String] { commands.compactMap { $0.words.dropFirst().first } }
  }

  let branches: [Branch]
  private static let help = OptionText(name: "--help", value: nil, about: "Explains the command.")

  init(_ commands: [CommandSyntax]) {
    var words: [String] = []
    for command in commands where !words.contains(command.words[0]) { words.append(command.words[0]) }
    branches = words.map { word in
      let some = commands.filter { $0.words[0] == word }
      let about = some[0].words.count > 1 ? "To be followed by \(oneOf(some.map { $0.words[1] }))." : some[0].about
      return Branch(word: word, about: about, commands: some)
    }
  }

  private var commands: [CommandSyntax] { branches.flatMap(\.commands) }

  private var topics: [(word: String, about: String)] {
    branches.map { ($0.word, $0.about) } + [("help", "Explains a command.")]
  }

  // MARK: bash

  var bash: String {
    let groups = branches.filter(\.isGroup)
    let cases = commands.flatMap { command in
      let values = command.options.compactMap { option in
        option.value.map { "    '\(command.name) \(option.name)') \(Self.bash($0)) ;;" }
      }
      let options = "_vitrine_words '\((command.options + [Self.help]).map(\.name).joined(separator: " "))'"
      let operands = command.operands.map(Self.bash)
      let rest =
        switch operands.count {
        case 0: options
        case 1: "if [[ $word == -* ]]; then \(options); else \(operands[0]); fi"
        default:
          "if [[ $word == -* ]]; then \(options); elif (( COMP_CWORD == at + 1 )); then \(operands[0]); else \(operands[1]); fi"
        }
      return values + ["    '\(command.name) '*) \(rest) ;;"]
    }
    return """
      # Completion of vitrine for bash. In ~/.bashrc: eval "$(vitrine completion bash)"
      _vitrine_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word"); }
      _vitrine_files() { mapfile -t COMPREPLY < <(compgen "$1" -- "$word"); compopt -o filenames 2>/dev/null; }
      _vitrine() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} at=1
        if [[ $word == '=' ]]; then word=
        elif [[ $before == '=' ]]; then before=${COMP_WORDS[COMP_CWORD-2]}
        fi
        COMPREPLY=()
        if (( COMP_CWORD == 1 )); then
          _vitrine_words '\((topics.map(\.word) + ["--help", "--version"]).joined(separator: " "))'
          return
        fi
        case $command in
      \(groups.map { "    \($0.word)) at=2 ;;" }.joined(separator: "\n"))
          help) _vitrine_words '\(branches.map(\.word).joined(separator: " "))'; return ;;
        esac
        if (( at == 2 && COMP_CWORD == 2 )); then
          case $command in
      \(groups.map { "      \($0.word)) _vitrine_words '\($0.secondWords.joined(separator: " "))' ;;" }
        .joined(separator: "\n"))
          esac
          return
        fi
        (( at == 2 )) && command="$command ${COMP_WORDS[2]}"
        case "$command $before" in
      \(cases.joined(separator: "\n"))
        esac
      }
      complete -F _vitrine vitrine

      """
  }

  private static func bash(_ value: ArgumentValue) -> String {
    switch value {
    case .folder: "_vitrine_files -d"
    case .file: "_vitrine_files -f"
    case .word(_, among: let words): "_vitrine_words '\(words.joined(separator: " "))'"
    case .text: ":"
    }
  }

  // MARK: zsh

  var zsh: String {
    func described(_ words: [(word: String, about: String)]) -> String {
      words.map { Self.quoted("\($0.word):\($0.about.replacing(":", with: "\\:"))") }.joined(separator: " ")
    }
    func arguments(_ command: CommandSyntax) -> String {
      let options = (command.options + [Self.help]).map { option in
        let about = Self.escaped(option.about)
        return Self.quoted(
          option.value.map { "\(option.name)=[\(about)]:\(Self.zsh($0))" } ?? "\(option.name)[\(about)]")
      }
      let operands = command.operands.map { Self.quoted(":\(Self.zsh($0))") }
      return "_arguments " + (options + operands).joined(separator: " ")
    }
    let cases = branches.map { branch in
      guard branch.isGroup else { return "    \(branch.word)) \(arguments(branch.commands[0])) ;;" }
      let seconds = described(branch.commands.map { ($0.words[1], $0.about) })
      return """
            \(branch.word))
              if (( CURRENT == 2 )); then
                local -a seconds=(\(seconds))
                _describe command seconds
                return
              fi
              shift words
              (( CURRENT-- ))
              case $words[1] in
        \(branch.commands.map { "        \($0.words[1])) \(arguments($0)) ;;" }.joined(separator: "\n"))
              esac ;;
        """
    }
    return """
      #compdef vitrine
      # Completion of vitrine for zsh. In ~/.zshrc, below compinit: eval "$(vitrine completion zsh)"
      _vitrine() {
        if (( CURRENT == 2 )); then
          local -a commands=(\(described(topics)))
          _describe command commands
          return
        fi
        shift words
        (( CURRENT-- ))
        case $words[1] in
      \(cases.joined(separator: "\n"))
          help) _values command \(branches.map(\.word).joined(separator: " ")) ;;
        esac
      }
      if [[ $funcstack[1] == _vitrine ]]; then _vitrine "$@"; else compdef _vitrine vitrine; fi

      """
  }

  private static func zsh(_ value: ArgumentValue) -> String {
    let name = value.placeholder
    return switch value {
    case .folder: "\(name):_files -/"
    case .file: "\(name):_files"
    case .word(_, among: let words): "\(name):(\(words.joined(separator: " ")))"
    case .text: "\(name):"
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing(/[\[\]:\\]/) { "\\\($0.output)" }
  }

  private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "'\\''"))'" }

  // MARK: fish

  var fish: String {
    var lines = [
      "# Completion of vitrine for fish: vitrine completion fish > ~/.config/fish/completions/vitrine.fish",
      "complete -c vitrine -f",
    ]
    func add(_ condition: String, _ rest: String, _ about: String) {
      lines.append(
        "complete -c vitrine -n '\(condition)' \(rest) -d \(Self.quoted(about.replacing("\\", with: "\\\\")))")
    }
    for topic in topics { add("__fish_use_subcommand", "-a \(topic.word)", topic.about) }
    for branch in branches {
      for command in branch.commands {
        var condition = Self.word(2, is: branch.word)
        if branch.isGroup {
          add("\(condition); and test (count (commandline -opc)) -eq 2", "-a \(command.words[1])", command.about)
          condition += "; and " + Self.word(3, is: command.words[1])
        }
        for option in command.options + [Self.help] {
          add(condition, "-l \(option.name.dropFirst(2))\(option.value.map { Self.fish($0) } ?? "")", option.about)
        }
        for operand in command.operands { add(condition, Self.fish(operand), "") }
      }
    }
    add(Self.word(2, is: "help"), "-a '\(branches.map(\.word).joined(separator: " "))'", "")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A condition: what stands at a place of the command line, from 1 on.
  private static func word(_ number: Int, is word: String) -> String {
    "contains -- \(word) (commandline -opc)[\(number)]"
  }

  private static func fish(_ value: ArgumentValue) -> String {
    switch value {
    case .folder: " -x -a '(__fish_complete_directories)'"
    case .file: " -x -a '(__fish_complete_path)'"
    case .word(_, among: let words): " -x -a '\(words.joined(separator: " "))'"
    case .text: " -x"
    }
  }
}
