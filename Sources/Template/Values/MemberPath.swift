import Diagnostics

/// The way to a member through others, as filters are given it: `lead.title`.
struct MemberPath: Sendable, Hashable {
  let names: [String]

  init(_ written: String) {
    names = written.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  /// The value at the end of the way; `nil` when its last part is absent.
  func value(in start: Value) throws(Fault) -> Value? {
    var value = start
    for (position, name) in names.enumerated() {
      guard let next = try value.member(name) else {
        if position == names.count - 1 { return nil }
        throw value.missingMember(name)
      }
      value = next
    }
    return value
  }

  /// The same, but what is absent is a fault.
  func requiredValue(in start: Value) throws(Fault) -> Value {
    guard let value = try value(in: start) else {
      var owner = start
      for name in names.dropLast() { owner = try owner.member(name) ?? owner }
      throw owner.missingMember(names.last ?? "")
    }
    return value
  }
}

extension Value {
  /// The member of this name; `nil` when it is absent.
  ///
  /// - Throws: When a value of this kind can have no such member.
  func member(_ name: String) throws(Fault) -> Value? {
    switch self {
    case .record(let record):
      if let position = record.shape.position(of: name) { return record.object.member(at: position) }
      if let parts = record.object.parts, let position = Int(name) {
        return try Value.list(parts).item(Value(position))
      }
      throw missingMember(name)
    case .map(let map): return map[name]
    case .list, .text, .html:
      guard let position = Int(name) else { throw missingMember(name) }
      return try item(Value(position))
    case .none, .bool, .number, .date: throw missingMember(name)
    }
  }

  /// That there is no such member, with the nearest one there is.
  func missingMember(_ name: String) -> Fault {
    switch self {
    case .record(let record):
      if record.shape.position(of: name) != nil { return .absentMember(name, of: record.shape.name) }
      return .unknownMember(name, of: record.shape)
    case .map(let map):
      return Fault(
        "This map has no `\(name)`", help: Fault.help(for: name, among: map.keys), id: "template-absent")
    default: return Fault("\(kind) has no member `\(name)`".capitalizedFirst, id: "unknown-member")
    }
  }

  /// The item at a position (negative ones count from the end) or under a key; `nil` when there is none.
  func item(_ key: Value) throws(Fault) -> Value? {
    switch (self, key) {
    case (.list(let items), .number):
      guard let whole = key.whole else { throw Fault("A position must be a whole number") }
      let position = whole < 0 ? whole + items.count : whole
      return items.indices ~= position ? items[position] : nil
    case (.text(let text), .number):
      guard let whole = key.whole else { throw Fault("A position must be a whole number") }
      let scalars = Array(text.unicodeScalars)
      let position = whole < 0 ? whole + scalars.count : whole
      return scalars.indices ~= position ? .text(String(scalars[position])) : nil
    case (.html(let html), .number):
      guard let text = html.plainText else { throw Fault("HTML cannot be cut", help: "`striptags` makes text of it") }
      return try Value.text(text).item(key)
    case (.map(let map), .text(let name)): return map[name]
    case (.record(let record), .text(let name)):
      guard let position = record.shape.position(of: name) else { throw .unknownMember(name, of: record.shape) }
      return record.object.member(at: position)
    case (.record(let record), .number):
      guard let parts = record.object.parts else { throw Fault("\(kind) has no positions".capitalizedFirst) }
      return try Value.list(parts).item(key)
    case (.list, _), (.map, _), (.text, _), (.record, _):
      throw Fault("\(kind) cannot be asked for \(key.kind)".capitalizedFirst)
    default: throw Fault("\(kind) holds no items".capitalizedFirst)
    }
  }

  /// Why there is no such item.
  func missingItem(_ key: Value) -> Fault {
    switch (self, key) {
    case (.map, .text(let name)), (.record, .text(let name)): return missingMember(name)
    default:
      let count = items?.count ?? 0
      return Fault(
        "There is no item at position \(key.printed ?? ""): the \(kind.split(separator: " ").last ?? "") has \(count)",
        id: "template-absent")
    }
  }
}

extension Fault {
  static func absentMember(_ name: String, of owner: String) -> Fault {
    Fault(
      "`\(name)` of this \(owner) has no value", help: "say what to show instead: `| default(…)`, or ask `is defined`",
      id: "template-absent")
  }

  static func unknownMember(_ name: String, of shape: Shape) -> Fault {
    Fault(
      "A \(shape.name) has no `\(name)`", help: help(for: name, among: shape.members.map(\.name)), id: "unknown-member")
  }

  static func absentName(_ name: String) -> Fault {
    Fault(
      "`\(name)` has no value here", help: "say what to show instead: `| default(…)`, or ask `is defined`",
      id: "template-absent")
  }
}
