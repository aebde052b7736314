internal import Diagnostics
internal import FrontMatter

/// The schemes of the Open Government Partnership's Independent Reporting Mechanism (IRM), written as a site would write
/// its own. What pages call them and their labels stands in the theme, in each language.
enum BuiltInScheme {
  static let files: [Schemes.File] = [("irm-2011", irm2011), ("irm-2018", irm2018), ("irm-2021", irm2021)].map {
    name, text in
    let file = SourceFile(index: .max)
    var diagnostics: [Diagnostic] = []
    let fields = readYAML(Array(text.utf8)[...], file: file, firstLine: 1, diagnostics: &diagnostics)
    return Schemes.File(name: name, fields: fields, place: SourceRange(file: file, line: 1, column: 1))
  }

  /// For plans to 2017. Technology alone does not make a commitment relevant.
  private static let irm2011 = """
    variables:
      - name: specificity
        labels: [{label: none}, {label: low}, {label: medium, high: true}, {label: high, high: true}]
      - name: potential_impact
        labels: \(potentialImpact)
      - name: completion
        labels: &levels \(levels)
        unordered: [{label: withdrawn, means: withdrawn}, {label: unclear, means: unclear}]
      - name: projected_completion
        labels: *levels
        unordered: [{label: unclear, means: unclear}]
      - name: early_results
        labels: \(earlyResults)
    checkability: specificity
    ambition: potential_impact
    relevance: {values: [information, participation, accountability]}
    stars:
      - formula: "2014"
        checkability: [medium, high]
        ambition: [moderate, transformative]
        completion: [substantial, complete]
      - formula: "2015"
        checkability: [medium, high]
        ambition: [transformative]
        completion: [substantial, complete]
    """

  /// For plans of 2018 to 2020.
  private static let irm2018 = """
    variables:
      - name: verifiable
        labels: \(yesOrNo)
      - name: potential_impact
        labels: \(potentialImpact)
      - name: completion
        labels: \(levelsWithEvidence)
        unordered: [{label: withdrawn, means: withdrawn}, {label: unclear, means: unclear}]
      - name: early_results
        labels: \(earlyResults)
    checkability: verifiable
    ambition: potential_impact
    relevance: {values: [information, participation, accountability]}
    """

  /// For plans from 2021.
  private static let irm2021 = """
    variables:
      - name: verifiable
        labels: \(yesOrNo)
      - name: open_government_lens
        labels: \(yesOrNo)
      - name: potential_for_results
        labels: [{label: unclear}, {label: modest}, {label: substantial, high: true}]
      - name: completion
        labels: \(levelsWithEvidence)
        unordered: [{label: unclear, means: unclear}]
      - name: early_results
        labels: \(earlyResults)
    checkability: verifiable
    ambition: potential_for_results
    relevance: {variable: open_government_lens, labels: ["yes"]}
    """

  private static let yesOrNo = """
    [{label: "no"}, {label: "yes", high: true}]
    """
  private static let potentialImpact = """
    [{label: none}, {label: minor}, {label: moderate}, {label: transformative, high: true}]
    """
  private static let steps = """
    {label: not-started, means: not-started, aliases: [not started]}, {label: limited}, \
    {label: substantial, high: true}, {label: complete, means: complete, aliases: [completed]}
    """
  private static let levels = "[\(steps)]"
  private static let levelsWithEvidence = "[{label: no-evidence, means: nothing-found}, \(steps)]"
  private static let earlyResults = """
    [{label: worsens}, {label: none}, {label: marginal}, {label: major, high: true}, {label: outstanding, high: true}]
    """
}
