internal import Diagnostics
internal import Exact
internal import FrontMatter

// What cannot well be true together. Each is a warning: the source may say so, and then it is accepted with a reason.
extension RecordChecks {
  mutating func checkStanding(_ project: Project) {
    checkActive(project.status == .active, project.end, else: "completed", at: project.place(of: Project.status))
    checkDone(project.status == .completed, project.end, at: project.place(of: Project.status))
    checkPlanned(project.status == .planned, project.start, at: project.place(of: Project.status))
  }

  mutating func checkStanding(_ activity: Activity) {
    checkActive(activity.status == .active, activity.end, else: "completed", at: activity.place(of: Activity.status))
    checkDone(activity.status == .completed, activity.end, at: activity.place(of: Activity.status))
    checkPlanned(activity.status == .planned, activity.end ?? activity.start, at: activity.place(of: Activity.status))
    checkPeriod(of: activity)
  }

  /// An activity that begins before its project or ends after it.
  private mutating func checkPeriod(of activity: Activity) {
    guard let project = activity.project.flatMap({ records.projects[$0] }), activity.dateNote == nil else { return }
    if let start = activity.start, start.last < project.start.first {
      diagnostics.append(.outsideProject(start, "begins", project.start, at: activity.place(of: Activity.start)))
    }
    if let end = activity.end, let last = project.end, end.first > last.last {
      diagnostics.append(.outsideProject(end, "ends", last, at: activity.place(of: Activity.end)))
    }
  }

  mutating func checkStanding(_ plan: Plan) {
    checkActive(plan.status == .active, plan.end, else: "ended", at: plan.place(of: Plan.status))
    checkDone(plan.status == .ended, plan.end, at: plan.place(of: Plan.status))
  }

  private mutating func checkActive(
    _ isActive: Bool, _ end: PartialDate?, else status: String, at place: SourceRange
  ) {
    guard isActive, let end, end.last < asOf else { return }
    diagnostics.append(.activeAfterEnd(end, else: status, at: place))
  }

  private mutating func checkDone(_ isDone: Bool, _ end: PartialDate?, at place: SourceRange) {
    guard isDone, let end, end.first > asOf else { return }
    diagnostics.append(.doneBeforeEnd(end, at: place))
  }

  private mutating func checkPlanned(_ isPlanned: Bool, _ date: PartialDate?, at place: SourceRange) {
    guard isPlanned, let date, date.last < asOf else { return }
    diagnostics.append(.plannedInPast(date, at: place))
  }

  mutating func checkStanding(_ commitment: Commitment) {
    let adopted = records.plans[commitment.plan]?.adoptedOn
    for milestone in commitment.milestones ?? [] {
      guard let adopted, let done = milestone.done, done.last < adopted.first else { continue }
      diagnostics.append(.doneBeforeAdopted(done, adopted: adopted, at: milestone.place(of: Milestone.done)))
    }
    if let withdrawn = commitment.withdrawn, withdrawn.reason == nil {
      diagnostics.append(.withdrawnWithoutReason(at: commitment.place(of: Commitment.withdrawn)))
    }
    for assessment in commitment.assessments ?? [] where assessment.kind == .independent {
      guard let by = records.organisations[assessment.by] else { continue }
      let place = assessment.place(of: Assessment.kind)
      if by.kind == .government { diagnostics.append(.governmentCalledIndependent(by.header.title.base, at: place)) }
      if let publisher, by.isCalled(publisher) { diagnostics.append(.ownAssessment(publisher, at: place)) }
    }
  }

  /// Two commitments of one plan with one number.
  mutating func checkNumbers(_ commitments: [Commitment]) {
    var first: [String: Commitment] = [:]
    for commitment in commitments {
      guard let number = commitment.number else { continue }
      let key = "\(commitment.plan.index)/\(number)"
      guard let other = first[key] else {
        first[key] = commitment
        continue
      }
      diagnostics.append(
        .numberTaken(
          number, at: commitment.place(of: Commitment.number), first: other.place(of: Commitment.number)))
    }
  }

  /// A day of the figures that lies more than two years after the newest fact.
  ///
  /// - Parameter place: Where the settings name the day.
  func faults(ofAge newest: NewestDate, at place: SourceRange) -> [Diagnostic] {
    guard let limit = newest.day.adding(months: 24), asOf > limit else { return [] }
    return [.oldFacts(newest, at: place)]
  }

  mutating func checkStanding(_ event: Event) {
    guard event.date == nil, event.start == nil, !event.places.isFaulty(Event.date, in: Event.schema),
      !event.places.isFaulty(Event.start, in: Event.schema)
    else { return }
    diagnostics.append(.undated("event", needs: "start", at: event.place(of: RecordHeader.title)))
  }

  /// A day of something that happened, or of a text, long after the report: mostly a slip of the pen.
  mutating func checkFar(_ date: PartialDate?, at place: SourceRange) {
    guard let date, let limit = (published ?? asOf).adding(months: 120), date.first > limit,
      !diagnostics.contains(where: { $0.id == "odd-date" && $0.range == place })
    else { return }
    diagnostics.append(.farAhead(date, of: published ?? asOf, at: place))
  }

  mutating func checkDate(_ date: PartialDate?, of name: String, at place: SourceRange) {
    if date == nil { diagnostics.append(.undated(name, needs: "date", at: place)) }
  }

  /// Places whose latitude and longitude would lie among the others if they were swapped.
  mutating func checkPoints(_ places: [Place]) {
    let points = places.compactMap { place -> (place: Place, latitude: Int, longitude: Int)? in
      place.point.map { (place, $0.latitude.thousandths, $0.longitude.thousandths) }
    }
    guard points.count >= 3 else { return }
    let (latitude, longitude) = (median(points.map(\.latitude)), median(points.map(\.longitude)))
    for (place, one, other) in points {
      let isFar = abs(one - latitude) > 4_000 || abs(other - longitude) > 4_000
      let fitsSwapped = abs(other - latitude) <= 3_000 && abs(one - longitude) <= 3_000
      guard isFar, fitsSwapped, let point = place.point else { continue }
      diagnostics.append(.swappedPoint(point, at: place.place(of: Place.point)))
    }
  }

  private func median(_ numbers: [Int]) -> Int { numbers.sorted()[numbers.count / 2] }
}

extension Quantity {
  /// Thousandths of a degree; what lies beyond the earth is none.
  fileprivate var thousandths: Int {
    var (number, scale) = (Int(clamping: digits), Int(self.scale))
    while scale > 3 { (number, scale) = (number / 10, scale - 1) }
    while scale < 3, abs(number) < 1_000_000 { (number, scale) = (number * 10, scale + 1) }
    return number
  }
}

extension Organisation {
  fileprivate func isCalled(_ name: String) -> Bool {
    let names = [header.title.base, short?.base].compactMap { $0?.lowercased() }
    return names.contains(name.lowercased())
  }
}

extension String {
  /// What is counted where a figure stands before it: `25 people`; not `1,000 people` or `100 000 inhabitants`, which are a
  /// measure.
  fileprivate var ofFigure: String? {
    guard utf8.first.map({ UInt8(ascii: "1")...UInt8(ascii: "9") ~= $0 }) == true,
      let match = wholeMatch(of: /(\d[\d ,.]*) (\p{L}.*)/)
    else { return nil }
    let digits = match.1.filter(\.isNumber)
    return digits.contains { !"10".contains($0) } ? String(match.2) : nil
  }
}

extension Indicator {
  /// A unit that does not go with the kind, and a running total that falls.
  func checkStanding() -> [Diagnostic] {
    var found: [Diagnostic] = []
    let said = unit.base.lowercased()
    if kind == .percentage, Self.countedUnits.contains(said) {
      found.append(
        .oddUnit(
          unit.base, kind, help: "Write `unit: \"%\"`, or the `kind` that the figures have.",
          at: place(of: Indicator.unit)))
    } else if kind == .count, said == "%" || said.hasPrefix("percent") || said == "faiz" || said.hasPrefix("процент") {
      found.append(
        .oddUnit(
          unit.base, kind, help: "Write `kind: percentage`, or the `unit` that is counted.",
          at: place(of: Indicator.unit)))
    }
    if let counted = unit.base.ofFigure {
      found.append(.figureInUnit(unit.base, counted: counted, at: place(of: Indicator.unit)))
    }
    return found + fallingTotal()
  }

  /// Units of which there are so many, and no share.
  private static let countedUnits: Set<String> = [
    "people", "persons", "person", "women", "men", "children", "citizens", "cases", "visits", "requests", "calls",
    "complaints",
    "events", "documents", "organisations", "institutions", "hours", "days", "km", "usd", "eur", "azn", "gel", "rub",
    "manat",
    "dollars", "euros", "nəfər", "insan", "qadın", "müraciət", "iş", "tədbir", "человек", "люди", "женщины",
    "обращений",
    "случаев", "мероприятий", "рублей",
  ]

  private func fallingTotal() -> [Diagnostic] {
    guard kind.addsUp, aggregation != .sum else { return [] }
    let totals = (observations ?? []).filter(\.isTotal).compactMap { row in row.value.map { (row, $0.quantity) } }
      .sorted { $0.0.to.last < $1.0.to.last }
    let falls = zip(totals, totals.dropFirst()).filter { before, after in after.1 < before.1 }
    guard !falls.isEmpty, isSaidToRun else { return [] }
    return falls.map { before, after in
      .fallingTotal(after.1, before: before.1, on: before.0.to, at: after.0.place(of: Observation.value))
    }
  }

  private var isSaidToRun: Bool {
    let texts = [header.title.base, definition?.base, unit.base].compactMap { $0?.lowercased() }
    return texts.contains { text in
      ["cumulative", "running total", "since the start", "artan yekun", "нарастающ", "накопленн"].contains {
        text.contains($0)
      }
    }
  }
}

extension Diagnostic {
  private static let acceptance = "Or, where it is right, accept the warning with the reason."

  fileprivate static func activeAfterEnd(_ end: PartialDate, else status: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "active-after-end", "`status: active` does not go with an end on \(end), which has passed.", severity: .warning,
      at: range, help: "Write `\(status)`, or whichever status it has now; or correct the end. \(acceptance)")
  }

  fileprivate static func doneBeforeEnd(_ end: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "done-before-end", "By its `status` it has ended, but its end on \(end) is still to come.", severity: .warning,
      at: range, help: "Correct one of the two. \(acceptance)")
  }

  fileprivate static func plannedInPast(_ date: PartialDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "planned-in-past", "`status: planned` does not go with \(date), which has passed.", severity: .warning, at: range,
      help: "Write the status that it has now, or correct the date. \(acceptance)")
  }

  fileprivate static func outsideProject(
    _ date: PartialDate, _ verb: String, _ limit: PartialDate, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "outside-project", "This is on \(date), but its project \(verb) on \(limit).", severity: .warning, at: range,
      help: "Correct one of the two, or say in `date_note` why it is so. \(acceptance)")
  }

  fileprivate static func doneBeforeAdopted(_ done: PartialDate, adopted: PartialDate, at range: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      "done-before-adopted", "By this it was done on \(done), before its plan was adopted on \(adopted).",
      severity: .warning,
      at: range, help: "Correct the date, or the plan's `adopted_on`. \(acceptance)")
  }

  fileprivate static func withdrawnWithoutReason(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "withdrawn-without-reason", "It was withdrawn, and nobody is told why.", severity: .warning, at: range,
      help: "Add `reason`, one sentence. \(acceptance)")
  }

  fileprivate static func ownAssessment(_ publisher: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "own-assessment", "An assessment by \(publisher), which publishes this site, is called independent.",
      severity: .warning,
      at: range, help: "Write `kind: civil-society` or `kind: government`, whichever it is. \(acceptance)")
  }

  fileprivate static func governmentCalledIndependent(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "government-called-independent", "An assessment by \(name), a part of the government, is called independent.",
      severity: .warning, at: range,
      help: "Write `kind: government`, or correct the `kind` of the organisation. \(acceptance)")
  }

  fileprivate static func numberTaken(_ number: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      "number-taken", "Another commitment of the plan has the number \(number) already.", severity: .warning, at: range,
      help: "Correct one of the two. \(acceptance)", notes: [Note("The other one is here.", at: first)])
  }

  fileprivate static func oldFacts(_ newest: NewestDate, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "old-facts",
      "`as_of` lies more than two years after the newest fact, of \(newest.day): every figure would look out of "
        + "date.", severity: .warning, at: range, help: "Write the day up to which the facts are known. \(acceptance)",
      notes: [Note("The newest fact is here.", at: newest.place)])
  }

  static func farAhead(_ date: PartialDate, of day: Day, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-date", "The date \(date) lies more than ten years after the day of the report (\(day)).",
      severity: .warning, at: range, help: "Correct the year. \(acceptance)")
  }

  fileprivate static func undated(_ name: String, needs key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "undated", "This \(name) has no date, so it stands in no order and no reader knows when it was.",
      severity: .warning,
      at: range, help: "Add a line such as `\(key): 2014-06-30`. \(acceptance)")
  }

  fileprivate static func swappedPoint(_ point: Point, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "swapped-point", "Latitude and longitude look swapped: the other way round the place lies among the others.",
      severity: .warning, at: range, help: "The latitude stands first. \(acceptance)",
      suggestion: "[\(point.longitude), \(point.latitude)]")
  }

  fileprivate static func oddUnit(_ unit: String, _ kind: IndicatorKind, help: String, at range: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      "odd-unit", "The unit `\(unit)` does not go with `kind: \(kind.rawValue)`.", severity: .warning, at: range,
      help: "\(help) \(acceptance)")
  }

  fileprivate static func figureInUnit(_ unit: String, counted: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "odd-unit", "The unit says what is counted, but in `\(unit)` stands how many there are.", severity: .warning,
      at: range, help: "The figure belongs in `observations`. \(acceptance)", suggestion: counted)
  }

  fileprivate static func fallingTotal(
    _ value: Quantity, before: Quantity, on date: PartialDate, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "falling-total", "A running total cannot fall, but \(value) is less than \(before) of \(date).",
      severity: .warning,
      at: range, help: "Correct the figure; or say in `definition` what is counted. \(acceptance)")
  }
}
