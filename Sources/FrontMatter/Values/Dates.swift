package import Exact

extension PartialDate: FieldValue {
  package static var form: FieldForm { .date }
  package static var mayBeBlank: Bool { false }
  package var content: FieldContent { .date(self) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> PartialDate? {
    guard case .scalar(let text, _) = node.content else {
      decoding.report(.notAText(field, meant: node.onlyText, at: node.range))
      return nil
    }
    do throws(DateFault) {
      let date = try PartialDate.parse(text)
      if PartialDate.years.contains(date.first.year) { return date }
      decoding.report(.oddYear(date, field, at: node.range))
      return nil
    } catch {
      decoding.report(.notADate(text, fault: error, field, beside: decoding.fields, at: node.range))
      return nil
    }
  }
}
