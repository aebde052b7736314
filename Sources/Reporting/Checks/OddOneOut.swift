internal import Diagnostics
internal import Exact
internal import FrontMatter

/// Figures that lie far from the others of their series: mostly a point in the wrong place, or a share among percentages.
///
/// - Source: domain.md 4.1, "plausible"
struct OddOneOut {
  /// A figure of a series, with the text that a better one would replace.
  struct Given {
    let value: Fraction
    let place: SourceRange
    /// Is it written as it is, rather than worked out from its parts?
    let isWritten: Bool
  }

  let kind: IndicatorKind
  /// In the order of the file.
  private let series: [Given]
  /// By their distances from 0.
  private let sizes: [Fraction]
  /// The two lowest values.
  private let lowest: [Fraction]

  init(_ series: [Given], of kind: IndicatorKind) {
    self.kind = kind
    self.series = series
    sizes = series.map(\.value.size).sorted()
    lowest = Array(series.map(\.value).sorted().prefix(2))
  }

  var warnings: [Diagnostic] {
    guard series.count > 2 else { return [] }
    // Figures beyond 128 bits are told where they are computed with.
    return series.compactMap { (try? warning(of: $0)) ?? nil }
  }

  private func warning(of given: Given) throws(ArithmeticFault) -> Diagnostic? {
    let size = given.value.size
    guard size != .zero, let position = sizes.firstIndex(of: size) else { return nil }
    let median = try median(without: position)
    let isOdd = try isFar(size, from: median) ? true : try isShare(given.value)
    // Where one of the others is 0, nothing tells what is usual.
    guard sizes.first != .zero, isOdd else { return nil }
    for factor in [10, 100, 1000] as [Fraction] {
      for (better, isLess) in [(try given.value * factor, true), (try given.value / factor, false)] {
        guard try better.size * 3 >= median, try better.size <= median * 3 else { continue }
        if kind == .count, better.denominator != 1 { continue }
        return .oddOneOut(given, by: factor, isLess: isLess, meant: better.plain)
      }
    }
    return .oddOneOut(given, around: median)
  }

  /// The middle one of the others, of an even number the mean of the two in the middle.
  private func median(without position: Int) throws(ArithmeticFault) -> Fraction {
    let count = sizes.count - 1
    func other(_ index: Int) -> Fraction { sizes[index < position ? index : index + 1] }
    return try (other((count - 1) / 2) + other(count / 2)) / 2
  }

  private func isFar(_ size: Fraction, from median: Fraction) throws(ArithmeticFault) -> Bool {
    guard series.count > 3 else { return false }
    let (bound, raised) = (try median * 50, try size * 50)
    return size > bound || raised < median
  }

  /// Is it a percentage under a twentieth of the least of the others, which all lie above 1?
  private func isShare(_ value: Fraction) throws(ArithmeticFault) -> Bool {
    guard kind == .percentage else { return false }
    let least = value == lowest[0] ? lowest[1] : lowest[0]
    let raised = try value * 20
    return least > .one && raised < least
  }
}

extension Fraction {
  /// The distance from 0.
  fileprivate var size: Fraction { self < .zero ? -self : self }
}

extension Indicator {
  /// The total with baseline and targets, and each part by itself. Where periods add up, baseline and targets are of the
  /// sum and not of a period, and stand for nothing here.
  func checkPlausible() -> [Diagnostic] {
    switch kind {
    case .count, .amount, .percentage, .ratio, .score: break
    case .level, .yesNo, .qualitative: return []
    }
    var series: [PartLabels: [OddOneOut.Given]] = [:]
    var order: [PartLabels] = []
    for row in observations ?? [] {
      // One that its own parts contradict was told so.
      guard let value = (try? row.amount(of: kind)) ?? nil, row.stated.contradictedShare(as: kind) == nil else {
        continue
      }
      let labels = row.labels
      if series[labels] == nil { order.append(labels) }
      let key = row.value == nil ? "numerator" : "value"
      series[labels, default: []].append(.init(value: value, place: row.place(ofKey: key), isWritten: row.value != nil))
    }
    let total = PartLabels(place: nil, sex: nil, age: nil, own: [])
    if !isSummed {
      if series[total] == nil { order.append(total) }
      let points = [baseline].compactMap { $0?.given } + (targets ?? []).map(\.given)
      series[total, default: []] += points.flatMap(\.self).map {
        .init(value: Fraction($0.quantity), place: $0.place, isWritten: true)
      }
    }
    return order.flatMap { OddOneOut(series[$0] ?? [], of: kind).warnings }
      + [percentagesBelowOne(order.flatMap { series[$0] ?? [] })].compactMap(\.self)
  }

  /// Two percentages or more that all lie between 0 and 1, as spreadsheets hold 49 %. Some are so small, so that it is but
  /// a note.
  private func percentagesBelowOne(_ figures: [OddOneOut.Given]) -> Diagnostic? {
    guard kind == .percentage, figures.count > 1, figures.allSatisfy({ $0.isWritten && (0...1).contains($0.value) }),
      let first = figures.first(where: { $0.value != .zero && $0.value != .one }), let meant = try? first.value * 100
    else { return nil }
    return .percentagesBelowOne(first.value.plain, meant: meant.plain, at: first.place)
  }
}

extension Diagnostic {
  private static func oddOneOut(
    _ given: OddOneOut.Given, _ finding: String, _ help: String, suggestion: String?
  ) -> Diagnostic {
    Diagnostic(
      "odd-one-out", "\(given.value.plain) \(finding)", severity: .warning, at: given.place,
      help: "\(help) Where the figure is right, accept the warning with the reason.", suggestion: suggestion)
  }

  /// - Parameter isLess: Is it the others' share by the factor, rather than their multiple?
  fileprivate static func oddOneOut(
    _ given: OddOneOut.Given, by factor: Fraction, isLess: Bool, meant: String
  ) -> Diagnostic {
    let part = factor == 10 ? "a tenth" : factor == 100 ? "a hundredth" : "a thousandth"
    return oddOneOut(
      given, "is about \(isLess ? "\(part) of" : "\(factor) times") the others of its series: is \(meant) meant?",
      "Write \(meant) if that is so.", suggestion: given.isWritten ? meant : nil)
  }

  fileprivate static func percentagesBelowOne(_ figure: String, meant: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "percentages-below-one", "No percentage here is above 1: \(figure) is published as \(figure) %.", severity: .note,
      at: range, help: "Where \(meant) % is meant, write \(meant), and the others in the same way.")
  }

  fileprivate static func oddOneOut(_ given: OddOneOut.Given, around median: Fraction) -> Diagnostic {
    oddOneOut(
      given, "lies far from the others of its series, which lie around \(median.plain).", "Correct the figure.",
      suggestion: nil)
  }
}
