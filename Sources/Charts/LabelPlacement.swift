/// Where the labels of a drawing go, so that none lies on another in the narrowest frame that it is made for.
///
/// A label that finds its place taken moves down 16 px; where that is taken too, it is left to the table.
struct LabelPlacement {
  enum Anchor: String {
    case start, middle, end
  }

  /// A text at a mark. `y` is its base line in px from the top.
  struct Label: Equatable {
    let text: String
    let x: Place
    var y: Int
    var anchor = Anchor.start
    /// Px between the mark and the text.
    var gap = 0
    var isStrong = false
  }

  private struct Box {
    let left: Int
    let right: Int
    let top: Int
    let bottom: Int

    func meets(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  private static let lineHeight = 16

  private let width: Int
  private let height: Int
  private var taken: [Box] = []

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Keeps labels off a mark.
  mutating func keepFree(x: Place, y: Place, radius: Int) {
    let (x, y) = (x.pixels(of: width), y.pixels(of: height))
    taken.append(Box(left: x - radius, right: x + radius, top: y - radius, bottom: y + radius))
  }

  /// Keeps labels off a text that has its place already.
  mutating func keepFree(_ label: Label) {
    taken.append(box(of: label))
  }

  /// Beside a mark, on the side where there is more room; at the right edge below it when neither side has enough.
  ///
  /// - Parameter isBelow: Rather below the mark than above it, where a line rises beside it.
  mutating func place(
    _ text: String, at x: Place, _ y: Place, isBelow: Bool = false, isStrong: Bool = false
  ) -> Label? {
    let (left, above) = (x.pixels(of: width), y.pixels(of: height))
    let (room, needed) = (width - left, textWidth(text) + Self.gap)
    var label = Label(text: text, x: x, y: above - 8, gap: Self.gap, isStrong: isStrong)
    switch (room >= needed, left >= needed) {
    case (true, true): label.anchor = room >= left ? .start : .end
    case (true, false): label.anchor = .start
    case (false, true): label.anchor = .end
    case (false, false): label = Label(text: text, x: .end, y: above + 22, anchor: .end, isStrong: isStrong)
    }
    if isBelow {
      var lower = label
      lower.y = above + 18
      if let placed = place(lower) { return placed }
    }
    return place(label)
  }

  private static let gap = 10

  mutating func place(_ label: Label) -> Label? {
    for down in [0, Self.lineHeight] {
      var moved = label
      moved.y += down
      let box = box(of: moved)
      guard box.left >= -8, box.right <= width + 8, box.bottom <= height + 4, !taken.contains(where: box.meets) else {
        continue
      }
      taken.append(box)
      return moved
    }
    return nil
  }

  private func box(of label: Label) -> Box {
    let (x, length) = (label.x.pixels(of: width), textWidth(label.text))
    let left =
      switch label.anchor {
      case .start: x + label.gap
      case .middle: x - length / 2
      case .end: x - label.gap - length
      }
    return Box(left: left, right: left + length, top: label.y - 12, bottom: label.y + 3)
  }
}

extension SVG {
  mutating func add(_ label: LabelPlacement.Label) {
    let shift = label.anchor == .end ? -label.gap : label.gap
    add(
      "text",
      [
        "class": label.isStrong ? "chart-strong" : "chart-label", "x": label.x.percent, "y": String(label.y),
        "dx": String(shift), "text-anchor": label.anchor.rawValue,
      ], words: label.text)
  }
}
