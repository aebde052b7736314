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
  /// The day of publication.
  var published: Day?
  var baseURL: String?
  var isStrict = false
  var requiresTranslations = false
  var includesDrafts = false
  /// Does a check tell what readers can still say of hidden counts?
  var tellsPrivacy = false
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
    var reader = ArgumentReader(arguments, help: "vitrine help theme")
    while let name = reader.next() {
      switch name {
      case "--site": site = try reader.value()
      case _ where name.hasPrefix("-"): throw reader.unknownOption(among: ["--site"])
      default: files.append(name)
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
    "--site", "--output", "--search", "--as-of", "--publish-date", "--base-url", "--strict", "--require-translations",
    "--drafts", "--privacy", "--jobs", "--format", "--quiet", "--help",
  ]

  init(_ arguments: [String], writes: Bool) throws(UsageFault) {
    self.init(writes: writes)
    var reader = ArgumentReader(arguments, help: "vitrine help \(writes ? "build" : "check")")
    while let name = reader.next() {
      switch name {
      case "--site": site = try reader.value()
      case "--output" where writes: output = try reader.value()
      case "--search" where writes: search = try reader.value()
      case "--as-of": asOf = try Self.day(try reader.value(), of: name)
      case "--publish-date": published = try Self.day(try reader.value(), of: name)
      case "--base-url": baseURL = try Self.address(try reader.value())
      case "--jobs": jobs = try Self.count(try reader.value())
      case "--format": format = try Self.format(try reader.value())
      case "--strict": isStrict = try reader.flag()
      case "--require-translations": requiresTranslations = try reader.flag()
      case "--drafts": includesDrafts = try reader.flag()
      case "--privacy" where !writes: tellsPrivacy = try reader.flag()
      case "--quiet": isQuiet = try reader.flag()
      case _ where !name.hasPrefix("-"):
        throw UsageFault(message: "`\(name)` is not an option.", help: "Options begin with `--`.")
      default:
        let others = writes ? ["--privacy"] : ["--output", "--search"]
        throw reader.unknownOption(among: Self.options.filter { !others.contains($0) })
      }
    }
  }

  /// The day that an option names.
  static func day(_ text: String, of option: String) throws(UsageFault) -> Day {
    let date: PartialDate
    do throws(DateFault) {
      date = try PartialDate.parse(text)
    } catch {
      let help = error.suggestion.map { "Did you mean `\($0)`?" } ?? "Write for example 2017-08-31."
      throw UsageFault(message: "`\(option)` must be a date, but here it is `\(text)`.", help: help)
    }
    guard PartialDate.years.contains(date.first.year) else {
      throw UsageFault(
        message: "`\(option)` must lie between \(PartialDate.years.lowerBound) and \(PartialDate.years.upperBound), "
          + "but here it is `\(text)`.")
    }
    return date.last
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
