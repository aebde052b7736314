internal import Diagnostics
internal import Exact

/// What the command line asks for.
enum Command {
  case build(BuildRequest)
  /// `check --fix`
  case fix(BuildRequest)
  case serve(ServeRequest)
  case explain(ExplainRequest)
  case list(ListRequest)
  case changes(ChangesRequest)
  case doctor(DoctorRequest)
  case themeCheck(BuildRequest)
  case themeRender(ThemeRenderRequest)
  case themeList(ThemeFilesRequest)
  case themeEject(ThemeFilesRequest)
  case schema(SchemaRequest)
  case start(InitRequest)
  case new(NewRequest)
  case rename(RenameRequest)
  case importTable(ImportRequest)
  /// Help, the version, and what else says nothing of a site.
  case print(String)
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
  /// Are programs left out that are used where they are found, so that nothing depends on the machine?
  var leavesOutTools = false
  /// The folder for what is kept from build to build; `nil` for the one beside Content.
  var cache: String?
  /// Are files taken for changed unless their bytes are what they were, whatever the system says of them?
  var isParanoid = false
  /// Is what would be left as it is made all the same, and compared?
  var verifiesIncremental = false
  var asOf: Day?
  /// The day of publication.
  var published: Day?
  var baseURL: String?
  var isStrict = false
  var requiresTranslations = false
  /// Does a check list what is not translated, or only count it?
  var listsTranslations = false
  var includesDrafts = false
  /// Are records shown whose day of publication has not come?
  var includesWaiting = false
  /// Is what alone can be meant written into the files? Without being asked for?
  var fixes = false
  var fixesUnasked = false
  /// Does a check tell what readers can still say of hidden counts?
  var tellsPrivacy = false
  var jobs: Int?
  /// Is it told how long each stage took?
  var tellsTimings = false
  /// The file for the same as events.
  var trace: String?
  var format = MessageFormat.text
  var isQuiet = false
}

extension Command {
  /// Reads the arguments after the program's name.
  static func parse(_ arguments: [String]) throws(UsageFault) -> Command {
    guard let first = arguments.first else {
      throw UsageFault(message: "A command is missing.", help: "vitrine --help")
    }
    switch first {
    case "--version", "version": return .print("vitrine \(Usage.version)\n")
    case "--help", "-h": return .print(Usage.overview)
    case "help": return try help(Array(arguments.dropFirst()))
    default: break
    }
    guard let syntax = CommandSyntax.all.first(where: { arguments.starts(with: $0.words) }) else {
      // `vitrine theme --help`
      if asksForHelp(arguments) { return try help([first]) }
      throw unknown(arguments)
    }
    let rest = Array(arguments.dropFirst(syntax.words.count))
    return asksForHelp(rest) ? .print(Usage.help(for: syntax)) : try syntax.read(rest)
  }

  private static func asksForHelp(_ arguments: [String]) -> Bool {
    arguments.contains("--help") || arguments.contains("-h")
  }

  /// - Parameter topic: The words of a command, or the first ones of several.
  private static func help(_ topic: [String]) throws(UsageFault) -> Command {
    guard !topic.isEmpty else { return .print(Usage.overview) }
    let commands = CommandSyntax.all.filter { $0.words.starts(with: topic) }
    guard !commands.isEmpty else { throw unknown(topic) }
    return .print(commands.map { Usage.help(for: $0) }.joined(separator: "\n"))
  }

  private static func unknown(_ arguments: [String]) -> UsageFault {
    let first = arguments[0]
    let siblings = CommandSyntax.all.filter { $0.words.count > 1 && $0.words[0] == first }.map { $0.words[1] }
    guard siblings.isEmpty else {
      return UsageFault(
        message: "`\(first)` needs to be told what to do: \(oneOf(siblings)).",
        help: arguments.dropFirst().first.flatMap { nearMiss($0, among: siblings) }.map { "Did you mean `\($0)`?" }
          ?? "vitrine help \(first)")
    }
    let nearest = nearMiss(first, among: CommandSyntax.all.map { $0.words[0] } + ["help"])
    return UsageFault(
      message: "There is no command `\(first)`.", help: nearest.map { "Did you mean `\($0)`?" } ?? "vitrine --help")
  }
}
