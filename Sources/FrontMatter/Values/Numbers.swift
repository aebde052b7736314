package import Exact

extension Quantity: FieldValue {
  package static var form: FieldForm { .number(in: nil) }
  package static var mayBeBlank: Bool { false }
  package var content: FieldContent { .number(self) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Quantity? {
    guard case .scalar(let text, _) = node.content else {
      decoding.report(.notAText(field, meant: node.onlyText, at: node.range))
      return nil
    }
    do throws(QuantityFault) {
      let quantity = try Quantity.parse(text)
      if let range = field.form.numberRange, !range.contains(quantity) {
        decoding.report(.outOfRange(quantity.description, field, at: node.range))
        return nil
      }
      return quantity
    } catch {
      let hasCommas = decoding.decimalCommas.contains(field.key)
      decoding.report(
        .notANumber(
          text, fault: error, field, beside: decoding.fields, hasDecimalCommas: hasCommas, at: node.range))
      return nil
    }
  }
}

extension Int: FieldValue {
  package static var form: FieldForm { .count(in: .from(0)) }
  package static var mayBeBlank: Bool { false }
  package var content: FieldContent { .count(self) }

  /// Whole numbers from 0 on.
  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> Int? {
    guard let quantity = Quantity.decode(node, as: field, &decoding) else { return nil }
    guard let count = Int(quantity.description), count >= 0 else {
      decoding.report(.notACount(quantity, field, at: node.range))
      return nil
    }
    if let range = field.form.countRange, !range.contains(quantity) {
      decoding.report(.outOfRange(quantity.description, field, at: node.range))
      return nil
    }
    return count
  }
}

extension FieldForm {
  /// Between which ends a number lies that may stand there.
  fileprivate var numberRange: NumberRange? {
    switch self {
    case .number(in: let range): range
    case .orWord(let form, _): form.numberRange
    default: nil
    }
  }

  /// The same of a whole number.
  fileprivate var countRange: NumberRange? {
    switch self {
    case .count(in: let range): range
    case .orWord(let form, _): form.countRange
    default: nil
    }
  }
}
