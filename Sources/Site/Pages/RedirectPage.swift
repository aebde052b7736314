/// The page at an old address of a record: it leads to the new one, with and without automatic forwarding.
struct RedirectPage {
  let target: String
  let title: String
  let language: String

  var bytes: [UInt8] {
    let (address, name) = (escaped(target), escaped(title))
    return Array(
      """
      <!doctype html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <title>\(name)</title>
      <link rel="canonical" href="\(address)">
      <meta name="robots" content="noindex">
      <meta http-equiv="refresh" content="0; url=\(address)">
      </head>
      <body>
      <p><a href="\(address)">\(name)</a></p>
      </body>
      </html>

      """.utf8)
  }
}
