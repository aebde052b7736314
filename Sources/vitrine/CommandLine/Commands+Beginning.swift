internal import Diagnostics
internal import Manual

// The commands that begin something: a site, a record, a translation.
extension CommandSyntax {
  private static let exitCodes =
    "0 it was written, 1 the site's settings or the file have errors, 2 the command line is wrong or something is missing "
    + "in it, 3 a file or folder could not be read or written, or is there already."

  static let start = CommandSyntax(
    "init", "Begins a site: writes a small one that is whole, to be changed.",
    details: [
      "DIR is a folder that is not there yet, or empty; unless given, the current one. On a terminal it asks for what no "
        + "option says. All that is invented in the new site says so on its pages, and no total counts it."
    ],
    from: InitRequest(),
    operand: Operand(value: .folder("[DIR]")) { request, text throws(UsageFault) in
      guard request.folder == nil else {
        throw UsageFault(message: "`init` begins one site, and `\(text)` is a second folder.")
      }
      request.folder = text
    },
    options: [
      .text("--title", .text("TEXT"), \.title, "What the site is called."),
      .text(
        "--languages", .text("CODES"), \.languages,
        "The codes of its languages, such as en,az: the first is the default. en, az and ru have words; for any other "
          + "English stands in. en unless given."),
      .choice(
        "--kind", "KIND", \.kind, "What it tells of: project, commitments, indicators, news or, unless given, all."),
      .text("--publisher", .text("TEXT"), \.publisher, "Who publishes it."),
      .text("--email", .text("ADDRESS"), \.email, "Where readers can write to."),
      .text(
        "--base-url", .text("URL"), \.baseURL,
        "The address at which it will be published; unless given, an example's, to be changed in Content/site.yaml."),
      .choice(
        "--ci", "HOST", \.host,
        "github or gitlab: also writes what lets it check and publish the site at each change."),
    ], exitCodes: exitCodes
  ) { .start($0) }

  static let new = CommandSyntax(
    "new", "Begins a record or a translation: writes its file, in which every field stands with its meaning.",
    details: [
      "KIND is a kind of record, in the singular or plural: \(NewRequest.singulars.joined(separator: ", ")). TITLE is what it "
        + "is called, from which its file gets its name. On a terminal it asks for the fields that are needed; else it marks "
        + "them, and vitrine check tells them.",
      "vitrine new translation FILE writes a translation beside a record's file or beside Content/site.yaml: every text "
        + "stands in it as a remark, to be translated.",
    ],
    from: NewRequest(),
    operand: Operand(value: .word("KIND", among: NewRequest.kinds), next: .file("[TITLE]")) {
      request, text throws(UsageFault) in
      if request.kind.isEmpty {
        request.kind = text
      } else if request.subject.isEmpty {
        request.subject = text
      } else {
        throw UsageFault(
          message: "`new` begins one thing at a time, and `\(text)` is one word too many.",
          help: "Put a title of several words in quotes.")
      }
    },
    options: [
      .text(
        "--language", .text("CODE"), \.language,
        "Of a record, the language of the meanings: en, az or ru; that of the site unless given. Of a translation, the "
          + "language into which to translate; unless given, the one that is missing."),
      .site(\.site),
    ], exitCodes: exitCodes
  ) { request throws(UsageFault) in
    guard !request.kind.isEmpty else {
      throw UsageFault(message: "`new` needs a kind, such as news.", help: "vitrine help new")
    }
    guard NewRequest.kinds.contains(request.kind) else {
      throw UsageFault(
        message: "There is no kind of record `\(request.kind)`.",
        help: nearMiss(request.kind, among: NewRequest.kinds).map { "Did you mean `\($0)`?" }
          ?? "There are \(oneOf(NewRequest.singulars, joining: "and")).")
    }
    guard !request.isTranslation || !request.subject.isEmpty else {
      throw UsageFault(
        message: "`new translation` needs a file, such as Content/pages/about.md.", help: "vitrine help new")
    }
    return .new(request)
  }
}
