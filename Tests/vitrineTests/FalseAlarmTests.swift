import FrontMatter
import Glibc
import TestSupport
import Testing

@testable import vitrine

/// Reference material that lies beside the checkout on some machines.
private let shared = checkout + "/../shared"
private let hasData = access(shared + "/data/open-sdg", R_OK) == 0 && access(shared + "/data/ogp", R_OK) == 0

/// Right content gives no warning: sites of ours, and what others have published, with the few that are true of it.
@Suite struct FalseAlarmTests {
  /// A warning that is true of the data, and why.
  struct Known: Sendable {
    let id: String
    let count: Int
    let reason: String
  }

  private func alarms(_ site: SmallSite) async throws -> [String] {
    try await site.run("check").reports.filter { !$0.contains(" note[") }
  }

  private func hold(_ alarms: [String], _ known: [Known]) {
    let counts = Dictionary(grouping: alarms) { String($0.split(separator: "[").last?.dropLast() ?? "") }
    for one in known { #expect(counts[one.id]?.count == one.count, "\(one.reason): \(counts[one.id] ?? [])") }
    let others = counts.filter { id, _ in !known.contains { $0.id == id } }
    #expect(others.isEmpty, "\(others.mapValues { $0.prefix(6) })")
  }

  @Test("the example site, the small sites and that of the contract give no warning")
  func own() async throws {
    let unrecorded = Known(id: "parts-differ-from-total", count: 4, reason: "It shows what was not recorded.")
    let sites =
      [(checkout, []), (checkout + "/Tests/Fixtures/small-site", [unrecorded])]
      + (hasData ? [(shared + "/design/examples", [])] : [])
    for (path, known) in sites {
      let site = SmallSite()
      site.folder.remove("Content")
      site.folder.copy(path + "/Content", to: "Content")
      hold(try await alarms(site.themed), known)
    }
  }

  @Test(
    "150 commitments of OGP's database give no warning but those that are true of them",
    .enabled(if: hasData, "../shared is not here"))
  func commitments() async throws {
    let site = try OGPSite(database: shared + "/data/ogp/ogp-2015.csv.gz", sample: 150)
    hold(try await alarms(site.made), OGPSite.known)
  }

  @Test(
    "the indicators of an Open SDG repository give no warning but those that are true of them",
    .enabled(if: hasData, "../shared is not here"))
  func indicators() async throws {
    hold(try await alarms(try OpenSDGSite(repository: shared + "/data/open-sdg").made), OpenSDGSite.known)
  }
}

extension SmallSite {
  /// With the default theme.
  fileprivate var themed: SmallSite {
    folder.remove("Themes")
    folder.link("Themes", to: checkout + "/Themes")
    return self
  }

  /// A site of these records alone.
  fileprivate static func of(_ records: [String: Document], settings: String) -> SmallSite {
    let site = SmallSite().themed
    site.folder.remove("Content")
    site.folder.write(settings, to: "Content/site.yaml")
    for (name, fields) in records { site.folder.write("---\n\(fields.yaml)---\n", to: "Content/\(name).md") }
    return site
  }
}

/// What a shell command prints.
private func printed(by command: String) -> String {
  guard let pipe = popen(command, "r") else { return "" }
  defer { pclose(pipe) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { bytes += buffer[..<count] }
  return String(decoding: bytes, as: UTF8.self)
}

/// A sample of OGP's commitments database of 2015, each commitment with the IRM's codes.
private struct OGPSite {
  static let known = [
    FalseAlarmTests.Known(id: "complete-without-evidence", count: 20, reason: "The database names no evidence.")
  ]

  private(set) var records: [String: Document] = [:]
  private var organisations: [String: String] = [:]
  private var plans: Set<String> = []

  init(database: String, sample: Int) throws {
    // The first line names groups of columns.
    let text = printed(by: "gzip -dc '\(database)'")
    let table = readCSV(String(text[(text.utf8.firstIndex(of: 0x0A) ?? text.startIndex)...].dropFirst()))
    let rated = table.filter { $0["IRM Assessed (Y/N)?"] == "1" }
    let step = rated.count / sample
    try #require(step > 0)
    for number in 0..<sample { add(rated[number * step], as: "c\(number)") }
    records["organisations/irm"] = .group([
      ("title", .text("Independent Reporting Mechanism")), ("kind", .text("other")),
    ])
    for (name, slug) in organisations {
      records["organisations/\(slug)"] = .group([("title", .text(name)), ("kind", .text("government"))])
    }
    for name in plans {
      records["plans/\(name)"] = .group([
        ("title", .text(name)), ("kind", .text("ogp")), ("scheme", .text("irm-2011")), ("star_formula", .plain("2014")),
        // When a plan began and ended the database does not say: the first and the last day that they could.
        ("start", .plain("2011-09")), ("end", .plain("2015-12")),
      ])
    }
  }

  var made: SmallSite {
    .of(records, settings: "title: OGP\nbase_url: https://ogp.forum.az/\nas_of: 2015-05-15\n")
  }

  private mutating func add(_ row: [String: String], as slug: String) {
    func cell(_ name: String) -> String {
      (row[name] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let plan = cell("Country").lowercased().replacing(" ", with: "-") + "-" + cell("Action Plan No.")
    let (start, end) = (Self.date(cell("Start")), Self.date(cell("End")))
    plans.insert(plan)
    let values = ["Info": "information", "Part": "participation", "Acc": "accountability", "Tech": "technology"]
      .filter { cell("Value -\($0.key)") == "1" }.values.sorted()
    let rating: [(String, Document?)] = [
      ("date", .plain("2015-05-15")), ("by", .text("irm")), ("kind", .text("independent")),
      ("scheme", .text("irm-2011")),
      ("specificity", Self.label(cell("Specificity"))), ("values", .texts(values)),
      ("potential_impact", Self.label(cell("Potential Impact"))), ("completion", Self.label(cell("Actual Completion"))),
      // What was withdrawn is projected as withdrawn too, which is no level.
      (
        "projected_completion",
        cell("Projected Completion") == "Withdrawn" ? nil : Self.label(cell("Projected Completion"))
      ),
      ("starred", .plain(cell("Starred x Specificity") == "1" ? "true" : "false")),
    ]
    records["commitments/\(slug)"] = .group([
      ("title", .text(cell("Commitment Title"))), ("plan", .text(plan)),
      ("original_text", .text(row["Full Text"] ?? "")),
      ("lead", organisation(cell("Lead institution (Responsible Instutitution)")).map { .text($0) }),
      ("support", organisation(cell("Supporting Institution")).map { .texts([$0]) }),
      ("start", start.map { .plain($0) }), ("end", end.map { .plain($0) }), ("assessments", .list([.group(rating)])),
    ])
  }

  private mutating func organisation(_ name: String) -> String? {
    guard !["", "NR", "None", "None specified"].contains(name) else { return nil }
    let slug = organisations[name] ?? "o\(organisations.count)"
    organisations[name] = slug
    return slug
  }

  /// `Jul-12` or `2012`; nothing for words.
  private static func date(_ written: String) -> String? {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    if written.count == 4, Int(written) != nil { return written }
    let parts = written.split(separator: "-")
    guard parts.count == 2, let month = months.firstIndex(of: String(parts[0])), parts[1].count == 2 else { return nil }
    return "20\(parts[1])-" + (month < 9 ? "0" : "") + "\(month + 1)"
  }

  /// `c. Substantial` is `substantial`.
  private static func label(_ written: String) -> Document? {
    switch written {
    case "", "NR": nil
    case "NA": .text("not-applicable")
    default: .text(written.replacing(/^[a-d]\.\s/, with: "").lowercased().replacing(" ", with: "-"))
    }
  }
}

/// The indicators of an Open SDG repository, one for each series of a table.
private struct OpenSDGSite {
  static let known = [
    FalseAlarmTests.Known(
      id: "duplicate-observation", count: 21,
      reason: "4-3-1 has eleven rows for 2016 without a label, twice; 16-1-1 two totals for 2012/13."),
    FalseAlarmTests.Known(
      id: "same-label", count: 4, reason: "“Stoke - On - Trent” and “Stoke-On-Trent”, “city” and “City”."),
    FalseAlarmTests.Known(id: "odd-percentage", count: 20, reason: "Debt service was more than all exports."),
    FalseAlarmTests.Known(id: "total-missing", count: 1, reason: "3-7-2 has no total for 2021, only parts."),
  ]

  private var records: [String: Document] = [
    "projects/sdg": .group([("title", .text("Sustainable development")), ("start", .plain("2000"))])
  ]

  init(repository: String) throws {
    let names = ["1-1-1", "2-2-1", "3-7-2", "4-3-1", "5-2-1", "7-1-1", "10-2-1", "11-6-2", "16-1-1", "17-4-1"]
    for name in names {
      let table = readCSV(try #require(TemporaryFolder.readFile("\(repository)/data/indicator_\(name).csv")))
      let meta = try #require(TemporaryFolder.readFile("\(repository)/meta/\(name).md"))
      let series = Dictionary(grouping: table) { $0["Series"] ?? "" }.sorted { $0.key < $1.key }
      for (number, one) in series.enumerated() { add(one.value, one.key, as: "i\(name)-\(number)", meta) }
    }
  }

  var made: SmallSite { .of(records, settings: "title: SDG\nbase_url: https://sdg.forum.az/\n") }

  private mutating func add(_ rows: [[String: String]], _ series: String, as slug: String, _ meta: String) {
    func field(_ name: String) -> String? {
      guard let found = try? Regex("(?m)^\(name): (?:>-\\n)?((?:.*)(?:\\n  .*)*)").firstMatch(in: meta) else {
        return nil
      }
      let text = String(found.output[1].substring ?? "").replacing(/<[^>]*>/, with: " ")
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return words.isEmpty || words == "None" ? nil : words
    }
    let unit = rows.first.flatMap { $0["Units"] ?? $0["Unit measure"] } ?? field("computation_units") ?? "points"
    let plain = [
      "Year", "Series", "Value", "Units", "Unit measure", "Unit multiplier", "Observation status", "GeoCode",
    ]
    let dimensions = Set(rows.flatMap(\.keys)).subtracting(plain).filter { name in rows.contains { $0[name] != "" } }
      .sorted()
    // What the office could not tell is left out.
    let observations = rows.filter { $0["Value"] != "" }.map { row -> Document in
      let cells = dimensions.compactMap { name -> (String, Document?)? in
        guard let label = row[name], !label.isEmpty else { return nil }
        return (Self.key(name), .text(name == "Sex" ? label.lowercased() : label))
      }
      return .group(Self.period(row["Year"] ?? "") + [("value", .plain(row["Value"] ?? ""))] + cells)
    }
    let isShare = unit.hasPrefix("Percent")
    let expects = dimensions.map { Self.key($0) }
    records["indicators/\(slug)"] = .group([
      ("title", .text([field("indicator_available") ?? slug, series].joined(separator: series.isEmpty ? "" : ": "))),
      ("project", .text("sdg")), ("kind", .text(isShare ? "percentage" : "ratio")), ("unit", .text(unit)),
      ("definition", field("computation_definitions").map { .text($0) }),
      ("method", field("computation_calculations").map { .text($0) }),
      ("limitations", field("data_footnote").map { .text($0) }), ("expects", expects.isEmpty ? nil : .texts(expects)),
      ("observations", .list(observations)),
    ])
  }

  private static func key(_ column: String) -> String {
    column.lowercased().replacing(/[^a-z]+/, with: "_").trimmed("_")
  }

  /// `2011/12` is a year of the United Kingdom's, from April to March.
  private static func period(_ year: String) -> [(String, Document?)] {
    guard let found = year.wholeMatch(of: /(\d{4})\/\d{2}/), let first = Int(found.1) else {
      return [("to", .plain(year))]
    }
    return [("from", .plain("\(first)-04-01")), ("to", .plain("\(first + 1)-03-31"))]
  }
}

extension String {
  fileprivate func trimmed(_ sign: Character) -> String {
    var text = self[...]
    while text.last == sign { text.removeLast() }
    while text.first == sign { text.removeFirst() }
    return String(text)
  }
}
