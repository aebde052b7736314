internal import Diagnostics
internal import Manual

extension CommandSyntax {
  /// Every command, in the order in which help tells of them.
  static let all: [CommandSyntax] = [
    start, new, importTable, rename, build, check, serve, changes, list, explain, doctor, fields, schema, themeList,
    themeEject,
    themeCheck,
    themeRender,
    completion, manual,
  ]

  private static let madeExitCodes =
    "0 all is well, 1 the content or theme has errors, 2 the command line is wrong, 3 a file or folder could not be read "
    + "or written."

  private static let build = CommandSyntax(
    "build", "Builds the site into a folder.", from: BuildRequest(writes: true),
    options: [
      .site(\.site),
      .text("--output", .folder("DIR"), \.output, "Where the site goes; Output beside Content unless given."),
      .text(
        "--search", .file("PROGRAM"), \.search,
        "The path of Pagefind, which makes the index of the search page; no search unless given."),
    ] + dayOptions + messageOptions, exitCodes: madeExitCodes
  ) { .build($0) }

  private static let check = CommandSyntax(
    "check", "Says what is wrong with the content and the theme; writes nothing without --fix.",
    from: BuildRequest(writes: false),
    options: [.site(\.site)] + dayOptions + [
      .flag(
        "--fix", \.fixes,
        "Corrects what can be meant in one way only, such as a misspelt field or a date written another way: shows the "
          + "difference first, and asks. Where git does not keep a file as it was, a copy of it is kept in .vitrine-backup."
      ),
      .flag("--yes", \.fixesUnasked, "With --fix: corrects without asking."),
      .flag(
        "--privacy", \.tellsPrivacy,
        "Lists each hidden count of people with the numbers that a reader must take for possible, and where the same "
          + "number stands elsewhere. For the author alone: it tells what is hidden."),
      .flag(
        "--translations", \.listsTranslations, "Lists each text and word that is not translated; else they are counted."
      ),
    ] + messageOptions, exitCodes: madeExitCodes
  ) { request throws(UsageFault) in
    guard request.fixes || !request.fixesUnasked else {
      throw UsageFault(
        message: "`--yes` answers what `--fix` asks, and `--fix` is missing.", help: "vitrine help check")
    }
    return request.fixes ? .fix(request) : .build(request)
  }

  private static let dayOptions: [Option<BuildRequest>] = [.asOf(\.asOf), .published(\.published)]

  private static let messageOptions: [Option<BuildRequest>] = [
    Option(
      text: OptionText(
        name: "--base-url", value: .text("URL"),
        about: "The address at which the site is published; else that of site.yaml.")
    ) { request, text throws(UsageFault) in
      guard text.hasPrefix("http://") || text.hasPrefix("https://") else {
        throw UsageFault(message: "`--base-url` must begin with https:// or http://, but here it is `\(text)`.")
      }
      request.baseURL = text
    },
    BuildRequest.strict,
    .flag(
      "--require-translations", \.requiresTranslations,
      "Counts every text and word that is not translated as an error."),
    .flag("--drafts", \.includesDrafts, "Shows drafts too."),
    BuildRequest.jobs, BuildRequest.noOptionalTools,
    .text(
      "--cache", .folder("DIR"), \.cache,
      "Where what is kept from build to build lies; else in .vitrine-cache beside Content."),
    .flag(
      "--paranoid", \.isParanoid,
      "Reads every file to see whether it changed, and does not go by its time, size and number."),
    .flag(
      "--verify-incremental", \.verifiesIncremental,
      "Makes what has not changed all the same, and fails where the output folder holds anything else."),
    .flag("--timings", \.tellsTimings, "Tells how long each stage took, and each kind of file."),
    .text(
      "--trace", .file("FILE"), \.trace,
      "Writes when each file was made into a file for a browser's trace viewer, such as ui.perfetto.dev."),
    BuildRequest.format, BuildRequest.quiet,
  ]

  private static let explain = CommandSyntax(
    "explain",
    "Shows how the figures of a record were worked out: the rule, what it was given and where that stands, the result.",
    details: [
      "RECORD is a collection and a file's name, such as commitments/nap1-4-2; its file, "
        + "Content/commitments/nap1-4-2.md; or the name alone where no other collection has it."
    ],
    from: ExplainRequest(),
    operand: Operand(value: .text("RECORD")) { request, text throws(UsageFault) in
      guard request.record.isEmpty else {
        throw UsageFault(message: "One record is explained at a time, and `\(text)` is a second one.")
      }
      request.record = text
    },
    options: [
      .text(
        "--figure", .text("NAME"), \.figure, "Shows this figure alone, such as late; all are shown unless given."),
      .format(\.format, "text, or json: one object a figure, one a line (Docs/explain.md)."),
      .site(\.site), .asOf(\.asOf), .published(\.published),
      .flag("--drafts", \.includesDrafts, "Drafts count too."),
    ],
    exitCodes: "0 all is well, 1 there is no such record or figure, or the content has errors, 2 the command line is "
      + "wrong, 3 a file could not be read."
  ) { request throws(UsageFault) in
    guard !request.record.isEmpty else {
      throw UsageFault(
        message: "`explain` needs a record, such as commitments/nap1-4-2.", help: "vitrine help explain")
    }
    return .explain(request)
  }

  private static let fields = CommandSyntax(
    "fields", "Says what may be written in which file: each field, what may stand there, and an example.",
    details: [
      "NAME is a kind of file, such as commitment or site, a group inside one, such as milestone, or one field, such as "
        + "commitment.milestones.due; without it all kinds of files are listed. No site is needed."
    ],
    from: FieldsRequest(),
    operand: Operand(value: .word("[NAME]", among: FileKind.all.map(\.name))) { request, text throws(UsageFault) in
      guard request.topic.isEmpty else {
        throw UsageFault(message: "`fields` tells of one thing at a time, and `\(text)` is a second one.")
      }
      request.topic = text
    },
    options: [
      .choice("--language", "LANGUAGE", \.language, "en, az or ru: the language of the meanings; en unless given."),
      .format(\.format, "text; json, for programs; or markdown, as in Docs/reference."),
    ]
  ) { request throws(UsageFault) in .print(try request.answer()) }

  private static let schema = CommandSyntax(
    "schema",
    "Writes what editors and content systems need to know of the fields, as JSON Schema or their own settings.",
    details: [
      "NAME is a collection, such as commitments, its translations, such as commitments.translation, or site or scheme: its "
        + "schema is printed. The words of the site's own schemes are in it, and its records are proposed."
    ],
    from: SchemaRequest(),
    operand: Operand(
      value: .word("[NAME]", among: FileKind.all.filter { $0.path != nil }.compactMap { $0.collection ?? $0.name })
    ) {
      request, text throws(UsageFault) in
      guard request.name.isEmpty else {
        throw UsageFault(message: "`schema` prints one schema at a time, and `\(text)` is a second one.")
      }
      request.name = text
    },
    options: [
      .text("--output", .folder("DIR"), \.output, "Writes every schema into a folder."),
      .choice(
        "--editor", "EDITOR", \.editor,
        "vscode: writes every schema into .vscode beside Content, and the settings by which the YAML extension of VS Code "
          + "finds them."),
      .choice(
        "--cms", "SYSTEM", \.system,
        "decap or sveltia: prints the configuration of that content system for the site's collections, admin/config.yml."
      ),
      .choice("--language", "LANGUAGE", \.language, "en, az or ru: the language of the meanings; en unless given."),
      .site(\.site),
    ]
  ) { request throws(UsageFault) in
    let chosen = [!request.name.isEmpty, request.output != nil, request.editor != nil, request.system != nil]
    guard chosen.count(where: \.self) == 1 else {
      throw UsageFault(
        message: "`schema` needs a NAME, --output, --editor or --cms, and one of them alone.",
        help: "vitrine help schema")
    }
    return .schema(request)
  }

  private static let themeList = CommandSyntax(
    "theme list",
    "Shows the folders and files of which the site's theme is made, and which of them stand in place of which.",
    from: ThemeFilesRequest(), options: [.site(\.site)]
  ) { .themeList($0) }

  private static let themeEject = CommandSyntax(
    "theme eject", "Copies a file of the theme to where the site's own one counts.",
    details: [
      "FILE is such as templates/commitment.html. It goes to Content/theme, or to Themes/NAME beside Content where the "
        + "site's theme is NAME. What is there is never overwritten."
    ],
    from: ThemeFilesRequest(),
    operand: Operand(value: .text("FILE")) { request, text throws(UsageFault) in
      guard request.file.isEmpty else {
        throw UsageFault(
          message: "`theme eject` takes one file, and `\(text)` is a second one.", help: "vitrine theme list")
      }
      request.file = text
    },
    options: [.site(\.site)]
  ) { request throws(UsageFault) in
    guard !request.file.isEmpty else {
      throw UsageFault(message: "`theme eject` needs the name of a file.", help: "vitrine theme list")
    }
    return .themeEject(request)
  }

  private static let themeCheck = CommandSyntax(
    "theme check", "Reads every template of the site's theme and holds each name in it against what the pages give it.",
    details: ["It also checks what site.yaml chooses about the theme."],
    from: BuildRequest(writes: false),
    options: [
      .site(\.site), BuildRequest.strict, BuildRequest.format, BuildRequest.quiet,
    ], exitCodes: madeExitCodes
  ) { .themeCheck($0) }

  private static let themeRender = CommandSyntax(
    "theme render", "Prints what a template makes of some data.",
    details: [
      "TEMPLATE is a path inside the templates' folder. The data are one JSON object, whose members are the template's "
        + "names. Words are those of ../strings beside the templates' folder, in the language of the data's "
        + "page.language, or else English."
    ],
    from: ThemeRenderRequest(),
    operand: Operand(value: .file("TEMPLATE")) { request, text throws(UsageFault) in
      guard request.template.isEmpty else {
        throw UsageFault(message: "One template is rendered at a time, and `\(text)` is a second one.")
      }
      request.template = text
    },
    options: [
      Option(text: OptionText(name: "--data", value: .file("FILE.json"), about: "What the template is given.")) {
        $0.data = $1
      },
      .text(
        "--templates", .folder("DIR"), \.templates, "The templates' folder; unless given, the current one."),
    ]
  ) { request throws(UsageFault) in
    guard !request.template.isEmpty, !request.data.isEmpty else {
      throw UsageFault(message: "`theme render` needs a template and --data.", help: "vitrine help theme render")
    }
    guard !request.template.hasPrefix("/"), !request.template.split(separator: "/").contains("..") else {
      throw UsageFault(
        message: "The template must be named by its path inside the templates' folder, but here it is "
          + "`\(request.template)`.", help: "Name the folder with --templates DIR.")
    }
    return .themeRender(request)
  }

  private static let completion: CommandSyntax = CommandSyntax(
    "completion", "Prints what lets a shell complete commands, options and their words.",
    details: [
      "For bash, put eval \"$(vitrine completion bash)\" into ~/.bashrc; for zsh, the same with zsh into ~/.zshrc, below "
        + "compinit; for fish, run vitrine completion fish > ~/.config/fish/completions/vitrine.fish."
    ],
    from: "",
    operand: Operand(value: .word("SHELL", among: Shell.allCases.map(\.rawValue))) { $0 = $1 }
  ) { name throws(UsageFault) in
    guard let shell = Shell(rawValue: name) else {
      let shells = Shell.allCases.map(\.rawValue)
      guard !name.isEmpty else {
        throw UsageFault(message: "`completion` needs a shell: \(oneOf(shells)).", help: "vitrine help completion")
      }
      throw UsageFault(word: name, of: "SHELL", among: shells)
    }
    return .print(shell.completion(of: all))
  }

  private static let manual: CommandSyntax = CommandSyntax(
    "manual", "Prints the manual page, as man reads it.", details: ["vitrine manual | man -l - shows it."], from: ()
  ) { _ in .print(ManualPage(all).text) }
}
