/// What a name means in a part of a template.
enum Binding: Sendable {
  case slot(Address)
  case macro(MacroReference)
  /// An imported template, and where its names are kept.
  case module(Int, offset: Int32)
  /// `loop` of the loop that is so many loops within.
  case loop(Int32)
  /// The block of a `call` tag, within a macro.
  case caller
  /// Something that could not be had, which has been reported.
  case unknown
}

/// A macro, and how to reach it from where it is called.
struct MacroReference: Sendable {
  let template: Int
  let function: Int
  let contextOffset: Int32
  let macro: Macro
}

/// The names of a loop, block, macro or the like.
struct Scope: Sendable {
  var bindings: [String: Binding] = [:]

  /// The same without what is kept in the frame around it, for code that runs in another frame.
  var withoutLocals: Scope {
    Scope(
      bindings: bindings.filter { _, binding in
        switch binding {
        case .slot(.local), .loop, .caller: false
        case .slot(.context), .macro, .module, .unknown: true
        }
      })
  }
}

extension Compiler {
  /// The names of the whole template.
  func contextScope() -> Scope {
    var scope = Scope(bindings: layout.slots.mapValues { .slot(.context($0)) })
    for (macro, function) in layout.macros.reversed() {
      scope.bindings[macro.name.text] = .macro(
        MacroReference(template: program.template, function: function, contextOffset: 0, macro: macro))
    }
    for template in layout.chain.reversed() {
      for statement in library.sources[template].body { bindImports(of: statement, in: &scope) }
    }
    return scope
  }

  func binding(of name: String) -> Binding? {
    for scope in scopes.reversed() {
      if let binding = scope.bindings[name] { return binding }
    }
    return nil
  }

  mutating func bind(_ name: String, to binding: Binding) {
    scopes[scopes.count - 1].bindings[name] = binding
  }

  /// A new place for a value of the current frame, kept until the scope ends.
  mutating func newLocal() -> Address {
    let slot = function.nextLocal
    function.nextLocal += 1
    function.locals = max(function.locals, function.nextLocal)
    return .local(slot)
  }

  /// Compiles with new names, which are forgotten afterwards.
  mutating func inScope(_ compile: (inout Compiler) -> Void) {
    let firstLocal = function.nextLocal
    scopes.append(Scope())
    compile(&self)
    scopes.removeLast()
    function.nextLocal = firstLocal
  }

  /// Compiles statements that form a scope: a name set in them begins with the value that it has outside, and what it
  /// is set to is not seen outside.
  mutating func compileScope(_ statements: [Statement]) {
    inScope { compiler in compiler.compileBody(statements) }
  }

  /// The statements of a scope that has been opened.
  mutating func compileBody(_ statements: [Statement]) {
    guard let place = statements.first?.place else { return }
    for name in Set(statements.flatMap(\.assignedNames)).sorted() {
      if case .slot(.local) = scopes[scopes.count - 1].bindings[name] { continue }
      let outer = binding(of: name)
      let local = newLocal()
      bind(name, to: .slot(local))
      if case .slot(let address) = outer {
        emit(.slot(.copy(from: address, to: local)), at: place)
      } else {
        emit(.slot(.clear(local)), at: place)
      }
    }
    compile(statements[...])
  }
}
