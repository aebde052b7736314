internal import Diagnostics
internal import Site

/// What has changed since something was published, for people and for programs.
struct ChangesReport {
  private let difference: SiteDifference
  private let since: String

  /// - Parameter since: What it was compared with, in words.
  init(_ difference: SiteDifference, since: String) {
    self.difference = difference
    self.since = since
  }

  func text(as format: ChangesRequest.Format) -> String {
    switch format {
    case .text: text
    case .json: difference.changes.map { $0.json + "\n" }.joined()
    case .markdown: markdown
    }
  }

  private var groups: [(kind: PublishedChange.Kind, changes: [PublishedChange])] {
    PublishedChange.Kind.allCases.compactMap { kind in
      let changes = difference.changes.filter { $0.kind == kind }
      return changes.isEmpty ? nil : (kind, changes)
    }
  }

  private var text: String {
    var text = ""
    for (kind, changes) in groups {
      text += "\(kind.heading) (\(changes.count)):\n"
      for change in changes {
        text += "  \(change.sentence(quoting: { $0 }))\n"
        guard let offer = change.offer else { continue }
        text += "    \(change.kind.lead) \(offer.place):\n"
        for line in offer.text.split(separator: "\n") { text += "      \(line)\n" }
      }
    }
    if text.isEmpty { text = "Nothing has changed since \(since).\n" }
    return text + difference.gaps.map { "\($0)\n" }.joined()
  }

  /// For the description or a comment of a pull request.
  private var markdown: String {
    var text = "## What changes for readers\n\nCompared with \(Self.plain(since)).\n"
    if groups.isEmpty { text += "\nNothing.\n" }
    for (kind, changes) in groups {
      text += "\n### \(kind.heading) (\(changes.count))\n\n"
      for change in changes {
        text += "- \(change.sentence(quoting: Self.code))\n"
        guard let offer = change.offer else { continue }
        text += "  \(change.kind.lead) \(Self.code(offer.place)):\n\n"
        for line in ["```"] + offer.text.split(separator: "\n").map(String.init) + ["```"] { text += "  \(line)\n" }
      }
    }
    return text + difference.gaps.map { "\n> \(Self.plain($0))\n" }.joined()
  }

  /// Text of others as code, in which no sign is Markdown's.
  static func code(_ text: String) -> String {
    let longest = text.split(omittingEmptySubsequences: true) { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    let line = String(text.map { $0.isNewline ? " " : $0 })
    return longest > 0 ? "\(fence) \(line) \(fence)" : fence + line + fence
  }

  private static func plain(_ text: String) -> String {
    text.reduce(into: "") { $0 += "\\*_[]<>#|".contains($1) ? "\\\($1)" : String($1) }
  }
}

extension PublishedChange.Kind {
  fileprivate var heading: String {
    switch self {
    case .unrecordedFigure: "Published figures that changed without a record of revision"
    case .vanishedFigure: "Published figures that are no longer there"
    case .count: "Counts of people or cases that changed"
    case .revisedFigure: "Figures that were replaced, as their revisions say"
    case .uncoveredCount: "Hidden counts that the published tables and the new ones tell together"
    case .statement: "Dates, ratings and other statements that changed"
    case .text: "Texts that changed"
    case .vanishedRecord: "Records that are in no table any more"
    case .enteredRecord: "Records that tables and totals count now, and did not though their pages were there"
    case .vanishedAddress: "Addresses that lead nowhere any more"
    case .takenDown: "Pages that were taken down; a notice at their address says so"
    case .renamed: "Pages with another address; the old one leads there"
    case .new: "New pages"
    case .untranslated: "Titles that are no longer translated"
    }
  }

  /// What stands before an offer.
  fileprivate var lead: String { self == .vanishedAddress ? "To lead on, write into" : "To record it, write into" }
}

extension PublishedChange {
  fileprivate func sentence(quoting quoted: (String) -> String) -> String {
    var text = quoted(subject)
    if let title, !title.isEmpty { text += " (\(quoted(title)))" }
    if let detail, !detail.isEmpty { text += kind == .untranslated ? ", in \(detail)" : ", \(quoted(detail))" }
    switch kind {
    case .unrecordedFigure, .revisedFigure, .count: text += ": \(quoted(before ?? "")) is now \(quoted(after ?? ""))"
    case .vanishedFigure, .untranslated: text += ": it was \(quoted(before ?? ""))"
    case .takenDown: text += ": shown until \(before ?? "")"
    case .renamed: text += " leads to \(quoted(after ?? ""))"
    case .statement, .text:
      switch (before, after) {
      case (let before?, let after?): text += ": \(quoted(before)) is now \(quoted(after))"
      case (nil, let after?): text += ": new, \(quoted(after))"
      case (let before?, nil): text += ": no longer there, it was \(quoted(before))"
      case (nil, nil): break
      }
    case .uncoveredCount: text += ": \(uncovering)"
    case .vanishedRecord, .enteredRecord, .vanishedAddress, .new: break
    }
    return text
  }

  /// What readers of both tables know, without a number that none of them can work out.
  private var uncovering: String {
    let hidden = "hidden"
    guard let numbers else { return hidden }
    let choice =
      numbers.count == 1 ? "\(numbers.lowerBound)" : "one of \(numbers.lowerBound) to \(numbers.upperBound)"
    return switch (before, after) {
    case (hidden, hidden): "hidden then and now, and it must be \(choice)"
    case (hidden, let after?): "it was hidden, and now stands there as \(after)"
    case (let before?, hidden): "it is hidden, and was published as \(before)"
    case (hidden, nil): "it was hidden, and must be \(choice)"
    default: "it is hidden, and must be \(choice)"
    }
  }

  /// Docs/changes.md states the keys.
  fileprivate var json: String {
    var members = [("change", jsonString(kind.rawValue)), ("subject", jsonString(subject))]
    for (key, text) in [("title", title), ("detail", detail), ("before", before), ("after", after)] {
      if let text { members.append((key, jsonString(text))) }
    }
    if let numbers {
      members += [("least", "\(numbers.lowerBound)"), ("most", "\(numbers.upperBound)")]
    }
    if let offer {
      members += [("offer_place", jsonString(offer.place)), ("offer", jsonString(offer.text))]
    }
    return jsonObject(members)
  }
}

/// What a site says of one institution, for people and for programs.
struct InstitutionReport {
  private let institution: InstitutionStatements

  init(_ institution: InstitutionStatements) { self.institution = institution }

  func text(as format: ChangesRequest.Format) -> String {
    switch format {
    case .text: text(heading: { "\($0)\n" }, item: { "  \($0)\n" }, fact: { "    \($0): \($1)\n" })
    case .markdown:
      text(
        heading: { "\n## \(ChangesReport.code($0))\n\n" }, item: { "- \(ChangesReport.code($0))\n" },
        fact: { "  - \($0): \(ChangesReport.code($1))\n" })
    case .json: institution.statements.map { $0.json + "\n" }.joined()
    }
  }

  private func text(
    heading: (String) -> String, item: (String) -> String, fact: (String, String) -> String
  ) -> String {
    var text = heading("What the site says of \(institution.title)")
    var table = ""
    for statement in institution.statements {
      if statement.table != table {
        table = statement.table
        text += heading("\(table).csv")
      }
      text += item(statement.record + (statement.title.map { ": \($0)" } ?? ""))
      for (name, value) in statement.facts { text += fact(name, value) }
    }
    return text
  }
}

extension InstitutionStatements.Statement {
  fileprivate var json: String {
    var members = [("table", jsonString(table)), ("record", jsonString(record))]
    if let title { members.append(("title", jsonString(title))) }
    members.append(("facts", jsonObject(facts.map { ($0.name, jsonString($0.text)) })))
    return jsonObject(members)
  }
}
