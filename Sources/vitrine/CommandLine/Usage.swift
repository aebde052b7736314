internal import Diagnostics

/// A command line that cannot be carried out, and why.
struct UsageFault: Error {
  let message: String
  var help: String?
}

extension UsageFault {
  /// That a word of a closed list is none of it.
  init(word: String, of name: String, among words: [String]) {
    self.init(
      message: "`\(name)` must be \(oneOf(words)), but here it is `\(word)`.",
      help: nearMiss(word, among: words).map { "Did you mean `\($0)`?" })
  }
}

/// What the program prints about itself.
enum Usage {
  static let version = "0.1.0"
  static let about = "Makes a transparency report's website from a folder of text."

  private static let width = 118
  /// Where the text about a command or an option begins.
  private static let column = 21

  static var overview: String {
    let commands = CommandSyntax.all.map { entry($0.name, $0.about) }
    return """
      vitrine \(version): \(about)

      Usage: vitrine <command> [options]

      Commands:
      \((commands + [entry("help", "Explains a command: vitrine help build")]).joined(separator: "\n"))

      Options:
      \(entry("--help", "Prints this, and behind a command what it does."))
      \(entry("--version", "Prints the version."))

      """
  }

  static func help(for command: CommandSyntax) -> String {
    var parts = [wrapped(command.about, indent: 0), "Usage: \(command.usage)"]
    parts += command.details.map { wrapped($0, indent: 0) }
    if !command.options.isEmpty {
      let options = command.options.map { entry($0.written, $0.about) }
      parts.append("Options:\n" + options.joined(separator: "\n"))
    }
    if let codes = command.exitCodes { parts.append(wrapped("Exit code: \(codes)", indent: 0)) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// A name and, beside it or below it, what it is about.
  private static func entry(_ name: String, _ about: String) -> String {
    let text = wrapped(about, indent: column)
    let start = "  " + name
    return start.count < column
      ? start + text.dropFirst(start.count) : start + "\n" + text
  }

  /// In lines of at most `width`, each behind `indent` spaces.
  private static func wrapped(_ text: String, indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(space + word)
      }
    }
    return lines.joined(separator: "\n")
  }
}

extension OptionText {
  /// With what stands for its value: `--site DIR`.
  var written: String { value.map { "\(name) \($0.placeholder)" } ?? name }
}
