internal import Diagnostics
internal import Exact

/// What the command line asks for.
enum Command {
  case build(BuildRequest)
  case explain(ExplainRequest)
  case themeCheck(BuildRequest)
  case themeRender(ThemeRenderRequest)
  case themeList(site: String?)
  case themeEject(file: String, site: String?)
  case help(text: String)
  case version
}

/// How messages are printed.
enum MessageFormat: String, CaseIterable {
  case text, json, github
}

/// The arguments of `build` and `check`, checked.
struct BuildRequest {
  /// `check` makes everything and writes nothing.
  var writes: Bool
  var site: String?
  var output: String?
  /// The program that makes the search index.
  var search: String?
  var asOf: Day?
  var baseURL: String?
  var isStrict = false
  var requiresTranslations = false
  var includesDrafts = false
  var jobs: Int?
  var format = MessageFormat.text
  var isQuiet = false
}

extension Command {
  /// Reads the arguments after the program's name.
  static func parse(_ arguments: [String]) throws(UsageFault) -> Command {
    guard let first = arguments.first else {
      throw UsageFault(message: "A command is missing.", help: "vitrine --help")
    }
    let rest = Array(arguments.dropFirst())
    switch first {
    case "--version", "version": return .version
    case "--help", "-h": return .help(text: Usage.overview)
    case "help":
      guard let topic = rest.first else { return .help(text: Usage.overview) }
      guard let text = Usage.help(for: topic) else { throw unknown(command: topic) }
      return .help(text: text)
    case "build", "check":
      if rest.contains("--help") || rest.contains("-h") { return .help(text: Usage.help(for: first) ?? "") }
      return .build(try BuildRequest(rest, writes: first == "build"))
    case "explain":
      if rest.contains("--help") || rest.contains("-h") { return .help(text: Usage.help(for: first) ?? "") }
      return .explain(try ExplainRequest(rest))
    case "theme": return try theme(rest)
    default: throw unknown(command: first)
    }
  }

  private static func theme(_ arguments: [String]) throws(UsageFault) -> Command {
    if arguments.contains("--help") || arguments.contains("-h") { return .help(text: Usage.help(for: "theme") ?? "") }
    let rest = Array(arguments.dropFirst())
    switch arguments.first {
    case "check": return .themeCheck(try BuildRequest(rest, writes: false))
    case "render": return .themeRender(try ThemeRenderRequest(rest))
    case "list":
      let (site, files) = try siteAndFiles(rest)
      if let file = files.first { throw UsageFault(message: "`theme list` takes no file, and `\(file)` is one.") }
      return .themeList(site: site)
    case "eject":
      let (site, files) = try siteAndFiles(rest)
      guard let file = files.first, files.count == 1 else {
        throw UsageFault(
          message: "`theme eject` takes one file, but here are \(files.count).", help: "vitrine theme list")
      }
      return .themeEject(file: file, site: site)
    case let other:
      let commands = ["check", "list", "eject", "render"]
      throw UsageFault(
        message: "`theme` needs to be told what to do: \(oneOf(commands)).",
        help: other.flatMap { nearMiss($0, among: commands) }.map { "Did you mean `\($0)`?" } ?? "vitrine help theme")
    }
  }

  /// `--site DIR`, and what else is written.
  private static func siteAndFiles(_ arguments: [String]) throws(UsageFault) -> (site: String?, files: [String]) {
    var (site, files): (String?, [String]) = (nil, [])
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument.hasPrefix("--site=") {
        site = String(argument.dropFirst("--site=".count))
      } else if argument == "--site" {
        site = rest.popFirst()
      } else if argument.hasPrefix("-") {
        throw UsageFault(message: "There is no option `\(argument)`.", help: "vitrine help theme")
      } else {
        files.append(argument)
        continue
      }
      guard site?.isEmpty == false else {
        throw UsageFault(message: "`--site` needs a value.", help: "vitrine help theme")
      }
    }
    return (site, files)
  }

  private static func unknown(command: String) -> UsageFault {
    let nearest = nearMiss(command, among: ["build", "check", "explain", "theme", "help"])
    return UsageFault(
      message: "There is no command `\(command)`.", help: nearest.map { "Did you mean `\($0)`?" } ?? "vitrine --help")
  }
}

extension BuildRequest {
  private static let options = [
    "--site", "--output", "--search", "--as-of", "--base-url", "--strict", "--require-translations", "--drafts",
    "--jobs", "--format", "--quiet", "--help",
  ]

  init(_ arguments: [String], writes: Bool) throws(UsageFault) {
    self.init(writes: writes)
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = parts.first.map { String($0) } ?? ""
      let attached = parts.count > 1 ? String(parts[1]) : nil
      func value() throws(UsageFault) -> String {
        guard let value = attached ?? rest.popFirst(), !value.isEmpty else {
          throw UsageFault(message: "`\(name)` needs a value.", help: "vitrine help \(writes ? "build" : "check")")
        }
        return value
      }
      switch name {
      case "--site": site = try value()
      case "--output" where writes: output = try value()
      case "--search" where writes: search = try value()
      case "--as-of": asOf = try Self.day(try value())
      case "--base-url": baseURL = try Self.address(try value())
      case "--jobs": jobs = try Self.count(try value())
      case "--format": format = try Self.format(try value())
      case "--strict", "--require-translations", "--drafts", "--quiet": try setFlag(name, hasValue: attached != nil)
      default: throw Self.unknown(option: argument, name: name, writes: writes)
      }
    }
  }

  private mutating func setFlag(_ name: String, hasValue: Bool) throws(UsageFault) {
    if hasValue { throw UsageFault(message: "`\(name)` takes no value.") }
    switch name {
    case "--strict": isStrict = true
    case "--require-translations": requiresTranslations = true
    case "--drafts": includesDrafts = true
    default: isQuiet = true
    }
  }

  private static func unknown(option: String, name: String, writes: Bool) -> UsageFault {
    guard name.hasPrefix("-") else {
      return UsageFault(message: "`\(option)` is not an option.", help: "Options begin with `--`.")
    }
    let nearest = nearMiss(name, among: options.filter { writes || !["--output", "--search"].contains($0) })
    return UsageFault(
      message: "There is no option `\(name)`.",
      help: nearest.map { "Did you mean `\($0)`?" } ?? "vitrine help \(writes ? "build" : "check")")
  }

  /// The day that `--as-of` names.
  static func day(_ text: String) throws(UsageFault) -> Day {
    do throws(DateFault) {
      return try PartialDate.parse(text).last
    } catch {
      let help = error.suggestion.map { "Did you mean `\($0)`?" } ?? "Write for example 2017-08-31."
      throw UsageFault(message: "`--as-of` must be a date, but here it is `\(text)`.", help: help)
    }
  }

  private static func address(_ text: String) throws(UsageFault) -> String {
    guard text.hasPrefix("http://") || text.hasPrefix("https://") else {
      throw UsageFault(message: "`--base-url` must begin with https:// or http://, but here it is `\(text)`.")
    }
    return text
  }

  private static func count(_ text: String) throws(UsageFault) -> Int {
    guard let count = Int(text), (1...256).contains(count) else {
      throw UsageFault(message: "`--jobs` must be a number from 1 to 256, but here it is `\(text)`.")
    }
    return count
  }

  private static func format(_ text: String) throws(UsageFault) -> MessageFormat {
    if let format = MessageFormat(rawValue: text) { return format }
    let words = MessageFormat.allCases.map(\.rawValue)
    let nearest = nearMiss(text, among: words).map { "Did you mean `\($0)`?" }
    throw UsageFault(message: "`--format` must be \(oneOf(words)), but here it is `\(text)`.", help: nearest)
  }
}
