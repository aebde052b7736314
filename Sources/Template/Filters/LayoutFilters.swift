/// Filters that set text: space, length and lines.
extension Vocabulary {
  static let layoutFilters: [Callable] = [
    Callable("center", takes: .text, [.init("width", .number, standard: 80)], gives: .input, keepsHTML: true) {
      (call) throws(Fault) in
      let text = try call.input.text()
      let (width, length) = (try call[0].size(), text.unicodeScalars.count)
      let space = max(0, width - length)
      let left = space / 2 + (space & width & 1)
      return .text(String(repeating: " ", count: left) + text + String(repeating: " ", count: space - left))
    },
    Callable(
      "indent", takes: .text,
      [
        .init("width", .any, standard: 4), .init("first", .flag, standard: false),
        .init("blank", .flag, standard: false),
      ],
      gives: .input, keepsHTML: true
    ) { (call) throws(Fault) in
      let width = call[0].value.whole
      let space = width == nil ? try call[0].text() : String(repeating: " ", count: try call[0].size())
      let lines = lines(of: try call.input.text())
      let indented = lines.enumerated().map { number, line in
        let isIndented = number == 0 ? call[1].isTrue : call[2].isTrue || !line.isEmpty
        return isIndented ? space + line : line
      }
      return .text(indented.joined(separator: "\n"))
    },
    Callable(
      "truncate", takes: .text,
      [
        .init("length", .number, standard: 255), .init("killwords", .flag, standard: false),
        .init("end", .text, standard: "..."), .init("leeway", .number, standard: 5),
      ], gives: .type(.text)
    ) { (call) throws(Fault) in
      let scalars = Array(try call.input.text().unicodeScalars)
      let (length, end, leeway) = (try call[0].size(), try call[2].text(), try call[3].size())
      let endLength = end.unicodeScalars.count
      guard length >= endLength else { throw Fault("`length` must be at least as long as `end`") }
      guard scalars.count > length + leeway else { return .text(String(scalars[...])) }
      var kept = scalars[..<(length - endLength)]
      if !call[1].isTrue, let space = kept.lastIndex(of: " ") { kept = kept[..<space] }
      return .text(String(kept) + end)
    },
    Callable(
      "wordwrap", takes: .text,
      [
        .init("width", .number, standard: 79), .init("break_long_words", .flag, standard: true),
        .init("wrapstring", .text, standard: "\n"), .init("break_on_hyphens", .flag, standard: true),
      ], gives: .type(.text)
    ) { (call) throws(Fault) in
      let width = try call[0].size()
      guard width > 0 else { throw Fault("`width` must be at least 1") }
      let wrapper = LineWrapper(width: width, breaksWords: call[1].isTrue, breaksAtHyphens: call[3].isTrue)
      let end = try call[2].text()
      let text = try call.input.text()
      guard !text.isEmpty else { return "" }
      return .text(
        lines(of: text, keepsLastEmpty: false).map { wrapper.wrap($0).joined(separator: end) }.joined(separator: end))
    },
  ]

  /// The text's lines without their ends; a text that ends with a line end has an empty last line unless that is not
  /// wanted.
  static func lines(of text: String, keepsLastEmpty: Bool = true) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      let isPair = isAfterReturn && scalar == "\n"
      isAfterReturn = scalar == "\r"
      if isPair { continue }
      if scalar.isLineEnd {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      } else {
        line.append(scalar)
      }
    }
    if keepsLastEmpty || !line.isEmpty { lines.append(String(line)) }
    return lines
  }
}

extension Unicode.Scalar {
  fileprivate var isLineEnd: Bool {
    switch value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}

extension String {
  fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
