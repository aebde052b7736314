import Diagnostics
import Exact
import FrontMatter
import TestSupport
import Testing

@testable import Reporting

/// A site's schemes from their files, with what is wrong with them.
private func schemes(_ files: [(name: String, text: MarkedText)]) -> (schemes: Schemes, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let read = files.enumerated().map { index, file in
    let source = SourceFile(index: UInt32(index))
    return Schemes.File(
      name: file.name,
      fields: readYAML(file.text.bytes[...], file: source, firstLine: 1, diagnostics: &diagnostics),
      place: SourceRange(file: source, line: 1, column: 1))
  }
  let schemes = Schemes(read, languages: ["en", "az"], diagnostics: &diagnostics)
  return (schemes, diagnostics)
}

/// A scheme's file with one mistake.
struct SchemeMistake: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let text: MarkedText
  let reports: [String]

  init(_ description: String, _ text: String, _ reports: [String]) {
    testDescription = description
    self.text = MarkedText(text)
    self.reports = reports
  }
}

@Suite struct SchemeTests {
  private static let steps = "variables: [{name: completion, labels: [{label: idle}, {label: done, means: complete}]}]"

  static let mistakes: [SchemeMistake] = [
    SchemeMistake("nothing wrong", steps, []),
    SchemeMistake("nothing written", "①title: T", ["① missing-field"]),
    SchemeMistake("a misspelt field", "①variabels: []", ["① unknown-key: variables"]),
    SchemeMistake("nothing rated", "variables: ①[]", ["① empty-list"]),
    SchemeMistake("a variable without labels", "variables: [①{name: completion}]", ["① missing-field"]),
    SchemeMistake("no ordered level", "variables: [{name: completion, labels: ①[]}]", ["① empty-list"]),
    SchemeMistake(
      "a variable twice", "variables: [{name: a, labels: [{label: x}]}, {name: ①a, labels: [{label: x}]}]",
      ["① variable-twice"]),
    SchemeMistake("a name that is no field", "variables: [{name: ①A b, labels: [{label: x}]}]", ["① odd-variable"]),
    SchemeMistake("a name that is taken", "variables: [{name: ①kind, labels: [{label: x}]}]", ["① odd-variable"]),
    SchemeMistake("another", "variables: [{name: ①state_at, labels: [{label: x}]}]", ["① odd-variable"]),
    SchemeMistake(
      "a word for what is missing that no rating can be",
      "variables: [{name: a, labels: [{label: x}], missing: [{label: y, means: ①hidden}]}]", ["① unknown-value"]),
    SchemeMistake(
      "a title that is nothing in the default language",
      "title: ①{en: null, az: T}\nvariables: [{name: a, labels: [{label: x}]}]", ["① default-language-missing"]),
    SchemeMistake(
      "a label twice", "variables: [{name: a, labels: [{label: x}, {label: ①x}]}]", ["① label-twice"]),
    SchemeMistake(
      "a label that also means missing",
      "variables: [{name: a, labels: [{label: x}], missing: [{label: ①x, means: no-data}]}]", ["① label-twice"]),
    SchemeMistake(
      "an alias of two labels",
      "variables: [{name: a, labels: [{label: x, aliases: [z]}, {label: y, aliases: [①z]}]}]", ["① label-twice"]),
    SchemeMistake(
      "an alias that is another label", "variables: [{name: a, labels: [{label: x, aliases: [①y]}, {label: y}]}]",
      ["① label-twice"]),
    SchemeMistake(
      "complete is no level",
      "variables: [{name: a, labels: [{label: x}], unordered: [{label: y, means: ①complete}]}]", ["① odd-meaning"]),
    SchemeMistake(
      "withdrawn is a level", "variables: [{name: a, labels: [{label: x, means: ①withdrawn}]}]", ["① odd-meaning"]),
    SchemeMistake(
      "a meaning that there is not", "variables: [{name: a, labels: [{label: x, means: ①complet}]}]",
      ["① unknown-value: complete"]),
    SchemeMistake(
      "a reason that there is not",
      "variables: [{name: a, labels: [{label: x}], missing: [{label: y, means: ①not-reviwed}]}]",
      ["① unknown-value: not-reviewed"]),
    SchemeMistake(
      "nine levels of completion",
      "variables: [{name: completion, labels: [{label: a}, {label: b}, {label: c}, {label: d}, {label: e}, {label: f}, "
        + "{label: g}, {label: h}, ①{label: i}]}]", ["① too-many-levels"]),
    SchemeMistake(
      "an unknown scheme to map to", "maps_to: ①irm-2012\n" + steps, ["① unknown-scheme: irm-2011"]),
    SchemeMistake(
      "an unknown label to map to",
      "maps_to: irm-2011\nvariables: [{name: completion, labels: [{label: x, maps_to: ①limitd}]}]",
      ["① unknown-label: limited"]),
    SchemeMistake(
      "an unknown variable to map to",
      "maps_to: irm-2011\nvariables: [{name: a, maps_to: ①completeon, labels: [{label: x, maps_to: limited}]}]",
      ["① unknown-variable: completion"]),
    SchemeMistake(
      "a variable that the other scheme does not have",
      "maps_to: irm-2011\nvariables: [{name: ①weight, labels: [{label: x, maps_to: limited}]}]",
      ["① unknown-variable"]),
    SchemeMistake(
      "a label mapped to no scheme", "variables: [{name: completion, labels: [{label: x, maps_to: ①limited}]}]",
      ["① maps-to-nothing"]),
    SchemeMistake("a mapping to itself", "maps_to: ①own\n" + steps, ["① mapping-circle"]),
    SchemeMistake(
      "an ambition that is not rated", "ambition: ①completon\n" + steps, ["① unknown-variable: completion"]),
    SchemeMistake(
      "a relevance of an unknown label", "relevance: {variable: completion, labels: [①don]}\n" + steps,
      ["① unknown-label: done"]),
    SchemeMistake(
      "a relevance of both kinds", "relevance: ①{values: [information], variable: completion}\n" + steps,
      ["① odd-relevance"]),
    SchemeMistake(
      "a star without its conditions",
      steps + "\nstars: [①{formula: \"2015\", checkability: [x], ambition: [x], completion: [done]}]",
      ["① star-without-condition"]),
    SchemeMistake(
      "a star of an unknown label",
      "relevance: {values: [information]}\ncheckability: completion\nambition: completion\n" + steps
        + "\nstars: [{formula: \"2015\", checkability: [done], ambition: [done], completion: [①dane]}]",
      ["① unknown-label: done"]),
    SchemeMistake(
      "a star twice",
      "relevance: {values: [information]}\ncheckability: completion\nambition: completion\n" + steps
        + "\nstars: [{formula: \"2015\", checkability: [done], ambition: [done], completion: [done]}, "
        + "①{formula: \"2015\", checkability: [idle], ambition: [done], completion: [done]}]", ["① star-twice"]),
    SchemeMistake("a title in no language of the site", "title: {en: T, ①aa: T}\n" + steps, ["① unknown-language: az"]),
    SchemeMistake("a title without the default language", "title: ①{az: T}\n" + steps, ["① default-language-missing"]),
  ]

  @Test("what is wrong with a scheme's file is told once, at its place, with what was meant", arguments: mistakes)
  func mistake(_ mistake: SchemeMistake) {
    #expect(mistake.text.reports(schemes([("own", mistake.text)]).diagnostics) == mistake.reports)
  }

  @Test("a file may not take the name of a built-in scheme, which stays as it is")
  func builtInName() throws {
    let (schemes, diagnostics) = schemes([("irm-2011", MarkedText(Self.steps))])
    #expect(diagnostics.map(\.id.name) == ["built-in-scheme"])
    #expect(schemes["irm-2011"] == Schemes.builtIn["irm-2011"])
  }

  @Test("mappings that go round in a circle are told once, and the schemes are still read")
  func circle() {
    let files = [("a", "b"), ("b", "c"), ("c", "a")].map { ($0, MarkedText("maps_to: \($1)\n" + Self.steps)) }
    let (schemes, diagnostics) = schemes(files)
    #expect(diagnostics.map(\.message) == ["The mappings go round in a circle: `a`, `b`, `c` and back to `a`."])
    #expect(schemes.all.map(\.name) == ["irm-2011", "irm-2018", "irm-2021", "a", "b", "c"])
  }

  @Test("a scheme that could not be read is not also unknown to those who name it")
  func unreadable() throws {
    let (schemes, diagnostics) = schemes([("own", MarkedText("title: T"))])
    #expect(diagnostics.map(\.id.name) == ["missing-field"])
    var directory = ReferenceDirectory()
    directory.add(schemes)
    var decoding = Decoding(slug: "x", directory: directory)
    let field = FieldDescription(key: "scheme", form: .text, isRequired: true, about: "")
    let place = SourceRange(file: SourceFile(index: 0), line: 1, column: 1)
    for (name, reports) in [("own", 0), ("irm-2012", 1)] {
      #expect(Scheme.decode(Node(.scalar(name, isQuoted: false), at: place), as: field, &decoding) == nil)
      #expect(decoding.diagnostics.count == reports)
    }
    #expect(decoding.diagnostics.map(\.suggestion) == ["irm-2011"])
  }

  @Test("the built-in schemes have the labels of the contract, in order")
  func builtIn() {
    let words = Schemes.builtIn.all.map { scheme in
      scheme.variables.map { "\($0.name.name): " + $0.labels.map(\.word).joined(separator: " ") }
    }
    let potential = "potential_impact: none minor moderate transformative"
    let early = "early_results: worsens none marginal major outstanding"
    let completion = "completion: no-evidence not-started limited substantial complete"
    #expect(
      words == [
        [
          "specificity: none low medium high", potential, "completion: not-started limited substantial complete",
          "projected_completion: not-started limited substantial complete", early,
        ],
        ["verifiable: no yes", potential, completion, early],
        [
          "verifiable: no yes", "open_government_lens: no yes", "potential_for_results: unclear modest substantial",
          completion, early,
        ],
      ])
    #expect(Schemes.builtIn.all.map { $0.stars.keys.map(\.rawValue).sorted() } == [["2014", "2015"], [], []])
  }

  // MARK: Mappings

  /// `near` maps to `far`, which maps to irm-2011; of `near`, `odd` is mapped nowhere.
  private static let mapped = schemes([
    (
      "far",
      MarkedText(
        "maps_to: irm-2011\nvariables: [{name: completion, labels: [{label: low, maps_to: limited}, "
          + "{label: full, means: complete, maps_to: complete}]}]")
    ),
    (
      "near",
      MarkedText(
        "maps_to: far\nvariables: [{name: completion, labels: [{label: one, maps_to: low}, {label: odd}, "
          + "{label: two, means: complete, maps_to: full}]}]")
    ),
  ]).schemes

  private func label(_ name: String, _ word: String) throws -> SchemeLabel {
    let scheme = try #require(Self.mapped[name])
    let reading = scheme.variable(.completion)?.reading(of: word)
    return SchemeLabel(try #require(reading?.value), of: .completion, in: scheme)
  }

  @Test(
    "a label is carried along the mappings that schemes declare, and no further",
    arguments: [
      ("near", "one", "near", "one"), ("near", "one", "far", "low"), ("near", "one", "irm-2011", "limited"),
      ("near", "two", "irm-2011", "complete"), ("far", "full", "irm-2011", "complete"),
      // No mapping leads there: of the label, of the scheme, or backwards.
      ("near", "odd", "far", nil), ("near", "one", "irm-2021", nil), ("irm-2011", "limited", "far", nil),
    ] as [(String, String, String, String?)])
  func carried(from: String, word: String, to: String, becomes: String?) throws {
    let scheme = try #require(Self.mapped[to])
    #expect(try label(from, word).mapped(to: scheme)?.label.word == becomes)
  }

  @Test(
    "ratings by two schemes are compared where mappings meet",
    arguments: [
      ("near", "one", "irm-2011", "limited", "false", "limited, limited"),
      ("irm-2011", "complete", "near", "one", "true", "complete, limited"),
      ("near", "one", "far", "full", "true", "low, full"),
      ("near", "odd", "far", "full", "[not-applicable]", ""),
      ("near", "one", "irm-2021", "limited", "[not-applicable]", ""),
      ("near", "odd", "near", "two", "true", ""),
    ])
  func compared(
    _ government: String, _ said: String, _ independent: String, _ found: String, conflict: String, mapped: String
  ) throws {
    let fields = """
      assessments:
        - {kind: government, date: 2014, by: gov, scheme: \(government), completion: \(said)}
        - {kind: independent, date: 2014, by: irm, scheme: \(independent), completion: \(found)}
      """
    let commitment = try commitment(fields, schemes: Self.mapped)
    let figure = commitment.declaredCompletion(asOf: try day("2015")).isConflicting
    #expect(shown(figure.value) == conflict)
    #expect(
      figure.inputs.filter { $0.role == .mapped }.map(\.value.english).joined(separator: ", ") == mapped)
  }

  // MARK: A commitment rated by a site's scheme

  /// Three levels, with every meaning that a label can have, and neither relevance nor ambition.
  private static let own = schemes([
    (
      "own",
      MarkedText(
        """
        variables:
          - name: completion
            labels:
              - {label: searched, means: nothing-found}
              - {label: idle, means: not-started}
              - {label: half, high: true}
              - {label: done, means: complete}
            unordered: [{label: dropped, means: withdrawn}, {label: foggy, means: unclear}]
            missing: [{label: not-visited, means: not-reviewed}]
          - {name: weight, labels: [{label: light}, {label: heavy}]}
        """)
    )
  ]).schemes

  @Test(
    "what a label means makes the figures: completion, high, timeliness, contradiction with a milestone done or open",
    arguments: [
      // The end, 2013, has passed; the first milestone is done, the second overdue.
      ("done", "done", "true", "complete", "open 1"), ("half", "half", "true", "late", "none"),
      ("idle", "idle", "false", "late", "done 0"), ("dropped", "dropped", "false", "withdrawn", "none"),
      ("foggy", "foggy", "false", "unclear", "none"), ("searched", "searched", "false", "late", "none"),
      ("not-visited", "[not-reviewed]", "[not-reviewed]", "not-reviewed-since", "none"),
    ])
  func meanings(word: String, completion: String, high: String, timeliness: String, contradiction: String) throws {
    let fields = """
      end: 2013
      milestones: [{title: A, due: 2013, done: 2013}, {title: B, due: 2013}]
      assessments: [{kind: independent, date: 2014-06, by: irm, scheme: own, completion: \(word)}]
      """
    let figures = CommitmentFigures(
      try commitment(fields, schemes: Self.own), starFormula: .of2015, asOf: try day("2015"))
    #expect(shown(figures.completion.judged.value) { $0.label.word } == completion)
    #expect(shown(figures.highCompletion.value) == high)
    #expect(figures.timeliness.value.timeliness.rawValue == timeliness)
    let contradicting =
      switch figures.contradiction.value {
      case .none: "none"
      case .completeWithOpen(let open): "open \(open.map(String.init).joined())"
      case .notStartedWithDone(let done): "done \(done.map(String.init).joined())"
      }
    #expect(contradicting == contradiction)
  }

  @Test("a scheme that judges no relevance has none, and no star")
  func withoutRelevance() throws {
    let fields = "assessments: [{kind: independent, date: 2014, by: irm, scheme: own, completion: done, weight: heavy}]"
    let assessment = try #require(try commitment(fields, schemes: Self.own).assessments?.first)
    #expect(shown(assessment.relevance().value) == "[not-applicable]")
    #expect(assessment.relevance().steps.map(\.rule) == [.relevanceNotInScheme])
    #expect(shown(assessment.star(by: .of2015).value) == "[not-applicable]")
    #expect(assessment.reading(of: AssessmentVariable("weight"))?.value?.label.word == "heavy")
  }

  @Test(
    "an assessment's words are held against its scheme",
    arguments: [
      ("scheme: own, completion: done, weight: heavy", []),
      ("scheme: own, completion: ①dnoe", ["① unknown-label: done"]),
      ("scheme: own, completion: ①not-visted", ["① unknown-label: not-visited"]),
      ("scheme: own, values: ①[information]", ["① not-in-scheme"]),
      ("scheme: own, specificity: ①high", ["① not-in-scheme"]),
      ("scheme: irm-2011, weight: ①heavy", ["① not-in-scheme"]),
    ] as [(String, [String])])
  func words(ratings: String, reports: [String]) throws {
    let text = MarkedText(
      "---\ntitle: T\nplan: p\nassessments: [{kind: independent, date: 2014, by: irm, \(ratings)}]\n---\n")
    var diagnostics: [Diagnostic] = []
    let file = try #require(FrontMatterFile(text.bytes, file: SourceFile(index: 0), diagnostics: &diagnostics))
    let commitment = try read(Commitment.self, file, schemes: Self.own)
    #expect(text.reports(try #require(commitment.assessments?.first).checkAgainstScheme()) == reports)
  }
}
