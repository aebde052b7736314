internal import Content
internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Reporting
internal import Site

/// The arguments of `list`, checked.
struct ListRequest {
  /// Which records are listed; all where none is asked for.
  struct Kinds: Equatable {
    var drafts = false
    var waiting = false
    var expired = false
    var untranslated = false
  }

  var collection: Reporting.Collection?
  var kinds = Kinds()
  var isJSON = false
  var site: String?
  var asOf: Day?
  var published: Day?
}

/// Lists the records of a site, those that are not shown too.
struct ListRecords {
  let request: ListRequest
  let environment: Environment

  func run() async -> Outcome {
    let site = SiteFolder(site: request.site, environment: environment)
    guard let root = site.root else { return site.isMissing }
    var options = BuildOptions()
    options.report.asOf = request.asOf
    options.report.published = request.published
    options.jobs = environment.processors
    var loader = SiteLoader(root: root, options: options)
    do throws(FileFault) {
      guard let source = try await loader.load() else {
        var outcome = MessagePrinter(request: BuildRequest(writes: false), environment: environment, root: root)
          .print(loader.diagnostics, loader.files)
        outcome.exitCode = .contentErrors
        return outcome
      }
      let all = ListedRecord.all(of: source)
      let listed = all.filter(isWanted)
      return Outcome(
        exitCode: .success,
        data: request.isJSON ? listed.map { $0.json + "\n" }.joined() : RecordListing(listed, of: all.count).text)
    } catch {
      return Outcome(exitCode: .fileFault, messages: "vitrine: \(error.path): \(error.reason).\n")
    }
  }

  private func isWanted(_ record: ListedRecord) -> Bool {
    guard request.collection.map({ $0 == record.collection }) ?? true else { return false }
    let kinds = request.kinds
    guard kinds != ListRequest.Kinds() else { return true }
    if kinds.untranslated, !record.untranslated.isEmpty { return true }
    return switch record.state {
    case .absent(.draft): kinds.drafts
    case .absent(.waiting): kinds.waiting
    case .absent(.expired): kinds.expired
    case .shown, .unreadable, .absent(.heldBack): false
    }
  }
}

/// A record as a list tells of it.
struct ListedRecord {
  enum State {
    case shown
    case absent(Absence)
    /// It has errors, which `check` tells.
    case unreadable
  }

  let collection: Reporting.Collection
  let slug: String
  /// `nil` of one that could not be read.
  let title: String?
  let file: String
  let languages: [String]
  /// Those of the site in which it has no file.
  let untranslated: [String]
  let state: State

  /// Each record of a site, by collection, then by slug.
  static func all(of source: SiteSource) -> [ListedRecord] {
    Reporting.Collection.allCases.flatMap { collection in
      (source.texts[collection] ?? []).enumerated().map { position, text in
        let header = source.report.records.header(collection, position)
        let absent = source.report.absent[collection, position]
        let codes = source.settings.languages
        return ListedRecord(
          collection: collection, slug: text.slug, title: header?.title.base ?? absent?.title,
          file: "Content/" + text.path,
          languages: codes.indices.filter(text.isTranslated).map { codes[$0] },
          untranslated: codes.indices.filter { !text.isTranslated(into: $0) }.map { codes[$0] },
          state: header != nil ? .shown : absent.map { .absent($0.absence) } ?? .unreadable)
      }
    }
  }

  /// Docs/listing.md states the keys.
  var json: String {
    var members = [
      ("record", jsonString("\(collection.rawValue)/\(slug)")), ("collection", jsonString(collection.rawValue)),
      ("slug", jsonString(slug)),
    ]
    if let title { members.append(("title", jsonString(title))) }
    func list(_ codes: [String]) -> String { "[" + codes.map(jsonString).joined(separator: ",") + "]" }
    members += [
      ("file", jsonString(file)), ("languages", list(languages)), ("untranslated", list(untranslated)),
      ("state", jsonString(name.state)),
    ]
    if let date = name.date { members.append(("date", jsonString(date))) }
    return jsonObject(members)
  }

  /// The state as programs read it, and the day on which it begins or ends.
  private var name: (state: String, date: String?) {
    switch state {
    case .shown: ("shown", nil)
    case .unreadable: ("unreadable", nil)
    case .absent(.draft): ("draft", nil)
    case .absent(.waiting(let day)): ("waiting", day.description)
    case .absent(.expired(let day)): ("expired", day.description)
    case .absent(.heldBack(let day)): ("held-back", day.description)
    }
  }

  /// What there is to say of it, for people; nothing of one that is shown in every language.
  var marks: String {
    let mark: String? =
      switch state {
      case .shown: nil
      case .unreadable: "has errors: see vitrine check"
      case .absent(.draft): "draft"
      case .absent(.waiting(let day)): "waiting until \(day)"
      case .absent(.expired(let day)): "expired on \(day)"
      case .absent(.heldBack(let day)): "of \(day), after the day of the figures"
      }
    let lack = untranslated.isEmpty ? nil : "not in \(untranslated.joined(separator: ", "))"
    return [mark, lack].compactMap(\.self).joined(separator: "; ")
  }
}

/// Records as a table for people.
struct RecordListing {
  private static let longestTitle = 60

  private let records: [ListedRecord]
  private let total: Int

  /// - Parameter total: How many the site has.
  init(_ records: [ListedRecord], of total: Int) {
    self.records = records
    self.total = total
  }

  var text: String {
    let rows = records.map {
      [$0.file, Self.shortened($0.title ?? "–"), $0.languages.joined(separator: " "), $0.marks]
    }
    let widths = (0..<3).map { column in rows.map { Self.width($0[column]) }.max() ?? 0 }
    var text = ""
    for row in rows {
      var line = ""
      for (cell, width) in zip(row, widths) {
        line += cell + String(repeating: " ", count: width - Self.width(cell) + 2)
      }
      line += row[3]
      text += line.reversed().drop { $0 == " " }.reversed() + "\n"
    }
    return text + summary + "\n"
  }

  private var summary: String {
    let of = records.count == total ? "" : " of \(total)"
    let kinds: [(String, Int)] = [
      ("draft", records.count { if case .absent(.draft) = $0.state { true } else { false } }),
      ("waiting", records.count { if case .absent(.waiting) = $0.state { true } else { false } }),
      ("expired", records.count { if case .absent(.expired) = $0.state { true } else { false } }),
      ("with errors", records.count { if case .unreadable = $0.state { true } else { false } }),
      ("not in every language", records.count { !$0.untranslated.isEmpty }),
    ]
    let said = kinds.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    let noun = records.count == 1 && of.isEmpty ? "record" : "records"
    return "\(records.count)\(of) \(noun)" + (said.isEmpty ? "." : ": \(said.joined(separator: ", ")).")
  }

  private static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + $1.displayWidth } }

  /// On one line, with no sign that a terminal would obey.
  private static func shortened(_ title: String) -> String {
    let plain = String(
      String.UnicodeScalarView(
        title.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    return plain.count > longestTitle ? plain.prefix(longestTitle - 1) + "…" : plain
  }
}
