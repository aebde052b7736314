internal import Exact
internal import FrontMatter
internal import Localisation
internal import Markup
internal import Pictures
internal import Reporting
internal import Template

/// A picture as a page shows it.
struct ImageView: TemplateView {
  /// Of the one that every browser shows.
  let url: String
  let alt: String
  /// In pixels; `nil` of a drawing.
  var width: Int?
  var height: Int?
  /// The sizes in which it can be had as WebP, and as a JPEG, for `srcset`; `nil` for a picture that goes out as it is.
  var webp: String?
  var srcset: String?
  var credit: WordsView?
  /// The largest there is, to look at alone.
  var large: String?

  static let declaration = ViewDeclaration<ImageView>(
    "image",
    [
      .init("url", \.url),
      .init("alt", \.alt),
      .init("width", \.width),
      .init("height", \.height),
      .init("webp", \.webp),
      .init("srcset", \.srcset),
      .init("credit", \.credit),
      .init("large", \.large),
    ])
}

extension FocusPoint {
  init(_ focus: PictureFocus?) {
    guard let focus else {
      self = .middle
      return
    }
    func whole(_ quantity: Quantity) -> Int { Int(Fraction(quantity).decimal(places: 0)) ?? 50 }
    self.init(x: whole(focus.x), y: whole(focus.y))
  }
}

extension Media {
  /// The addresses of a picture's forms.
  ///
  /// - Parameter address: Below the output folder.
  func image(
    _ address: String, alt: String, focus: FocusPoint = .middle, for use: PictureForm.Use, at addresses: Addresses
  ) -> ImageView {
    let look = pictures.look(at: address)
    guard let made = look?.made else {
      let size = look?.review.size
      return ImageView(
        url: addresses.link(toFile: address), alt: alt, width: size?.width, height: size?.height)
    }
    func list(_ forms: [PictureForm]) -> String {
      forms.map { form in
        let address = addresses.link(toFile: made.address(of: form))
        return "\(Self.encodedForList(address)) \(form.width)w"
      }.joined(separator: ", ")
    }
    let webp = made.source.forms(use, .webp, focus: focus)
    // What may be transparent has no JPEG; browsers without WebP get the smallest there is.
    let jpeg = made.source.forms(use, .jpeg, focus: focus)
    pictures.show(webp + jpeg, of: made)
    let middle = jpeg[jpeg.count / 2]
    return ImageView(
      url: addresses.link(toFile: made.address(of: middle)), alt: alt, width: jpeg.last?.width,
      height: jpeg.last?.height, webp: list(webp), srcset: list(jpeg),
      large: jpeg.last.map { addresses.link(toFile: made.address(of: $0)) })
  }

  /// Blanks and commas part the addresses of such a list.
  private static func encodedForList(_ address: String) -> String {
    address.replacing(" ", with: "%20").replacing(",", with: "%2C")
  }
}

extension PageContext {
  /// A picture that a record names; `nil` where there is no such file, which is told.
  func image(
    _ file: FilePath?, alt: LocalisedText?, credit: LocalisedText?, focus: PictureFocus?, for use: PictureForm.Use
  ) -> ImageView? {
    guard let address = file.flatMap({ media.address(of: $0) }) else { return nil }
    var view = media.image(address, alt: text(alt) ?? "", focus: FocusPoint(focus), for: use, at: addresses)
    view.credit = words(credit)
    return view
  }

  /// The picture of a record.
  func image(of header: RecordHeader, for use: PictureForm.Use) -> ImageView? {
    image(header.image, alt: header.alt, credit: header.credit, focus: header.focus, for: use)
  }

  /// Further pictures of a record, each cut, with the way to the whole of it.
  func gallery(of header: RecordHeader?) -> [ImageView] {
    (header?.pictures ?? []).compactMap { picture in
      guard
        var view = image(picture.image, alt: picture.alt, credit: picture.credit, focus: picture.focus, for: .card)
      else { return nil }
      view.large = image(picture.image, alt: nil, credit: nil, focus: nil, for: .page)?.large ?? view.url
      return view
    }
  }
}
