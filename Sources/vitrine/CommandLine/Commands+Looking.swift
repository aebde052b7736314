internal import Diagnostics
internal import Reporting

// The commands that tell what there is: the records of a site, and what a build would meet.
extension CommandSyntax {
  static let list = CommandSyntax(
    "list",
    "Lists the records: what each is called, its file, its languages, and which are not shown yet or no longer.",
    details: [
      "COLLECTION is such as news; all are listed unless given. Of several options, records are listed that fit one of them."
    ],
    from: ListRequest(),
    operand: Operand(value: .word("[COLLECTION]", among: Reporting.Collection.allCases.map(\.rawValue))) {
      request, text throws(UsageFault) in
      guard let collection = Reporting.Collection(rawValue: text) else {
        throw UsageFault(
          word: text, of: "COLLECTION", among: Reporting.Collection.allCases.map(\.rawValue))
      }
      guard request.collection == nil else {
        throw UsageFault(message: "`list` lists one collection or all, and `\(text)` is a second one.")
      }
      request.collection = collection
    },
    options: [
      .flag("--drafts", \.kinds.drafts, "Lists drafts."),
      .flag("--waiting", \.kinds.waiting, "Lists records whose day of publication has not come."),
      .flag("--expired", \.kinds.expired, "Lists records that are no longer shown."),
      .flag("--untranslated", \.kinds.untranslated, "Lists records that lack a file in one of the site's languages."),
      .flag("--json", \.isJSON, "Prints one object a record, one a line (Docs/listing.md)."),
      .site(\.site), .asOf(\.asOf), .published(\.published),
    ],
    exitCodes:
      "0 all is well, 1 the site's settings or records are such that there is no report, 2 the command line is "
      + "wrong, 3 a file could not be read."
  ) { .list($0) }

  static let changes = CommandSyntax(
    "changes", "Says what the site says otherwise than what was published last, and which figures lack a record of it.",
    details: [
      "Run it before a build: the tables in Output are those that were published last. Docs/changes.md says what is compared."
    ],
    from: ChangesRequest(),
    options: [
      .text(
        "--against", .folder("DIR"), \.against,
        "Compares with another folder of a built site, or with a revision of git, such as main."),
      .text(
        "--for", .text("ORGANISATION"), \.institution,
        "In place of changes lists all that the site says of one institution, for its reply before publication."),
      .flag(
        "--strict", \.isStrict,
        "Fails where a published figure changed without a record of revision or is gone, or where something could not be "
          + "compared."),
      .format(\.format, "text; json, one object a line (Docs/changes.md); or markdown, for a pull request."),
      .site(\.site), .asOf(\.asOf), .published(\.published),
    ],
    exitCodes:
      "0 all is well, 1 the site has errors, or --strict found what is to be recorded, 2 the command line is wrong or there "
      + "is nothing to compare with, 3 a file could not be read."
  ) { .changes($0) }

  static let doctor = CommandSyntax(
    "doctor", "Says what this installation has and what the site here would meet: versions, programs, folders, limits.",
    from: DoctorRequest(),
    options: [
      .flag("--json", \.isJSON, "Prints one object a finding, one a line (Docs/listing.md)."), .site(\.site),
    ],
    exitCodes: "0 nothing that is needed is missing, 1 something is, 2 the command line is wrong."
  ) { .doctor($0) }
}
