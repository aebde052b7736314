internal import CSTB

/// A picture as its pixels, row by row, with red, green, blue and opacity of eight bits each.
struct Bitmap: Sendable {
  static let channels = 4

  let width: Int
  let height: Int
  private(set) var bytes: [UInt8]
  /// Is every pixel opaque?
  let isOpaque: Bool

  /// - Parameters:
  ///   - bytes: As many as there are pixels, four times.
  ///   - isOpaque: `nil` where nobody knows.
  init(width: Int, height: Int, bytes: [UInt8], isOpaque: Bool? = nil) {
    precondition(width > 0 && height > 0 && bytes.count == width * height * Self.channels)
    self.width = width
    self.height = height
    self.bytes = bytes
    self.isOpaque = isOpaque ?? Self.isOpaque(bytes)
  }

  private static func isOpaque(_ bytes: [UInt8]) -> Bool {
    let pixels = bytes.span
    var place = 3
    while place < pixels.count {
      if pixels[place] != 0xFF { return false }
      place += channels
    }
    return true
  }

  /// The part of it that a rectangle of pixels covers.
  func cropped(_ part: PixelRectangle) -> Bitmap {
    guard part.width < width || part.height < height else { return self }
    let row = part.width * Self.channels
    var cut: [UInt8] = []
    cut.reserveCapacity(row * part.height)
    for line in part.y..<part.y + part.height {
      let start = (line * width + part.x) * Self.channels
      cut += bytes[start..<start + row]
    }
    return Bitmap(width: part.width, height: part.height, bytes: cut, isOpaque: isOpaque ? true : nil)
  }

  /// The same in another size, by stb's resizer: every pixel that is left out has its share in those that stay.
  func resized(toWidth newWidth: Int, height newHeight: Int) -> Bitmap {
    guard newWidth != width || newHeight != height else { return self }
    var made = [UInt8](repeating: 0, count: newWidth * newHeight * Self.channels)
    // What is opaque has no colours to be weighed by it.
    let opacity: Int32 = isOpaque ? -1 : 3
    let isDone = unsafe stbir_resize_uint8_generic(
      bytes, Int32(width), Int32(height), 0, &made, Int32(newWidth), Int32(newHeight), 0, Int32(Self.channels), opacity,
      0, STBIR_EDGE_CLAMP, STBIR_FILTER_DEFAULT, STBIR_COLORSPACE_LINEAR, nil)
    // It fails for want of memory alone.
    precondition(isDone != 0)
    return Bitmap(width: newWidth, height: newHeight, bytes: made, isOpaque: isOpaque ? true : nil)
  }

  /// Turned so that it stands upright.
  ///
  /// - Source: TIFF 6.0, tag 274
  func upright(_ orientation: Int) -> Bitmap {
    guard (2...8).contains(orientation) else { return self }
    let isOnItsSide = orientation > 4
    let (newWidth, newHeight) = isOnItsSide ? (height, width) : (width, height)
    var turned = [UInt8](repeating: 0, count: bytes.count)
    let source = bytes.span
    var target = turned.mutableSpan
    var place = 0
    for y in 0..<newHeight {
      for x in 0..<newWidth {
        let (column, row) =
          switch orientation {
          case 2: (width - 1 - x, y)
          case 3: (width - 1 - x, height - 1 - y)
          case 4: (x, height - 1 - y)
          case 5: (y, x)
          case 6: (y, height - 1 - x)
          case 7: (width - 1 - y, height - 1 - x)
          default: (width - 1 - y, x)
          }
        let from = (row * width + column) * Self.channels
        for channel in 0..<Self.channels { target[place + channel] = source[from + channel] }
        place += Self.channels
      }
    }
    return Bitmap(width: newWidth, height: newHeight, bytes: turned, isOpaque: isOpaque)
  }

  /// The same on white, for formats that know no opacity.
  var onWhite: Bitmap {
    guard !isOpaque else { return self }
    var flat = bytes
    var pixels = flat.mutableSpan
    var place = 0
    while place < pixels.count {
      let opacity = Int(pixels[place + 3])
      for channel in 0..<3 {
        pixels[place + channel] = UInt8((Int(pixels[place + channel]) * opacity + 255 * (255 - opacity)) / 255)
      }
      pixels[place + 3] = 0xFF
      place += Self.channels
    }
    return Bitmap(width: width, height: height, bytes: flat, isOpaque: true)
  }
}

/// A part of a picture, in pixels from its left and upper edge.
struct PixelRectangle: Hashable, Sendable {
  let x: Int
  let y: Int
  let width: Int
  let height: Int
}
