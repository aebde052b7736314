internal import Diagnostics

extension BodyWriter {
  mutating func enterParagraph(_ walk: borrowing MarkdownWalk) {
    lookForSlips(in: placeOfParagraph(walk))
    if !walk.isInTightItem { html.write(html: "<p>") }
    if let isDone = pendingBox {
      pendingBox = nil
      writeBox(isDone: isDone)
    }
    if depth == 2, firstParagraph == nil {
      isCapturing = true
      plain.removeAll(keepingCapacity: true)
    }
  }

  mutating func leaveParagraph(_ walk: borrowing MarkdownWalk) {
    if let openDirective { return leaveDirectives(openDirective) }
    if depth == 2, firstParagraph == nil {
      isCapturing = false
      let words = plain.drop { $0 == 0x20 }
      if !words.isEmpty { firstParagraph = String(decoding: words, as: UTF8.self) }
    }
    if footnotes.isLastOf(walk, depth: depth) { writeBackLinks() }
    if !walk.isInTightItem { html.write(html: "</p>\n") }
  }

  /// The opening tag needs the heading's words, so it is put in when they are known.
  mutating func enterHeading(_ walk: borrowing MarkdownWalk) {
    lookForSlips(in: .heading)
    headingStart = html.count
    isCapturing = true
    plain.removeAll(keepingCapacity: true)
  }

  mutating func leaveHeading(_ walk: borrowing MarkdownWalk) {
    isCapturing = false
    guard html.count > headingStart else { return }
    while let last = openHeadings.last, last >= walk.headingLevel { openHeadings.removeLast() }
    let level = min(renderer.topHeadingLevel + openHeadings.count, 6)
    openHeadings.append(walk.headingLevel)
    let text = String(decoding: plain, as: UTF8.self)
    let id = headingIDs.make(for: text)
    ids.insert(id)
    headings.append(RenderedBody.Heading(level: level, id: id, text: text))
    var tag: [UInt8] = []
    tag.write(html: "<h")
    tag.write(number: level)
    tag.write(html: " id=\"")
    tag.write(text: id)
    tag.write(html: "\">")
    html.insert(contentsOf: tag, at: headingStart)
    html.write(html: "</h")
    html.write(number: level)
    html.write(html: ">\n")
  }

  mutating func enterList(_ walk: borrowing MarkdownWalk) {
    if walk.isOrderedList {
      for item in walk.itemPlaces {
        guard let (date, range) = places.dateAsMark(item.line, byteColumn: item.byteColumn) else { continue }
        diagnostics.append(.dateAsList(date, at: range))
      }
    } else if let range = places.minusAsMark {
      diagnostics.append(.minusAsList(at: range))
    } else if hasRemarkMark, walk.itemPlaces.count == 1, let (remark, range) = places.remarkAsItem {
      diagnostics.append(.remarkAsList(remark, at: range))
    }
    if !isAtEndOfTag { html.write(html: "\n") }
    html.write(html: walk.isOrderedList ? "<ol" : "<ul")
    let written = walk.isOrderedList ? walk.itemPlaces.map { places.number($0.line, byteColumn: $0.byteColumn) } : []
    openLists.append(ItemNumbers(written))
    if walk.isTaskList { html.write(html: " class=\"task-list\"") }
    if walk.isOrderedList, walk.listStart != 1 {
      html.write(html: " start=\"")
      html.write(number: walk.listStart)
      html.write(html: "\"")
    }
    html.write(html: ">\n")
  }

  mutating func leaveList(_ walk: borrowing MarkdownWalk) {
    _ = openLists.popLast()
    html.write(html: walk.isOrderedList ? "</ol>\n" : "</ul>\n")
  }

  /// An item bears its author's number where that does not follow from the item before.
  mutating func enterItem(class name: StaticString? = nil) {
    html.write(html: "<li")
    if let name {
      html.write(html: " class=\"")
      html.write(html: name)
      html.write(html: "\"")
    }
    if let value = openLists.isEmpty ? nil : openLists[openLists.count - 1].next() {
      html.write(html: " value=\"")
      html.write(number: value)
      html.write(html: "\"")
    }
    html.write(html: ">")
  }

  /// Whether a block may follow without a line end: a nested list stands behind its item's text.
  private var isAtEndOfTag: Bool {
    html.isEmpty || html.last == UInt8(ascii: "\n") || html.last == UInt8(ascii: ">")
  }

  mutating func enterTask(_ walk: borrowing MarkdownWalk) {
    enterItem(class: "task")
    if walk.firstChild == .paragraph {
      pendingBox = walk.isCheckedTask
    } else {
      writeBox(isDone: walk.isCheckedTask)
    }
  }

  private mutating func writeBox(isDone: Bool) {
    html.write(html: "<input type=\"checkbox\" disabled")
    if isDone { html.write(html: " checked") }
    html.write(html: " aria-label=\"")
    html.write(text: isDone ? renderer.words.taskDone : renderer.words.taskOpen)
    html.write(html: "\"> ")
  }

  mutating func enterQuote(_ walk: inout MarkdownWalk) {
    guard let word = walk.takeAlertMarker() else {
      openQuotes.append(false)
      html.write(html: "<blockquote>\n")
      return
    }
    guard let alert = Alert(rawValue: word.lowercased()) else {
      let known = Alert.allCases.map { $0.rawValue.uppercased() }
      let place = places.find(Array("[!\(word)]".utf8))
      diagnostics.append(.unknownAlert(word, among: known, at: place))
      openQuotes.append(false)
      html.write(html: "<blockquote>\n")
      return
    }
    openQuotes.append(true)
    html.write(html: "<div class=\"notice notice-")
    html.write(text: alert.rawValue)
    html.write(html: "\" role=\"note\">\n<p class=\"notice-title\">")
    html.write(text: renderer.words.title(of: alert))
    html.write(html: "</p>\n")
  }

  /// Four words of letters alone, a sentence, or a link: what stands in no code.
  private static func isProse(_ line: ArraySlice<UInt8>) -> Bool {
    if line.firstRange(of: Array("](".utf8)) != nil { return true }
    let parts = line.split { $0 <= 0x20 }
    func isWord(_ part: ArraySlice<UInt8>) -> Bool {
      part.count > 1 && part.allSatisfy { $0.isASCIILetter || $0 >= 0x80 }
    }
    if parts.count(where: isWord) >= 4 { return true }
    // Commas and full stops stand behind words of a sentence, and other marks nowhere in it.
    func bare(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      part.last.map { ".,:!?".utf8.contains($0) } == true ? part.dropLast() : part
    }
    let words = parts.filter { isWord(bare($0)) }
    let numbers = parts.count { bare($0).allSatisfy { (0x30...0x39).contains($0) || ".,%".utf8.contains($0) } }
    guard words.count >= 3, words.count + numbers == parts.count, let first = parts.first?.first,
      let last = parts.last?.last
    else { return false }
    let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) || first >= 0x80
    return words.count >= 5 || isCapital && ".:!?".utf8.contains(last)
  }

  /// Whether nothing stands before one line and behind another.
  private func isWholeText(_ first: Int, _ last: Int) -> Bool {
    let start = places.bytes(ofLine: first).lowerBound
    let end = places.bytes(ofLine: min(max(first, last), places.lineCount)).upperBound
    return places.bytes[..<start].allSatisfy { $0 <= 0x20 } && places.bytes[end...].allSatisfy { $0 <= 0x20 }
  }

  mutating func writeCodeBlock(_ walk: borrowing MarkdownWalk) {
    verbatimLines.append(walk.line...max(walk.line, walk.lastLine))
    // A carriage return alone ends a line for cmark, and not for places.
    let first = walk.line <= places.lineCount ? places.bytes[places.bytes(ofLine: walk.line)] : []
    if let fence = walk.fence, first.contains(fence.sign), !places.ends(with: fence, onLine: walk.lastLine) {
      diagnostics.append(.openFence(at: places.here))
    }
    if ["```", "~~~"].allSatisfy({ first.firstRange(of: Array($0.utf8)) == nil }),
      (walk.line...max(walk.line, walk.lastLine)).contains(where: { line in
        line <= places.lineCount && Self.isProse(places.bytes[places.bytes(ofLine: line)])
      })
    {
      diagnostics.append(.indentedCode(at: places.here))
    }
    let info = first.drop { "`~ ".utf8.contains($0) }.prefix { $0 > 0x20 }
    if ["markdown", "md"].contains(where: { info.elementsEqual($0.utf8) }), isWholeText(walk.line, walk.lastLine) {
      diagnostics.append(.textAsCode(at: places.here))
    }
    html.write(html: "<pre><code")
    walk.withFenceInfo { info in
      var end = 0
      while end < info.count, info[end] > 0x20 { end += 1 }
      guard end > 0 else { return }
      checkReferences(in: info)
      if end < info.count {
        let text = String(decoding: [UInt8](copying: info), as: UTF8.self)
        diagnostics.append(.textInFence(text, at: places.here))
      }
      html.write(html: " class=\"language-")
      html.write(text: info.extracting(0..<end))
      html.write(html: "\"")
    }
    html.write(html: ">")
    walk.withLiteral { html.write(text: $0) }
    html.write(html: "</code></pre>\n")
  }
}

/// The numbers of an ordered list, as its author wrote them.
struct ItemNumbers {
  private let written: [Int]
  private var position = 0

  /// Numbers that are all alike count on from the first, as `1.` in each line does.
  init(_ written: [Int?]) {
    let numbers = written.compactMap(\.self)
    self.written = numbers.count < written.count || Set(numbers).count == 1 ? [] : numbers
  }

  /// What to write beside the next item; `nil` where its number follows from the one before.
  mutating func next() -> Int? {
    guard position < written.count else { return nil }
    defer { position += 1 }
    return position == 0 || written[position] == written[position - 1] + 1 ? nil : written[position]
  }
}
