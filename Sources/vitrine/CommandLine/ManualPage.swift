/// The program's manual page, in the language of man(7).
struct ManualPage {
  let text: String

  init(_ commands: [CommandSyntax]) {
    var lines = [
      ".TH VITRINE 1 \"\" \"vitrine \(Usage.version)\" \"User Commands\"", ".SH NAME",
      Self.escaped("vitrine - \(Self.inPassing(Usage.about))"), ".SH SYNOPSIS",
    ]
    lines.append(commands.map { ".B " + Self.escaped($0.usage) }.joined(separator: "\n.br\n"))
    lines += [
      ".SH DESCRIPTION", Self.escaped("\(Usage.about) The folder holds Content/site.yaml and all that is told in it."),
      ".SH COMMANDS",
    ]
    for command in commands {
      lines += [".SS " + Self.escaped(command.usage), Self.escaped(command.about)]
      for paragraph in command.details { lines += [".PP", Self.escaped(paragraph)] }
      for option in command.options {
        lines += [".TP", ".B " + Self.escaped(option.written), Self.escaped(option.about)]
      }
      if let codes = command.exitCodes { lines += [".PP", Self.escaped("Exit code: \(codes)")] }
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// "Makes a site." as "makes a site".
  private static func inPassing(_ sentence: String) -> String {
    sentence.prefix(1).lowercased() + sentence.dropFirst().prefix { $0 != "." }
  }

  /// No line begins a request, and every sign is printed as it is.
  private static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
