/// What of a picture must stay in sight where it is cut to another form, in hundredths of its width and height.
package struct FocusPoint: Hashable, Sendable {
  package let x: Int
  package let y: Int

  /// Each is held within 0 and 100.
  package init(x: Int, y: Int) {
    self.x = min(max(x, 0), 100)
    self.y = min(max(y, 0), 100)
  }

  package static let middle = FocusPoint(x: 50, y: 50)

  /// The largest part of a picture of this form that has the point as near its middle as can be.
  func crop(_ form: (width: Int, height: Int), of size: (width: Int, height: Int)) -> PixelRectangle {
    let isTooWide = size.width * form.height > size.height * form.width
    let width = isTooWide ? max(1, size.height * form.width / form.height) : size.width
    let height = isTooWide ? size.height : max(1, size.width * form.height / form.width)
    func start(_ point: Int, _ whole: Int, _ part: Int) -> Int {
      min(max(whole * point / 100 - part / 2, 0), whole - part)
    }
    return PixelRectangle(
      x: start(x, size.width, width), y: start(y, size.height, height), width: width, height: height)
  }
}
