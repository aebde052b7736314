import Diagnostics
import Exact

extension Machine {
  mutating func perform(_ step: OperationStep) throws(Fault) {
    switch step {
    case .arithmetic(let sign):
      let right = pop()
      let result = try pop().applying(sign, to: right)
      if let text = result.printed, sign != .minus { try charge(text.utf8.count >> 3) }
      stack.append(result)
    case .negate:
      guard case .number(let number) = pop() else { throw Fault("Only a number can have a sign") }
      stack.append(.number(number.negated))
    case .keepSign:
      guard case .number(let number) = pop() else { throw Fault("Only a number can have a sign") }
      stack.append(.number(number))
    case .not: stack.append(.bool(!pop().isTrue))
    case .compare(let comparison):
      let right = pop()
      stack.append(.bool(try pop().holds(comparison, right)))
    case .compareOnward(let comparison, let target):
      let right = pop()
      if try pop().holds(comparison, right) {
        stack.append(right)
      } else {
        stack.append(false)
        position = Int(target)
      }
    }
  }

  @inline(__always)
  mutating func perform(_ step: FlowStep) {
    switch step {
    case .jump(let target): position = Int(target)
    case .jumpIfFalse(let target):
      if !pop().isTrue { position = Int(target) }
    case .jumpIfPresent(let address, let target):
      if slots[slot(address)] != nil { position = Int(target) }
    case .jumpIfTrueKeeping(let target):
      let value = pop()
      guard value.isTrue else { return }
      stack.append(value)
      position = Int(target)
    case .jumpIfFalseKeeping(let target):
      let value = pop()
      guard !value.isTrue else { return }
      stack.append(value)
      position = Int(target)
    case .jumpIfNone(let target):
      let value = pop()
      if case .none = value { position = Int(target) } else { stack.append(value) }
    }
  }
}

extension Value {
  func holds(_ comparison: Comparison, _ other: Value) throws(Fault) -> Bool {
    switch comparison {
    case .equal: equals(other)
    case .notEqual: !equals(other)
    case .less: try precedes(other)
    case .greater: try other.precedes(self)
    case .atMost: try precedes(other) || equals(other)
    case .atLeast: try other.precedes(self) || equals(other)
    case .contained: try isContained(in: other)
    case .notContained: try !isContained(in: other)
    }
  }

  func applying(_ sign: Operator, to other: Value) throws(Fault) -> Value {
    switch (sign, self, other) {
    case (.join, _, _): return try joined(with: other)
    case (.plus, .number(let left), .number(let right)): return .number(try left.adding(right))
    case (.minus, .number(let left), .number(let right)): return .number(try left.subtracting(right))
    case (.times, .number(let left), .number(let right)): return .number(try left.multiplied(by: right))
    case (.divide, .number(let left), .number(let right)): return .number(try left.divided(by: right))
    case (.floorDivide, .number(let left), .number(let right)): return .number(try left.flooredQuotient(by: right))
    case (.remainder, .number(let left), .number(let right)): return .number(try left.remainder(by: right))
    case (.power, .number(let left), .number(let right)): return .number(try left.raised(to: right))
    case (.plus, .list(let left), .list(let right)): return .list(left + right)
    case (.plus, .text, .text), (.plus, .html, .text), (.plus, .text, .html), (.plus, .html, .html):
      return try joined(with: other)
    case (.times, _, .number), (.times, .number, _): return try repeated(other)
    default:
      throw Fault("\(kind) and \(other.kind) cannot be calculated with `\(sign.symbol)`".capitalizedFirst)
    }
  }

  /// The two as text after each other. With HTML on either side it is HTML, and the other side is escaped.
  private func joined(with other: Value) throws(Fault) -> Value {
    if case .text(let left) = self, case .text(let right) = other { return .text(left + right) }
    let isMarkup = isHTML || other.isHTML
    guard isMarkup else { return .text(try textToJoin() + other.textToJoin()) }
    return .html(HTML(trusted: try markup() + other.markup()))
  }

  var isHTML: Bool {
    if case .html = self { true } else { false }
  }

  /// HTML as it is, anything else that can be printed escaped.
  func markup() throws(Fault) -> [UInt8] {
    if case .html(let html) = self { return html.bytes }
    var bytes: [UInt8] = []
    escape(try textToJoin(), into: &bytes)
    return bytes
  }

  private func textToJoin() throws(Fault) -> String {
    guard let text = printed else { throw Fault("\(kind) cannot be joined to text".capitalizedFirst) }
    return text
  }

  private func repeated(_ other: Value) throws(Fault) -> Value {
    let (value, times) = if case .number = self { (other, whole) } else { (self, other.whole) }
    guard let times else { throw Fault("Something can be repeated only a whole number of times") }
    let count = max(0, times)
    let length = value.printed?.utf8.count ?? value.items?.count ?? 1
    guard length.multipliedReportingOverflow(by: count).partialValue <= Argument.sizeLimit, count <= Argument.sizeLimit
    else { throw Fault("Repeated so often this would be too large") }
    switch value {
    case .text(let text): return .text(String(repeating: text, count: count))
    case .html(let html): return .html(HTML(trusted: Array(repeatElement(html.bytes, count: count).joined())))
    case .list(let items): return .list(Array(repeatElement(items, count: count).joined()))
    default: throw Fault("\(value.kind) cannot be repeated".capitalizedFirst)
    }
  }

  /// The part from one position up to another, by steps, as Python cuts.
  func slice(from: Value, to: Value, by: Value) throws(Fault) -> Value {
    let bounds = SliceBounds(from: try from.bound(), to: try to.bound(), step: try by.bound() ?? 1)
    guard bounds.step != 0 else { throw Fault("The step of a slice cannot be zero") }
    switch self {
    case .list(let items): return .list(bounds.positions(in: items.count).map { items[$0] })
    case .text(let text):
      let scalars = Array(text.unicodeScalars)
      var part = String.UnicodeScalarView()
      part.append(contentsOf: bounds.positions(in: scalars.count).map { scalars[$0] })
      return .text(String(part))
    case .html(let html):
      guard let text = html.plainText else { throw Fault("HTML cannot be cut", help: "`striptags` makes text of it") }
      return try Value.text(text).slice(from: from, to: to, by: by)
    default: throw Fault("\(kind) cannot be cut".capitalizedFirst)
    }
  }

  private func bound() throws(Fault) -> Int? {
    if case .none = self { return nil }
    guard let whole else { throw Fault("The bounds of a slice must be whole numbers") }
    return whole
  }
}

/// `[from:to:step]`.
private struct SliceBounds {
  let from: Int?
  let to: Int?
  let step: Int

  func positions(in count: Int) -> StrideTo<Int> {
    func clamped(_ bound: Int) -> Int {
      let position = bound < 0 ? bound + count : bound
      return step > 0 ? min(max(position, 0), count) : min(max(position, -1), count - 1)
    }
    let start = from.map(clamped) ?? (step > 0 ? 0 : count - 1)
    let end = to.map(clamped) ?? (step > 0 ? count : -1)
    return stride(from: start, to: end, by: min(max(step, -count - 1), count + 1))
  }
}

extension Operator {
  /// As it is written.
  var symbol: String {
    switch self {
    case .plus: "+"
    case .minus: "-"
    case .join: "~"
    case .times: "*"
    case .divide: "/"
    case .floorDivide: "//"
    case .remainder: "%"
    case .power: "**"
    }
  }
}
