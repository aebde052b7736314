import Diagnostics

/// Writing values, in the way that is safe where they stand.
extension Compiler {
  mutating func compileOutput(_ expression: Expression) {
    switch expression.kind {
    case .literal(let value):
      guard let text = value.printed, html.isBetweenTags else { break }
      var bytes: [UInt8] = []
      escape(text, into: &bytes)
      write(bytes, at: expression.place)
      return
    case .choice(let condition, let then, let otherwise):
      compileChoiceOutput(condition, then, otherwise)
      return
    case .call(let callee, let arguments) where html.isBetweenTags:
      if compileWritingCall(callee, arguments, at: expression.place) { return }
    default: break
    }
    compileValue(expression)
    compileWrite(at: expression.place, isJSON: expression.isJSON)
  }

  /// `a if condition else b`, of which each side is written on its own; without `else` nothing is.
  private mutating func compileChoiceOutput(_ condition: Expression, _ then: Expression, _ otherwise: Expression?) {
    let (no, end) = (newLabel(), newLabel())
    compileValue(condition)
    emit(.flow(.jumpIfFalse(no)), at: condition.place)
    let before = html
    compileConstantOrOutput(then)
    emit(.flow(.jump(end)), at: condition.place)
    place(no)
    let after = html
    html = before
    if let otherwise { compileConstantOrOutput(otherwise) }
    html = html.joined(with: after)
    place(end)
  }

  /// Takes the value on the stack and writes it.
  mutating func compileWrite(at place: SourceRange, isJSON: Bool = false) {
    let mode = html.noteOutput(isJSON: isJSON)
    switch mode {
    case .allowed(let mode): emit(.output(.value(mode)), at: place)
    case .refused(let context):
      diagnostics.append(.refusedContext(context, at: place))
      emit(.value(.drop), at: place)
    }
  }
}

extension Expression {
  /// Whether it ends in `tojson`, which is safe in a script too.
  fileprivate var isJSON: Bool {
    if case .filter(_, let application) = kind { application.name.text == "tojson" } else { false }
  }
}
