/// What a build says, in parts, so that another one of the same says the same.
struct BuildSaid {
  /// What was found, for people and for programs.
  let messages: String
  let data: String
  let hasErrors: Bool
  /// How much was made, and how much was found; `nil` where nobody wants to know.
  let summary: (made: String, found: String)?
  /// What stands below the summary.
  let rest: String

  /// "Built 240 pages of 113 records in 0.21 s, 1 warning: Output (12 files written, 380 unchanged, 0 removed)."
  func outcome(seconds: Double, folder: String, written: Int, _ unchanged: Int, _ removed: Int) -> Outcome {
    outcome(
      "Built ", seconds: seconds,
      ": \(folder) (\(counted(written, "file")) written, \(unchanged) unchanged, \(removed) removed)")
  }

  func outcome(_ verb: String, seconds: Double, _ where: String) -> Outcome {
    let line = summary.map { "\(verb)\($0.made) in \(decimal(seconds)) s, \($0.found)\(`where`).\n" } ?? ""
    return Outcome(
      exitCode: hasErrors ? .contentErrors : .success, messages: messages + line + rest, data: data)
  }
}

// MARK: - In the ledger

extension BuildSaid {
  /// Of a build without errors.
  var parts: [String] { [messages, data, rest] + (summary.map { [$0.made, $0.found] } ?? []) }

  init?(_ parts: [String]) {
    guard parts.count == 3 || parts.count == 5 else { return nil }
    self.init(
      messages: parts[0], data: parts[1], hasErrors: false, summary: parts.count == 5 ? (parts[3], parts[4]) : nil,
      rest: parts[2])
  }
}
