import Diagnostics
import FrontMatter
import TestSupport
import Testing

@testable import Reporting

/// Makes up what may stand in a field.
struct MadeUpRecord {
  /// One of so many optional fields is left out; none with 0.
  let leavingOut: Int
  private let chosen: [String: Document] = [
    "indicator.kind": .text("count"), "indicator.expects": .texts(["place", "disability"]),
    "site.yaml.languages": .texts(["en", "az"]),
    "site.yaml.base_url": .text("https://forum.az/report/"), "theme": .group([.init("name", .text("quiet"))]),
    "contact.phone": .text("+994 12 000 00 00"), "set of limits.cases": .plain("10"),
    "set of limits.participants": .plain("4"),
  ]

  init(leavingOut: Int) {
    self.leavingOut = leavingOut
  }

  func group(_ group: FieldGroup, keys: [String] = [], _ random: inout SeededNumbers) -> Document {
    var members: [Document.Member] = []
    // A word stands alone in place of an observation's figure.
    let isWord = group.name == "observation" && leavingOut > 0 && Int.random(in: 0..<3, using: &random) == 0
    for field in group.fields {
      if group.name == "observation", case .orWord(let form, let words) = field.form {
        if !isWord {
          members.append(.init(field.key, value(form, keys: keys, &random)))
        } else if field.key == "value" {
          members.append(.init(field.key, .text(words[Int.random(in: words.indices, using: &random)])))
        }
        continue
      }
      // Told beside the observations, they would stand with them afterwards.
      if group.name == "indicator", field.key == "revisions" { continue }
      let isNeeded = field.isRequired || group.alternatives.contains { $0.ways.joined().contains(field.key) }
      if leavingOut > 0, !isNeeded, Int.random(in: 0..<leavingOut, using: &random) == 0 { continue }
      if field.declaringKey != nil {
        members += keys.map { .init($0, .text("of \($0)")) }
      } else {
        let isOfIndicator = group.name == "indicator"
        let value =
          chosen["\(field.home).\(field.key)"]
          ?? self.value(
            field.form, keys: isOfIndicator && leavingOut == 0 ? ["disability"] : [], &random)
        members.append(.init(field.key, group.name == "set of thresholds" ? .plain(field.example ?? "") : value))
      }
    }
    return .group(members.shuffled(using: &random))
  }

  private func value(_ form: FieldForm, keys: [String], _ random: inout SeededNumbers) -> Document {
    let small = Int.random(in: 0..<4, using: &random)
    switch form {
    case .text, .translatedText: return .text(text(&random))
    case .wording where small == 0:
      return .group([.init("en", .text(text(&random))), .init("az", .text(text(&random)))])
    case .wording: return .text(text(&random))
    case .code(let code): return .text(code.example)
    case .date:
      let year = Int.random(in: 1900...2100, using: &random)
      return .plain(["\(year)", "\(year)-02", "\(year)-02-28", "\(year)-12-31"][small])
    case .number(in: let range?): return number(in: range, small)
    case .number, .figure:
      let number = Int.random(in: -100_000...100_000, using: &random)
      return .plain(["\(number)", "\(number).50", "0.\(abs(number))", "\(max(1, abs(number)))00000000000"][small])
    case .count(in: let range):
      let lower = (range.gap?.upperBound).map { $0 + 1 } ?? range.lower
      return .plain(String(Int.random(in: lower...min(range.upper ?? 1 << 40, 1 << 40), using: &random)))
    case .numbers(let ranges): return .list(ranges.map { number(in: $0, small) })
    case .orWord(_, let words) where small == 0: return .text(words[Int.random(in: words.indices, using: &random)])
    case .orWord(let form, _): return value(form, keys: keys, &random)
    case .flag: return .plain(small < 2 ? "true" : "false")
    case .choice(let words, _), .openChoice(let words, _):
      return .text(words[Int.random(in: words.indices, using: &random)])
    case .reference(let collection): return .text("\(collection)-\(small)")
    case .address: return .text(["https://example.org/a?b=c#d", "mailto:office@example.org"][small % 2])
    case .file: return .text(["report.pdf", "a b (2).png", "../x/ü.jpg", "#1.csv"][small])
    case .list(let item): return .list((0...small).map { _ in value(item, keys: keys, &random) })
    case .mapping(let inner): return .group([.init("Dəyər, %", value(inner, keys: keys, &random))])
    case .group(let group), .groupOrText(let group): return self.group(group, keys: keys, &random)
    case .declaredElsewhere: return .group([.init("name", .text("quiet")), .init("colour", .text(text(&random)))])
    }
  }

  private func number(in range: NumberRange, _ small: Int) -> Document {
    .plain(String(range.isAbove ? range.lower + 1 : range.lower) + ["", ".0", ".000", ".00"][small])
  }

  /// What YAML has made other things of.
  private func text(_ random: inout SeededNumbers) -> String {
    let texts = [
      "Legal aid", "no", "Yes", "~", "null", "2014", "2014-06", "1.5", "-", "- x", "? x", "a: b", "a #b", "#b", "{x}",
      "[x] y",
      "'Open' week", "\"Open\" week", "&x", "*x*", "!x", "|", "> x", "%x", "@x", "`x`", "x ", " x", "ə, Ş 😀 «x»",
      "a\\b",
      "one\ntwo", "one\n\n  two: x\nthree", "\n x", "x\n\n# y", "=", "<<", "1e3", "0x1F", "12:30:45", ":x", "x:", "…",
      "\u{A0}x",
    ]
    return texts[Int.random(in: texts.indices, using: &random)]
  }
}

/// What is read of a group that was made up.
func decodeMadeUp<Kind: Fielded>(_ kind: Kind.Type, _ yaml: String) throws -> Kind? {
  var diagnostics: [Diagnostic] = []
  let fields = try #require(
    readYAML(Array(yaml.utf8)[...], file: SourceFile(index: 0), firstLine: 1, diagnostics: &diagnostics),
    "\(diagnostics.map(\.message))\n\(yaml)")
  var directory = ReferenceDirectory()
  for collection in Collection.allCases {
    directory.add(collection.rawValue, slugs: (0..<4).map { "\(collection.rawValue)-\($0)" })
  }
  directory.add(SiteLanguages(codes: ["en", "az"]))
  var row = FieldRow(fields, schema: Kind.schema, decoding: Decoding(slug: "x", directory: directory))
  let value = Kind(&row)
  // Labels of rows that are nearly alike are told, and kept as they are.
  let errors = row.decoding.diagnostics.filter { $0.severity == .error && $0.id != "same-label" }
  #expect(errors.map(\.message) == [], "\(yaml)")
  return value
}
