package import Diagnostics

/// That a page could not be rendered, and where in which template.
package struct RenderFault: Error, Hashable, Sendable {
  /// The fault at its place; its notes tell the way that led there and the record.
  package let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }
}

/// Renders pages by the templates of a theme, all in one language. One for each thread; what it needs it keeps from page to
/// page, and also what is the same on each.
///
///     var renderer = Renderer(theme, shared: ["site": site], context: context)
///     try renderer.render("commitment.html", ["commitment": .object(view)], into: &page, for: "commitments/nap1-2-2")
package struct Renderer {
  /// Steps that a page may take, each about as much as a value written: about a second. A page of a thousand
  /// records takes some hundred thousand.
  package static let usualWork = 10_000_000

  private let templates: TemplateSet
  private let shared: ValueMap
  private let work: Int
  private var machine: Machine

  /// - Parameters:
  ///   - shared: The values of those names that are the same on all pages.
  ///   - context: What the host's filters and functions get, such as the language of the pages. For the same arguments each
  ///     of them must give the same.
  ///   - work: The most steps that a page may take, so that a loop without end is stopped.
  package init(
    _ templates: TemplateSet, shared: ValueMap = [:], context: any Sendable = (), work: Int = Self.usualWork
  ) {
    self.templates = templates
    self.shared = shared
    self.work = work
    // Copies of its own: threads that count the references to one text wait for each other.
    let programs = templates.programs.map { $0.map { SharedProgram($0.parts.copied()) } }
    self.machine = Machine(
      programs: programs, context: context, work: work,
      written: programs.map { Array(repeating: nil, count: $0?.parts.constantParts.count ?? 0) })
  }

  /// Adds the page to the buffer, as UTF-8.
  ///
  /// - Parameters:
  ///   - template: The name of a template that the theme has.
  ///   - roots: The names that the template gets beside the shared ones. One that is declared but not given is absent.
  ///   - group: Pages of one group have the same values for those names that are declared to be shared within groups.
  ///   - record: What the page is about, for messages.
  /// - Throws: Where in which template it failed and why. The buffer is then as it was.
  package mutating func render(
    _ template: String, _ roots: ValueMap, group: Int = 0, into buffer: inout [UInt8], for record: String
  ) throws(RenderFault) {
    guard let number = templates.position(of: template), let program = templates.programs[number]?.parts else {
      throw RenderFault(
        Diagnostic(
          "missing-template", "The page \(record) needs the template `\(template)`, which the theme does not have.",
          at: nil))
    }
    let start = buffer.count
    machine.start(work: work)
    machine.group = group
    swap(&machine.output, &buffer)
    defer { swap(&machine.output, &buffer) }
    do throws(Fault) {
      try machine.enterTemplate(number, as: .page)
      for (name, value) in shared.entries { machine.setName(name, to: value, of: program) }
      for (name, value) in roots.entries { machine.setName(name, to: value, of: program) }
      try machine.run()
    } catch {
      let diagnostic = machine.diagnostic(error, record: record)
      machine.output.removeSubrange(start...)
      throw RenderFault(diagnostic)
    }
  }
}

extension Machine {
  /// Ready for a new page.
  mutating func start(work: Int) {
    self.work = work
    stack.removeAll(keepingCapacity: true)
    (slotCount, loopCount) = (0, 0)
    frames.removeAll(keepingCapacity: true)
    captures.removeAll(keepingCapacity: true)
    openParts.removeAll(keepingCapacity: true)
    (position, program) = (0, 0)
    current = .none
    code = []
  }

  /// Gives a name of the running template its value, if the template reads it.
  mutating func setName(_ name: String, to value: Value, of program: Program) {
    guard let slot = program.slot(of: name) else { return }
    slots[contextBase + slot] = value
  }

  /// The fault at its place, with the way that led there.
  func diagnostic(_ fault: Fault, record: String) -> Diagnostic {
    var notes: [Diagnostic.Note] = []
    for number in frames.indices.dropFirst().reversed() {
      let frame = frames[number]
      guard let program = programs[frames[number - 1].program]?.parts else { continue }
      let place = program.places[max(0, frame.returnPosition - 1)]
      switch frame.kind {
      case .page: break
      case .macro: notes.append(.init("The macro is called here.", at: place))
      case .include: notes.append(.init("The template is included here.", at: place))
      case .module: notes.append(.init("The template is imported here.", at: place))
      case .caller: notes.append(.init("The block is written here.", at: place))
      }
    }
    notes.append(.init("This happened while rendering \(record)."))
    return Diagnostic(fault.id, fault.sentence, at: frames.isEmpty ? nil : place, help: fault.help, notes: notes)
  }
}

extension Fault {
  /// The message with its full stop.
  var sentence: String { message.hasSuffix(".") ? message : message + "." }
}

extension Program {
  /// Where the template keeps a name, if it reads or sets it.
  func slot(of name: String) -> Int? {
    var (low, high) = (0, contextNames.count)
    while low < high {
      let middle = (low + high) / 2
      if contextNames[middle] < name { low = middle + 1 } else { high = middle }
    }
    return low < contextNames.count && contextNames[low] == name ? low : nil
  }
}
